import type { ImportKindFields, ImportSummary } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { useSignal } from "@preact/signals";
import { type Column, EmptyState, moment, Page, PagedTable, usePages } from "../../kit";
import { areaPath } from "../../address";
import { readImports } from "./api";
import { NewImport } from "./NewImport";
import { State } from "./State";
import { figure, kindName, say } from "./words";

/** A new import, and the previous ones. */
export function ListPage() {
  const kinds = useSignal<readonly ImportKindFields[]>([]);
  const pages = usePages("imports", async (cursor) => {
    const page = await readImports(cursor);
    if (page.ok) {
      kinds.value = page.value.kinds;
    }
    return page;
  });
  return (
    <Page title={say().title} lead={say().lead}>
      <NewImport kinds={kinds.value} />
      <h2>{say().history}</h2>
      <PagedTable
        caption={say().history}
        columns={columns()}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ filename }) => filename}
        href={({ id }) => areaPath("imports", id)}
        empty={
          <EmptyState drawing="empty" title={say().no_history} level="h3">
            {say().no_history_more}
          </EmptyState>
        }
      />
    </Page>
  );
}

function columns(): Column<ImportSummary>[] {
  const words = say();
  return [
    { key: "file", label: words.file, phone: "title", cell: ({ filename }) => filename },
    { key: "kind", label: words.what, phone: "plain", cell: ({ kind }) => kindName(kind) },
    { key: "state", label: words.state, phone: "end", cell: (row) => <State state={row.state} /> },
    { key: "result", label: words.result, cell: result },
    { key: "who", label: words.who, cell: ({ staff_name }) => staff_name },
    {
      key: "when",
      label: words.when,
      phone: "plain",
      cell: ({ created_at }) => <time dateTime={created_at}>{moment(created_at, "short")}</time>,
    },
  ];
}

/** The counts of an import once it is compared. */
function result({ counts }: ImportSummary): string {
  const total = counts.new + counts.changed + counts.unchanged + counts.wrong;
  return total === 0
    ? ""
    : fill(say().counts, {
        new: figure(counts.new),
        changed: figure(counts.changed),
        wrong: figure(counts.wrong),
      });
}
