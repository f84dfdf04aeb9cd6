import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import { announce, Check, ConfirmDialog, Group, moment, useAction } from "../../kit";
import { areaPath } from "../../address";
import { usesPasswords, can } from "../../session";
import { sendAccess } from "./api";
import { PasswordDialog } from "./PasswordDialog";
import { reasonOf } from "./SendingNotice";
import { say } from "./words";

interface PasswordProps {
  customer: Customer;
  /** Whether the password dialog is open from the start. */
  asks: boolean;
  onChange: () => void;
}

/** The customer's password, and sending access. Nothing is sent unless requested. */
export function PasswordGroup({ customer, asks, onChange }: PasswordProps) {
  const asking = useSignal<"password" | "send" | null>(
    asks && can("customers_access") && usesPasswords() ? "password" : null,
  );
  const skipped = useSignal<string | null>(null);
  const words = say();
  const { route } = useLocation();
  const close = () => {
    asking.value = null;
    if (asks) {
      // So that a reload does not open the dialog again.
      route(areaPath("customers", customer.id), true);
    }
  };
  return (
    <Group title={words.password.title} explanation={words.password.text}>
      <p>{stateOf(customer)}</p>
      {!usesPasswords() && <p class="soft">{words.password.not_used}</p>}
      {can("customers_access") && (
        <div class="inline">
          {usesPasswords() && (
            <button type="button" class="button" onClick={() => (asking.value = "password")}>
              {words.password.button}
            </button>
          )}
          <button type="button" class="button" onClick={() => (asking.value = "send")}>
            {words.send.button}
          </button>
        </div>
      )}
      {skipped.value !== null && (
        <p class="notice" role="status">
          {fill(words.send.not_sent, { reason: reasonOf(skipped.value) })}
        </p>
      )}
      {asking.value === "password" && (
        <PasswordDialog customer={customer} onDone={onChange} onClose={close} />
      )}
      {asking.value === "send" && (
        <SendOneDialog
          customer={customer}
          onDone={(reason) => {
            skipped.value = reason;
            close();
            onChange();
          }}
          onClose={close}
        />
      )}
    </Group>
  );
}

function stateOf({ password }: Customer): string {
  const { states } = say().password;
  const text = states[password.state as keyof typeof states];
  const at = password.state === "own" ? password.changed_at : password.expires_at;
  return fill(text, { at: at ? moment(at) : "" });
}

interface SendOneProps {
  customer: Customer;
  /** Called with the reason if nothing was sent, else null. */
  onDone: (skipped: string | null) => void;
  onClose: () => void;
}

function SendOneDialog({ customer, onDone, onClose }: SendOneProps) {
  const withPassword = useSignal(false);
  /** One per click, so that a retry sends nothing twice. */
  const batch = useRef(crypto.randomUUID());
  const action = useAction();
  const words = say().send;
  const send = async () => {
    const done = await action.run(() => sendAccess(customer.id, withPassword.value, batch.current));
    if (done !== null) {
      if (done.status === "sent") {
        announce(words.sent_one);
      }
      onDone(done.status === "sent" ? null : (done.reason ?? ""));
    }
  };
  return (
    <ConfirmDialog
      id="send-one"
      title={fill(words.title_one, { name: customer.name })}
      confirm={words.confirm}
      busy={action.busy.value}
      problem={action.problem.value}
      sentences={say().errors}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>{words.text}</p>
      {usesPasswords() && (
        <Check
          name="with-password"
          label={words.with_password}
          explanation={words.with_password_text}
          checked={withPassword.value}
          onChange={(checked) => (withPassword.value = checked)}
        />
      )}
    </ConfirmDialog>
  );
}
