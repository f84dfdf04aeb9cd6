import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { countdown, fill, plural, words } from "@ventanilla/i18n";
import { Field } from "@ventanilla/ui/field";
import { explain, ProblemNotice } from "@ventanilla/ui/problem";
import { useEffect, useRef } from "preact/hooks";
import { askAgain, enterCode } from "./asking";
import { type Asked, forgetCode } from "./state";

function secondsUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
}

/** Whole seconds left until `moment`, counting down. */
function useCountdown(moment: string): number {
  const left = useSignal(secondsUntil(moment));
  useEffect(() => {
    left.value = secondsUntil(moment);
    const timer = setInterval(() => {
      left.value = secondsUntil(moment);
    }, 500);
    return () => clearInterval(timer);
  }, [moment, left]);
  return left.value;
}

function sentTo({ by, contact, challenge }: Asked): string {
  const { code } = words.value;
  const sentence = {
    email: code.sent_email,
    sms: code.sent_sms,
    either: code.sent_either,
    unknown: code.sent_before,
  }[by];
  return fill(sentence, { length: challenge.code_length, contact });
}

/** What a refused code means, where it is about the code itself. */
function wrongCode(problem: Problem): string | null {
  const { code } = words.value;
  switch (problem.code) {
    case "code_wrong":
      if (problem.triesLeft === null) {
        return explain(problem);
      }
      return problem.triesLeft > 0 ? plural(code.wrong, problem.triesLeft) : code.wrong_last;
    case "code_expired":
      return code.expired;
    case "code_spent":
      return code.wrong_last;
    default:
      return null;
  }
}

/** The one-time code: typed, pasted or filled in by the phone. */
export function CodeForm({ current }: { current: Asked }) {
  const typed = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const resent = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { code: say, signin } = words.value;
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
      <h2 ref={heading}>{say.title}</h2>
      <p>{sentTo(current)}</p>
      <Field
        name="code"
        kind="code"
        label={say.label}
        wrong={wrong.value}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellcheck={false}
        required
        value={typed.value}
        onInput={(event) => {
          // Pasted codes come with spaces and words around them.
          typed.value = event.currentTarget.value.replace(/\D/g, "").slice(0, length);
          event.currentTarget.value = typed.value;
        }}
      />
      <div aria-live="polite">{resent.value && <p class="notice success">{say.resent}</p>}</div>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? signin.wait : say.submit}
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
        <button type="button" class="button quiet" onClick={forgetCode}>
          {say.back}
        </button>
      </div>
    </form>
  );
}
