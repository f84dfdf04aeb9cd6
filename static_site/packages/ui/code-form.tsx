import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { countdown, fill, words } from "@ventanilla/i18n";
import { useEffect, useRef } from "preact/hooks";
import { CodeField, useCountdown, wrongCode } from "./code";
import { explain, ProblemNotice } from "./problem";

interface CodeFormProps {
  /** Says where the code was sent. */
  sentTo: string;
  /** The number of digits of the code. */
  length: number;
  /** When another code can be requested. */
  resendAt: string;
  /** The label of the button that submits the code, and its label meanwhile. */
  submitLabel: string;
  busyLabel: string;
  onSubmit: (code: string) => Promise<Problem | null>;
  onResend: () => Promise<Problem | null>;
  /** Returns to the form in which the code was requested. */
  onBack: () => void;
  /** Describes a failure, where the app has its own sentences. */
  explainProblem?: (problem: Problem) => string;
}

/** The form for a one-time code: typed, pasted or filled in by the phone. */
export function CodeForm(props: CodeFormProps) {
  const { sentTo, length, submitLabel, busyLabel, onBack, explainProblem = explain } = props;
  const typed = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const resent = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { code: say } = words.value;
  const wait = useCountdown(props.resendAt);

  const focusCode = () => form.current?.querySelector<HTMLInputElement>("#code")?.focus();
  useEffect(focusCode, []);

  const show = (failed: Problem | null) => {
    wrong.value = failed === null ? undefined : (wrongCode(failed) ?? undefined);
    problem.value = wrong.value === undefined ? failed : null;
    if (wrong.value !== undefined) {
      form.current?.querySelector<HTMLInputElement>("#code")?.select();
      focusCode();
    }
  };

  const submit = async () => {
    if (busy.value) {
      return;
    }
    resent.value = false;
    if (typed.value.length !== length) {
      wrong.value = fill(say.incomplete, { length });
      focusCode();
      return;
    }
    busy.value = true;
    show(null);
    const failed = await props.onSubmit(typed.value);
    busy.value = false;
    show(failed);
  };

  const resend = async () => {
    if (busy.value || wait > 0) {
      return;
    }
    busy.value = true;
    const failed = await props.onResend();
    busy.value = false;
    show(failed);
    if (failed === null) {
      resent.value = true;
      typed.value = "";
      focusCode();
    }
  };

  return (
    <form
      ref={form}
      class="door-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say.title}</h2>
      <p>{sentTo}</p>
      <CodeField label={say.label} wrong={wrong.value} length={length} typed={typed} />
      <div aria-live="polite">{resent.value && <p class="notice success">{say.resent}</p>}</div>
      {problem.value && <ProblemNotice problem={problem.value} says={explainProblem(problem.value)} />}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? busyLabel : submitLabel}
      </button>
      <div class="door-choice">
        <button
          type="button"
          class="button quiet"
          aria-disabled={wait > 0 || busy.value || undefined}
          onClick={() => void resend()}
        >
          {wait > 0 ? fill(say.resend_in, { time: countdown(wait) }) : say.resend}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  );
}
