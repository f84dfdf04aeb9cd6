import { useSignal } from "@preact/signals";
import type { DifferenceRow, Import, Outcome } from "@ventanilla/api/imports-types";
import { date, fill, plural } from "@ventanilla/i18n";
import { type Column, Dialog, EmptyState, Group, PagedTable, usePages, useUrlState } from "../../kit";
import { readRows } from "./api";
import { figure, say } from "./words";

const outcomes: readonly Outcome[] = ["new", "changed", "unchanged", "wrong"];
const marks: Readonly<Record<Outcome, string>> = {
  new: "good",
  changed: "careful",
  unchanged: "",
  wrong: "bad",
};

/** The outcome of each row, with a filter by outcome. */
export function Difference({ one }: { one: Import }) {
  const [{ outcome: wanted }, change] = useUrlState({ outcome: "" });
  const outcome = outcomes.find((name) => name === wanted) ?? "";
  const pages = usePages(`${one.id}${one.state}${outcome}`, (cursor) => readRows(one.id, outcome, cursor));
  const open = useSignal<DifferenceRow | null>(null);
  const words = say().difference;
  const done = one.state !== "compared";
  return (
    <Group title={words.title} explanation={done ? words.text_done : words.text}>
      <Filter one={one} outcome={outcome} onChoose={(next) => change({ outcome: next })} />
      <PagedTable
        caption={words.title}
        columns={columns(one, done)}
        pages={pages}
        rowKey={({ row }) => String(row)}
        rowName={({ label }) => label}
        onOpen={(row) => (open.value = row)}
        empty={
          <EmptyState drawing="nothing" title={words.none} level="h3">
            {words.none_more}
          </EmptyState>
        }
      />
      {open.value && (
        <Dialog
          id="row"
          title={open.value.label || open.value.key || words.row}
          onClose={() => (open.value = null)}
        >
          <p class="soft">{`${words.row} ${rowsOf(open.value)}`}</p>
          {open.value.outcome === "unchanged" ? <p>{words.same}</p> : <Detail one={one} row={open.value} />}
        </Dialog>
      )}
    </Group>
  );
}

interface FilterProps {
  one: Import;
  outcome: Outcome | "";
  onChoose: (outcome: Outcome | "") => void;
}

/** The number of rows per outcome; each filters the list. */
function Filter({ one, outcome, onChoose }: FilterProps) {
  const words = say();
  const total = outcomes.reduce((sum, name) => sum + one.counts[name], 0);
  const all: readonly (readonly [Outcome | "", string, number])[] = [
    ["", words.all, total],
    ...outcomes.map((name) => [name, words.outcomes[name], one.counts[name]] as const),
  ];
  return (
    <fieldset class="import-filter">
      <legend class="visually-hidden">{words.difference.filter}</legend>
      {all.map(([value, label, count]) => (
        <label key={value} class="import-count">
          <input
            class="visually-hidden"
            type="radio"
            name="outcome"
            value={value}
            checked={value === outcome}
            onChange={() => onChoose(value)}
          />
          <span class="figure">{figure(count)}</span>
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function columns(one: Import, done: boolean): Column<DifferenceRow>[] {
  const words = say().difference;
  const names = done ? words.outcome_done : words.outcome_one;
  return [
    { key: "thing", label: words.thing, phone: "title", cell: ({ label, key }) => label || key || "–" },
    { key: "row", label: words.row, cell: rowsOf },
    {
      key: "outcome",
      label: words.outcome,
      phone: "end",
      cell: ({ outcome }) => <span class={`badge ${marks[outcome]}`}>{names[outcome]}</span>,
    },
    { key: "what", label: words.what, phone: "plain", cell: (row) => <Summary one={one} row={row} /> },
  ];
}

/** The row's position in the file. */
function rowsOf({ row, last_row }: DifferenceRow): string {
  return row === last_row
    ? figure(row)
    : fill(say().difference.rows, { first: figure(row), last: figure(last_row) });
}

/** Why a row is rejected, what it changes, or what identifies a new record. The dialog has the rest. */
function Summary({ one, row }: { one: Import; row: DifferenceRow }) {
  if (row.outcome === "new") {
    const said = row.changes.filter(({ field }) => !taken.has(field));
    return (
      <p class="import-summary soft">{said.map((change) => valueOf(one, change, "after")).join(" · ")}</p>
    );
  }
  const more = row.changes.length - SHOWN;
  return (
    <>
      <Detail one={one} row={{ ...row, changes: row.changes.slice(0, SHOWN), warnings: [] }} />
      {more > 0 && <p class="import-summary soft">{plural(say().difference.more, more)}</p>}
    </>
  );
}

const SHOWN = 3;
/** Fields that the summary of a new record omits: it has them already, or they are nearly always the same. */
const taken: ReadonlySet<string> = new Set([
  ...["external_id", "name", "kind", "portal_user", "contact_name", "number", "net"],
]);

/** The value of a field, formatted for the reader. */
function valueOf(one: Import, change: DifferenceRow["changes"][number], when: "before" | "after"): string {
  const text = change[when];
  const words = say().difference;
  const values: Readonly<Partial<Record<string, string>>> = words.values;
  const type = one.fields.find(({ name }) => name === change.field)?.type;
  if (text === "") {
    return words.nothing;
  }
  if (type === "day") {
    return date(text, "short", true);
  }
  return type === "person_kind" || type === "yes_no" || change.field === "pdf"
    ? (values[text] ?? text)
    : text;
}

/** The details of a row: changes, reasons for rejection, and unusable values. */
function Detail({ one, row }: { one: Import; row: DifferenceRow }) {
  const words = say().difference;
  return (
    <ul class="import-detail" role="list">
      {row.reasons.map(({ field, label, code, message }) => (
        <li key={`${field}${code}`} class="wrong">
          {label === "" ? message : `${label}: ${message}`}
        </li>
      ))}
      {row.changes.map((change) => (
        <li key={change.field}>
          <span class="soft">{change.label}:</span>{" "}
          {row.outcome === "new" ? (
            <ins>{valueOf(one, change, "after")}</ins>
          ) : (
            <>
              <del>{valueOf(one, change, "before")}</del> → <ins>{valueOf(one, change, "after")}</ins>
            </>
          )}
        </li>
      ))}
      {row.warnings.map(({ field, label, message }) => (
        <li key={`warning${field}`} class="import-ask">
          {`${words.warning}: ${label}: ${message}`}
        </li>
      ))}
    </ul>
  );
}
