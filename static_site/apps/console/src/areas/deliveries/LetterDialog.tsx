import { useSignal } from "@preact/signals";
import type { DeadLetter } from "@ventanilla/api/deliveries-types";
import { plural } from "@ventanilla/i18n";
import { announce, Dialog, moment, ProblemBox, useAct } from "../../kit";
import { areaPath } from "../../place";
import { can } from "../../session";
import { shell } from "../../words";
import { discard, sendAgain } from "./calls";
import { errorText, eventName, say } from "./words";

interface LetterDialogProps {
  letter: DeadLetter;
  onGone: (id: string) => void;
  onClose: () => void;
}

/** One message that could not be sent: all that is known of it, and what can be done. */
export function LetterDialog({ letter, onGone, onClose }: LetterDialogProps) {
  const act = useAct();
  const asking = useSignal(false);
  const words = say().letters;
  const run = async (call: () => ReturnType<typeof sendAgain>, told: string) => {
    const done = await act.run(call);
    // What somebody else has seen to is gone as well.
    if (done !== null || act.problem.value?.status === 404) {
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
            aria-disabled={act.busy.value || undefined}
            onClick={() =>
              asking.value ? void run(() => discard(letter.id), words.discarded) : void (asking.value = true)
            }
          >
            {asking.value ? words.discard_sure : words.discard}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={act.busy.value || undefined}
            onClick={() => void run(() => sendAgain(letter.id), words.one_sent_again)}
          >
            {act.busy.value ? shell().kit.wait : words.again}
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
      {act.problem.value && act.problem.value.status !== 404 && <ProblemBox problem={act.problem.value} />}
    </Dialog>
  );
}
