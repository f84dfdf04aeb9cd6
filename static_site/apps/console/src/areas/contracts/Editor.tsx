import { useSignal } from "@preact/signals";
import type { PagePicture, StaffContract, TeamSigner } from "@ventanilla/api/contract-types";
import type { Problem } from "@ventanilla/api/problems";
import { fill, plural } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { announce, ConfirmDialog, Group, Page, SaveBar, useAction, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { readTeam, sendContract } from "./api";
import { type Kind, type Mark, placed, sizes, useDraft } from "./draft";
import { Marks } from "./Marks";
import { Options } from "./Options";
import { Pages } from "./Pages";
import { Signers } from "./Signers";
import { Tools } from "./Tools";
import { faultWords, say } from "./words";

interface EditorProps {
  contract: StaffContract;
  onChange: (contract: StaffContract) => void;
}

/** The editor of a draft: its pages and fields on the left, signers and options on the right. */
export function Editor({ contract, onChange }: EditorProps) {
  const words = say();
  const editing = useDraft(contract, onChange);
  const { draft, action, changed, set } = editing;
  const team = useLoad("contract-team", readTeam);
  const chosen = useSignal<number | null>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const people: readonly TeamSigner[] = team.value.value?.team ?? [];
  const names = draft.value.signers.map(
    ({ contact_id, staff_id }) =>
      contract.contacts.find(({ id }) => id === contact_id)?.name ??
      people.find((one) => one.staff_id === staff_id)?.name ??
      contract.people.find((one) => one.staff_id !== "" && one.staff_id === staff_id)?.name ??
      "",
  );
  const marks = draft.value.marks;
  // The text may have fields of more signers than there are yet.
  const wanted = Math.max(names.length, ...marks.map(({ signer }) => signer));
  const everybody = Array.from(
    { length: wanted },
    (_, index) => names[index] ?? fill(words.signer_absent, { number: index + 1 }),
  );
  const change = (index: number, mark: Mark) =>
    set({ marks: marks.map((one, at) => (at === index ? mark : one)) });
  const remove = (index: number) => {
    set({ marks: marks.filter((_, at) => at !== index) });
    chosen.value = null;
    announce(words.field_removed);
  };
  const add = (kind: Kind, signer: number) => {
    const page = pageInView(sheets.current);
    const size = contract.pages[page];
    if (size === undefined) {
      return;
    }
    const [width, height] = sizes[kind];
    const label = kind === "checkbox" || kind === "text" ? words.kinds[kind] : "";
    const others = marks.filter((mark) => mark.page === page);
    let y = size.height * 0.6;
    // Not on top of another field, which would hide it.
    while (others.some((other) => y < other.y + other.height && other.y < y + height) && y < size.height) {
      y += height + 8;
    }
    const x = (size.width - width) / 2;
    const mark = placed({ signer, kind, page, x, y, width, height, label, required: true }, {}, size);
    set({ marks: [...marks, mark] });
    chosen.value = marks.length;
    announce(fill(words.field_added, { kind: words.kinds[kind], page: page + 1 }));
    requestAnimationFrame(() => sheets.current?.querySelector<HTMLElement>(".mark.chosen")?.focus());
  };
  const writes = can("contracts");
  const picked = chosen.value === null ? undefined : marks[chosen.value];
  const page = picked && contract.pages[picked.page];
  const over = (page: PagePicture) => (
    <Marks
      page={page}
      marks={marks}
      names={everybody}
      chosen={chosen.value}
      onChoose={(index) => (chosen.value = index)}
      onChange={change}
      onRemove={remove}
    />
  );
  return (
    <Page
      title={contract.title}
      lead={
        <>
          <span class="badge">{words.states.draft}</span>{" "}
          <a href={areaPath("customers", contract.customer_id)}>{contract.customer_name}</a>
        </>
      }
      back={{ href: areaPath("contracts"), label: words.title }}
      actions={writes && <Send contract={contract} editing={editing} onSent={onChange} />}
      wide
    >
      {contract.foreign_signatures && <p class="notice">{words.foreign}</p>}
      {wanted > names.length && <p class="notice">{words.faults.mark_of_nobody}</p>}
      <fieldset class="contract-editor" disabled={!writes}>
        <Group title={words.document} explanation={words.document_text}>
          <p id="mark-keys" class="visually-hidden">
            {words.keys}
          </p>
          {contract.pages_drawn >= 0 && (
            <Tools names={names} signaturesOnly={contract.foreign_signatures} onAdd={add} />
          )}
          <div ref={sheets}>
            <Pages contract={contract} over={over} />
          </div>
        </Group>
        <div class="contract-side">
          {picked && page && (
            <Options
              key={chosen.value}
              mark={picked}
              names={everybody}
              page={page}
              onChange={(mark) => chosen.value !== null && change(chosen.value, mark)}
              onRemove={() => chosen.value !== null && remove(chosen.value)}
            />
          )}
          <Signers contract={contract} editing={editing} team={people} names={names} />
        </div>
      </fieldset>
      <SaveBar
        changes={changed().map((part) => words.parts[part])}
        busy={action.busy.value}
        problem={action.problem.value?.fields.length ? null : action.problem.value}
        sentences={words.errors}
        onSave={() => void editing.save().then((done) => done && announce(words.saved))}
        onDiscard={editing.discard}
      />
      <Faults problem={action.problem.value} />
    </Page>
  );
}

/** The errors of the draft. */
function Faults({ problem }: { problem: Problem | null }) {
  const said = faultWords(problem?.fields ?? []);
  return said === undefined ? null : (
    <p class="notice danger" role="alert">
      {said}
    </p>
  );
}

/** The page that is most visible. */
function pageInView(sheets: HTMLElement | null): number {
  const shown = [...(sheets?.querySelectorAll<HTMLElement>("[data-page]") ?? [])].map((sheet) => {
    const { top, bottom } = sheet.getBoundingClientRect();
    return {
      page: Number(sheet.dataset["page"]),
      seen: Math.min(bottom, window.innerHeight) - Math.max(top, 0),
    };
  });
  return shown.sort((one, other) => other.seen - one.seen)[0]?.page ?? 0;
}

interface SendProps {
  contract: StaffContract;
  editing: ReturnType<typeof useDraft>;
  onSent: (contract: StaffContract) => void;
}

/** Saves the changes and sends the contract, after checking it. */
function Send({ contract, editing, onSent }: SendProps) {
  const words = say();
  const open = useSignal(false);
  const action = useAction();
  const { signers, marks } = editing.draft.value;
  const without = signers.filter(
    (_, index) => !marks.some((mark) => mark.kind === "signature" && mark.signer === index + 1),
  ).length;
  const drawn =
    contract.pages.length > 0 && (contract.pages_drawn < 0 || contract.pages_drawn >= contract.pages.length);
  const send = async () => {
    if (editing.changed().length > 0 && (await editing.save()) === null) {
      open.value = false;
      return;
    }
    const done = await action.run(() => sendContract(contract.contract_id));
    if (done !== null) {
      open.value = false;
      announce(words.sent);
      onSent(done);
    }
  };
  const faults = faultWords(action.problem.value?.fields ?? []);
  return (
    <>
      <button type="button" class="button primary" disabled={!drawn} onClick={() => (open.value = true)}>
        {words.send}
      </button>
      {open.value && (
        <ConfirmDialog
          id="send"
          title={words.send_title}
          confirm={words.send}
          busy={action.busy.value || editing.action.busy.value}
          problem={faults ? null : action.problem.value}
          sentences={words.errors}
          onConfirm={() => void send()}
          onClose={() => {
            open.value = false;
            action.forget();
          }}
        >
          <p>{plural(words.send_text, signers.length)}</p>
          {without > 0 && <p class="notice">{plural(words.no_place, without)}</p>}
          <Faults problem={action.problem.value} />
        </ConfirmDialog>
      )}
    </>
  );
}
