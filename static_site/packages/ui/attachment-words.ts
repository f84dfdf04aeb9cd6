import { fill, type Language, language } from "@ventanilla/i18n";
import en from "@ventanilla/i18n/locales/attachments/en.json";
import es from "@ventanilla/i18n/locales/attachments/es.json";
import pt from "@ventanilla/i18n/locales/attachments/pt.json";
import type { Problem } from "@ventanilla/api/problems";
import { explain } from "./problem";

// Short enough to include all languages in the parts that use them.
const words: Readonly<Record<Language, typeof es>> = { es, en, pt };

/** The words about attachments in the current language. */
export const say = (): typeof es => words[language.value];

/** Why a file was not attached. */
export function explainFile(problem: Problem, most: number): string {
  const known = (say().errors as Partial<Record<string, string>>)[problem.code];
  return known === undefined ? explain(problem) : fill(known, { most });
}

/** Formats a file size: `1,2 MB`. */
export function fileSize(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1000), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
