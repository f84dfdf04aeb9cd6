import { useSignal } from "@preact/signals";
import type { DeadLetter } from "@ventanilla/api/deliveries-types";
import { plural } from "@ventanilla/i18n";
import { announce, Dialog, moment, ProblemBox, useAction } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { shell } from "../../words";
import { discard, retryDeadLetter } from "./api";
import { errorText, eventName, say } from "./words";

interface DeadLetterDialogProps {
  letter: DeadLetter;
  onGone: (id: string) => void;
  onClose: () => void;
}

/** A dead letter: its details, and buttons to retry or discard it. */
export function DeadLetterDialog({ letter, onGone, onClose }: DeadLetterDialogProps) {
  const action = useAction();
  const asking = useSignal(false);
  const words = say().letters;
  const run = async (call: () => ReturnType<typeof retryDeadLetter>, told: string) => {
    const done = await action.run(call);
    // 404: another user has already handled it.
    if (done !== null || action.problem.value?.status === 404) {
      announce(told);
      onGone(letter.id);
    }
  };
  return (
    <Dialog
      id="letter"
      title={eventName(letter.event)}
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            class={asking.value ? "button danger" : "button"}
            aria-disabled={action.busy.value || undefined}
            onClick={() =>
              asking.value ? void run(() => discard(letter.id), words.discarded) : void (asking.value = true)
            }
          >
            {asking.value ? words.discard_sure : words.discard}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={action.busy.value || undefined}
            onClick={() => void run(() => retryDeadLetter(letter.id), words.one_sent_again)}
          >
            {action.busy.value ? shell().kit.wait : words.again}
          </button>
        </>
      }
    >
      <p>{errorText(letter.error)}</p>
      <dl class="facts">
        {letter.customer_id && (
          <div>
            <dt>{words.whom}</dt>
            <dd>
              {can("customers_read") ? (
                <a href={areaPath("customers", letter.customer_id)}>{letter.customer_name}</a>
              ) : (
                letter.customer_name
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.happened}</dt>
          <dd>
            <time dateTime={letter.happened_at}>{moment(letter.happened_at)}</time>
          </dd>
        </div>
        <div>
          <dt>{words.when}</dt>
          <dd>
            <time dateTime={letter.died_at}>{moment(letter.died_at)}</time>
          </dd>
        </div>
        {letter.tries > 0 && (
          <div>
            <dt>{words.tries}</dt>
            <dd>{plural(words.tries_count, letter.tries)}</dd>
          </div>
        )}
      </dl>
      {asking.value && <p role="status">{words.discard_text}</p>}
      {action.problem.value && action.problem.value.status !== 404 && (
        <ProblemBox problem={action.problem.value} />
      )}
    </Dialog>
  );
}
