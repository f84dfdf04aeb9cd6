import "@ventanilla/ui/more-icons";
import { useSignal, useSignalEffect } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import type { Ticket, TicketEntry } from "@ventanilla/api/types";
import { account, fill, moment } from "@ventanilla/i18n";
import { AttachmentList, AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { Dialog } from "@ventanilla/ui/dialog";
import { Icon } from "@ventanilla/ui/icons";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import { useEffect, useRef } from "preact/hooks";
import { config, path } from "../../portal";
import { askNews, news } from "../news";
import { attachmentApi, closeTicket, fileOf, markSeen, readTicket, reopenTicket, replyTo } from "./calls";
import { draftOf } from "./drafts";
import { useKey } from "./key";
import { explainTicket, wrongWith } from "./problems";
import { RatingForm } from "./RatingForm";
import { say } from "./words";

interface Props {
  id: string;
  /** Whether a staff member looks as the customer: nothing can be changed. */
  viewed: boolean;
  /** Whether it was opened to be closed. */
  asksToClose: boolean;
  onOpen: (ticket_id: string) => void;
  onChanged: () => void;
  onClose: () => void;
}

/** A ticket with its history, over the list: answering, closing, opening again, rating. */
export function TicketDialog({ id, viewed, asksToClose, onOpen, onChanged, onClose }: Props) {
  const { value, problem, reload } = useLoad(id, () => readTicket(id));
  const changed = useSignal<Ticket | null>(null);
  const said = useSignal("");
  const ticket = changed.value ?? value.value;
  useSeen(ticket, viewed, onChanged);
  // What is shown stays until the new one is here: an older one in between would take a half-filled form away.
  const refresh = async () => {
    const before = changed.peek();
    const result = await readTicket(id);
    if (result.ok && changed.peek() === before) {
      changed.value = result.value;
    }
  };
  useRefresh(() => void refresh());
  const take = (next: Ticket, what: string) => {
    changed.value = next;
    said.value = what;
    onChanged();
  };

  return (
    <Dialog
      id="ticket"
      title={
        ticket === null ? (
          fill(say().one.title, { number: "" })
        ) : (
          <>
            <span class="soft figure">{fill(say().number, { number: ticket.number })}</span>{" "}
            <bdi>{ticket.subject}</bdi>
          </>
        )
      }
      onClose={onClose}
    >
      {problem.value && ticket === null && (
        <ProblemNotice problem={problem.value} says={explainTicket(problem.value)} onRetry={reload} />
      )}
      {ticket === null && problem.value === null && (
        <div role="status" aria-label={account().loading}>
          <Skeleton kind="text" count={2} />
          <Skeleton kind="row" count={3} />
        </div>
      )}
      {ticket !== null && (
        <>
          <Facts ticket={ticket} />
          <History ticket={ticket} />
          <p class="visually-hidden" role="status">
            {said.value}
          </p>
          {ticket.merged_into !== null && <Merged into={ticket.merged_into} onOpen={onOpen} />}
          {!viewed && (
            <Acts ticket={ticket} asksToClose={asksToClose} onTaken={take} onStale={() => void refresh()} />
          )}
        </>
      )}
    </Dialog>
  );
}

function Merged({ into, onOpen }: { into: string; onOpen: (ticket_id: string) => void }) {
  const words = say().one;
  return (
    <div class="notice">
      <p>{words.merged}</p>
      <button type="button" class="button" onClick={() => onOpen(into)}>
        {words.merged_see}
      </button>
    </div>
  );
}

/** What the customer can do with a ticket as it stands. */
function Acts({
  ticket,
  asksToClose,
  onTaken,
  onStale,
}: {
  ticket: Ticket;
  asksToClose: boolean;
  onTaken: (ticket: Ticket, said: string) => void;
  onStale: () => void;
}) {
  const words = say().one;
  return (
    <>
      {ticket.can_reply && (
        <ReplyForm ticket={ticket} onTaken={(next) => onTaken(next, words.sent)} onStale={onStale} />
      )}
      <Standing ticket={ticket} asksToClose={asksToClose && ticket.can_close} onTaken={onTaken} />
      {(ticket.can_rate || ticket.rating !== null) && (
        <RatingForm ticket={ticket} onTaken={(next) => onTaken(next, words.thanks)} />
      )}
    </>
  );
}

/** Tells the business that its last answer was read, once it is on screen. */
function useSeen(ticket: Ticket | null, viewed: boolean, onSeen: () => void): void {
  const id = ticket?.ticket_id ?? "";
  const unseen = ticket?.unseen === true && !viewed;
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => {
    if (unseen) {
      void markSeen(id).then((result) => {
        if (result.ok) {
          latest.current();
        }
      });
    }
  }, [id, unseen]);
}

/** Shows what was said meanwhile as soon as it is heard of. */
function useRefresh(refresh: () => void): void {
  const heard = useRef(news.peek().latest);
  const latest = useRef(refresh);
  latest.current = refresh;
  useSignalEffect(() => {
    const now = news.value.latest;
    if (now !== heard.current) {
      heard.current = now;
      latest.current();
    }
  });
}

function Facts({ ticket }: { ticket: Ticket }) {
  return (
    <p class="ticket-facts">
      <span class={ticket.open ? "badge" : "badge done"}>{ticket.state}</span>
      {ticket.category && <span class="soft">{ticket.category}</span>}
      {ticket.fields.map(({ name, value }) => (
        <span key={name} class="soft">
          {name}: {value}
        </span>
      ))}
      {ticket.invoice_id && (
        <a href={`${path("cuenta")}?factura=${ticket.invoice_id}`}>{say().one.invoice}</a>
      )}
    </p>
  );
}

