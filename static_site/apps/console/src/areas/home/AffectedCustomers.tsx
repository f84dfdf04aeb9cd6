import { EmptyState, Page, PagedTable, usePages } from "../../kit";
import { areaPath } from "../../address";
import { readAffectedCustomers } from "./api";
import { say } from "./words";

/** The customers with one kind of data issue. */
export function AffectedCustomers({ kind }: { kind: string }) {
  const words = say().affected;
  const title = (words.kinds as Readonly<Partial<Record<string, string>>>)[kind] ?? words.title;
  const pages = usePages(kind, (cursor) => readAffectedCustomers(kind, cursor));
  return (
    <Page title={title} back={{ href: areaPath("home"), label: say().title }}>
      <PagedTable
        caption={title}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        href={({ id }) => areaPath("customers", id)}
        columns={[
          { key: "name", label: words.name, phone: "title", cell: ({ name }) => name },
          { key: "number", label: words.number, cell: ({ number }) => number ?? "—" },
          { key: "document", label: words.document, cell: ({ document }) => document ?? "—" },
        ]}
        empty={
          <EmptyState drawing="empty" title={words.none}>
            {words.none_more}
          </EmptyState>
        }
      />
    </Page>
  );
}
