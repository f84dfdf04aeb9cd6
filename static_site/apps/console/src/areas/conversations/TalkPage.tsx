import type { TalkPage as Talk } from "@ventanilla/api/talk-types";
import { fill } from "@ventanilla/i18n";
import { announce, EmptyState, Group, Icon, Page, ProblemBox, Skeleton, useAct } from "../../kit";
import { areaPath } from "../../place";
import { can } from "../../session";
import { putAside } from "./calls";
import { Composer } from "./Composer";
import { Log } from "./Log";
import { Parties } from "./PartiesPage";
import { type Conversation, useConversation } from "./talk";
import { say } from "./words";

/** A conversation with what is known of the customer beside it. */
export function TalkPage({ customer, party }: { customer: string; party: string }) {
  const talk = useConversation(customer, party);
  const words = say();
  const back = { href: areaPath("conversations"), label: words.back };
  const { head } = talk;
  if (head === null) {
    return (
      <Page title={words.title} back={back}>
        {talk.problem?.status === 404 ? (
          <div class="card">
            <EmptyState drawing="nothing" title={words.missing}>
              {words.missing_more}
            </EmptyState>
          </div>
        ) : talk.problem ? (
          <ProblemBox problem={talk.problem} onRetry={talk.refresh} />
        ) : (
          <div class="card">
            <Skeleton kind="row" count={8} />
          </div>
        )}
      </Page>
    );
  }
  const contact = head.customer.parties.find((one) => one.party === party)?.name ?? "";
  const name = contact || head.customer.name;
  const writes = can("tickets");
  return (
    <Page
      title={name}
      lead={contact ? head.customer.name : undefined}
      back={back}
      actions={writes && head.waits && <Aside talk={talk} customer={customer} party={party} />}
      wide
    >
      {!head.reached && <p class="notice">{words.unreached}</p>}
      <div class="talk-columns">
        <section class="card flush talk" aria-label={fill(words.with, { name })}>
          <Log talk={talk} customer={customer} party={party} />
          {writes && head.reached && <Composer talk={talk} customer={customer} party={party} name={name} />}
        </section>
        <Facts head={head} party={party} />
      </div>
    </Page>
  );
}

/** Takes the conversation off the list of those that wait. */
function Aside({ talk, customer, party }: { talk: Conversation; customer: string; party: string }) {
  const act = useAct();
  const words = say();
  const settle = async () => {
    const done = await act.run(() => putAside(customer, party, talk.last));
    if (done !== null) {
      announce(words.aside_done);
      talk.refresh();
    }
  };
  return (
    <>
      {act.problem.value && <ProblemBox problem={act.problem.value} />}
      <button
        type="button"
        class="button"
        aria-disabled={act.busy.value || undefined}
        onClick={() => void settle()}
      >
        <Icon name="check" />
        {words.aside}
      </button>
    </>
  );
}

function Facts({ head: { customer }, party }: { head: Talk; party: string }) {
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
      {customer.parties.some((one) => one.party !== party) && (
        <Group title={words.others}>
          <Parties customer={customer} without={party} />
        </Group>
      )}
    </div>
  );
}
