import type { Problem } from "@ventanilla/api/problems";
import { explain } from "../problem";
import { say } from "./words";

/** Describes a problem of signing, else by the common description. */
export function explainContract(problem: Problem): string {
  const sentences: Readonly<Partial<Record<string, string>>> = say().errors;
  const field = problem.fields.map(({ code }) => sentences[code]).find(Boolean);
  return field ?? sentences[problem.code] ?? explain(problem);
}
