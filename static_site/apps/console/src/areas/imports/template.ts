import type { ImportKindFields } from "@ventanilla/api/imports-types";
import { place } from "@ventanilla/i18n";
import { startDownload } from "../../kit";

/** Whether spreadsheets of the business's country use a decimal comma, and so `;` between cells. */
function hasDecimalComma(): boolean {
  const { country } = place.value;
  const tag = `${new Intl.Locale(`und-${country}`).maximize().language}-${country}`;
  return new Intl.NumberFormat(tag).formatToParts(1.5).some(({ value }) => value === ",");
}

/** A template file: the names of the fields and an example row. */
export function templateOf({ fields }: ImportKindFields): string {
  const comma = hasDecimalComma();
  const shown = fields.filter(({ example }) => example !== "");
  const separator = comma ? ";" : ",";
  const cell = (text: string) =>
    text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: string[]) => cells.map(cell).join(separator);
  const examples = shown.map(({ example, type }) =>
    type === "number" && comma ? example.replace(".", ",") : example,
  );
  // Excel needs the byte order mark to read UTF-8.
  return `\ufeff${line(shown.map(({ label }) => label))}\r\n${line(examples)}\r\n`;
}

/** Downloads it under a name. */
export function saveTemplate(kind: ImportKindFields, name: string): void {
  const url = URL.createObjectURL(new Blob([templateOf(kind)], { type: "text/csv;charset=utf-8" }));
  startDownload(url, `${name}.csv`);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
