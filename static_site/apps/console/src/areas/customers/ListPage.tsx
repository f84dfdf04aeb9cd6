import { useSignal } from "@preact/signals";
import type { CustomerBrief } from "@ventanilla/api/customer-types";
import { useLocation } from "preact-iso";
import {
  type Column,
  EmptyState,
  Icon,
  Page,
  PagedTable,
  ProblemBox,
  SearchBox,
  useAction,
  usePages,
  useIdempotency,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { AccessBadge, TestBadge } from "./badges";
import { makeTestCustomer, readCustomers } from "./api";
import { SendDialog } from "./SendDialog";
import { SendingNotice } from "./SendingNotice";
import type { Recipient } from "./sending";
import { say } from "./words";

const nothing = { q: "" };

/** The list of customers, with search, and sending access to the selected ones. */
export function ListPage() {
  const [{ q }, change] = useUrlState(nothing);
  const pages = usePages(q, (cursor) => readCustomers(q, cursor));
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const asking = useSignal<readonly Recipient[] | null>(null);
  const words = say();

  const ask = () => {
    const rows = pages.items.value ?? [];
    asking.value = rows.filter(({ id }) => chosen.value.has(id)).map(({ id, name }) => ({ id, name }));
  };
  return (
    <Page title={words.title} lead={words.lead} actions={can("customers_write") && <MakeButtons />} wide>
      <SendingNotice />
      <div class="toolbar">
        <SearchBox
          label={words.search}
          placeholder={words.search_placeholder}
          value={q}
          onSearch={(text) => {
            chosen.value = new Set();
            change({ q: text });
          }}
        />
      </div>
      {q.length === 1 && <p class="soft">{words.search_short}</p>}
      <PagedTable
        caption={words.title}
        columns={columns()}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        href={({ id }) => areaPath("customers", id)}
        {...(can("customers_access")
          ? {
              selected: chosen.value,
              onSelect: (next: ReadonlySet<string>) => (chosen.value = next),
              actions: (
                <button type="button" class="button primary" onClick={ask}>
                  <Icon name="mail" />
                  {words.send.button}
                </button>
              ),
            }
          : {})}
        empty={<Empty searched={q.length > 1} onClear={() => change({ q: "" })} />}
      />
      {asking.value && (
        <SendDialog
          people={asking.value}
          onStart={() => {
            asking.value = null;
            chosen.value = new Set();
          }}
          onClose={() => (asking.value = null)}
        />
      )}
    </Page>
  );
}

/** The buttons for a new customer and for a test customer. */
function MakeButtons() {
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  const words = say();
  const makeTest = async () => {
    const made = await action.run(() => makeTestCustomer(idempotencyHeader(null)));
    if (made !== null) {
      route(areaPath("customers", made.id));
    }
  };
  return (
    <>
      {action.problem.value && (
        <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void makeTest()} />
      )}
      <button
        type="button"
        class="button"
        aria-disabled={action.busy.value || undefined}
        onClick={() => void makeTest()}
      >
        {words.test.button}
      </button>
      <a class="button primary" href={areaPath("customers", "new")}>
        <Icon name="plus" />
        {words.make.button}
      </a>
    </>
  );
}

function columns(): Column<CustomerBrief>[] {
  const words = say();
  return [
    {
      key: "name",
      label: words.name,
      phone: "title",
      cell: ({ name }) => name,
    },
    {
      key: "number",
      label: words.identifier,
      phone: "plain",
      cell: ({ document, number }) => (
        <span class="whole">{document ?? number ?? <span class="soft">{words.none}</span>}</span>
      ),
    },
    { key: "email", label: words.email, phone: "plain", cell: ({ email }) => email ?? "" },
    {
      key: "phone",
      label: words.phone,
      phone: "plain",
      cell: ({ phone }) => <span class="whole">{phone}</span>,
    },
    {
      key: "access",
      label: words.access.title,
      phone: "end",
      cell: ({ access, is_test }) => (
        <span class="badges">
          {is_test && <TestBadge />}
          <AccessBadge state={access} />
        </span>
      ),
    },
  ];
}

function Empty({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  const words = say();
  return searched ? (
    <EmptyState
      drawing="nothing"
      title={words.none_found}
      action={
        <button type="button" class="button" onClick={onClear}>
          {words.clear}
        </button>
      }
    >
      {words.none_found_more}
    </EmptyState>
  ) : (
    <EmptyState
      drawing="empty"
      title={words.empty}
      action={
        can("imports") ? (
          <a class="button" href={areaPath("imports")}>
            {words.empty_import}
          </a>
        ) : undefined
      }
    >
      {words.empty_more}
    </EmptyState>
  );
}
