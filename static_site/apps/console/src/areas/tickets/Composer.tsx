import { type Signal, useSignal } from "@preact/signals";
import type { StaffTicket, TicketLine } from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import { AttachmentPicker, type Attachments, useAttachments } from "@ventanilla/ui/attachments";
import type { RefObject } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { attachmentApiFor } from "../../attachments";
import { CannedPicker } from "../../canned-answers";
import { Icon, ProblemBox, Select, useAction, useLeaveGuard, useIdempotency, wrongFields } from "../../kit";
import { addNote, replyTo } from "./api";
import { draftOf, type Mode } from "./drafts";
import { SendLabel } from "./SendLabel";
import type { TicketProps } from "./ticket-props";
import { say } from "./words";

interface Props extends TicketProps {
  mode: Signal<Mode>;
}

/** The text and state of one mode of the composer, and how it is sent. */
function useWriting({ ticket, onChanged, onStale }: TicketProps, now: Mode, files: Attachments) {
  const words = say();
  const text = draftOf(ticket.ticket_id, now);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const after = useSignal("");
  const post = () => {
    const said = { text: text.value, attachment_ids: files.ids.value };
    const answer = { ...said, seen: ticket.last_entry_id, state_id: after.value };
    return now === "reply"
      ? replyTo(ticket.ticket_id, answer, idempotencyHeader([ticket.ticket_id, answer]))
      : addNote(ticket.ticket_id, said, idempotencyHeader([ticket.ticket_id, said]));
  };
  const send = async () => {
    if (files.holdsBack()) {
      return;
    }
    const next = await action.run(post);
    if (next !== null) {
      text.value = "";
      after.value = "";
      files.clear();
      onChanged(next, words[now].done);
    } else if (action.problem.value?.status === 409) {
      onStale();
    }
  };
  return { text, action, after, send };
}

/** Writes a reply or an internal note: two separate drafts in two colours. */
export function Composer({ mode, ...props }: Props) {
  const { ticket } = props;
  const words = say();
  const customer = ticket.customer.customer_id;
  const api = useMemo(() => attachmentApiFor(customer), [customer]);
  const files = { reply: useAttachments(api), note: useAttachments(api) };
  const now = ticket.open ? mode.value : "note";
  const queue = files[now];
  const { text, action, after, send } = useWriting(props, now, queue);
  const meanwhile = useMeanwhile(ticket);
  useLeaveGuard(files.reply.chosen.value.length + files.note.chosen.value.length > 0);
  const wrong = wrongFields(action.problem.value, words.fields)["text"];
  const area = useRef<HTMLTextAreaElement>(null);
  const other = draftOf(ticket.ticket_id, now === "reply" ? "note" : "reply");
  return (
    <form
      class={`card composer ${now}`}
      aria-label={words[now].title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Modes
        now={now}
        locked={action.busy.value}
        open={ticket.open}
        waiting={other.value !== ""}
        onTurn={(to) => {
          action.forget();
          mode.value = to;
        }}
      />
      <p class="composer-says" id="ticket-text-hint">
        <Icon name={now === "reply" ? "mail" : "lock"} />
        <span>{hintFor(now, ticket)}</span>
      </p>
      {now === "reply" && <Meanwhile lines={meanwhile} />}
      <label class="visually-hidden" for="ticket-text">
        {words[now].title}
      </label>
      <textarea
        class="input"
        id="ticket-text"
        ref={area}
        rows={5}
        dir="auto"
        value={text.value}
        readOnly={action.busy.value}
        aria-describedby={wrong ? "ticket-text-hint ticket-text-wrong" : "ticket-text-hint"}
        aria-invalid={wrong ? true : undefined}
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
        }}
      />
      {wrong && (
        <p class="wrong" id="ticket-text-wrong">
          {wrong}
        </p>
      )}
      <AttachmentPicker key={now} files={queue} disabled={action.busy.value} />
      {action.problem.value && wrong === undefined && (
        <ProblemBox
          problem={action.problem.value}
          sentences={words.errors}
          onRetry={action.problem.value.status === 409 ? undefined : () => void send()}
        />
      )}
      <End
        {...props}
        now={now}
        text={text}
        after={after}
        area={area}
        sending={action.busy.value}
        filesBusy={queue.busy.value}
      />
    </form>
  );
}

