import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { CodeField, wrongCode } from "@ventanilla/ui/code";
import { Field } from "@ventanilla/ui/field";
import { useEffect, useRef } from "preact/hooks";
import { signOut } from "../session";
import { shell } from "../words";
import { submitSecondFactor } from "./api";
import { StepForm } from "./StepForm";

const DIGITS = 6;

/** Asks for the second factor: the six digits of the authenticator app, or a recovery code. */
export function SecondFactorForm() {
  const typed = useSignal("");
  const recovery = useSignal(false);
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { second_factor: say } = shell();

  const byRecovery = recovery.value;
  useEffect(() => form.current?.querySelector<HTMLInputElement>(".input")?.focus(), [byRecovery]);

  const show = (says: string | undefined) => {
    wrong.value = says;
    if (says !== undefined) {
      form.current?.querySelector<HTMLInputElement>(".input")?.select();
    }
  };
  const submit = async () => {
    if (busy.value) {
      return;
    }
    const code = typed.value.trim();
    if (recovery.value ? code === "" : code.length !== DIGITS) {
      show(recovery.value ? shell().fields.required : say.incomplete);
      return;
    }
    busy.value = true;
    problem.value = null;
    show(undefined);
    const failed = await submitSecondFactor(code);
    busy.value = false;
    if (failed === null) {
      return;
    }
    const about = failed.fields.length > 0 ? say.wrong : wrongCode(failed);
    if (about !== null) {
      show(failed.code === "code_wrong" && failed.triesLeft === null ? say.wrong : about);
    } else {
      problem.value = failed;
    }
  };
  const change = () => {
    recovery.value = !recovery.value;
    typed.value = "";
    show(undefined);
  };

  return (
    <StepForm
      form={form}
      submitLabel={shell().signin.enter}
      busy={busy.value}
      problem={problem.value}
      footer={
        <div class="door-choice">
          <button type="button" class="button quiet" onClick={change}>
            {recovery.value ? say.use_app : say.use_recovery}
          </button>
          <button type="button" class="button quiet" onClick={() => void signOut()}>
            {shell().signin.other_person}
          </button>
        </div>
      }
      onSubmit={() => void submit()}
    >
      <h2>{say.title}</h2>
      <p>{recovery.value ? say.by_recovery : say.by_app}</p>
      {recovery.value ? (
        <Field
          name="recovery"
          label={say.recovery_label}
          wrong={wrong.value}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          required
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      ) : (
        <CodeField label={say.label} wrong={wrong.value} length={DIGITS} typed={typed} />
      )}
    </StepForm>
  );
}
