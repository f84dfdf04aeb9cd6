import type { TemplateFault } from "@ventanilla/api/console-types";
import { fill } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/console/es.messages.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("messages");

/** The name of a message and what it is for. */
export function messageWords(message: string): { readonly name: string; readonly text: string } {
  const all: Readonly<Record<string, { readonly name: string; readonly text: string }>> = say().messages;
  return all[message] ?? { name: message, text: "" };
}

/** The error of a template, with its line and a suggestion. */
export function faultWords(fault: TemplateFault): string {
  const { faults } = say();
  const all: Readonly<Record<string, string>> = faults;
  const params = Object.fromEntries(
    Object.entries(fault.params).map(([name, value]) => [name, String(value)]),
  );
  const code = fault.code === "tag_unknown" && params["nearest"] ? "tag_misspelt" : fault.code;
  const sentence = fill(all[code] ?? faults.other, params);
  const line = params["line"];
  return line === undefined || line === "" ? sentence : fill(faults.in_line, { line, sentence });
}
