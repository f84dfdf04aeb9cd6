import { fill, plural } from "@ventanilla/i18n";
import { ProblemBox, Progress } from "../../kit";
import { areaPath } from "../../address";
import { forgetSending, resumeSending, type Sending, sending, stopSending } from "./sending";
import { say } from "./words";

/** The progress of sending access, and who was skipped and why. */
export function SendingNotice() {
  const now = sending.value;
  if (now === null) {
    return null;
  }
  const words = say().send;
  const { people, outcomes, state, problem } = now;
  const sentTo = outcomes.filter(({ status }) => status === "sent").length;
  return (
    <section class="card sending" aria-label={words.button}>
      <Progress
        label={words.states[state]}
        value={outcomes.length}
        max={people.length}
        says={fill(words.progress, { done: String(outcomes.length), all: String(people.length) })}
      />
      <p role="status">{state === "done" ? plural(words.sent, sentTo) : ""}</p>
      <Skipped now={now} />
      {problem && (
        <ProblemBox problem={problem} sentences={say().errors} onRetry={() => void resumeSending()} />
      )}
      <div class="inline">
        {state === "sending" && (
          <button type="button" class="button" onClick={stopSending}>
            {words.stop}
          </button>
        )}
        {(state === "stopped" || state === "failed") && (
          <button type="button" class="button" onClick={() => void resumeSending()}>
            {words.resume}
          </button>
        )}
        {state !== "sending" && (
          <button type="button" class="button quiet" onClick={forgetSending}>
            {words.dismiss}
          </button>
        )}
      </div>
    </section>
  );
}

function Skipped({ now: { people, outcomes } }: { now: Sending }) {
  const words = say().send;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const skipped = outcomes.filter(({ status }) => status === "skipped");
  if (skipped.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>{plural(words.skipped, skipped.length)}</summary>
      <ul class="skipped">
        {skipped.map(({ customer_id, reason }) => (
          <li key={customer_id}>
            <a href={areaPath("customers", customer_id)}>{names.get(customer_id) ?? customer_id}</a>
            {": "}
            {reasonOf(reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The reason why nothing was sent. */
export function reasonOf(reason: string | null): string {
  const { reasons } = say().send;
  return (reasons as Readonly<Partial<Record<string, string>>>)[reason ?? ""] ?? reasons.other;
}
