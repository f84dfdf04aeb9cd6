import type { TalkMessage } from "@ventanilla/api/talk-types";
import { fill } from "@ventanilla/i18n";
import { AttachmentList } from "@ventanilla/ui/attachments";
import { dayName, dayOf, timeOf, useTalkScroll } from "@ventanilla/ui/talk";
import { Fragment } from "preact";
import { announce, EmptyState, ProblemBox, useAct } from "../../kit";
import { areaPath } from "../../place";
import { can } from "../../session";
import { fileOf, makeTicket } from "./calls";
import type { Conversation } from "./talk";
import { say } from "./words";

interface Props {
  talk: Conversation;
  customer: string;
  party: string;
}

/** What was said, oldest first: the customer at one side, the business at the other. */
export function Log({ talk, customer, party }: Props) {
  const words = say();
  const { items } = talk;
  const { log, scrolled } = useTalkScroll(items, 0, talk.older);
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
      {talk.next !== null && (
        <button
          type="button"
          class="button quiet"
          aria-disabled={talk.busy || undefined}
          onClick={talk.older}
        >
          {words.older}
        </button>
      )}
      {talk.problem && <ProblemBox problem={talk.problem} onRetry={talk.refresh} />}
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
                party={party}
                standing={
                  one.message_id !== mine
                    ? null
                    : one.message_id <= (talk.head?.other_seen_id ?? "")
                      ? "seen"
                      : "sent"
                }
                onMade={talk.refresh}
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
  message: TalkMessage;
  customer: string;
  party: string;
  standing: "sent" | "seen" | null;
  onMade: () => void;
}

function Bubble({ message, customer, party, standing, onMade }: BubbleProps) {
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
          onDownload={fileOf(customer, party, message.message_id)}
        />
        <p class="bubble-foot">
          <time dateTime={message.happened_at}>{timeOf(message.happened_at)}</time>
          {message.via === "email" && <span>{words.via_email}</span>}
          {standing !== null && <span>{words[standing]}</span>}
        </p>
        {message.author === "customer" && (
          <Ticket message={message} customer={customer} party={party} onMade={onMade} />
        )}
      </article>
    </li>
  );
}

/** The ticket that was made of a message, or a way to make one [Convertir en ticket]. */
function Ticket({ message, customer, party, onMade }: Omit<BubbleProps, "standing">) {
  const act = useAct();
  const words = say();
  const make = async () => {
    const made = await act.run(() => makeTicket(customer, party, message.message_id));
    if (made !== null) {
      announce(fill(words.made, { number: made.number }));
      onMade();
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
        aria-disabled={act.busy.value || undefined}
        onClick={() => void make()}
      >
        {words.to_ticket}
      </button>
      {act.problem.value && <ProblemBox problem={act.problem.value} />}
    </>
  ) : null;
}
