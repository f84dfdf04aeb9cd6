// @vitest-environment node
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDocument, schemaText } from "../generate.mjs";

test("the types are those of the API's document: else run `make api`", async () => {
  const written = readFileSync(fileURLToPath(new URL("../schema.d.ts", import.meta.url)), "utf8");
  expect(written).toBe(await schemaText(readDocument()));
});
