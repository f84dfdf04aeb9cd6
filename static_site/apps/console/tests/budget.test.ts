// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const KB = 1024;
const DIST = join(import.meta.dirname, "..", "dist");
const PORTAL = join(import.meta.dirname, "..", "..", "portal", "dist");

const read = (path: string) => readFileSync(join(DIST, path));
const manifest = JSON.parse(read("manifest.json").toString()) as Record<string, Chunk>;
const zipped = (bytes: Buffer | string) => gzipSync(bytes).length;

/** Every file that fetching a module brings, each once. */
function filesOf(name: string): Set<string> {
  const files = new Set<string>();
  const follow = (one: string) => {
    const { file, css = [], imports = [] } = manifest[one] ?? { file: `no ${one}` };
    if (!files.has(file)) {
      files.add(file);
      css.forEach((sheet) => files.add(sheet));
      imports.forEach(follow);
    }
  };
  follow(name);
  return files;
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + zipped(read(file)), 0);
/** What the page itself names. */
const first = new Set(
  [
    ...read("index.html")
      .toString()
      .matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g),
  ].map(([, file = ""]) => file),
);
const areas = Object.keys(manifest).filter((name) => /areas\/[\w-]+\/index\.tsx$/.test(name));

describe("the console's first load, compressed", () => {
  test("takes at most 90 KB in at most 3 requests", () => {
    expect(zipped(read("index.html")) + total(first)).toBeLessThanOrEqual(90 * KB);
    // The page itself is the third.
    expect(first.size).toBeLessThanOrEqual(2);
    // They ask for nothing more before the page can be used.
    const entry = Object.keys(manifest).find(
      (name) => first.has(manifest[name]?.file ?? "") && name.endsWith(".js"),
    );
    expect(filesOf(entry ?? "")).toEqual(first);
  });

  test("holds no area: each is its own download, which brings only what is its own", () => {
    expect(areas.length).toBeGreaterThanOrEqual(4);
    for (const area of areas) {
      const own = [...filesOf(area)].filter((file) => !first.has(file) && file.endsWith(".js"));
      expect(first.has(manifest[area]?.file ?? ""), area).toBe(false);
      expect(own.length, `${area}: ${own.join(" ")}`).toBeLessThanOrEqual(3);
    }
  });

  test("speaks Spanish at once, and fetches other languages when they are chosen", () => {
    const script = [...first]
      .filter((file) => file.endsWith(".js"))
      .map((file) => read(file).toString())
      .join("");
    expect(script).toContain("Ingresar con el correo del trabajo");
    expect(script).not.toContain("Entrar com o e-mail de trabalho");
    expect(script).not.toContain("Sign in with your work e-mail");
  });
});

test("every file is named by its content", () => {
  for (const { file, css = [] } of Object.values(manifest)) {
    for (const one of [file, ...css]) {
      expect(one).toMatch(/^assets\/.+-[\w-]{8}\.(js|css)$/);
    }
  }
});

test("no script writes markup or builds code from text, which Trusted Types would refuse", () => {
  for (const { file } of Object.values(manifest).filter((chunk) => chunk.file.endsWith(".js"))) {
    const script = read(file).toString();
    expect(script, file).not.toMatch(/\.insertAdjacentHTML|document\.write|\beval\(|new Function\(/);
  }
});

test("nothing of the console is in the portal's downloads", () => {
  const portal = JSON.parse(readFileSync(join(PORTAL, "assets", "manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  expect(Object.keys(portal).filter((name) => name.includes("console"))).toEqual([]);
  for (const { file } of Object.values(portal).filter((chunk) => chunk.file.endsWith(".js"))) {
    const script = readFileSync(join(PORTAL, file), "utf8");
    expect(script, file).not.toMatch(/\/console\/\{tenant\}|Puesta en marcha|second_factor/);
  }
});
