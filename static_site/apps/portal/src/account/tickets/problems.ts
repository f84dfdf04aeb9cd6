import type { Problem } from "@ventanilla/api/problems";
import { explain } from "@ventanilla/ui/problem";
import { say } from "./words";

/** Why something about a ticket did not work. */
export function explainTicket(problem: Problem): string {
  return (say().errors as Partial<Record<string, string>>)[problem.code] ?? explain(problem);
}

/** What is wrong with a field of what was sent, if anything. */
export function wrongWith(problem: Problem | null, field: string): string | undefined {
  const code = problem?.fields.find((one) => one.field === field)?.code;
  if (problem === null || code === undefined) {
    return undefined;
  }
  return (say().new.fields as Partial<Record<string, string>>)[code] ?? explainTicket({ ...problem, code });
}
