import "@ventanilla/ui/more-icons";
import "@ventanilla/ui/styles/tickets.css";
import "@ventanilla/ui/styles/contracts.css";
import "@ventanilla/ui/styles/signing.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { ContractBrief, Session } from "@ventanilla/api/types";
import { date, fill, plural } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { config } from "../../portal";
import { useQuery } from "../address";
import { news } from "../news";
import { PageHead } from "../PageHead";
import { ContractPage } from "./ContractPage";
import { listContracts } from "./calls";
import { say } from "./words";

// The words of signing come along with what needs them, not with the first download.
export { needSigningWords } from "@ventanilla/ui/signing/words";

/** The customer's contracts; or one of them, to be read and signed. */
export function ContractsPage({ session }: { session: Session | null }) {
  const [{ contrato }, change] = useQuery();
  if (contrato !== undefined) {
    return <ContractPage key={contrato} id={contrato} viewed={Boolean(session?.viewed_by)} />;
  }
  return <List onOpen={(id) => change({ contrato: id })} />;
}

function List({ onOpen }: { onOpen: (id: string) => void }) {
  const words = say();
  const items = useSignal<readonly ContractBrief[] | null>(null);
  const next = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      busy.value = true;
      problem.value = null;
      const result = await listContracts(cursor);
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
  useEffect(() => void fetchPage(null), [fetchPage]);
  const heard = useRef(news.peek().latest);
  useSignalEffect(() => {
    const { latest } = news.value;
    if (latest !== heard.current) {
      heard.current = latest;
      void fetchPage(null);
    }
  });
  const waiting = items.value?.filter(({ mine }) => mine).length ?? 0;
  return (
    <>
      <PageHead title={words.title} />
      {waiting > 0 && (
        <p class="notice waiting" role="status">
          <strong>{plural(words.waiting, waiting)}</strong>
        </p>
      )}
      <section class="card" aria-busy={busy.value} aria-label={words.title}>
        {items.value === null && problem.value === null && <Skeleton kind="row" count={4} />}
        {items.value?.length === 0 && (
          <EmptyState drawing="empty" title={words.empty}>
            {fill(words.empty_more, { name: config.name })}
          </EmptyState>
        )}
        <ul class="list">
          {items.value?.map((one) => (
            <li key={one.contract_id}>
              <button type="button" class="row" onClick={() => onOpen(one.contract_id)}>
                <span class="row-main">
                  <strong>{one.title}</strong>
                  <span class="soft">{lineOf(one)}</span>
                </span>
                <span class={one.mine ? "badge waiting" : "badge"}>{words.states[one.state]}</span>
                <Icon name="chevron" />
              </button>
            </li>
          ))}
        </ul>
        {problem.value && (
          <ProblemNotice problem={problem.value} onRetry={() => void fetchPage(next.peek())} />
        )}
        {next.value !== null && (
          <button type="button" class="button wide" onClick={() => void fetchPage(next.peek())}>
            {words.more}
          </button>
        )}
      </section>
    </>
  );
}

function lineOf({ mine, due_on, ended_at, sent_at }: ContractBrief): string {
  if (mine && due_on) {
    return fill(say().sign_by, { day: date(due_on, "long") });
  }
  const at = ended_at ?? sent_at;
  return at ? date(at.slice(0, 10), "long", true) : "";
}
