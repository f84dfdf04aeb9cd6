import { useSignal, useSignalEffect } from "@preact/signals";
import type { StaffTicket } from "@ventanilla/api/ticket-types";
import {
  announce,
  EmptyState,
  Icon,
  Page,
  ProblemBox,
  Skeleton,
  useAction,
  useLoad,
  usePoll,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { nameOf, Priority, StateBadge } from "./badges";
import { readSorting, readTicket, reopenTicket } from "./api";
import { CloseDialog } from "./CloseDialog";
import { Composer } from "./Composer";
import { TicketHistory } from "./TicketHistory";
import type { Mode } from "./drafts";
import { TicketDetails } from "./TicketDetails";
import { POLL_SECONDS } from "./Inbox";
import { ShortcutsDialog } from "./ShortcutsDialog";
import type { TicketProps } from "./ticket-props";
import { useShortcuts } from "./shortcuts";
import { MergeDialog } from "./MergeDialog";
import { say } from "./words";

type Over = "close" | "merge" | "keys" | null;

/** A ticket: its history and the composer, with its details on the right. */
export function TicketPage({ id }: { id: string }) {
  const load = useLoad(id, () => readTicket(id));
  const sorting = useLoad("sorting", readSorting);
  /** The result of the latest action, until the reload is done. */
  const newer = useSignal<StaffTicket | null>(null);
  useSignalEffect(() => {
    if (load.value.value !== null) {
      newer.value = null;
    }
  });
  usePoll(POLL_SECONDS, load.reload);
  const ticket = newer.value ?? load.value.value;
  const words = say();
  const back = { href: areaPath("tickets"), label: words.back };
  if (ticket !== null) {
    return (
      <OneTicket
        ticket={ticket}
        sorting={sorting.value.value}
        onChanged={(next, said) => {
          newer.value = next;
          announce(said);
          // A response to an earlier request must not replace the newer state.
          load.reload();
        }}
        onStale={load.reload}
      />
    );
  }
  const problem = load.problem.value;
  return (
    <Page title={words.title} back={back}>
      {problem?.status === 404 ? (
        <div class="card">
          <EmptyState drawing="nothing" title={words.missing}>
            {words.missing_more}
          </EmptyState>
        </div>
      ) : problem ? (
        <ProblemBox problem={problem} sentences={words.errors} onRetry={load.reload} />
      ) : (
        <div class="card">
          <Skeleton kind="row" count={8} />
        </div>
      )}
    </Page>
  );
}

function OneTicket(props: TicketProps) {
  const { ticket, sorting, onChanged } = props;
  const words = say();
  const over = useSignal<Over>(null);
  const mode = useSignal<Mode>(ticket.open ? "reply" : "note");
  const acts = can("tickets");
  const write = (next: Mode) => {
    if (acts && (ticket.open || next === "note")) {
      mode.value = next;
      // The field exists after the next render.
      requestAnimationFrame(() => document.getElementById("ticket-text")?.focus());
    }
  };
  useShortcuts({
    r: () => write("reply"),
    n: () => write("note"),
    a: () => document.getElementById("assignee_id")?.focus(),
    c: () => acts && ticket.open && (over.value = "close"),
    "?": () => (over.value = "keys"),
  });
  const shut = () => (over.value = null);
  return (
    <Page
      title={`#${ticket.number} ${ticket.subject}`}
      lead={
        <span class="badges">
          <StateBadge open={ticket.open} name={nameOf(sorting?.states, ticket.state_id)} />
          <Priority sorting={sorting} id={ticket.priority_id} />
          <bdi>{ticket.customer.name}</bdi>
        </span>
      }
      back={{ href: areaPath("tickets"), label: words.back }}
      actions={acts && <Actions {...props} onAsk={(what) => (over.value = what)} />}
      wide
    >
      {ticket.merged_into !== null && (
        <p class="notice">
          {words.merge.gone}{" "}
          <a class="row-link" href={areaPath("tickets", ticket.merged_into)}>
            {words.merge.see}
          </a>
        </p>
      )}
      <div class="ticket-columns">
        <div class="ticket-middle">
          <TicketHistory ticket={ticket} />
          {acts && <Composer {...props} mode={mode} />}
        </div>
        <TicketDetails {...props} onClose={() => (over.value = "close")} />
      </div>
      {over.value === "close" && (
        <CloseDialog
          ticket={ticket}
          sorting={sorting}
          onDone={(next) => {
            shut();
            onChanged(next, words.close.done);
          }}
          onClose={shut}
        />
      )}
      {over.value === "merge" && <MergeDialog ticket={ticket} onClose={shut} />}
      {over.value === "keys" && <ShortcutsDialog onClose={shut} />}
    </Page>
  );
}

function Actions({ ticket, onChanged, onAsk }: TicketProps & { onAsk: (what: Over) => void }) {
  const action = useAction();
  const words = say();
  const reopen = async () => {
    const next = await action.run(() => reopenTicket(ticket.ticket_id));
    if (next !== null) {
      onChanged(next, words.reopen.done);
    }
  };
  if (ticket.merged_into !== null) {
    return null;
  }
  return (
    <>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={words.errors} />}
      <button type="button" class="button" onClick={() => onAsk("merge")}>
        {words.merge.button}
      </button>
      {ticket.open ? (
        <button type="button" class="button" onClick={() => onAsk("close")}>
          <Icon name="check" />
          {words.close.button}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          aria-disabled={action.busy.value || undefined}
          onClick={() => void reopen()}
        >
          <Icon name="refresh" />
          {words.reopen.button}
        </button>
      )}
    </>
  );
}
