// Writes schema.d.ts from the API's OpenAPI document: `npm run api`, after `openapi.json` was generated from the
// routes. Only the paths of the portal and the console are kept: the site calls no others.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The text of schema.d.ts for an OpenAPI document. */
export async function schemaText(document) {
  const paths = Object.entries(document.paths).filter(([path]) => /^\/(portal|console)\//.test(path));
  const ast = await openapiTS(
    { ...document, paths: Object.fromEntries(paths) },
    { defaultNonNullable: false },
  );
  return `// Written by \`npm run api\` from openapi.json. Do not edit.\n\n${astToString(ast)}`;
}

/** The OpenAPI document beside this file. */
export function readDocument() {
  return JSON.parse(readFileSync(here("openapi.json"), "utf8"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(here("schema.d.ts"), await schemaText(readDocument()));
}
