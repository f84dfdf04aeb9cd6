// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "..", "locales", "console");
const names = readdirSync(FOLDER)
  .filter((file) => file.startsWith("es."))
  .map((file) => file.slice(3, -5));

const read = (language: string, name: string) =>
  JSON.parse(readFileSync(join(FOLDER, `${language}.${name}.json`), "utf8")) as object;

/** Every sentence by its path. A key may contain a dot, as the name of an action does. */
function sentences(words: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "string"
        ? [[prefix + name, value] as const]
        : [...sentences(value as object, `${prefix}${name}/`)],
    ),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each(names)("the words of %s", (name) => {
  const expected = sentences(read("es", name));

  test.each(["en", "pt"])("in %s say all that Spanish says, with every figure", (language) => {
    const actual = sentences(read(language, name));
    expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [path, text] of expected) {
      expect(placeholders(actual.get(path) ?? ""), path).toEqual(placeholders(text));
    }
  });

  test.each(["es", "en", "pt"])("in %s speak as a bank: calm, and without blanks", (language) => {
    for (const [path, text] of sentences(read(language, name))) {
      expect(text, path).not.toMatch(/[!¡]|\b(ups|oops)\b/i);
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe("");
    }
  });
});
