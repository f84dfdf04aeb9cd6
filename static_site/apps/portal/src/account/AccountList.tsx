import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Session } from "@ventanilla/api/types";
import { fill, pages, words } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { lookAt } from "../session";

/** The customer's accounts at this tenant, to look at another one. */
export function AccountList({ session }: { session: Session }) {
  const busy = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const choose = async (id: string) => {
    if (busy.value !== null || id === session.customer.customer_id) {
      return;
    }
    busy.value = id;
    problem.value = await lookAt(id, session);
    busy.value = null;
  };
  return (
    <>
      <ul class="list">
        {session.accounts.map(({ customer_id: id, name, number }) => {
          const current = id === session.customer.customer_id;
          return (
            <li key={id}>
              <button
                type="button"
                class="row"
                aria-current={current || undefined}
                aria-disabled={busy.value !== null || undefined}
                onClick={() => void choose(id)}
              >
                <span class="row-main">
                  <strong>{busy.value === id ? words.value.signin.wait : name}</strong>
                  {number && <span class="soft">{fill(words.value.accounts.number, { number })}</span>}
                </span>
                {current ? <span class="badge">{pages().more.current}</span> : <Icon name="chevron" />}
              </button>
            </li>
          );
        })}
      </ul>
      {problem.value && <ProblemNotice problem={problem.value} />}
    </>
  );
}
