import type { FieldProblem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/console/es.contract-templates.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("contract-templates");

/** The errors of a field, each with its line and a suggestion. */
export function faultWords(faults: readonly FieldProblem[], field: string): string | undefined {
  const { faults: sentences } = say();
  const all: Readonly<Record<string, string>> = sentences;
  const said = faults
    .filter((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
    .map(({ code, params }) => {
      const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
      const known = code === "tag_unknown" && told["nearest"] ? "tag_misspelt" : code;
      const sentence = fill(all[known] ?? sentences.other, told);
      return told["line"] ? fill(sentences.in_line, { line: told["line"], sentence }) : sentence;
    });
  return said.length === 0 ? undefined : [...new Set(said)].join(" ");
}
