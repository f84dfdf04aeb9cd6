import type { Message } from "@ventanilla/api/types";
import type { Problem } from "@ventanilla/api/problems";
import { duration, fill } from "@ventanilla/i18n";
import { explain } from "@ventanilla/ui/problem";
import { draftOf } from "../tickets/drafts";
import { deliver, discard, type Pending, takenBack } from "./pending";
import { say } from "./words";

/** A message that is on its way, or did not arrive: it can be tried again, or taken back into the form. */
export function Unsent({ one, onArrived }: { one: Pending; onArrived: (message: Message) => void }) {
  const words = say();
  const { problem } = one;
  const takeBack = () => {
    const draft = draftOf(`messages ${one.of}`);
    draft.value = [one.text, draft.value].filter(Boolean).join("\n\n");
    takenBack.value = one.files;
    discard(one.client_id);
  };
  return (
    <li class="mine">
      <article class={problem === null ? "bubble" : "bubble failed"}>
        {one.text && (
          <p class="pre" dir="auto">
            {one.text}
          </p>
        )}
        {problem === null ? (
          <p class="bubble-foot">{words.sending}</p>
        ) : (
          <>
            <p class="wrong">
              <strong>{words.failed}.</strong> {why(problem)}
            </p>
            <div class="bubble-foot">
              <button type="button" class="button quiet" onClick={takeBack}>
                {words.discard}
              </button>
              <button type="button" class="button" onClick={() => void deliver(one, onArrived)}>
                {words.retry}
              </button>
            </div>
          </>
        )}
      </article>
    </li>
  );
}

function why(problem: Problem): string {
  const words = say();
  if (problem.fields.some(({ code }) => code === "text_too_long")) {
    return words.too_long;
  }
  return problem.status === 429
    ? fill(words.flood, { time: duration(problem.retryAfter ?? 60) })
    : explain(problem);
}
