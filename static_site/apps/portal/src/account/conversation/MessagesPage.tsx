import "@ventanilla/ui/styles/conversation.css";
import type { Message, Session } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { AttachmentList } from "@ventanilla/ui/attachments";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { dayName, dayOf, timeOf, useMessageScroll } from "@ventanilla/ui/conversation";
import { Fragment } from "preact";
import { config, path } from "../../portal";
import { PageHead } from "../PageHead";
import { fileOf } from "./calls";
import { Composer } from "./Composer";
import { type Pending, pending } from "./pending";
import { Unsent } from "./Unsent";
import { type Talk, useTalk } from "./talk";
import { say } from "./words";

/** The conversation with the business. */
export function MessagesPage({ session }: { session: Session | null }) {
  const words = say();
  const viewed = Boolean(session?.viewed_by);
  const talk = useTalk(session !== null && !viewed);
  const whose = session?.customer.customer_id ?? "";
  const unsent = pending.value.filter(({ of }) => of === whose);
  return (
    <>
      <PageHead title={words.title} />
      <section class="card flush talk" aria-label={fill(words.lead, { name: config.name })}>
        <Log talk={talk} unsent={unsent} />
        {!viewed && <Composer whose={whose} onArrived={talk.arrived} />}
      </section>
    </>
  );
}

/** What was said, oldest first, and at its end what is on its way. */
function Log({ talk, unsent }: { talk: Talk; unsent: readonly Pending[] }) {
  const words = say();
  const items = talk.items ?? [];
  const { log, scrolled } = useMessageScroll(items, unsent.length, talk.older);
  const nothing = items.length === 0 && unsent.length === 0;
  return (
    <div
      class="talk-log"
      ref={log}
      role="log"
      aria-label={words.log}
      aria-busy={talk.busy}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
      tabIndex={0}
      onScroll={scrolled}
    >
      {talk.next !== null && (
        <button
          type="button"
          class="button quiet"
          aria-disabled={talk.busy || undefined}
          onClick={talk.older}
        >
          {talk.busy ? words.loading : words.older}
        </button>
      )}
      {talk.problem && <ProblemNotice problem={talk.problem} onRetry={talk.refresh} />}
      {nothing ? (
        talk.problem === null && <Nothing loading={talk.items === null} />
      ) : (
        <ol class="talk-list">
          {items.map((one, index) => (
            <Fragment key={one.message_id}>
              <Day of={one.happened_at} after={items[index - 1]?.happened_at} />
              <Bubble message={one} standing={talk.standing(one)} />
            </Fragment>
          ))}
          {unsent.map((one) => (
            <Unsent key={one.client_id} one={one} onArrived={talk.arrived} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Nothing({ loading }: { loading: boolean }) {
  const words = say();
  return loading ? (
    <div role="status" aria-label={words.loading}>
      <Skeleton kind="row" count={4} />
    </div>
  ) : (
    <EmptyState drawing="empty" title={words.empty}>
      {fill(words.empty_more, { name: config.name })}
    </EmptyState>
  );
}

function Day({ of, after }: { of: string; after: string | undefined }) {
  const day = dayOf(of);
  return after !== undefined && dayOf(after) === day ? null : <li class="talk-day">{dayName(day, say())}</li>;
}

/** One message. Of the business's side on one side, of the customer's on the other. */
function Bubble({ message, standing }: { message: Message; standing: "sent" | "seen" | null }) {
  const words = say();
  const mine = message.author === "customer";
  const who = message.own
    ? words.you
    : mine
      ? message.author_name || words.customer
      : `${message.author_name}, ${config.name}`;
  return (
    <li class={mine ? "mine" : undefined}>
      <article class="bubble">
        <p class={message.own ? "visually-hidden" : "bubble-name"} dir="auto">
          {who}
        </p>
        {message.text && (
          <p class="pre" dir="auto">
            {message.text}
          </p>
        )}
        <AttachmentList
          files={message.attachments}
          onDownload={(attachment_id) => fileOf(message.message_id, attachment_id)}
        />
        <p class="bubble-foot">
          {message.ticket !== null && (
            <a href={`${path("tickets")}?ticket=${message.ticket.ticket_id}`}>
              {fill(words.ticket, { number: message.ticket.number })}
            </a>
          )}
          <time dateTime={message.happened_at}>{timeOf(message.happened_at)}</time>
          {message.via === "email" && <span>{words.via_email}</span>}
          {standing !== null && <span>{words[standing]}</span>}
        </p>
      </article>
    </li>
  );
}
