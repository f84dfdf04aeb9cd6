import { type Signal, useSignal } from "@preact/signals";
import type { Sender, SenderRecord } from "@ventanilla/api/deliveries-types";
import { fill, words as common } from "@ventanilla/i18n";
import {
  announce,
  ConfirmDialog,
  Copy,
  Group,
  Icon,
  ProblemBox,
  Skeleton,
  TextField,
  useAction,
  useLoad,
  wrongFields,
} from "../../kit";
import { shell } from "../../words";
import { setSender, removeSender, readSender } from "./api";
import { say } from "./words";

/** The sender address, and the DNS records that a custom one still needs. */
export function SenderAddress() {
  const found = useLoad("sender", readSender);
  const changed = useSignal<Sender | null>(null);
  const words = say().sender;
  const sender = changed.value ?? found.value.value;
  return (
    <Group title={words.title} id="sender" explanation={words.text}>
      {sender === null && found.problem.value === null && <Skeleton kind="row" count={3} />}
      {found.problem.value && <ProblemBox problem={found.problem.value} onRetry={found.reload} />}
      {sender !== null && (
        <>
          <p>{fill(words.used, { email: sender.used })}</p>
          {sender.state === "none" ? (
            <Choice changed={changed} />
          ) : (
            <Chosen sender={sender} changed={changed} />
          )}
        </>
      )}
    </Group>
  );
}

/** The form for a custom sender address. */
function Choice({ changed }: { changed: Signal<Sender | null> }) {
  const email = useSignal("");
  const missing = useSignal("");
  const action = useAction();
  const words = say().sender;
  const choose = async () => {
    missing.value = email.value.trim() === "" ? common.value.fields.required : "";
    if (missing.value !== "") {
      return;
    }
    const made = await action.run(() => setSender(email.value.trim()));
    if (made !== null) {
      changed.value = made;
      announce(words.chosen);
    }
  };
  const wrong = missing.value || wrongFields(action.problem.value)["email"];
  return (
    <form
      class="stacked"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void choose();
      }}
    >
      <TextField
        name="sender-email"
        label={words.email}
        explanation={words.email_text}
        wrong={wrong}
        type="email"
        value={email.value}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        onInput={(value) => (email.value = value)}
      />
      {action.problem.value && !wrong && (
        <ProblemBox problem={action.problem.value} sentences={words.errors} />
      )}
      <div class="inline">
        <button type="submit" class="button primary" aria-disabled={action.busy.value || undefined}>
          {action.busy.value ? shell().kit.wait : words.choose}
        </button>
      </div>
    </form>
  );
}

const marks = { verified: "good", pending: "careful", failed: "bad" } as const;

/** The custom sender address: the state of its domain and the DNS records to add. */
function Chosen({ sender, changed }: { sender: Sender; changed: Signal<Sender | null> }) {
  const checking = useAction();
  const dropping = useAction();
  const asking = useSignal(false);
  const words = say().sender;
  const state = sender.state as keyof typeof marks;
  const check = async () => {
    const now = await checking.run(readSender);
    if (now !== null) {
      changed.value = now;
      announce(words.states[now.state as keyof typeof marks]);
    }
  };
  const again = async () => {
    const now = await checking.run(() => setSender(sender.email));
    if (now !== null) {
      changed.value = now;
    }
  };
  const drop = async () => {
    const now = await dropping.run(removeSender);
    if (now !== null) {
      asking.value = false;
      changed.value = now;
      announce(words.dropped);
    }
  };
  const lost = sender.state === "pending" && sender.records.length === 0;
  return (
    <>
      <p class="sender-state">
        <strong>{sender.email}</strong> <span class={`badge ${marks[state]}`}>{words.states[state]}</span>
      </p>
      <p class="soft">{lost ? words.lost : words.state_texts[state]}</p>
      {sender.records.length > 0 && sender.state !== "verified" && <Records records={sender.records} />}
      {sender.records.length > 0 && sender.state === "verified" && (
        <details>
          <summary>{words.see_records}</summary>
          <Records records={sender.records} />
        </details>
      )}
      <p class="soft">{fill(words.dmarc, { domain: sender.domain })}</p>
      {checking.problem.value && (
        <ProblemBox problem={checking.problem.value} sentences={words.errors} onRetry={() => void check()} />
      )}
      <div class="inline">
        <button
          type="button"
          class="button"
          aria-disabled={checking.busy.value || undefined}
          onClick={() => void (lost ? again() : check())}
        >
          <Icon name="refresh" />
          {checking.busy.value ? shell().kit.wait : words.check}
        </button>
        <button type="button" class="button quiet" onClick={() => (asking.value = true)}>
          {words.drop}
        </button>
      </div>
      {asking.value && (
        <ConfirmDialog
          id="drop-sender"
          title={words.drop_title}
          confirm={words.drop}
          danger
          busy={dropping.busy.value}
          problem={dropping.problem.value}
          onConfirm={() => void drop()}
          onClose={() => (asking.value = false)}
        >
          <p>{words.drop_text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The DNS records to add, each with a copy button. */
function Records({ records }: { records: readonly SenderRecord[] }) {
  const words = say().sender;
  return (
    <ol class="list records">
      {records.map(({ kind, name, value }, index) => (
        <li key={name}>
          <p class="label">{fill(words.record, { number: index + 1, kind })}</p>
          <div class="record">
            <span class="soft">{words.record_name}</span>
            <Copy label={`${words.record_name} ${index + 1}`} text={name} />
            <span class="soft">{words.record_value}</span>
            <Copy label={`${words.record_value} ${index + 1}`} text={value} />
          </div>
        </li>
      ))}
    </ol>
  );
}
