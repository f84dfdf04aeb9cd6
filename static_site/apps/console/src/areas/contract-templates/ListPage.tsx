import { useSignal } from "@preact/signals";
import type { ContractTemplateRow } from "@ventanilla/api/contract-template-types";
import { plural } from "@ventanilla/i18n";
import { type Column, DataTable, EmptyState, Icon, moment, Page, ProblemBox, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { readTemplates } from "./api";
import { say } from "./words";
import { UseTemplateDialog } from "./UseTemplateDialog";

/** The list of templates. */
export function ListPage() {
  const words = say();
  const list = useLoad("contract-templates", readTemplates);
  const using = useSignal<ContractTemplateRow | null>(null);
  const rows = list.value.value?.items;
  const writes = can("contracts");
  const make = writes && (
    <a class="button primary" href={areaPath("contract-templates", "new")}>
      <Icon name="plus" />
      {words.new}
    </a>
  );
  return (
    <Page title={words.title} lead={words.lead} actions={make}>
      {list.problem.value && <ProblemBox problem={list.problem.value} onRetry={list.reload} />}
      {rows?.length === 0 ? (
        <div class="card">
          <EmptyState drawing="empty" title={words.none}>
            {words.none_more}
          </EmptyState>
        </div>
      ) : (
        (rows !== undefined || list.busy.value) && (
          <DataTable<ContractTemplateRow>
            caption={words.title}
            columns={columns((row) => (using.value = row), writes)}
            rows={rows ?? []}
            rowKey={(row) => row.template_id}
            rowName={(row) => row.name}
            href={(row) => areaPath("contract-templates", row.template_id)}
            loading={rows === undefined}
          />
        )
      )}
      {using.value !== null && (
        <UseTemplateDialog template={using.value} onClose={() => (using.value = null)} />
      )}
    </Page>
  );
}

function columns(onUse: (row: ContractTemplateRow) => void, writes: boolean): Column<ContractTemplateRow>[] {
  const words = say();
  return [
    { key: "name", label: words.name, phone: "title", cell: (row) => row.name },
    { key: "signers", label: words.signers, cell: (row) => plural(words.signer_count, row.signers) },
    {
      key: "changed",
      label: words.changed,
      cell: (row) => `${moment(row.changed_at)} · ${row.changed_by}`,
    },
    {
      key: "use",
      label: words.use,
      phone: "end",
      cell: (row) =>
        writes && (
          <span class="template-acts">
            <button type="button" class="button small" onClick={() => onUse(row)}>
              {words.use_one}
              <span class="visually-hidden"> {row.name}</span>
            </button>
            {can("imports") && (
              <a
                class="button quiet small"
                href={`${areaPath("imports")}?kind=contracts&template=${row.template_id}`}
              >
                {words.use_many}
                <span class="visually-hidden"> {row.name}</span>
              </a>
            )}
          </span>
        ),
    },
  ];
}
