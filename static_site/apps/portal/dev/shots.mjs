// Takes pictures of every page in every size, scheme and language into screenshots/, and runs axe on each.
// npm run build && npm run shots --workspace @ventanilla/portal [-- name-part]
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}../screenshots`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const only = process.argv[2] ?? "";
mkdirSync(out, { recursive: true });

const server = await preview({ configFile: `${here}vite.config.ts`, preview: { port: 4173 } });
const origin = "http://localhost:4173";
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const report = (line) => process.stdout.write(`${line}\n`);
const set = (query) => fetch(`${origin}/dev/set?${query}`);

const looks = [
  { size: [360, 740], scheme: "light", language: "es" },
  { size: [360, 740], scheme: "dark", language: "pt" },
  { size: [768, 1024], scheme: "light", language: "pt" },
  { size: [1440, 900], scheme: "light", language: "es" },
  { size: [1440, 900], scheme: "dark", language: "en" },
];

const scenes = {
  signin: { slug: "demo" },
  "signin-ugly": { slug: "ugly" },
  landing: { slug: "off" },
  inactive: { slug: "inactive" },
  wrong: { slug: "demo", act: (page) => page.click("button[type=submit]") },
  code: { slug: "demo", act: ask },
  "code-wrong": {
    slug: "demo",
    act: async (page) => {
      await ask(page);
      await page.fill("#code", "000000");
      await page.click("button[type=submit]");
      await page.waitForSelector(".wrong");
    },
  },
  choose: { slug: "demo", knobs: "several=1", act: enter },
  home: { slug: "demo", inside: true },
  "home-ugly": { slug: "ugly", inside: true, knobs: "several=1" },
  "home-empty": { slug: "demo", inside: true, knobs: "empty=1" },
  "home-off": { slug: "off", inside: true },
  statement: { slug: "demo", inside: true, path: "cuenta" },
  "statement-ugly": { slug: "ugly", inside: true, path: "cuenta", act: select },
  "statement-empty": { slug: "demo", inside: true, path: "cuenta", knobs: "empty=1" },
  "statement-nothing": { slug: "demo", inside: true, path: "cuenta?q=zzz&desde=2020-01-01" },
  "statement-off": { slug: "off", inside: true, path: "cuenta" },
  "statement-file": {
    slug: "demo",
    inside: true,
    path: "cuenta",
    act: async (page) => {
      await page.click(".page-actions .button");
      await page.waitForSelector(".tray-card a");
    },
  },
  invoice: { slug: "demo", inside: true, path: "cuenta?factura=inv_3", dialog: true },
  "invoice-ugly": { slug: "ugly", inside: true, path: "?factura=inv_1", dialog: true },
  "invoice-missing": { slug: "demo", inside: true, path: "?factura=inv_none", dialog: true },
  more: { slug: "demo", inside: true, path: "mas" },
  "more-ugly": { slug: "ugly", inside: true, path: "mas", knobs: "several=1" },
  ended: {
    slug: "demo",
    dialog: true,
    inside: true,
    path: "cuenta",
    act: async (page) => {
      await set("signedIn=0");
      await page.click(".button.more");
      await page.waitForSelector("dialog[open]");
    },
  },
};

async function ask(page) {
  if (await page.locator("#identifier").count()) {
    await page.fill("#identifier", "28123456");
  }
  await page.fill("#email", "maria@ejemplo.com.ar");
  await page.click("button[type=submit]");
  await page.waitForSelector("#code");
}

async function enter(page) {
  await ask(page);
  await page.fill("#code", "123456");
  await page.click("button[type=submit]");
  await page.waitForSelector("#code", { state: "detached" });
  await page.waitForSelector("h1, h2");
}

async function select(page) {
  for (const box of (await page.locator("tbody .tick input, li .tick input").all()).slice(0, 3)) {
    await box.check();
  }
}

async function shoot(name, scene, { size: [width, height], scheme, language }) {
  await set(`several=0&empty=0&cookies=1&signedIn=${scene.inside ? 1 : 0}&${scene.knobs ?? ""}`);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: language,
    reducedMotion: "reduce",
  });
  const url = new URL(origin);
  const cookie = { domain: url.hostname, path: "/", secure: true, sameSite: "None" };
  await context.addCookies([{ ...cookie, name: "__Host-look", value: `${language}.system` }]);
  if (scene.inside) {
    await context.addCookies([{ ...cookie, name: `__Host-hint-${scene.slug}`, value: "in" }]);
  }
  const page = await context.newPage();
  const noise = [];
  page.on(
    "console",
    (message) =>
      message.type() === "error" && !/status of 4\d\d/.test(message.text()) && noise.push(message.text()),
  );
  page.on("pageerror", (error) => noise.push(String(error)));
  await page.goto(`${origin}/${scene.slug}/${scene.path ?? ""}`);
  await page.waitForLoadState("networkidle");
  await scene.act?.(page);
  await page.waitForLoadState("networkidle");
  const label = `${name}-${width}-${scheme}-${language}`;
  await page.screenshot({ path: `${out}/${label}.png`, fullPage: !scene.dialog });
  // As a string, evaluated over the debugging protocol: the page's own policy does not see it.
  const violations = await page.evaluate(
    `${axe}; axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.target + " " + (n.any[0]?.message ?? "")).join(" | ")))`,
  );
  const sideways = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  for (const line of [
    ...violations,
    ...noise,
    ...(sideways > 0 ? [`scrolls sideways by ${sideways}`] : []),
  ]) {
    report(`${label}: ${line}`);
  }
  await context.close();
  return violations.length + noise.length + (sideways > 0 ? 1 : 0);
}

let found = 0;
for (const [name, scene] of Object.entries(scenes).filter(([one]) => one.includes(only))) {
  for (const look of looks) {
    found += await shoot(name, scene, look).catch((error) => {
      report(`${name} ${look.size[0]} ${look.scheme}: ${String(error).split("\n").slice(0, 3).join(" ")}`);
      return 1;
    });
  }
}
await browser.close();
await server.close();
report(found === 0 ? "nothing found" : `${found} things found`);
process.exitCode = found === 0 ? 0 : 1;
