import { useSignal } from "@preact/signals";
import type { DeadLetter } from "@ventanilla/api/deliveries-types";
import { plural } from "@ventanilla/i18n";
import {
  announce,
  type Column,
  ConfirmDialog,
  Icon,
  moment,
  PagedTable,
  ProblemBox,
  useAction,
  usePages,
  useIdempotency,
} from "../../kit";
import { readDeadLetters, retryAllDeadLetters } from "./api";
import { DeadLetterDialog } from "./DeadLetterDialog";
import { errorName, eventName, say } from "./words";

/** The messages that could not be sent. */
export function DeadLetters() {
  const pages = usePages("letters", readDeadLetters);
  const open = useSignal<DeadLetter | null>(null);
  const words = say().letters;
  const some = (pages.items.value?.length ?? 0) > 0;
  return (
    <section class="part" id="letters" aria-label={words.title}>
      <div class="group-head">
        <div>
          <h2>{words.title}</h2>
          <p class="soft">{words.text}</p>
        </div>
        {some && <AllAgain onDone={pages.reload} />}
      </div>
      <PagedTable
        caption={words.title}
        columns={columns()}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ event }) => eventName(event)}
        onOpen={(letter) => (open.value = letter)}
        empty={
          <p class="all-well">
            <Icon name="check" />
            {words.none}
          </p>
        }
      />
      {open.value && (
        <DeadLetterDialog
          letter={open.value}
          onGone={(id) => {
            open.value = null;
            pages.replace((one) => one.id === id, null);
          }}
          onClose={() => (open.value = null)}
        />
      )}
    </section>
  );
}

function columns(): Column<DeadLetter>[] {
  const words = say().letters;
  return [
    { key: "what", label: words.what, phone: "title", cell: ({ event }) => eventName(event) },
    { key: "whom", label: words.whom, cell: ({ customer_name }) => customer_name ?? "—" },
    { key: "why", label: words.why, cell: ({ error }) => errorName(error) },
    {
      key: "when",
      label: words.when,
      phone: "plain",
      cell: ({ died_at }) => <time dateTime={died_at}>{moment(died_at, "short")}</time>,
    },
  ];
}

/** Retries all dead letters, after a confirmation. */
function AllAgain({ onDone }: { onDone: () => void }) {
  const asking = useSignal(false);
  const left = useSignal(false);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const round = useSignal(0);
  const words = say().letters;
  const send = async () => {
    const done = await action.run(() => retryAllDeadLetters(idempotencyHeader(round.value)));
    if (done === null) {
      return;
    }
    round.value += 1;
    announce(plural(words.sent_again, done.queued));
    left.value = done.left;
    asking.value = false;
    onDone();
  };
  return (
    <div class="part-acts">
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {words.all_again}
      </button>
      {left.value && <p class="soft">{words.left}</p>}
      {action.problem.value && !asking.value && <ProblemBox problem={action.problem.value} />}
      {asking.value && (
        <ConfirmDialog
          id="all-again"
          title={words.all_again_title}
          confirm={words.all_again}
          busy={action.busy.value}
          problem={action.problem.value}
          onConfirm={() => void send()}
          onClose={() => (asking.value = false)}
        >
          <p>{words.all_again_text}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
