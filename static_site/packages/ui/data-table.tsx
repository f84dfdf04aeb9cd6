import { type Plural, plural } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { Skeleton } from "./states";
import { wide } from "./wide";

export interface Column<T> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: T) => ComponentChildren;
  /** Right-aligned, with tabular figures. */
  readonly number?: boolean;
  /** Its place on a phone's card: the title, to the right of it, or nowhere; by default a line with its label. */
  readonly phone?: "title" | "end" | "none" | "plain";
}

/** The words of a `DataTable`. */
export interface TableWords {
  readonly loading: string;
  /** The label of the bar of actions, and the number of selected rows in it. */
  readonly selection: string;
  readonly selected: Plural;
  readonly clear: string;
  readonly select_all: string;
}

export interface DataTableProps<T> {
  words: TableWords;
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** A row's name, for the label of its checkbox. */
  rowName: (row: T) => string;
  /** The address that a row links to. */
  href?: ((row: T) => string) | undefined;
  /** Opens a row that has no address. */
  onOpen?: ((row: T) => void) | undefined;
  /** The keys of the selected rows; without it rows cannot be selected. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** Buttons for the selected rows. */
  actions?: ComponentChildren;
  /** Shows a skeleton while there are no rows yet. */
  loading?: boolean;
  /** Fades the rows while newer ones are loading. */
  busy?: boolean;
}

/** A list: a table that the arrow keys move through, or cards on phones; selected rows get a bar of actions. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { words, rows, loading, busy, selected, actions } = props;
  if (loading && rows.length === 0) {
    return (
      <div class="card" role="status" aria-label={words.loading}>
        <Skeleton kind="row" count={8} />
      </div>
    );
  }
  return (
    <>
      <div class={busy ? "card flush fading" : "card flush"} aria-busy={busy ? true : undefined}>
        {wide.value ? <Table {...props} /> : <Cards {...props} />}
      </div>
      {selected && selected.size > 0 && (
        <div class="action-bar" role="region" aria-label={words.selection}>
          <p role="status">{plural(words.selected, selected.size)}</p>
          {actions}
          <button type="button" class="button quiet" onClick={() => props.onSelect?.(new Set())}>
            {words.clear}
          </button>
        </div>
      )}
    </>
  );
}

function Opener<T>({
  row,
  href,
  onOpen,
  children,
}: Pick<DataTableProps<T>, "href" | "onOpen"> & { row: T; children: ComponentChildren }) {
  if (href) {
    return (
      <a class="row-link" href={href(row)}>
        {children}
      </a>
    );
  }
  return onOpen ? (
    <button type="button" class="row-link" onClick={() => onOpen(row)}>
      {children}
    </button>
  ) : (
    <>{children}</>
  );
}

function Tick<T>({ row, rowKey, rowName, selected, onSelect }: DataTableProps<T> & { row: T }) {
  const key = rowKey(row);
  return (
    <label class="tick">
      <span class="visually-hidden">{rowName(row)}</span>
      <input
        type="checkbox"
        checked={selected?.has(key) ?? false}
        onChange={(event) => {
          const next = new Set(selected);
          if (event.currentTarget.checked) {
            next.add(key);
          } else {
            next.delete(key);
          }
          onSelect?.(next);
        }}
      />
    </label>
  );
}

function TickAll<T>({ words, rows, rowKey, selected, onSelect }: DataTableProps<T>) {
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)));
  return (
    <label class="tick">
      <span class="visually-hidden">{words.select_all}</span>
      <input
        type="checkbox"
        checked={all}
        ref={(input) => {
          if (input) {
            input.indeterminate = !all && (selected?.size ?? 0) > 0;
          }
        }}
        onChange={() => onSelect?.(new Set(all ? [] : rows.map(rowKey)))}
      />
    </label>
  );
}

function Table<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, href, onOpen, selected } = props;
  const { route } = useLocation();
  const opens = Boolean(href ?? onOpen);
  const open = (row: T) => (href ? route(href(row)) : onOpen?.(row));
  return (
    <table class="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {selected && (
            <th class="ticks" scope="col">
              <TickAll {...props} />
            </th>
          )}
          {columns.map(({ key, label, number }) => (
            <th key={key} scope="col" class={number ? "number" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // A click anywhere in the row opens it; by keyboard, its link or button does.
          <tr
            key={rowKey(row)}
            class={opens ? "opens" : undefined}
            aria-selected={selected ? selected.has(rowKey(row)) : undefined}
            onKeyDown={moveBetweenRows}
            onClick={(event) => {
              const target = event.target as Element;
              if (opens && !target.closest("a, button, input, label") && !window.getSelection()?.toString()) {
                open(row);
              }
            }}
          >
            {selected && (
              <td class="ticks">
                <Tick {...props} row={row} />
              </td>
            )}
            {columns.map(({ key, cell, number }, index) => (
              <td key={key} class={number ? "number" : undefined}>
                {index === 0 ? (
                  <Opener row={row} href={href} onOpen={onOpen}>
                    {cell(row)}
                  </Opener>
                ) : (
                  cell(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moves the focus to the row above or below by the arrow keys. */
function moveBetweenRows(event: KeyboardEvent & { currentTarget: HTMLTableRowElement }): void {
  const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (next === undefined || !(event.target as Element).matches(".row-link")) {
    return;
  }
  const row = event.currentTarget[next as "nextElementSibling"];
  const link = row?.querySelector<HTMLElement>(".row-link");
  if (link) {
    event.preventDefault();
    link.focus();
  }
}

function Cards<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, href, onOpen, selected } = props;
  const title = columns.find(({ phone }) => phone === "title") ?? columns[0];
  const end = columns.find(({ phone }) => phone === "end");
  const rest = columns.filter((column) => column !== title && column !== end && column.phone !== "none");
  return (
    <ul class="list" role="list" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} class={selected ? "row-card ticked" : "row-card"}>
          {selected && <Tick {...props} row={row} />}
          <div class="row-card-main">
            <div class="row-card-head">
              <Opener row={row} href={href} onOpen={onOpen}>
                {title?.cell(row)}
              </Opener>
              {end && <div class="row-card-end">{end.cell(row)}</div>}
            </div>
            {rest.length > 0 && (
              <dl class="row-card-rest">
                {rest.map(({ key, label, cell, phone }) => (
                  <div key={key}>
                    <dt class={phone === "plain" ? "visually-hidden" : undefined}>{label}</dt>
                    <dd>{cell(row)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
