import type { ImportSummary } from "@ventanilla/api/imports-types";
import { say } from "./words";

const marks: Readonly<Partial<Record<ImportSummary["state"], string>>> = {
  compared: "careful",
  done: "good",
  failed: "bad",
};

/** The badge of an import's state. */
export function State({ state }: Pick<ImportSummary, "state">) {
  const names: Readonly<Partial<Record<string, string>>> = say().states;
  return <span class={`badge ${marks[state] ?? ""}`}>{names[state] ?? state}</span>;
}
