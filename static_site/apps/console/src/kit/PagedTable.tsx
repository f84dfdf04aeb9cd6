import type { ComponentChildren } from "preact";
import { DataTable, type DataTableProps } from "./DataTable";
import { Pager, type Pages } from "./pages";

interface PagedTableProps<T> extends Omit<DataTableProps<T>, "rows" | "loading" | "busy"> {
  pages: Pages<T>;
  /** What stands there when nothing is found: an `EmptyState`. */
  empty: ComponentChildren;
}

/** A list that is fetched page by page: grey bars, then rows, or what stands there when there are none. */
export function PagedTable<T>({ pages, empty, ...table }: PagedTableProps<T>) {
  const rows = pages.items.value;
  const failed = rows === null && pages.problem.value !== null;
  const nothing = rows?.length === 0;
  return (
    <>
      {nothing && !pages.busy.value && !pages.hasMore.value && <div class="card">{empty}</div>}
      {!nothing && !failed && (
        <DataTable {...table} rows={rows ?? []} loading={rows === null} busy={pages.busy.value} />
      )}
      <Pager pages={pages} />
    </>
  );
}
