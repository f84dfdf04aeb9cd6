import { expect, test } from "vitest";
import { renderPage } from "../dev/page";
import { tenants } from "../dev/tenants";
import type { PortalConfig } from "../src/config";
import { inactivePage } from "../src/preview/inactive";
import { makeSample } from "../src/preview/sample";
import { screenAt } from "../src/preview/stand-in";

function demoTenant() {
  const { demo } = tenants;
  if (demo === undefined) {
    throw new Error("there is always one");
  }
  return demo;
}

const demo = demoTenant();
const config = (changes: Partial<PortalConfig>): PortalConfig => ({ ...demo.config, ...changes });

/** Without what white space and order of attributes differ in. */
function plain(element: Element): unknown {
  return {
    name: element.localName,
    attributes: [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
    inside: [...element.childNodes].map((node) => (node instanceof Element ? plain(node) : node.textContent)),
  };
}

test.each(["es", "en", "pt"] as const)("what is switched off looks as it is published, in %s", (language) => {
  for (const changes of [{}, { logo_url: null }, { support: null }] as const) {
    const settings = config({ language, active: false, ...changes });
    const page = renderPage({ ...demo, config: { ...settings, favicon_url: null } }, "", []);
    const published = new DOMParser().parseFromString(page, "text/html").querySelector("#app .door");
    expect(plain(inactivePage(settings))).toEqual(published && plain(published));
  }
});

test("amounts of a sample have the currency's own decimals and add up", () => {
  for (const [currency, decimals] of [
    ["ARS", 2],
    ["JPY", 0],
    ["KWD", 3],
  ] as const) {
    const { dashboard, entries } = makeSample(config({ currency }));
    const [account] = dashboard.accounts;
    expect(account?.balance?.amount.split(".")[1]?.length ?? 0).toBe(decimals);
    expect(entries[0]?.balance).toEqual(account?.balance);
  }
});

test("a sample hides what the tenant hides", () => {
  const { dashboard, invoice } = makeSample(config({ show_total: false, modules: [] }));
  expect(dashboard.accounts[0]?.balance).toBeNull();
  expect(invoice("inv_0")?.downloadable).toBe(true);
  expect(invoice("inv_1")?.downloadable).toBe(false);
  expect(invoice("inv_9")).toBeNull();
});

test("an address is a screen", () => {
  expect(
    ["", "cuenta", "mas", "mas/", "tickets", "mensajes", "contratos", "avisos"].map((page) =>
      screenAt("demo", `/demo/${page}`),
    ),
  ).toEqual(["home", "statement", "more", "more", "tickets", "messages", "contracts", "home"]);
});

test("what [Visualizar descripción] and [Visualizar producto] show is there to be seen", () => {
  const seen = (changes: Partial<PortalConfig>) => makeSample(config(changes)).entries[0]?.description;
  expect(makeSample(config({})).invoice("inv_0")?.lines[0]?.description).toContain("instalación");
  expect(seen({ show_product: true })).toBe("Abono mensual");
  expect(seen({ show_product: false })).toContain("instalación");
  expect(seen({ show_product: false, show_description: false })).toBe("");
});
