// @vitest-environment node
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { renderPage } from "../dev/page";
import { tenants } from "../dev/tenants";

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

const DIST = join(import.meta.dirname, "..", "dist");
const KB = 1024;
/** What a tenant's logo and favicon may take of the budget, as publishing allows them. */
const LOGO_BYTES = 5 * KB;
/** Both answers of the API at the dashboard, with five invoices in it. */
const API_BYTES = 1.5 * KB;

const read = (path: string) => readFileSync(join(DIST, path));
const manifest = JSON.parse(read("assets/manifest.json").toString()) as Record<string, Chunk>;
const zipped = (bytes: Buffer | string) => gzipSync(bytes).length;

function chunkOf(name: string): Chunk {
  const found = manifest[name] ?? Object.values(manifest).find((chunk) => chunk.name === name);
  if (found === undefined) {
    throw new Error(`${name} is not in the manifest`);
  }
  return found;
}

/** Every file that fetching these modules brings, each once. */
function filesOf(...names: string[]): Set<string> {
  const files = new Set<string>();
  const follow = (name: string) => {
    const { file, css = [], imports = [] } = chunkOf(name);
    if (!files.has(file)) {
      files.add(file);
      for (const sheet of css) {
        files.add(sheet);
      }
      imports.forEach(follow);
    }
  };
  names.forEach(follow);
  return files;
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + zipped(read(file)), 0);

const demo = tenants["demo"];
const page =
  demo === undefined ? "" : renderPage(demo, "/assets/portal-00000000.js", ["/assets/portal-00000000.css"]);

describe("a tenant's page, compressed", () => {
  const first = filesOf("src/main.tsx");

  test("takes at most 30 KB in at most 6 requests until the form can be used", () => {
    expect(zipped(page) + total(first) + LOGO_BYTES).toBeLessThanOrEqual(30 * KB);
    // The page itself, the logo and the favicon are the other three.
    expect(first.size + 3).toBeLessThanOrEqual(6);
  });

  test("takes at most 45 KB in all to the dashboard", () => {
    const inside = filesOf("src/main.tsx", "inside", "../../packages/i18n/locales/es.account.json");
    expect(zipped(page) + total(inside) + LOGO_BYTES + API_BYTES).toBeLessThanOrEqual(45 * KB);
  });

  test("speaks Spanish at once, and fetches other languages when they are chosen", () => {
    const script = read(chunkOf("src/main.tsx").file).toString();
    expect(script).toContain("Recibir el código por");
    expect(script).not.toContain("Receber o código por");
    expect(script).not.toContain("Total a pagar");
  });
});

test("every file but the one that strangers link is named by its content", () => {
  for (const { file, css = [] } of Object.values(manifest)) {
    for (const one of [file, ...css]) {
      expect(one).toMatch(/^assets\/.+-[\w-]{8}\.(js|css|woff2|txt)$/);
    }
  }
  expect(existsSync(join(DIST, "embed.js"))).toBe(true);
});

test("embed.js is a classic script that brings nothing else", () => {
  const script = read("embed.js").toString();
  expect(script).not.toMatch(/\bimport\b|\bexport\b/);
  expect(zipped(script)).toBeLessThan(KB);
});

test("no script writes markup or builds code from text, which Trusted Types would refuse", () => {
  for (const { file } of Object.values(manifest).filter((chunk) => chunk.file.endsWith(".js"))) {
    const script = read(file).toString();
    expect(script, file).not.toMatch(/\.insertAdjacentHTML|document\.write|\beval\(|new Function\(|\.srcdoc/);
    expect(script, file).not.toMatch(/localStorage|sessionStorage/);
  }
});
