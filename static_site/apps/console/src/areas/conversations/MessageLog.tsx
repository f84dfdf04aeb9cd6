import type { ConversationMessage } from "@ventanilla/api/conversation-types";
import { fill } from "@ventanilla/i18n";
import { AttachmentList } from "@ventanilla/ui/attachments";
import { dayName, dayOf, timeOf, useMessageScroll } from "@ventanilla/ui/conversation";
import { Fragment } from "preact";
import { announce, EmptyState, ProblemBox, useAction } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { downloadLink, makeTicket } from "./api";
import type { Thread } from "./conversation";
import { say } from "./words";

interface Props {
  thread: Thread;
  customer: string;
  threadId: string;
}

/** The messages of a thread, oldest first: the customer on one side, the business on the other. */
export function MessageLog({ thread, customer, threadId }: Props) {
  const words = say();
  const { items } = thread;
  const { log, scrolled } = useMessageScroll(items, 0, thread.older);
  const mine = items.findLast(({ author }) => author === "staff")?.message_id;
  return (
    <div
      class="talk-log"
      ref={log}
      role="log"
      aria-label={words.log}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
      tabIndex={0}
      onScroll={scrolled}
    >
      {thread.next !== null && (
        <button
          type="button"
          class="button quiet"
          aria-disabled={thread.busy || undefined}
          onClick={thread.older}
        >
          {words.older}
        </button>
      )}
      {thread.problem && <ProblemBox problem={thread.problem} onRetry={thread.refresh} />}
      {items.length === 0 ? (
        <EmptyState drawing="empty" title={words.none}>
          {words.none_more}
        </EmptyState>
      ) : (
        <ol class="talk-list">
          {items.map((one, index) => (
            <Fragment key={one.message_id}>
              <Day of={one.happened_at} after={items[index - 1]?.happened_at} />
              <Bubble
                message={one}
                customer={customer}
                threadId={threadId}
                status={
                  one.message_id !== mine
                    ? null
                    : one.message_id <= (thread.detail?.other_seen_id ?? "")
                      ? "seen"
                      : "sent"
                }
                onTicket={thread.refresh}
              />
            </Fragment>
          ))}
        </ol>
      )}
    </div>
  );
}

function Day({ of, after }: { of: string; after: string | undefined }) {
  const day = dayOf(of);
  return after !== undefined && dayOf(after) === day ? null : <li class="talk-day">{dayName(day, say())}</li>;
}

interface BubbleProps {
  message: ConversationMessage;
  customer: string;
  threadId: string;
  status: "sent" | "seen" | null;
  onTicket: () => void;
}

function Bubble({ message, customer, threadId, status, onTicket }: BubbleProps) {
  const words = say();
  return (
    <li class={message.author === "staff" ? "mine" : undefined}>
      <article class="bubble">
        <p class="bubble-name" dir="auto">
          {message.author_name}
        </p>
        {message.text && (
          <p class="pre" dir="auto">
            {message.text}
          </p>
        )}
        <AttachmentList
          files={message.attachments}
          onDownload={downloadLink(customer, threadId, message.message_id)}
        />
        <p class="bubble-foot">
          <time dateTime={message.happened_at}>{timeOf(message.happened_at)}</time>
          {message.via === "email" && <span>{words.via_email}</span>}
          {status !== null && <span>{words[status]}</span>}
        </p>
        {message.author === "customer" && (
          <TicketLink message={message} customer={customer} threadId={threadId} onTicket={onTicket} />
        )}
      </article>
    </li>
  );
}

/** A link to the ticket made from a message, or the button that makes one. */
function TicketLink({ message, customer, threadId, onTicket }: Omit<BubbleProps, "status">) {
  const action = useAction();
  const words = say();
  const make = async () => {
    const made = await action.run(() => makeTicket(customer, threadId, message.message_id));
    if (made !== null) {
      announce(fill(words.made, { number: made.number }));
      onTicket();
    }
  };
  if (message.ticket !== null) {
    return (
      <a class="row-link" href={areaPath("tickets", message.ticket.ticket_id)}>
        {fill(words.ticket, { number: message.ticket.number })}
      </a>
    );
  }
  return can("tickets") ? (
    <>
      <button
        type="button"
        class="button small quiet"
        aria-disabled={action.busy.value || undefined}
        onClick={() => void make()}
      >
        {words.to_ticket}
      </button>
      {action.problem.value && <ProblemBox problem={action.problem.value} />}
    </>
  ) : null;
}