interface EndProps extends TicketProps {
  now: Mode;
  text: Signal<string>;
  after: Signal<string>;
  area: RefObject<HTMLTextAreaElement>;
  sending: boolean;
  filesBusy: boolean;
}

/** The foot of the composer: canned answers, next state and send. */
function End({ ticket, sorting, now, text, after, area, sending, filesBusy }: EndProps) {
  const words = say();
  return (
    <div class="composer-end">
      {now === "reply" && (
        <>
          <CannedPicker
            customer={ticket.customer.contact_name || ticket.customer.name}
            number={String(ticket.number)}
            area={area}
            disabled={sending}
            onInsert={(value) => (text.value = value)}
          />
          <After ticket={ticket} sorting={sorting} state={after} />
        </>
      )}
      <button
        type="submit"
        class={now === "reply" ? "button primary" : "button note-send"}
        aria-disabled={sending || filesBusy || undefined}
      >
        <SendLabel sending={sending} files={filesBusy} label={words[now].send} />
      </button>
    </div>
  );
}

/** Says who will read the text. */
function hintFor(now: Mode, { open, customer }: StaffTicket): string {
  const { reply, note } = say();
  if (now === "reply") {
    return fill(reply.hint, { name: customer.contact_name || customer.name });
  }
  return open ? note.hint : `${note.hint} ${reply.closed}`;
}

interface ModesProps {
  now: Mode;
  locked: boolean;
  open: boolean;
  /** Whether the other mode has unsent text. */
  waiting: boolean;
  onTurn: (to: Mode) => void;
}

/** Switches between reply and note. */
function Modes({ now, locked, open, waiting, onTurn }: ModesProps) {
  const words = say();
  return (
    <div class="composer-modes" role="group" aria-label={words.write}>
      {(["reply", "note"] as const).map((one) => (
        <button
          key={one}
          type="button"
          class="composer-mode"
          aria-pressed={one === now}
          disabled={(one === "reply" && !open) || locked}
          onClick={() => onTurn(one)}
        >
          <Icon name={one === "reply" ? "mail" : "lock"} />
          {words[one].title}
          {waiting && one !== now && (
            <span class="dot-mark">
              <span class="visually-hidden">{words.draft}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

type AfterProps = Pick<TicketProps, "ticket" | "sorting"> & { state: Signal<string> };

/** The state that the reply sets. */
function After({ ticket, sorting, state }: AfterProps) {
  const words = say().reply;
  const states = (sorting?.states ?? []).filter((one) => !one.archived && one.id !== ticket.state_id);
  return (
    <Select
      name="after"
      label={words.after}
      options={[
        { value: "", label: words.stays },
        ...states.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={state.value}
      onChange={(id) => (state.value = id)}
    />
  );
}

/** Messages that arrived since the reply was started. */
function useMeanwhile(ticket: StaffTicket): readonly TicketLine[] {
  const known = useRef(ticket.last_entry_id);
  if (draftOf(ticket.ticket_id, "reply").value === "") {
    known.current = ticket.last_entry_id;
  }
  const from = ticket.entries.findIndex(({ entry_id }) => entry_id === known.current);
  const newer = from < 0 ? [] : ticket.entries.slice(from + 1);
  return newer.filter(({ internal, kind }) => !internal && kind === "text");
}

function Meanwhile({ lines }: { lines: readonly TicketLine[] }) {
  const words = say();
  return (
    <div role="status">
      {lines.length > 0 && (
        <div class="notice meanwhile">
          <p>
            <strong>{words.meanwhile}</strong>
          </p>
          {lines.map((line) => (
            <blockquote key={line.entry_id}>
              <bdi>{line.author_name || words.authors[line.author]}</bdi>: {line.text}
            </blockquote>
          ))}
        </div>
      )}
    </div>
  );
}
