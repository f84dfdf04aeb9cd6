import type { StaffContract, TeamSigner } from "@ventanilla/api/contract-types";
import { fill } from "@ventanilla/i18n";
import { Group, Icon, Select, Switch, TextField } from "../../kit";
import type { Person, useDraft } from "./draft";
import { say } from "./words";

interface SignersProps {
  contract: StaffContract;
  editing: ReturnType<typeof useDraft>;
  team: readonly TeamSigner[];
  names: readonly string[];
}

const MOST = 10;
const keyOf = ({ contact_id, staff_id }: Person) => contact_id || staff_id;

/** The signers, their order, the due date and the message to them. */
export function Signers({ contract, editing, team, names }: SignersProps) {
  const words = say();
  const { draft, set } = editing;
  const { signers, marks, in_order } = draft.value;
  const options = [
    ...contract.contacts.map(({ id, name, email, phone }) => ({
      value: id,
      label: `${name} · ${email || phone || words.unreachable}`,
    })),
    ...team.map(({ staff_id, name }) => ({ value: staff_id, label: `${name} · ${words.team}` })),
  ];
  const taken = new Set(signers.map(keyOf));
  const free = options.filter(({ value }) => !taken.has(value));
  const personOf = (value: string, order: number): Person =>
    value.startsWith("stf_")
      ? { contact_id: "", staff_id: value, order }
      : { contact_id: value, staff_id: "", order };
  const put = (next: readonly Person[]) =>
    set({ signers: next.map((one, index) => ({ ...one, order: index + 1 })) });
  const drop = (index: number) => {
    put(signers.filter((_, at) => at !== index));
    set({
      marks: marks
        .filter(({ signer }) => signer !== index + 1)
        .map((mark) => (mark.signer > index + 1 ? { ...mark, signer: mark.signer - 1 } : mark)),
    });
  };
  const up = (index: number) => {
    const next = [...signers];
    const [one] = next.splice(index, 1);
    if (one) {
      next.splice(index - 1, 0, one);
    }
    put(next);
    const swap = (signer: number) => (signer === index + 1 ? index : signer === index ? index + 1 : signer);
    set({ marks: marks.map((mark) => ({ ...mark, signer: swap(mark.signer) })) });
  };
  return (
    <>
      <Group
        title={words.signers}
        explanation={words.signers_text}
        actions={
          signers.length < MOST &&
          free[0] && (
            <button
              type="button"
              class="button"
              onClick={() => free[0] && put([...signers, personOf(free[0].value, signers.length + 1)])}
            >
              <Icon name="plus" />
              {words.add_signer}
            </button>
          )
        }
      >
        {signers.length === 0 && <p class="notice">{words.no_signers}</p>}
        <ol class="contract-signers">
          {signers.map((one, index) => (
            <li key={keyOf(one)} class={`signer-${String((index % 6) + 1)}`}>
              <Select
                name={`signer-${String(index + 1)}`}
                label={fill(words.signer_number, { number: index + 1 })}
                options={options.filter(({ value }) => value === keyOf(one) || !taken.has(value))}
                value={keyOf(one)}
                onChange={(value) =>
                  put(signers.map((other, at) => (at === index ? personOf(value, index + 1) : other)))
                }
              />
              <span class="inline">
                {index > 0 && (
                  <button type="button" class="button quiet small" onClick={() => up(index)}>
                    {words.up}
                    <span class="visually-hidden"> {names[index]}</span>
                  </button>
                )}
                {signers.length > 1 && (
                  <button type="button" class="button quiet small" onClick={() => drop(index)}>
                    {words.remove}
                    <span class="visually-hidden"> {names[index]}</span>
                  </button>
                )}
              </span>
            </li>
          ))}
        </ol>
        {signers.length > 1 && (
          <Switch
            name="in_order"
            label={words.in_order}
            explanation={words.in_order_text}
            checked={in_order}
            onChange={(checked) => set({ in_order: checked })}
          />
        )}
      </Group>
      <Group title={words.sending_title}>
        <TextField
          name="contract-title"
          label={words.name}
          maxLength={120}
          value={draft.value.title}
          onInput={(title) => set({ title })}
        />
        <TextField
          name="due_on"
          label={words.due}
          explanation={words.due_text}
          type="date"
          value={draft.value.due_on}
          onInput={(due_on) => set({ due_on })}
        />
        <TextField
          name="message"
          label={words.message}
          explanation={words.message_text}
          lines={3}
          maxLength={2000}
          value={draft.value.message}
          onInput={(message) => set({ message })}
        />
      </Group>
    </>
  );
}
