import { useSignal } from "@preact/signals";
import { plural } from "@ventanilla/i18n";
import { Check, ConfirmDialog } from "../../kit";
import { usesPasswords } from "../../session";
import { type Recipient, startSending } from "./sending";
import { say } from "./words";

interface SendProps {
  people: readonly Recipient[];
  onStart: () => void;
  onClose: () => void;
}

/** Confirms sending access to the selected customers. */
export function SendDialog({ people, onStart, onClose }: SendProps) {
  const withPassword = useSignal(false);
  const words = say().send;
  return (
    <ConfirmDialog
      id="send"
      title={plural(words.title, people.length)}
      confirm={words.confirm}
      onConfirm={() => {
        void startSending(people, withPassword.value);
        onStart();
      }}
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
