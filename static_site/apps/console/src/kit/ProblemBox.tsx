import type { Problem } from "@ventanilla/api/problems";
import { duration, fill } from "@ventanilla/i18n";
import { explain, ProblemNotice } from "@ventanilla/ui/problem";
import { shell } from "../words";

/** What the codes of an area's problems mean, in the reader's language; `{time}` is the wait where one is told. */
export type Sentences = Readonly<Partial<Record<string, string>>> | undefined;

/** What happened, that nothing was lost, and the next step: the area's sentence, else the console's, else any. */
export function explainHere(problem: Problem, sentences?: Sentences): string {
  const mine = sentences?.[problem.code] ?? (shell().errors as Sentences)?.[problem.code];
  return mine === undefined ? explain(problem) : fill(mine, { time: duration(problem.retryAfter ?? 60) });
}

/** What is wrong with each field, by the last part of its path; `other` is for codes without a sentence. */
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

/** A problem as a notice that is read out, with the reference small beneath and a retry where that may help. */
export function ProblemBox({ problem, sentences, onRetry }: ProblemBoxProps) {
  return <ProblemNotice problem={problem} says={explainHere(problem, sentences)} onRetry={onRetry} />;
}
