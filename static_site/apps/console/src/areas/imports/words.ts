import type { Problem } from "@ventanilla/api/problems";
import type { ImportKind } from "@ventanilla/api/imports-types";
import { locale } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/console/es.imports.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("imports");

export const kindName = (kind: ImportKind): string => say().kinds[kind];

/** Formats a count. */
export const figure = (number: number): string => new Intl.NumberFormat(locale.value).format(number);

/** Formats a file size: `1,2 MB`. */
export function fileSize(bytes: number): string {
  const [amount, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale.value, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    amount,
  );
}

/** Why a file was refused or an import failed. */
export function failureText(code: string): string {
  return (say().errors as Readonly<Partial<Record<string, string>>>)[code] ?? say().failed.other;
}

/** A problem found in the browser, in the form of the API's. */
export const problemOfCode = (code: string): Problem => ({
  code,
  status: 0,
  requestId: null,
  fields: [],
  triesLeft: null,
  retryAfter: null,
});
