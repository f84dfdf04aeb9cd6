import "@ventanilla/ui/more-icons";
import "@ventanilla/ui/styles/statement.css";
import type { Session, StatementFilter } from "@ventanilla/api/types";
import { account, fill, pages, plural } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { wide } from "@ventanilla/ui/wide";
import { config } from "../portal";
import { api } from "../session";
import { useQuery } from "./address";
import { EntryCards, EntryTable } from "./Entries";
import { FileTray } from "./Files";
import { fetchFile, job } from "./files";
import { PageHead } from "./PageHead";
import { StatementFilters } from "./StatementFilters";
import { type List, type Selection, useSelection, useStatement, ZIP_LIMIT } from "./statement-state";

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the address narrows the statement to; what is no date or currency there is passed over. */
export function filterFrom(query: Readonly<Record<string, string>>): StatementFilter {
  const { moneda, desde, hasta, q } = query;
  return {
    currency: moneda !== undefined && config.currencies.includes(moneda) ? moneda : config.currency,
    ...(isDay(desde) ? { from: desde } : {}),
    ...(isDay(hasta) ? { to: hasta } : {}),
    ...(q ? { q } : {}),
  };
}

/** [Cuenta corriente]: every movement with the balance after it. */
export function Statement({ session }: { session: Session | null }) {
  const [query] = useQuery();
  const filter = filterFrom(query);
  const list = useStatement(filter);
  const selection = useSelection();
  const { statement: say } = pages();
  const narrowed = filter.from !== undefined || filter.to !== undefined || filter.q !== undefined;
  return (
    <>
      <header class="page-head">
        <PageHead title={say.title} />
        <div class="page-actions">
          <StatementFiles filter={filter} />
          <button
            type="button"
            class="button icon-only"
            aria-label={say.refresh}
            title={say.refresh}
            onClick={list.refresh}
          >
            <Icon name="refresh" />
          </button>
        </div>
      </header>
      <p class="print-only">
        {fill(say.printed, { customer: session?.customer.name ?? "", name: config.name })}
      </p>
      <StatementFilters />
      <EntryList list={list} selection={selection} narrowed={narrowed} />
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.retry} />}
      <Further list={list} />
      {selection.selected.size > 0 && <SelectionBar selection={selection} />}
    </>
  );
}

/** The movements so far: grey bars before the first page, a drawing where there are none. */
function EntryList({ list, selection, narrowed }: { list: List; selection: Selection; narrowed: boolean }) {
  const { items, busy } = list;
  const Entries = wide.value ? EntryTable : EntryCards;
  return (
    <div class="card flush" aria-busy={busy === "fresh"}>
      {items === null && busy !== null && (
        <div role="status" aria-label={account().loading} class="padded">
          <Skeleton kind="row" count={8} />
        </div>
      )}
      {items?.length === 0 && <Nothing narrowed={narrowed} />}
      {items !== null && items.length > 0 && (
        <div class={busy === "fresh" ? "fading" : undefined}>
          <Entries items={items} selection={selection} />
        </div>
      )}
    </div>
  );
}

/** How much is in the list, for screen readers, and the way to more of it. */
function Further({ list: { items, busy, more, loadMore } }: { list: List }) {
  const { statement: say } = pages();
  return (
    <>
      <p class="visually-hidden" role="status">
        {items !== null && busy === null && plural(say.loaded, items.length)}
      </p>
      {more !== null && (
        <button
          type="button"
          class="button more"
          aria-disabled={busy !== null || undefined}
          onClick={() => {
            if (busy === null) {
              loadMore();
            }
          }}
        >
          {busy === "more" ? say.more_loading : say.more}
        </button>
      )}
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const { statement: say } = pages();
  const [, change] = useQuery();
  return narrowed ? (
    <EmptyState
      drawing="nothing"
      title={say.nothing}
      action={
        <button type="button" class="button" onClick={() => change({ q: "", desde: "", hasta: "" })}>
          {say.clear}
        </button>
      }
    >
      {say.nothing_more}
    </EmptyState>
  ) : (
    <EmptyState drawing="empty" title={say.empty}>
      {say.empty_more}
    </EmptyState>
  );
}

function StatementFiles({ filter: { q: _, ...filter } }: { filter: StatementFilter }) {
  const { statement: say } = pages();
  const preparing = job.value?.at === "preparing";
  const get = (format: "csv" | "pdf") => () => {
    if (!preparing) {
      void fetchFile(format, () =>
        api.statementFile({ ...filter, currency: filter.currency ?? config.currency, format }),
      );
    }
  };
  return (
    <>
      <button type="button" class="button" aria-disabled={preparing || undefined} onClick={get("pdf")}>
        <span class="icon-beside">
          <Icon name="download" />
        </span>
        <span>
          <span class="visually-hidden">{say.download} </span>PDF
        </span>
      </button>
      <button type="button" class="button" aria-disabled={preparing || undefined} onClick={get("csv")}>
        <span class="icon-beside">
          <Icon name="download" />
        </span>
        <span>
          <span class="visually-hidden">{say.download} </span>CSV
        </span>
      </button>
    </>
  );
}

function SelectionBar({ selection }: { selection: Selection }) {
  const { statement: say } = pages();
  const preparing = job.value?.at === "preparing";
  const ids = [...selection.selected];
  return (
    <div class="foot">
      <FileTray within="bar" />
      <section class="action-bar" aria-label={plural(say.selected, ids.length)}>
        <p role="status">
          {plural(say.selected, ids.length)}
          {ids.length === ZIP_LIMIT && (
            <span class="soft"> {fill(say.selected_limit, { count: ZIP_LIMIT })}</span>
          )}
        </p>
        <button
          type="button"
          class="button primary"
          aria-disabled={preparing || undefined}
          onClick={() => preparing || void fetchFile("zip", () => api.invoicesZip(ids))}
        >
          <Icon name="download" />
          {say.download_zip}
        </button>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={say.unselect}
          title={say.unselect}
          onClick={selection.clear}
        >
          <Icon name="close" />
        </button>
      </section>
    </div>
  );
}
