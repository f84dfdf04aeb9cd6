import type { ConversationCustomer } from "@ventanilla/api/conversation-types";
import { plural } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { EmptyState, Group, moment, Page, ProblemBox, Skeleton, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readThreads } from "./api";
import { say } from "./words";

/** The threads of a customer, one per contact. A single one is opened at once. */
export function ThreadsPage({ customer }: { customer: string }) {
  const load = useLoad(customer, () => readThreads(customer));
  const { route } = useLocation();
  const found = load.value.value;
  const [first, ...others] = found?.parties ?? [];
  const onlyThread = first !== undefined && others.length === 0 ? first.party : null;
  useEffect(() => {
    if (onlyThread !== null) {
      route(areaPath("conversations", customer, onlyThread), true);
    }
  }, [onlyThread, customer, route]);
  const words = say();
  const problem = load.problem.value;
  return (
    <Page
      title={found?.name ?? words.title}
      back={{ href: areaPath("customers", customer), label: found?.name ?? words.facts }}
    >
      {problem?.status === 404 ? (
        <div class="card">
          <EmptyState drawing="nothing" title={words.missing}>
            {words.missing_more}
          </EmptyState>
        </div>
      ) : problem ? (
        <ProblemBox problem={problem} onRetry={load.reload} />
      ) : found === null || onlyThread !== null ? (
        <div class="card">
          <Skeleton kind="row" count={4} />
        </div>
      ) : (
        <Group title={words.choose}>
          <p class="soft">{found.parties.length > 0 ? words.choose_more : words.no_contacts}</p>
          <ThreadList customer={found} />
        </Group>
      )}
    </Page>
  );
}

/** Links to a customer's threads. */
export function ThreadList({ customer, without = "" }: { customer: ConversationCustomer; without?: string }) {
  const words = say();
  return (
    <ul class="list">
      {customer.parties
        .filter(({ party }) => party !== without)
        .map(({ party, name, unread, last_at }) => (
          <li key={party}>
            <a class="row" href={areaPath("conversations", customer.customer_id, party)}>
              <span class="row-main">
                <span dir="auto">{name || words.everyone}</span>
                <span class="soft">{last_at === null ? words.not_yet : moment(last_at, "short")}</span>
              </span>
              {unread > 0 && <span class="badge careful">{plural(words.unread, unread)}</span>}
            </a>
          </li>
        ))}
    </ul>
  );
}
