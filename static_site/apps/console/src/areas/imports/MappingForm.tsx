import { useSignal } from "@preact/signals";
import type { Import, ImportLayout } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { Check, Group, Icon, ProblemBox, Select, TextField, useAction, wrongFields } from "../../kit";
import { compareImport, parseFile } from "./api";
import { CancelButton } from "./CancelButton";
import { ColumnRow } from "./ColumnRow";
import { type Choice, type Draft, draftOf, faults, mappingOf, needs } from "./mapping";
import { say } from "./words";

interface MappingFormProps {
  one: Import;
  onChange: (next: Import) => void;
}

/** Maps the columns to fields and formats. */
export function MappingForm({ one, onChange }: MappingFormProps) {
  const draft = useSignal<Draft>(draftOf(one));
  const tried = useSignal(false);
  const action = useAction();
  const form = useRef<HTMLFormElement>(null);
  const wrong = faults(one, draft.value);
  const needed = needs(one, draft.value);
  const lacking = needed.filter(({ met }) => !met);
  const words = say().mapping;

  const set = (index: number, choice: Choice) => {
    const columns = draft.value.columns.map((before, place) => (place === index ? choice : before));
    draft.value = { ...draft.value, columns };
  };
  const compare = async () => {
    tried.value = true;
    if (wrong.size > 0 || lacking.length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    const next = await action.run(() => compareImport(one.id, mappingOf(draft.value)));
    if (next !== null) {
      onChange(next);
    }
  };
  return (
    <form
      ref={form}
      class="page-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void compare();
      }}
    >
      <Layout one={one} onChange={onChange} />
      <Group title={words.title} explanation={one.remembered ? words.remembered : words.text}>
        <div class="import-needs">
          <p class="label" id="needs">
            {words.needs}
          </p>
          <ul role="list" aria-labelledby="needs">
            {needed.map(({ label, met }) => (
              <li key={label} class={met ? "met" : "lacking"}>
                <Icon name={met ? "check" : "alert"} />
                {label}
                <span class="visually-hidden">{met ? words.met : words.lacking}</span>
              </li>
            ))}
          </ul>
        </div>
        <ul class="list import-columns" role="list">
          {one.columns.map((column, index) => (
            <ColumnRow
              key={index}
              index={index}
              column={column}
              choice={draft.value.columns[index] ?? { field: "", decimal_sign: "", day_order: "" }}
              fields={one.fields}
              wrong={tried.value ? wrong.get(index) : undefined}
              onChange={(choice) => set(index, choice)}
            />
          ))}
        </ul>
      </Group>
      {one.kind !== "customers" && (
        <Defaults
          one={one}
          draft={draft.value}
          wrong={wrongFields(action.problem.value, say().fields)}
          onChange={(changes) => (draft.value = { ...draft.value, ...changes })}
        />
      )}
      {tried.value && lacking.length > 0 && (
        <div class="notice bad" role="alert">
          {lacking.map(({ label }) => (
            <p key={label}>{fill(words.missing, { fields: label })}</p>
          ))}
        </div>
      )}
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={say().errors} />}
      <div class="import-bar">
        <p class="soft">{words.next_text}</p>
        <CancelButton one={one} onChange={onChange} />
        <button type="submit" class="button primary" aria-disabled={action.busy.value || undefined}>
          {words.compare}
        </button>
      </div>
    </form>
  );
}

const separators = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const encodings = ["utf-8", "windows-1252", "utf-16-le", "utf-16-be"] as const;

/** The parse options; changing one parses the file again. */
function Layout({ one, onChange }: MappingFormProps) {
  const action = useAction();
  const words = say().layout;
  if (one.layout === null) {
    return null;
  }
  const { encoding, separator, has_header } = one.layout;
  const again = async (changes: ImportLayout) => {
    const body = { encoding, separator: separator as ",", has_header, ...changes };
    const next = await action.run(() => parseFile(one.id, body));
    if (next !== null) {
      onChange(next);
    }
  };
  return (
    <Group title={words.title}>
      <div class="import-layout">
        <Select
          name="encoding"
          label={words.encoding}
          options={encodings.map((value) => ({ value, label: words.encodings[value] }))}
          value={encoding}
          onChange={(value) => void again({ encoding: value })}
        />
        <Select
          name="separator"
          label={words.separator}
          options={Object.entries(separators).map(([value, name]) => ({
            value,
            label: words.separators[name],
          }))}
          value={separator}
          onChange={(value) => void again({ separator: value as "," })}
        />
        <Check
          label={words.header}
          checked={has_header}
          onChange={(checked) => void again({ has_header: checked })}
        />
      </div>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={say().errors} />}
    </Group>
  );
}

interface DefaultsProps {
  one: Import;
  draft: Draft;
  wrong: Readonly<Record<string, string>>;
  onChange: (changes: Partial<Draft>) => void;
}

/** The default values of rows. */
function Defaults({ one, draft, wrong, onChange }: DefaultsProps) {
  const words = say().mapping;
  return (
    <section class="card group import-defaults" aria-label={words.currency}>
      <TextField
        name="currency"
        label={words.currency}
        explanation={words.currency_text}
        wrong={wrong["currency"]}
        value={draft.currency}
        maxLength={3}
        autocomplete="off"
        spellcheck={false}
        onInput={(currency) => onChange({ currency })}
      />
      {one.kind === "invoices" && (
        <TextField
          name="due_days"
          label={words.due_days}
          explanation={words.due_days_text}
          wrong={wrong["due_days"]}
          value={draft.due_days}
          inputMode="numeric"
          maxLength={3}
          onInput={(due_days) => onChange({ due_days })}
        />
      )}
    </section>
  );
}
