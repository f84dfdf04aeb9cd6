import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { words } from "@ventanilla/i18n";
import { Field } from "@ventanilla/ui/field";
import { useRef } from "preact/hooks";
import { shell } from "../words";
import { requestCode } from "./api";
import { email } from "./state";
import { StepForm } from "./StepForm";

/** Asks for the e-mail address that the code is sent to. */
export function EmailForm() {
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const { signin } = shell();
  const { fields } = words.value;

  const show = (says: string | undefined) => {
    wrong.value = says;
    if (says !== undefined) {
      form.current?.querySelector<HTMLInputElement>("#email")?.focus();
    }
  };
  const submit = async () => {
    if (busy.value) {
      return;
    }
    const input = form.current?.querySelector<HTMLInputElement>("#email");
    if (email.value.trim() === "") {
      show(fields.required);
      return;
    }
    if (input?.checkValidity() === false) {
      show(fields.email);
      return;
    }
    show(undefined);
    busy.value = true;
    problem.value = null;
    const failed = await requestCode();
    busy.value = false;
    if (failed?.fields.length) {
      show(fields.email);
    } else {
      problem.value = failed;
    }
  };

  return (
    <StepForm
      form={form}
      submitLabel={signin.next}
      busy={busy.value}
      problem={problem.value}
      canRetry
      onSubmit={() => void submit()}
    >
      <p>{signin.prompt}</p>
      <Field
        name="email"
        label={signin.email}
        wrong={wrong.value}
        type="email"
        autoComplete="username"
        autoCapitalize="off"
        spellcheck={false}
        required
        value={email.value}
        onInput={(event) => {
          email.value = event.currentTarget.value;
        }}
      />
    </StepForm>
  );
}
