import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { countdown, fill, words } from "@ventanilla/i18n";
import { CodeField, useCountdown, wrongCode } from "@ventanilla/ui/code";
import { useEffect, useRef } from "preact/hooks";
import { ProblemBox } from "../kit/ProblemBox";
import { shell } from "../words";
import { askAgain, enterCode } from "./asking";
import { type Asked, setAsked } from "./state";

/** The code that came by e-mail. */
export function CodeForm({ current }: { current: Asked }) {
  const typed = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const resent = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { code: say } = words.value;
  const length = current.challenge.code_length;
  const wait = useCountdown(current.challenge.resend_at);

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
    const failed = await enterCode(current, typed.value);
    busy.value = false;
    show(failed);
  };

  const resend = async () => {
    if (busy.value || wait > 0) {
      return;
    }
    busy.value = true;
    const failed = await askAgain(current);
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
      <p>{fill(shell().signin.sent, { length, email: current.email })}</p>
      <CodeField label={say.label} wrong={wrong.value} length={length} typed={typed} />
      <div aria-live="polite">{resent.value && <p class="notice success">{say.resent}</p>}</div>
      {problem.value && <ProblemBox problem={problem.value} />}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? shell().kit.wait : shell().signin.enter}
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
        <button type="button" class="button quiet" onClick={() => setAsked(null)}>
          {say.back}
        </button>
      </div>
    </form>
  );
}
