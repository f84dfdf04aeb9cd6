import type { Problem } from "@ventanilla/api/problems";
import { duration, fill } from "@ventanilla/i18n";
import { explain, ProblemNotice } from "@ventanilla/ui/problem";
import { shell } from "../words";

/** An area's sentences by problem code; `{time}` is the time to wait, if known. */
export type Sentences = Readonly<Partial<Record<string, string>>> | undefined;

/** Describes a problem and the next step: the area's sentence, else the console's, else the common one. */
export function explainHere(problem: Problem, sentences?: Sentences): string {
  const mine = sentences?.[problem.code] ?? (shell().errors as Sentences)?.[problem.code];
  return mine === undefined ? explain(problem) : fill(mine, { time: duration(problem.retryAfter ?? 60) });
}

/** The error of each field, by the last part of its path; `other` is for codes without a sentence. */
export function wrongFields(
  problem: Problem | null,
  sentences?: Sentences,
): Readonly<Record<string, string>> {
  const all = { ...shell().fields, ...sentences } as Record<string, string>;
  return Object.fromEntries(
    (problem?.fields ?? []).map(({ field, code }) => [
      field.split(".").pop() ?? field,
      all[code] ?? all["other"] ?? code,
    ]),
  );
}

interface ProblemBoxProps {
  problem: Problem;
  sentences?: Sentences;
  onRetry?: (() => void) | undefined;
}

/** A problem as an alert, with its reference and, where that may help, a retry. */
export function ProblemBox({ problem, sentences, onRetry }: ProblemBoxProps) {
  return <ProblemNotice problem={problem} says={explainHere(problem, sentences)} onRetry={onRetry} />;
}
