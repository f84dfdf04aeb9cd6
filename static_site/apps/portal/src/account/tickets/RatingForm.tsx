import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Ticket } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Scores } from "@ventanilla/ui/scores";
import { rateTicket } from "./calls";
import { explainTicket } from "./problems";
import { say } from "./words";

/** How it went, once the ticket is closed; then what was answered. */
export function RatingForm({ ticket, onTaken }: { ticket: Ticket; onTaken: (ticket: Ticket) => void }) {
  const words = say().one;
  const score = useSignal(0);
  const comment = useSignal("");
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  if (ticket.rating !== null) {
    return <p class="soft">{fill(words.rated, { count: ticket.rating })}</p>;
  }
  const send = async () => {
    if (busy.value || score.value === 0) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await rateTicket(ticket.ticket_id, score.value, comment.value);
    busy.value = false;
    if (result.ok) {
      onTaken(result.value);
    } else {
      problem.value = result.problem;
    }
  };
  return (
    <form
      class="ticket-form rating"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Scores
        legend={words.rate}
        hint={words.rate_hint}
        value={score.value}
        onChoose={(n) => (score.value = n)}
      />
      {score.value > 0 && (
        <>
          <div class="field">
            <label for="rating-comment">{words.rate_comment}</label>
            <textarea
              class="input"
              id="rating-comment"
              rows={2}
              maxLength={1000}
              value={comment.value}
              onInput={({ currentTarget }) => (comment.value = currentTarget.value)}
            />
          </div>
          <button type="submit" class="button primary" aria-disabled={busy.value || undefined}>
            {words.rate_send}
          </button>
        </>
      )}
      {problem.value && <ProblemNotice problem={problem.value} says={explainTicket(problem.value)} />}
    </form>
  );
}
