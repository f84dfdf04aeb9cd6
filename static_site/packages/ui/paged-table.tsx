import type { Problem } from "@ventanilla/api/problems";
import type { ComponentChildren } from "preact";
import { DataTable, type DataTableProps, type TableWords } from "./data-table";
import { Pager, type PagerWords } from "./pager";
import type { Pages } from "./pages";

export interface PagedTableProps<T> extends Omit<DataTableProps<T>, "rows" | "loading" | "busy" | "words"> {
  pages: Pages<T>;
  words: TableWords & PagerWords;
  /** Shown when there are no rows: an `EmptyState`. */
  empty: ComponentChildren;
  /** Describes a failure, where the app has its own sentences. */
  explainProblem?: (problem: Problem) => string;
}

/** A table that is loaded page by page: a skeleton, then rows or the empty state, and the pager below. */
export function PagedTable<T>({ pages, empty, explainProblem, ...table }: PagedTableProps<T>) {
  const rows = pages.items.value;
  const failed = rows === null && pages.problem.value !== null;
  const isEmpty = rows?.length === 0;
  return (
    <>
      {isEmpty && !pages.busy.value && !pages.hasMore.value && <div class="card">{empty}</div>}
      {!isEmpty && !failed && (
        <DataTable {...table} rows={rows ?? []} loading={rows === null} busy={pages.busy.value} />
      )}
      <Pager pages={pages} words={table.words} explainProblem={explainProblem} />
    </>
  );
}
