import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { countdown, fill, words } from "@ventanilla/i18n";
import { CodeField, useCountdown, wrongCode } from "@ventanilla/ui/code";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useEffect, useRef } from "preact/hooks";
import { askAgain, enterCode } from "./asking";
import { type Asked, forgetCode } from "./state";

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
      <CodeField label={say.label} wrong={wrong.value} length={length} typed={typed} />
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
