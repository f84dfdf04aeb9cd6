import type { Import, ImportColumn, ImportField, ImportKindFields } from "@ventanilla/api/imports-types";
import { place } from "@ventanilla/i18n";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { draftOf, faults, mappingOf, needs } from "../src/areas/imports/mapping";
import { templateOf } from "../src/areas/imports/template";
import { fileSize } from "../src/areas/imports/words";
import { needWords } from "../src/words";

beforeAll(() => needWords("imports"));
beforeEach(() => {
  place.value = { country: "AR", timeZone: "America/Argentina/Buenos_Aires" };
});

const field = (name: string, more: Partial<ImportField> = {}): ImportField => ({
  name,
  label: name.toUpperCase(),
  type: "text",
  many: 1,
  of_line: false,
  needed: "",
  example: "",
  ...more,
});

const column = (name: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  name,
  samples: [],
  field: null,
  decimal_sign: null,
  decimal_is_certain: true,
  day_order: null,
  day_is_certain: true,
  ...more,
});

const fields = [
  field("number", { needed: "number" }),
  field("external_id", { needed: "number" }),
  field("total", { type: "number", needed: "total" }),
  field("issued_on", { type: "day" }),
  field("email", { many: 2 }),
];

const given = (columns: ImportColumn[], more: Partial<Import> = {}): Import => ({
  id: "imp_1",
  kind: "invoices",
  filename: "x.csv",
  size: 1,
  state: "uploaded",
  staff_name: "Elena",
  created_at: "2026-11-23T12:00:00Z",
  changed_at: "2026-11-23T12:00:00Z",
  failure: null,
  counts: { new: 0, changed: 0, unchanged: 0, wrong: 0 },
  can_resume: false,
  progress: { done: 0, total: 1 },
  layout: { encoding: "utf-8", separator: ",", has_header: true },
  columns,
  remembered: false,
  mapping: null,
  fields,
  currency: "ARS",
  due_days: 0,
  ...more,
});

describe("what the columns are", () => {
  test("begins with the guesses, and with what was said before where something was", () => {
    const columns = [column("N", { field: "number" }), column("T", { field: "total", decimal_sign: "," })];
    expect(draftOf(given(columns)).columns.map((choice) => choice.field)).toEqual(["number", "total"]);
    const said = { columns: [{ index: 1, field: "number" }], currency: "USD", due_days: 5 };
    const draft = draftOf(given(columns, { mapping: said }));
    expect(draft.columns.map((choice) => choice.field)).toEqual(["", "number"]);
    expect(mappingOf(draft)).toEqual({
      columns: [{ index: 1, field: "number", decimal_sign: ",", day_order: null }],
      currency: "USD",
      due_days: 5,
    });
  });

  test("one of each group is needed", () => {
    const one = given([column("E", { field: "external_id" }), column("x")]);
    expect(needs(one, draftOf(one)).map(({ met }) => met)).toEqual([true, false]);
  });

  test("what reads in two ways has to be chosen, and no more", () => {
    const requests = { field: "total", decimal_is_certain: false };
    const one = given([column("T", requests), column("D", { field: "issued_on", day_is_certain: true })]);
    const draft = draftOf(one);
    expect([...faults(one, draft).keys()]).toEqual([0]);
    const chosen = draft.columns.map((choice) => ({ ...choice, decimal_sign: "," as const }));
    expect(faults(one, { ...draft, columns: chosen }).size).toBe(0);
  });

  test("two columns are not the same thing, unless there may be several", () => {
    const one = given(
      ["number", "number", "email", "email", "email"].map((name) => column("x", { field: name })),
    );
    expect([...faults(one, draftOf(one)).keys()]).toEqual([1, 4]);
  });
});

describe("a template", () => {
  const kind: ImportKindFields = {
    kind: "invoices",
    fields: [
      field("number", { example: "A-1" }),
      field("total", { type: "number", example: "121.00" }),
      field("notes", { example: 'one; "two"' }),
      field("empty"),
    ],
  };

  test("is written as the country's spreadsheets write it", () => {
    expect(templateOf(kind)).toBe('\ufeffNUMBER;TOTAL;NOTES\r\nA-1;121,00;"one; ""two"""\r\n');
    place.value = { country: "US", timeZone: "America/New_York" };
    expect(templateOf(kind)).toBe('\ufeffNUMBER,TOTAL,NOTES\r\nA-1,121.00,"one; ""two"""\r\n');
  });
});

test("sizes are written in the unit that suits them", () => {
  expect(fileSize(12)).toBe("12 byte");
  expect(fileSize(7600)).toBe("7,6 kB");
  expect(fileSize(52_428_800)).toBe("52,4 MB");
});
