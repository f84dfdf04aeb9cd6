import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import { fill } from "@ventanilla/i18n";
import { useEffect, useRef } from "preact/hooks";
import {
  Check,
  Copy,
  Dialog,
  FormDialog,
  Icon,
  moment,
  ProblemBox,
  TextField,
  useAction,
  useIdempotency,
  wrongFields,
} from "../../kit";
import { setPassword, suggestPassword } from "./api";
import { say } from "./words";

interface DialogProps {
  customer: Customer;
  onDone: () => void;
  onClose: () => void;
}

interface Issued {
  readonly password: string;
  readonly expires_at: string;
  readonly sent: boolean;
}

/** Issues a password: two suggested words, or a typed one. */
export function PasswordDialog({ customer, onDone, onClose }: DialogProps) {
  const issued = useSignal<Issued | null>(null);
  return issued.value === null ? (
    <Choosing
      customer={customer}
      onClose={onClose}
      onIssued={(made) => {
        issued.value = made;
        onDone();
      }}
    />
  ) : (
    <Shown issued={issued.value} onClose={onClose} />
  );
}

function Choosing({
  customer,
  onIssued,
  onClose,
}: Omit<DialogProps, "onDone"> & { onIssued: (issued: Issued) => void }) {
  const typed = useSignal("");
  const send = useSignal(false);
  const idempotencyHeader = useIdempotency();
  const suggesting = useAction();
  const action = useAction();
  const form = useRef<HTMLFormElement>(null);
  const words = say().password;

  const suggest = async () => {
    const made = await suggesting.run(suggestPassword);
    if (made !== null) {
      typed.value = made.password;
    }
  };
  useEffect(() => {
    void suggest();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the dialog opens
  }, []);
  const give = async () => {
    const text = typed.value.trim();
    const wanted = { password: text === "" ? null : text, send: send.value };
    const batch = idempotencyHeader(wanted)["Idempotency-Key"];
    const made = await action.run(() => setPassword(customer.id, { ...wanted, batch }));
    if (made !== null) {
      onIssued(made);
    } else {
      form.current?.querySelector<HTMLElement>("#password")?.focus();
    }
  };
  const wrong = wrongFields(action.problem.value, say().field_errors)["password"];
  return (
    <FormDialog
      id="password-dialog"
      title={fill(words.dialog_title, { name: customer.name })}
      onClose={onClose}
      submitLabel={words.give}
      busy={action.busy.value}
      form={form}
      onSubmit={() => void give()}
      footer={
        <>
          {suggesting.problem.value && (
            <ProblemBox problem={suggesting.problem.value} onRetry={() => void suggest()} />
          )}
          {action.problem.value && wrong === undefined && (
            <ProblemBox problem={action.problem.value} sentences={say().errors} onRetry={() => void give()} />
          )}
        </>
      }
    >
      <p>{words.dialog_text}</p>
      <div class="with-button">
        <TextField
          name="password"
          label={words.label}
          explanation={words.label_text}
          wrong={wrong}
          value={typed.value}
          maxLength={128}
          mono
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          onInput={(text) => (typed.value = text)}
        />
        <button
          type="button"
          class="button"
          aria-disabled={suggesting.busy.value || undefined}
          onClick={() => void suggest()}
        >
          <Icon name="refresh" />
          {words.refresh}
        </button>
      </div>
      <Check
        name="send"
        label={words.send}
        explanation={words.send_text}
        checked={send.value}
        onChange={(checked) => (send.value = checked)}
      />
    </FormDialog>
  );
}

/** Shows the password once: only its hash is stored. */
function Shown({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const words = say().password;
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <Dialog
      id="password-shown"
      title={words.shown_title}
      onClose={onClose}
      actions={
        <button ref={done} type="button" class="button primary" onClick={onClose}>
          {words.shown_done}
        </button>
      }
    >
      <div class="stacked">
        <p>{fill(words.shown_text, { at: moment(issued.expires_at) })}</p>
        <Copy label={words.label} text={issued.password} />
        <p role="status">{issued.sent ? words.shown_sent : words.shown_not_sent}</p>
      </div>
    </Dialog>
  );
}
