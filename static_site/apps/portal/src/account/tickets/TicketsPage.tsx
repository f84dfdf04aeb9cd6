import "@ventanilla/ui/more-icons";
import "@ventanilla/ui/styles/statement.css";
import "@ventanilla/ui/styles/tickets.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Session, TicketBrief, TicketOptions } from "@ventanilla/api/types";
import { fill, moment, plural } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { config } from "../../portal";
import { useQuery } from "../address";
import { news } from "../news";
import { PageHead } from "../PageHead";
import { listTickets, readOptions, type TicketFilter } from "./calls";
import { NewTicket } from "./NewTicket";
import { TicketDialog } from "./TicketDialog";
import { say } from "./words";

const TYPING_PAUSE_MS = 350;

/** The customer's tickets: what was asked, how it stands, and asking something new. */
export function TicketsPage({ session }: { session: Session | null }) {
  const [query, change] = useQuery();
  const { q = "", abiertos = "", ticket, nuevo } = query;
  const list = useTickets({ ...(q && { q }), ...(abiertos && { open: "1" as const }) });
  const options = useLoad("options", readOptions);
  const viewed = Boolean(session?.viewed_by);
  const refresh = () => {
    list.refresh();
    options.reload();
  };
  const mayCreate = config.tickets?.create !== false && !viewed;
  const locked = options.value.value?.locked_until ?? null;

  const narrowed = q !== "" || abiertos !== "";
  const close = () => change({ ticket: "", cerrar: "", nuevo: "", factura: "" }, true);

  return (
    <>
      <Head
        busy={list.busy}
        locked={locked}
        mayCreate={mayCreate}
        onRefresh={refresh}
        onCreate={() => change({ nuevo: "1" })}
      />
      <Filters q={q} open={abiertos !== ""} onChange={(changes) => change(changes, true)} />
      <List
        list={list}
        viewed={viewed}
        narrowed={narrowed}
        onClear={() => change({ q: "", abiertos: "" }, true)}
        onOpen={(id, closing) => change({ ticket: id, ...(closing ? { cerrar: "1" } : {}) })}
      />
      {mayCreate && <Left options={options.value.value} />}
      {ticket !== undefined && (
        <TicketDialog
          key={ticket}
          id={ticket}
          viewed={viewed}
          asksToClose={query["cerrar"] !== undefined}
          onOpen={(other) => change({ ticket: other, cerrar: "" }, true)}
          onChanged={list.refresh}
          onClose={close}
        />
      )}
      {nuevo !== undefined && mayCreate && (
        <NewTicket
          options={options.value.value}
          about={query["factura"]}
          onMade={refresh}
          onSee={(made) => change({ nuevo: "", factura: "", ticket: made }, true)}
          onClose={close}
        />
      )}
    </>
  );
}

interface HeadProps {
  busy: boolean;
  /** Until when no ticket can be made; null while one can. */
  locked: string | null;
  mayCreate: boolean;
  onRefresh: () => void;
  onCreate: () => void;
}

function Head({ busy, locked, mayCreate, onRefresh, onCreate }: HeadProps) {
  const words = say();
  return (
    <>
      <div class="page-head">
        <PageHead title={words.title} />
        <div class="page-actions">
          <button type="button" class="button" onClick={onRefresh} aria-disabled={busy || undefined}>
            <Icon name="refresh" />
            {words.refresh}
          </button>
          {mayCreate && (
            <button
              type="button"
              class="button primary"
              disabled={locked !== null}
              aria-describedby={locked === null ? undefined : "ticket-lock"}
              onClick={onCreate}
            >
              <Icon name="plus" />
              {words.create}
            </button>
          )}
        </div>
      </div>
      {locked !== null && mayCreate && (
        <p class="notice" id="ticket-lock" role="status">
          {fill(words.locked, { at: moment(locked) })}
        </p>
      )}
    </>
  );
}

/** How many more can be made today, where there is a limit that is not reached. */
function Left({ options }: { options: TicketOptions | null }) {
  const left = options?.left_today ?? 0;
  return left > 0 ? <p class="soft">{plural(say().left, left)}</p> : null;
}

interface ListProps {
  list: TicketList;
  viewed: boolean;
  narrowed: boolean;
  onClear: () => void;
  onOpen: (ticket_id: string, closing: boolean) => void;
}

function List({ list, viewed, narrowed, onClear, onOpen }: ListProps) {
  const words = say();
  const { items } = list;
  return (
    <section class="card flush tickets" aria-busy={list.busy} aria-label={words.title}>
      {list.problem && (
        <div class="padded">
          <ProblemNotice problem={list.problem} onRetry={list.refresh} />
        </div>
      )}
      {items === null && list.problem === null && (
        <div class="padded" role="status" aria-label={words.loading}>
          <Skeleton kind="row" count={5} />
        </div>
      )}
      {items?.length === 0 && <Nothing narrowed={narrowed} onClear={onClear} />}
      {items !== null && items.length > 0 && (
        <ul class="ticket-list">
          {items.map((one) => (
            <li key={one.ticket_id}>
              <Row ticket={one} viewed={viewed} onOpen={(closing) => onOpen(one.ticket_id, closing)} />
            </li>
          ))}
        </ul>
      )}
      {list.next !== null && (
        <div class="padded">
          <button
            type="button"
            class="button wide"
            aria-disabled={list.busy || undefined}
            onClick={list.more}
          >
            {list.busy ? words.loading : words.more}
          </button>
        </div>
      )}
    </section>
  );
}

