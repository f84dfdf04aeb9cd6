import { useSignal } from "@preact/signals";
import type { StaffTicket, TicketLine } from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import { AttachmentList } from "@ventanilla/ui/attachments";
import { Icon, moment } from "../../kit";
import { fileOf } from "./api";
import { say } from "./words";

/** The entries of a ticket, oldest first; changes are shown on request. */
export function TicketHistory({ ticket }: { ticket: StaffTicket }) {
  const withChanges = useSignal(false);
  const words = say();
  const changes = ticket.entries.filter(({ kind }) => kind === "change").length;
  const lines = withChanges.value ? ticket.entries : ticket.entries.filter(({ kind }) => kind === "text");
  return (
    <section class="card conversation" aria-label={words.conversation}>
      <div class="conversation-head">
        <h2>{words.conversation}</h2>
        {changes > 0 && (
          <button
            type="button"
            class="button small"
            aria-pressed={withChanges.value}
            onClick={() => (withChanges.value = !withChanges.value)}
          >
            <Icon name="log" />
            {fill(withChanges.value ? words.changes.hide : words.changes.show, { count: changes })}
          </button>
        )}
      </div>
      {ticket.cut && <p class="soft">{words.cut}</p>}
      <ol class="lines-said">
        {lines.map((line) => (
          <li key={line.entry_id} class={classOf(line)}>
            {line.kind === "change" ? <Change line={line} /> : <Said line={line} ticket={ticket} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function classOf({ kind, internal, author }: TicketLine): string {
  return kind === "change" ? "changed" : internal ? "internal" : author;
}

function Said({ line, ticket }: { line: TicketLine; ticket: StaffTicket }) {
  const words = say();
  const ways = words.ways as Readonly<Partial<Record<string, string>>>;
  return (
    <article class="line">
      <p class="line-head">
        {line.internal && (
          <span class="badge careful">
            <Icon name="lock" />
            {words.note.label}
          </span>
        )}
        <strong>
          <bdi>{line.author_name || words.authors[line.author]}</bdi>
        </strong>
        {line.author === "customer" && <span class="soft">{words.authors.customer}</span>}
        {!line.internal && ways[line.via] !== undefined && <span class="soft">{ways[line.via]}</span>}
        <time class="soft" dateTime={line.happened_at}>
          {moment(line.happened_at)}
        </time>
      </p>
      <p class="line-text" dir="auto">
        {line.text}
      </p>
      <AttachmentList files={line.attachments} onDownload={fileOf(ticket.ticket_id)} />
    </article>
  );
}

function Change({ line }: { line: TicketLine }) {
  const words = say();
  const { change } = line;
  if (change === null) {
    return null;
  }
  const sentences = words.changes.what as Readonly<Partial<Record<string, string>>>;
  const value = (text: string) => text || words.changes.nothing;
  return (
    <p class="soft">
      {line.internal && <Icon name="lock" />}
      <span>
        {fill(sentences[change.what] ?? change.what, {
          before: value(change.before),
          after: value(change.after),
        })}
        {line.author_name && ` · ${line.author_name}`} ·{" "}
        <time dateTime={line.happened_at}>{moment(line.happened_at, "short")}</time>
      </span>
    </p>
  );
}
