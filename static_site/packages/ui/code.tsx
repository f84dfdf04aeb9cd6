import { type Signal, useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { plural, words } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { Field } from "./field";
import { explain } from "./problem";

function secondsUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
}

/** The whole seconds left until `moment`, counting down. */
export function useCountdown(moment: string): number {
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

/** The error of a refused code, if it is about the code itself. */
export function wrongCode(problem: Problem): string | null {
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

interface CodeFieldProps {
  label: string;
  hint?: string | undefined;
  wrong: string | undefined;
  length: number;
  typed: Signal<string>;
}

/** The input of a code of `length` digits: typed, pasted or filled in by the phone. */
export function CodeField({ label, hint, wrong, length, typed }: CodeFieldProps) {
  return (
    <Field
      name="code"
      kind="code"
      label={label}
      hint={hint}
      wrong={wrong}
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellcheck={false}
      required
      value={typed.value}
      onInput={(event) => {
        // Pasted codes may have spaces and words around them.
        typed.value = event.currentTarget.value.replace(/\D/g, "").slice(0, length);
        event.currentTarget.value = typed.value;
      }}
    />
  );
}