interface TicketList {
  readonly items: readonly TicketBrief[] | null;
  readonly next: string | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly refresh: () => void;
  readonly more: () => void;
}

/** The list under a filter, page after page; it is fetched anew when something new is heard of. */
function useTickets(filter: TicketFilter): TicketList {
  const items = useSignal<readonly TicketBrief[] | null>(null);
  const next = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const turn = useRef(0);
  const latest = useRef(filter);
  latest.current = filter;

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const mine = ++turn.current;
      busy.value = true;
      problem.value = null;
      const result = await listTickets({ ...latest.current, ...(cursor !== null && { cursor }) });
      if (mine !== turn.current) {
        return;
      }
      busy.value = false;
      if (result.ok) {
        items.value = cursor === null ? result.value.items : [...(items.peek() ?? []), ...result.value.items];
        next.value = result.value.next;
      } else {
        problem.value = result.problem;
      }
    },
    [items, next, busy, problem],
  );
  const key = JSON.stringify(filter);
  useEffect(() => void fetchPage(null), [fetchPage, key]);
  const heard = useRef(news.peek().latest);
  useSignalEffect(() => {
    const { latest: now } = news.value;
    if (now !== heard.current) {
      heard.current = now;
      void fetchPage(null);
    }
  });
  return {
    items: items.value,
    next: next.value,
    busy: busy.value,
    problem: problem.value,
    refresh: () => void fetchPage(null),
    more: () => void fetchPage(next.peek()),
  };
}

function Filters({
  q,
  open,
  onChange,
}: {
  q: string;
  open: boolean;
  onChange: (changes: { q?: string; abiertos?: string }) => void;
}) {
  const words = say();
  const typed = useSignal(q);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    typed.value = q;
  }, [q, typed]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <search class="filters">
      <div class="search">
        <label class="visually-hidden" for="ticket-q">
          {words.search}
        </label>
        <Icon name="search" />
        <input
          class="input"
          id="ticket-q"
          type="search"
          placeholder={words.search_hint}
          maxLength={100}
          value={typed.value}
          onInput={({ currentTarget: { value } }) => {
            typed.value = value;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => onChange({ q: value.trim() }), TYPING_PAUSE_MS);
          }}
        />
      </div>
      {config.tickets?.open_only !== true && (
        <label class="switch-line">
          <input
            type="checkbox"
            role="switch"
            checked={open}
            onChange={({ currentTarget }) => onChange({ abiertos: currentTarget.checked ? "1" : "" })}
          />
          {words.open_only}
        </label>
      )}
    </search>
  );
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const words = say();
  return narrowed ? (
    <EmptyState
      drawing="nothing"
      title={words.none}
      action={
        <button type="button" class="button" onClick={onClear}>
          {words.clear}
        </button>
      }
    >
      {words.none_more}
    </EmptyState>
  ) : (
    <EmptyState drawing="empty" title={words.empty}>
      {words.empty_more}
    </EmptyState>
  );
}

function Row({
  ticket,
  viewed,
  onOpen,
}: {
  ticket: TicketBrief;
  viewed: boolean;
  onOpen: (closing: boolean) => void;
}) {
  const words = say();
  const menu = useRef<HTMLDetailsElement>(null);
  const number = fill(words.number, { number: ticket.number });
  const choose = (closing: boolean) => {
    menu.current?.removeAttribute("open");
    onOpen(closing);
  };
  return (
    <div class={ticket.unseen ? "ticket-row unseen" : "ticket-row"}>
      <button type="button" class="row" onClick={() => onOpen(false)}>
        <span class="row-main">
          <span class="ticket-head">
            <span class="soft figure">{number}</span>
            <strong dir="auto">{ticket.subject}</strong>
          </span>
          <span class="soft ticket-preview" dir="auto">
            {ticket.preview}
          </span>
        </span>
        <span class="row-end">
          <span class={ticket.open ? "badge" : "badge done"}>{ticket.state}</span>
          <span class="soft nowrap">{moment(ticket.updated_at)}</span>
          {ticket.unseen && <span class="badge new">{words.unseen}</span>}
        </span>
      </button>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape puts the list away, as it does a native one */}
      <details
        class="menu"
        ref={menu}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.currentTarget.removeAttribute("open");
            event.currentTarget.querySelector("summary")?.focus();
          }
        }}
      >
        <summary class="button quiet icon-only" aria-label={fill(words.options, { number })}>
          <Icon name="dots" />
        </summary>
        <div class="menu-list">
          <button type="button" class="button quiet" onClick={() => choose(false)}>
            {words.see}
          </button>
          {ticket.open && !viewed && (
            <button type="button" class="button quiet" onClick={() => choose(true)}>
              {words.close}
            </button>
          )}
        </div>
      </details>
    </div>
  );
}
