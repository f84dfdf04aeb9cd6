import type { Problem } from "@ventanilla/api/problems";
import { explain } from "../problem";
import { say } from "./words";

/** What a problem means here, else what it means anywhere. */
export function explainContract(problem: Problem): string {
  const sentences: Readonly<Partial<Record<string, string>>> = say().errors;
  const field = problem.fields.map(({ code }) => sentences[code]).find(Boolean);
  return field ?? sentences[problem.code] ?? explain(problem);
}
