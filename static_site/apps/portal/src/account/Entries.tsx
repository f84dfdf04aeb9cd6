import type { Entry } from "@ventanilla/api/types";
import { date, fill, money, pages, sign } from "@ventanilla/i18n";
import type { TargetedKeyboardEvent } from "preact";
import { config } from "../portal";
import { useQuery } from "./address";
import type { Selection } from "./statement-state";

interface EntriesProps {
  items: readonly Entry[];
  selection: Selection;
}

const hasDownloads = () => config.modules.includes("invoice_downloads");

function EntryName({ entry }: { entry: Entry }) {
  const { statement, invoice } = pages();
  const [, change] = useQuery();
  const { invoice_id: id, number, kind, description } = entry;
  const name = number || statement.kinds[kind];
  const what = [number && statement.kinds[kind], description].filter(Boolean).join(" · ");
  return (
    <>
      {id !== null && kind === "invoice" ? (
        <button
          type="button"
          class="link"
          aria-label={fill(invoice.see_number, { number: name })}
          onClick={() => change({ factura: id })}
        >
          {name}
        </button>
      ) : (
        <strong>{name}</strong>
      )}
      {what && <span class="soft">{what}</span>}
    </>
  );
}

function Tick({ entry, selection }: { entry: Entry; selection: Selection }) {
  const { statement } = pages();
  const { invoice_id: id, kind, number } = entry;
  if (id === null || kind !== "invoice") {
    return <span class="tick" />;
  }
  return (
    <label class="tick">
      <input
        type="checkbox"
        aria-label={fill(statement.select_one, { number })}
        checked={selection.selected.has(id)}
        onChange={(event) => {
          selection.toggle([id], event.currentTarget.checked);
          // At the limit the tick is not taken.
          event.currentTarget.checked = event.currentTarget.checked && selection.selected.size < 50;
        }}
      />
    </label>
  );
}

/** The same control as the focused one, in the row that a key asks for. */
function rowAsked(key: string, rows: readonly Element[], from: number): Element | undefined {
  const places: Partial<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const place = places[key];
  return place === undefined ? undefined : rows[place];
}

/** Arrows, Home and End lead from row to row; Tab leads out as anywhere. */
function walkRows(event: TargetedKeyboardEvent<HTMLTableSectionElement>): void {
  const control = event.target as HTMLElement;
  const kind = control.localName;
  // Rows without such a control are stepped over.
  const rows = [...event.currentTarget.querySelectorAll("tr")].filter(
    (row) => row.querySelector(kind) !== null,
  );
  const from = rows.findIndex((row) => row.contains(control));
  const found = rowAsked(event.key, rows, from)?.querySelector<HTMLElement>(kind);
  if (found) {
    event.preventDefault();
    found.focus();
  }
}

/** On desktops: a table with the balance beside every movement. */
export function EntryTable({ items, selection }: EntriesProps) {
  const { statement: say } = pages();
  const invoices = items.flatMap(({ invoice_id: id, kind }) =>
    id !== null && kind === "invoice" ? [id] : [],
  );
  const all = invoices.length > 0 && invoices.every((id) => selection.selected.has(id));
  return (
    <table class="entries">
      <caption class="visually-hidden">{say.title}</caption>
      <thead>
        <tr>
          {hasDownloads() && (
            <th scope="col" class="ticks">
              <label class="tick">
                <input
                  type="checkbox"
                  aria-label={say.select_all}
                  checked={all}
                  onChange={(event) => selection.toggle(invoices, event.currentTarget.checked)}
                />
              </label>
            </th>
          )}
          <th scope="col">{say.date}</th>
          <th scope="col" class="concept">
            {say.concept}
          </th>
          <th scope="col">{say.due}</th>
          <th scope="col" class="number">
            {say.amount}
          </th>
          <th scope="col" class="number">
            {say.balance}
          </th>
        </tr>
      </thead>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between controls */}
      <tbody onKeyDown={walkRows}>
        {items.map((entry) => (
          <tr key={entry.id}>
            {hasDownloads() && (
              <td class="ticks">
                <Tick entry={entry} selection={selection} />
              </td>
            )}
            <td class="nowrap">{date(entry.date)}</td>
            <td>
              <span class="stack">
                <EntryName entry={entry} />
              </span>
            </td>
            <td class="nowrap">{entry.due_on && date(entry.due_on)}</td>
            <td class={sign(entry.amount.amount) < 0 ? "number nowrap in" : "number nowrap"}>
              {money(entry.amount)}
            </td>
            <td class="number nowrap">{money(entry.balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On phones: cards with the amount at the right. */
export function EntryCards({ items, selection }: EntriesProps) {
  const { statement: say } = pages();
  return (
    <ul class="list entries-cards">
      {items.map((entry) => (
        <li key={entry.id} class="row">
          {hasDownloads() && <Tick entry={entry} selection={selection} />}
          <div class="row-main">
            <EntryName entry={entry} />
            <span class="soft">{date(entry.date)}</span>
          </div>
          <div class="row-end">
            <span class={sign(entry.amount.amount) < 0 ? "figure in" : "figure"}>{money(entry.amount)}</span>
            <span class="soft figure">
              {say.balance} {money(entry.balance)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
