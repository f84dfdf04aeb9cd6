import type { DifferenceRow, Import, Outcome } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { type Column, EmptyState, Group, PagedTable, usePages, useUrlState } from "../../kit";
import { readRows } from "./calls";
import { figure, say } from "./words";

const outcomes: readonly Outcome[] = ["new", "changed", "unchanged", "wrong"];
const marks: Readonly<Record<Outcome, string>> = {
  new: "good",
  changed: "careful",
  unchanged: "",
  wrong: "bad",
};

/** What becomes, or became, of each row; narrowed by outcome. */
export function Difference({ one }: { one: Import }) {
  const [{ outcome: wanted }, change] = useUrlState({ outcome: "" });
  const outcome = outcomes.find((name) => name === wanted) ?? "";
  const pages = usePages(`${one.id}${one.state}${outcome}`, (cursor) => readRows(one.id, outcome, cursor));
  const words = say().difference;
  const done = one.state !== "compared";
  return (
    <Group title={words.title} explanation={done ? words.text_done : words.text}>
      <Filter one={one} outcome={outcome} onChoose={(next) => change({ outcome: next })} />
      <PagedTable
        caption={words.title}
        columns={columns(done)}
        pages={pages}
        rowKey={({ row }) => String(row)}
        rowName={({ label }) => label}
        empty={
          <EmptyState drawing="nothing" title={words.none} level="h3">
            {words.none_more}
          </EmptyState>
        }
      />
    </Group>
  );
}

interface FilterProps {
  one: Import;
  outcome: Outcome | "";
  onChoose: (outcome: Outcome | "") => void;
}

/** How many rows there are of each outcome; each is a way to see only these. */
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

function columns(done: boolean): Column<DifferenceRow>[] {
  const words = say().difference;
  const names = done ? words.outcome_done : words.outcome_one;
  return [
    {
      key: "row",
      label: words.row,
      phone: "plain",
      cell: ({ row, last_row }) =>
        row === last_row ? figure(row) : fill(words.rows, { first: figure(row), last: figure(last_row) }),
    },
    { key: "thing", label: words.thing, phone: "title", cell: ({ label, key }) => label || key },
    {
      key: "outcome",
      label: words.outcome,
      phone: "end",
      cell: ({ outcome }) => <span class={`badge ${marks[outcome]}`}>{names[outcome]}</span>,
    },
    { key: "what", label: words.what, phone: "plain", cell: (row) => <Detail row={row} /> },
  ];
}

/** What differs, before and after; or why it cannot be taken. */
function Detail({ row }: { row: DifferenceRow }) {
  const words = say().difference;
  return (
    <ul class="import-detail" role="list">
      {row.reasons.map(({ field, label, code, message }) => (
        <li key={`${field}${code}`} class="wrong">
          {label === "" ? message : `${label}: ${message}`}
        </li>
      ))}
      {row.changes.map(({ field, label, before, after }) => (
        <li key={field}>
          <span class="soft">{label}:</span>{" "}
          {row.outcome === "new" ? (
            <ins>{after}</ins>
          ) : (
            <>
              <del>{before || words.nothing}</del> → <ins>{after || words.nothing}</ins>
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
