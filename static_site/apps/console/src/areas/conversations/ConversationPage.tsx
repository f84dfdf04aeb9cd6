import type { ThreadDetail } from "@ventanilla/api/conversation-types";
import { fill } from "@ventanilla/i18n";
import { announce, EmptyState, Group, Icon, Page, ProblemBox, Skeleton, useAction } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { markHandled } from "./api";
import { Composer } from "./Composer";
import { MessageLog } from "./MessageLog";
import { ThreadList } from "./ThreadsPage";
import { type Thread, useThread } from "./conversation";
import { say } from "./words";

/** A thread, with the customer's data next to it. */
export function ConversationPage({ customer, threadId }: { customer: string; threadId: string }) {
  const thread = useThread(customer, threadId);
  const words = say();
  const back = { href: areaPath("conversations"), label: words.back };
  const { detail } = thread;
  if (detail === null) {
    return (
      <Page title={words.title} back={back}>
        {thread.problem?.status === 404 ? (
          <div class="card">
            <EmptyState drawing="nothing" title={words.missing}>
              {words.missing_more}
            </EmptyState>
          </div>
        ) : thread.problem ? (
          <ProblemBox problem={thread.problem} onRetry={thread.refresh} />
        ) : (
          <div class="card">
            <Skeleton kind="row" count={8} />
          </div>
        )}
      </Page>
    );
  }
  const contact = detail.customer.parties.find((one) => one.party === threadId)?.name ?? "";
  const name = contact || detail.customer.name;
  const writes = can("tickets");
  return (
    <Page
      title={name}
      lead={contact ? detail.customer.name : undefined}
      back={back}
      actions={
        writes && detail.waits && <HandledButton thread={thread} customer={customer} threadId={threadId} />
      }
      wide
    >
      {!detail.reached && <p class="notice">{words.unreached}</p>}
      <div class="talk-columns">
        <section class="card flush talk" aria-label={fill(words.with, { name })}>
          <MessageLog thread={thread} customer={customer} threadId={threadId} />
          {writes && detail.reached && (
            <Composer thread={thread} customer={customer} threadId={threadId} name={name} />
          )}
        </section>
        <CustomerFacts detail={detail} threadId={threadId} />
      </div>
    </Page>
  );
}

/** Marks the thread as handled, which removes it from the waiting list. */
function HandledButton({
  thread,
  customer,
  threadId,
}: {
  thread: Thread;
  customer: string;
  threadId: string;
}) {
  const action = useAction();
  const words = say();
  const handle = async () => {
    const done = await action.run(() => markHandled(customer, threadId, thread.last));
    if (done !== null) {
      announce(words.aside_done);
      thread.refresh();
    }
  };
  return (
    <>
      {action.problem.value && <ProblemBox problem={action.problem.value} />}
      <button
        type="button"
        class="button"
        aria-disabled={action.busy.value || undefined}
        onClick={() => void handle()}
      >
        <Icon name="check" />
        {words.aside}
      </button>
    </>
  );
}

function CustomerFacts({ detail: { customer }, threadId }: { detail: ThreadDetail; threadId: string }) {
  const words = say();
  const facts: readonly (readonly [string, string | null])[] = [
    [words.number, customer.number],
    [words.email, customer.email],
    [words.phone, customer.phone],
    [words.adviser, customer.adviser],
  ];
  return (
    <div class="talk-facts">
      <Group title={words.facts}>
        <dl class="facts">
          <div>
            <dt class="visually-hidden">{words.facts}</dt>
            <dd dir="auto">{customer.name}</dd>
          </div>
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <div class="talk-links">
          <a class="button" href={areaPath("customers", customer.customer_id)}>
            <Icon name="people" />
            {words.see_customer}
          </a>
          <a class="button" href={`${areaPath("tickets")}?customer=${customer.customer_id}`}>
            <Icon name="ticket" />
            {words.see_tickets}
          </a>
        </div>
      </Group>
      {customer.parties.some((one) => one.party !== threadId) && (
        <Group title={words.others}>
          <ThreadList customer={customer} without={threadId} />
        </Group>
      )}
    </div>
  );
}
