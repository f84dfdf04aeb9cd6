import type {
  Import,
  ImportColumn,
  ImportField,
  ImportMapping,
  MappedColumn,
} from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { say } from "./words";

/** The choice for a column: none, or a field and the format of its cells. */
export interface Choice {
  readonly field: string;
  readonly decimal_sign: "" | "," | ".";
  readonly day_order: "" | "dmy" | "mdy";
}

export interface Draft {
  readonly columns: readonly Choice[];
  readonly currency: string;
  readonly due_days: string;
}

/** The stored mapping, else the suggested one. */
export function draftOf(one: Import): Draft {
  const said = one.mapping && new Map(one.mapping.columns.map((column) => [column.index, column]));
  return {
    columns: one.columns.map((column, index) => {
      const known = said?.get(index);
      return {
        field: said ? (known?.field ?? "") : (column.field ?? ""),
        decimal_sign: known?.decimal_sign ?? column.decimal_sign ?? "",
        day_order: known?.day_order ?? column.day_order ?? "",
      };
    }),
    currency: one.mapping?.currency ?? one.currency,
    due_days: String(one.mapping?.due_days ?? one.due_days),
  };
}

export const fieldOf = (one: Import, choice: Choice): ImportField | undefined =>
  one.fields.find(({ name }) => name === choice.field);

/** The name of a column: its header, else its position. */
export const columnName = (column: ImportColumn, index: number): string =>
  column.name === "" ? fill(say().mapping.unnamed, { number: index + 1 }) : column.name;

/** Whether the cells of a column are ambiguous and need a format. */
export function needsChoice(column: ImportColumn, choice: Choice, field: ImportField | undefined): boolean {
  if (field?.type === "number") {
    return !column.decimal_is_certain && choice.decimal_sign === "";
  }
  return field?.type === "day" && !column.day_is_certain && choice.day_order === "";
}

/** The groups of fields of which one must be mapped, and whether one is. */
export function needs(one: Import, draft: Draft): { readonly label: string; readonly met: boolean }[] {
  const groups = new Map<string, ImportField[]>();
  for (const field of one.fields.filter(({ needed }) => needed !== "")) {
    groups.set(field.needed, [...(groups.get(field.needed) ?? []), field]);
  }
  return [...groups.values()].map((fields) => ({
    label: fields.map(({ label }) => label).join(` ${say().mapping.or} `),
    met: fields.some(({ name }) => draft.columns.some((choice) => choice.field === name)),
  }));
}

/** The error of each column, by position. */
export function faults(one: Import, draft: Draft): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  draft.columns.forEach((choice, index) => {
    const field = fieldOf(one, choice);
    const column = one.columns[index];
    if (field === undefined || column === undefined) {
      return;
    }
    const before = draft.columns.slice(0, index).filter((other) => other.field === field.name).length;
    if (before >= field.many) {
      found.set(index, fill(say().mapping.taken, { field: field.label }));
    } else if (needsChoice(column, choice, field)) {
      found.set(index, say().fields.choice_needed);
    }
  });
  return found;
}

/** The request body. */
export function mappingOf(draft: Draft): ImportMapping {
  const columns: MappedColumn[] = [];
  draft.columns.forEach(({ field, decimal_sign, day_order }, index) => {
    if (field !== "") {
      columns.push({ index, field, decimal_sign: decimal_sign || null, day_order: day_order || null });
    }
  });
  return { columns, currency: draft.currency.trim().toUpperCase(), due_days: Number(draft.due_days) || 0 };
}
