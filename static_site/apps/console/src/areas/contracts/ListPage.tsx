import type { ContractRow, ContractState } from "@ventanilla/api/contract-types";
import { date as day, fill } from "@ventanilla/i18n";
import {
  type Column,
  EmptyState,
  Icon,
  moment,
  Page,
  PagedTable,
  Select,
  usePages,
  usePoll,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { readContracts } from "./api";
import { say } from "./words";

const states = [
  "draft",
  "sent",
  "seen",
  "partly_signed",
  "sealing",
  "signed",
  "declined",
  "expired",
  "withdrawn",
] as const satisfies readonly ContractState[];
const NEWS_SECONDS = 20;

/** Contracts, last changed first: all, in a state, or of a customer. */
export function ListPage() {
  const words = say();
  const [{ state: wanted, customer }, change] = useUrlState({ state: "", customer: "" });
  const state = states.find((one) => one === wanted) ?? "";
  const pages = usePages(`${state}|${customer}`, (cursor) => readContracts(state, customer, cursor));
  usePoll(NEWS_SECONDS, pages.refresh);
  const toNew = customer === "" ? "" : `?customer=${customer}`;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        can("contracts") && (
          <>
            <a class="button" href={areaPath("contract-templates")}>
              {words.templates}
            </a>
            <a class="button primary" href={`${areaPath("contracts", "new")}${toNew}`}>
              <Icon name="plus" />
              {words.new}
            </a>
          </>
        )
      }
    >
      <div class="contract-filters">
        {customer === "" ? (
          <Select
            name="state"
            label={words.state}
            options={[
              { value: "", label: words.all },
              ...states.map((value) => ({ value, label: words.states[value] })),
            ]}
            value={state}
            onChange={(one) => change({ state: one })}
          />
        ) : (
          <p>
            {words.of_customer}{" "}
            <button type="button" class="row-link" onClick={() => change({ customer: "" })}>
              {words.show_all}
            </button>
          </p>
        )}
      </div>
      <PagedTable<ContractRow>
        caption={words.title}
        columns={columns()}
        pages={pages}
        rowKey={(row) => row.contract_id}
        rowName={(row) => row.title}
        href={(row) => areaPath("contracts", row.contract_id)}
        empty={
          <EmptyState drawing="empty" title={words.none}>
            {words.none_more}
          </EmptyState>
        }
      />
    </Page>
  );
}

function columns(): Column<ContractRow>[] {
  const words = say();
  return [
    { key: "title", label: words.contract, phone: "title", cell: (row) => row.title },
    { key: "customer", label: words.customer, cell: (row) => row.customer_name },
    { key: "state", label: words.state, phone: "end", cell: (row) => <StateBadge state={row.state} /> },
    {
      key: "signed",
      label: words.signatures,
      cell: (row) => fill(words.signed_of, { signed: row.signed, all: row.signers }),
    },
    { key: "due", label: words.due, cell: (row) => (row.due_on === null ? "" : day(row.due_on)) },
    { key: "updated", label: words.updated, cell: (row) => moment(row.updated_at) },
  ];
}

/** The badge of a contract's state. */
export function StateBadge({ state }: { state: ContractState }) {
  const looks: Partial<Record<ContractState, string>> = {
    signed: "badge good",
    declined: "badge bad",
    expired: "badge bad",
  };
  return <span class={looks[state] ?? "badge"}>{say().states[state]}</span>;
}
