import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { config } from "../portal";
import { api } from "../session";
import { say } from "./words";

const { http, once, at, header } = api;

/** Stops one kind of mail, and takes it back. Nothing happens before it is pressed. */
export function Leave({ token }: { token: string }) {
  const subscribed = useSignal<boolean | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { leave } = say();

  const set = async (wanted: boolean) => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const options = { params: { path: at, header }, body: { token } };
    const result = await once((signal) =>
      wanted
        ? http.POST("/portal/{tenant}/notices/subscribe", { ...options, signal })
        : http.POST("/portal/{tenant}/notices/unsubscribe", { ...options, signal }),
    );
    busy.value = false;
    if (result.ok) {
      subscribed.value = result.value.subscribed;
    } else {
      problem.value = result.problem;
    }
  };

  return (
    <div class="door-form">
      {subscribed.value === null && (
        <>
          <p>{fill(leave.ask, { name: config.name })}</p>
          <p class="soft">{leave.text}</p>
        </>
      )}
      <div role="status">
        {subscribed.value !== null && (
          <p class="notice success">{subscribed.value ? leave.undone : leave.done}</p>
        )}
      </div>
      {problem.value && (
        <ProblemNotice
          problem={problem.value}
          {...(problem.value.code === "unsubscribe_invalid" ? { says: leave.invalid } : {})}
        />
      )}
      {subscribed.value === false ? (
        <button type="button" class="button wide" onClick={() => void set(true)}>
          {leave.undo}
        </button>
      ) : (
        <button type="button" class="button primary wide" onClick={() => void set(false)}>
          {leave.send}
        </button>
      )}
    </div>
  );
}
