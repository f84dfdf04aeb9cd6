import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Session } from "@ventanilla/api/types";
import { fill, words } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useEffect, useRef } from "preact/hooks";
import { lookAt } from "../session";

/** For whom the same datum opens several accounts: which one first. */
export function AccountChoice({ session }: { session: Session }) {
  const busy = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { accounts: say, signin } = words.value;

  useEffect(() => heading.current?.focus(), []);

  const choose = async (id: string) => {
    if (busy.value !== null) {
      return;
    }
    busy.value = id;
    problem.value = await lookAt(id, session);
    busy.value = null;
  };

  return (
    <div class="door-form">
      <h2 ref={heading} tabIndex={-1}>
        {say.title}
      </h2>
      <p>{say.subtitle}</p>
      <ul class="door-choice">
        {session.accounts.map(({ customer_id, name, number }) => (
          <li key={customer_id}>
            <button
              type="button"
              class="button wide"
              aria-disabled={busy.value !== null || undefined}
              onClick={() => void choose(customer_id)}
            >
              <span>{busy.value === customer_id ? signin.wait : name}</span>
              {number && <small>{fill(say.number, { number })}</small>}
            </button>
          </li>
        ))}
      </ul>
      {problem.value && <ProblemNotice problem={problem.value} />}
    </div>
  );
}
