import { useSignal } from "@preact/signals";
import {
  type TicketRow,
  type TicketSorting,
  type TicketView,
  ticketViews,
} from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import {
  type Column,
  EmptyState,
  Icon,
  moment,
  Page,
  PagedTable,
  SearchBox,
  useLoad,
  usePages,
  usePoll,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { Due, nameOf, personOf, Priority, StateBadge } from "./badges";
import { readCounts, readSorting, readTickets, type Wanted } from "./api";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { focusRow, useShortcuts } from "./shortcuts";
import { Views } from "./Views";
import { say } from "./words";

export const POLL_SECONDS = 20;

const nothing = { view: "open", id: "", q: "", customer: "" };

/** The tickets of a view, of a customer, or of a search. */
export function Inbox() {
  const [address, change] = useUrlState(nothing);
  const view = ticketViews.find((one) => one === address.view) ?? "open";
  const wanted: Wanted = { ...address, view };
  const pages = usePages(JSON.stringify(wanted), (cursor) => readTickets(wanted, cursor));
  const counts = useLoad("counts", readCounts);
  const sorting = useLoad("sorting", readSorting);
  const keys = useSignal(false);
  const words = say();
  const fresh = { id: "", q: "", customer: "" };

  usePoll(POLL_SECONDS, () => {
    pages.refresh();
    counts.reload();
  });
  useShortcuts({ j: () => focusRow(1), k: () => focusRow(-1), "?": () => (keys.value = true) });

  const lists = sorting.value.value;
  return (
    <Page title={words.title} actions={<Actions onKeys={() => (keys.value = true)} />} wide>
      <div class="ticket-inbox">
        <Views
          wanted={wanted}
          sorting={lists}
          counts={counts.value.value}
          onChoose={(next: TicketView, id) => change({ ...fresh, view: next, id }, true)}
        />
        <div class="ticket-rows">
          <div class="toolbar">
            <SearchBox
              label={words.search}
              placeholder={words.search_placeholder}
              value={address.q}
              onSearch={(q) => change({ q })}
            />
          </div>
          <Narrowed wanted={wanted} rows={pages.items.value} onClear={() => change(fresh)} />
          <PagedTable
            caption={words.title}
            columns={columns(lists)}
            pages={pages}
            rowKey={({ ticket_id }) => ticket_id}
            rowName={({ number, subject }) => `#${number} ${subject}`}
            href={({ ticket_id }) => areaPath("tickets", ticket_id)}
            empty={<Empty wanted={wanted} onClear={() => change({ ...fresh, view: "open" })} />}
          />
        </div>
      </div>
      {keys.value && <ShortcutsDialog onClose={() => (keys.value = false)} />}
    </Page>
  );
}

function Actions({ onKeys }: { onKeys: () => void }) {
  const words = say();
  return (
    <>
      <button type="button" class="button quiet keys-button" onClick={onKeys}>
        {words.keys.button} <kbd>?</kbd>
      </button>
      {can("tickets") && (
        <a class="button primary" href={areaPath("tickets", "new")}>
          <Icon name="plus" />
          {words.make.button}
        </a>
      )}
    </>
  );
}

/** The customer whose tickets are listed. */
function Narrowed({
  wanted,
  rows,
  onClear,
}: {
  wanted: Wanted;
  rows: readonly TicketRow[] | null;
  onClear: () => void;
}) {
  const words = say();
  if (wanted.customer === "" || wanted.q !== "") {
    return null;
  }
  const name = rows?.[0]?.customer_name;
  return (
    <p class="inline">
      <a class="row-link" href={areaPath("customers", wanted.customer)}>
        {name === undefined ? words.of_customer : fill(words.of, { name })}
      </a>
      <button type="button" class="button small" onClick={onClear}>
        {words.all}
      </button>
    </p>
  );
}

function columns(sorting: TicketSorting | null): Column<TicketRow>[] {
  const words = say();
  return [
    {
      key: "subject",
      label: words.ticket,
      phone: "title",
      cell: ({ number, subject, preview }) => (
        <span class="ticket-name">
          <span class="ticket-subject">
            <span class="figure">#{number}</span> <bdi>{subject}</bdi>
          </span>
          <span class="soft ticket-preview">{preview}</span>
        </span>
      ),
    },
    {
      key: "customer",
      label: words.customer,
      phone: "plain",
      cell: ({ customer_name }) => <bdi>{customer_name}</bdi>,
    },
    {
      key: "state",
      label: words.state,
      phone: "plain",
      cell: ({ open, state_id, priority_id }) => (
        <span class="badges">
          <StateBadge open={open} name={nameOf(sorting?.states, state_id)} />
          <Priority sorting={sorting} id={priority_id} quiet />
        </span>
      ),
    },
    {
      key: "assignee",
      label: words.assignee,
      phone: "plain",
      cell: ({ assignee_id }) =>
        assignee_id === "" ? <span class="soft">{words.nobody}</span> : personOf(sorting, assignee_id),
    },
    {
      key: "due",
      label: words.due,
      cell: ({ due_at }) => (due_at === null ? <span class="soft">—</span> : <Due at={due_at} />),
    },
    {
      key: "updated",
      label: words.updated,
      cell: ({ updated_at }) => (
        <time class="soft whole" dateTime={updated_at}>
          {moment(updated_at, "short")}
        </time>
      ),
    },
  ];
}

function Empty({ wanted, onClear }: { wanted: Wanted; onClear: () => void }) {
  const words = say().empty;
  const narrowed = wanted.q !== "" || wanted.customer !== "" || wanted.view !== "open";
  return narrowed ? (
    <EmptyState
      drawing="nothing"
      title={wanted.q === "" ? words.list : words.found}
      action={
        <button type="button" class="button" onClick={onClear}>
          {words.open}
        </button>
      }
    >
      {wanted.q === "" ? words.list_more : words.found_more}
    </EmptyState>
  ) : (
    <EmptyState drawing="empty" title={words.all}>
      {words.all_more}
    </EmptyState>
  );
}
