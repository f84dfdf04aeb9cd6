import type { FieldProblem } from "@ventanilla/api/problems";
import type es from "@ventanilla/i18n/locales/console/es.contracts.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("contracts");

/** Why a contract was declined or withdrawn: as written, or a standard text for a correction. */
export const whyWords = (ended: string, reason: string): string =>
  ended === "withdrawn" && reason === "corrected" ? say().corrected : reason;

/** The sentences for these errors; undefined if there are none. */
export function faultWords(faults: readonly FieldProblem[]): string | undefined {
  const all: Readonly<Record<string, string>> = say().faults;
  const said = faults.map(({ code }) => all[code] ?? say().faults.other);
  return said.length === 0 ? undefined : [...new Set(said)].join(" ");
}