function History({ ticket }: { ticket: Ticket }) {
  const words = say().one;
  return (
    <section aria-label={words.history}>
      {ticket.cut && <p class="soft">{words.cut}</p>}
      <ol class="history">
        {ticket.entries.map((entry) => (
          <li key={entry.entry_id} class={entry.kind === "change" ? "change" : entry.author}>
            {entry.kind === "change" ? (
              <Change entry={entry} />
            ) : (
              <Said entry={entry} id={ticket.ticket_id} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Change({ entry: { change, happened_at } }: { entry: TicketEntry }) {
  const sentences = say().one.change as Partial<Record<string, string>>;
  const sentence = change === null ? undefined : sentences[change.what];
  return change === null || sentence === undefined ? null : (
    <p class="soft">
      {fill(sentence, { before: change.before, after: change.after })} · {moment(happened_at)}
    </p>
  );
}

function Said({ entry, id }: { entry: TicketEntry; id: string }) {
  const words = say().one;
  const who = entry.own
    ? words.you
    : entry.author === "staff"
      ? `${entry.author_name}, ${config.name}`
      : entry.author_name || words.customer;
  return (
    <article class="said">
      <p class="said-head">
        <strong>{who}</strong>{" "}
        <span class="soft nowrap">
          {moment(entry.happened_at)}
          {entry.via === "email" && ` · ${words.via_email}`}
        </span>
      </p>
      <p class="pre" dir="auto">
        {entry.text}
      </p>
      <AttachmentList files={entry.attachments} onDownload={(attachment_id) => fileOf(id, attachment_id)} />
    </article>
  );
}

function ReplyForm({
  ticket: { ticket_id },
  onTaken,
  onStale,
}: {
  ticket: Ticket;
  onTaken: (ticket: Ticket) => void;
  onStale: () => void;
}) {
  const { one: words, new: form } = say();
  const text = draftOf(ticket_id);
  const files = useAttachments(attachmentApi);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const repeats = useKey();

  const send = async () => {
    if (busy.value || files.holdsBack()) {
      return;
    }
    const key = repeats([text.value, files.ids.value]);
    busy.value = true;
    problem.value = null;
    const result = await replyTo(ticket_id, text.value, files.ids.value, key);
    busy.value = false;
    if (result.ok) {
      text.value = "";
      files.clear();
      onTaken(result.value);
      void askNews();
      return;
    }
    problem.value = result.problem;
    if (result.problem.code === "ticket_closed") {
      onStale();
    }
  };

  const wrong = wrongWith(problem.value, "text");
  return (
    <form
      class="ticket-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="field">
        <label for="reply">{words.reply_label}</label>
        <textarea
          class="input"
          id="reply"
          rows={4}
          value={text.value}
          aria-describedby={wrong ? "reply-wrong" : undefined}
          aria-invalid={wrong ? true : undefined}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
        {wrong && (
          <p class="wrong" id="reply-wrong">
            {wrong}
          </p>
        )}
      </div>
      <AttachmentPicker files={files} disabled={busy.value} />
      {problem.value && wrong === undefined && (
        <ProblemNotice
          problem={problem.value}
          says={explainTicket(problem.value)}
          onRetry={() => void send()}
        />
      )}
      <div class="form-end">
        {files.busy.value && <p class="soft">{form.files_busy}</p>}
        <button
          type="submit"
          class="button primary"
          aria-disabled={busy.value || files.busy.value || undefined}
        >
          {busy.value ? form.sending : words.send}
        </button>
      </div>
    </form>
  );
}

/** Closing, and opening again. */
function Standing({
  ticket,
  asksToClose,
  onTaken,
}: {
  ticket: Ticket;
  asksToClose: boolean;
  onTaken: (ticket: Ticket, said: string) => void;
}) {
  const words = say().one;
  const asking = useSignal(asksToClose);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const kept = draftOf(ticket.ticket_id);

  const act = async (call: () => Promise<Result<Ticket>>, done: string) => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await call();
    busy.value = false;
    if (result.ok) {
      asking.value = false;
      onTaken(result.value, done);
    } else {
      problem.value = result.problem;
    }
  };

  return (
    <div class="standing">
      {!ticket.open && <p class="soft">{words.closed}</p>}
      {!ticket.open && kept.value !== "" && (
        <div class="notice">
          <p>{words.closed_meanwhile}</p>
          <p class="pre">{kept.value}</p>
        </div>
      )}
      {ticket.can_close && !asking.value && (
        <button type="button" class="button" onClick={() => (asking.value = true)}>
          <Icon name="check" />
          {words.close}
        </button>
      )}
      {ticket.can_close && asking.value && (
        <div class="notice" role="group" aria-label={words.close_ask}>
          <p>
            <strong>{words.close_ask}</strong> {words.close_text}
          </p>
          <div class="inline">
            <button type="button" class="button" onClick={() => (asking.value = false)}>
              {words.cancel}
            </button>
            <button
              type="button"
              class="button primary"
              aria-disabled={busy.value || undefined}
              onClick={() => void act(() => closeTicket(ticket.ticket_id), words.done_closed)}
            >
              {words.close_confirm}
            </button>
          </div>
        </div>
      )}
      {ticket.reopen_until !== null && (
        <div class="inline">
          <button
            type="button"
            class="button"
            aria-disabled={busy.value || undefined}
            onClick={() => void act(() => reopenTicket(ticket.ticket_id), words.done_open)}
          >
            <Icon name="refresh" />
            {words.reopen}
          </button>
          <span class="soft">{fill(words.reopen_until, { at: moment(ticket.reopen_until) })}</span>
        </div>
      )}
      {problem.value && <ProblemNotice problem={problem.value} says={explainTicket(problem.value)} />}
    </div>
  );
}
