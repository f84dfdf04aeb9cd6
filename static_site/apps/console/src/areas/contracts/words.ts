import type { FieldProblem } from "@ventanilla/api/problems";
import type es from "@ventanilla/i18n/locales/console/es.contracts.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("contracts");

/** Why it was declined or withdrawn: as it was written, or in our words where it is being corrected. */
export const whyWords = (ended: string, reason: string): string =>
  ended === "withdrawn" && reason === "corrected" ? say().corrected : reason;

/** What is wrong, in a sentence for each; nothing where nothing is. */
export function faultWords(faults: readonly FieldProblem[]): string | undefined {
  const all: Readonly<Record<string, string>> = say().faults;
  const said = faults.map(({ code }) => all[code] ?? say().faults.other);
  return said.length === 0 ? undefined : [...new Set(said)].join(" ");
}
