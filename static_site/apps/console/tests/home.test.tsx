import { expect, test, vi } from "vitest";
import { everything, json, press, refuse, see, session, type, visit } from "./harness";

const finding = (code: string, more: object = {}) => ({
  code,
  severity: "warning",
  area: "portal",
  path: "support",
  params: {},
  ...more,
});

const settings = (changes: object = {}) =>
  json({ settings: { branding: {}, allowed_sites: [], ...changes } });

test("open issues are counted in the menu and link to where they are fixed", async () => {
  const items = [
    finding("placeholder_identifiers", {
      severity: "error",
      area: "customers",
      path: "placeholder",
      params: { count: 1000, more: true },
    }),
    finding("support_missing"),
  ];
  await visit("demo/home", { "GET session": () => json(session()), "GET checks": () => json({ items }) });
  await see("nav .count", "2 asuntos por revisar");
  await see(".checks strong", "número de relleno: más de 1000");
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".checks a")];
  expect(links[0]?.pathname).toBe("/console/demo/home/customers/placeholder");
  await vi.waitFor(() => expect(links[1]?.getAttribute("href")).toMatch(/^\/console\/demo\/portal/));
});

test("an issue without a sentence is shown by its code", async () => {
  await visit("demo/home", {
    "GET session": () => json(session()),
    "GET checks": () => json({ items: [finding("brand_new")] }),
  });
  await see(".checks strong", "brand_new");
});

test("the absence of issues is shown; a failure offers a retry", async () => {
  let up = false;
  await visit("demo/home", {
    "GET session": () => json(session()),
    "GET checks": () => (up ? json({ items: [] }) : refuse(503, "unavailable")),
  });
  await see("[role=alert]", "No se perdió nada");
  up = true;
  await press("[role=alert] button", "Reintentar");
  await see(".all-well", "Todo en orden");
});

test("the steps of setting up disappear one by one, and for good when dismissed", async () => {
  await visit("demo/home", {
    "GET session": () => json(session()),
    "GET settings": () => settings({ allowed_sites: ["https://a.example"] }),
    "GET customers": () => json({ items: [], next: null }),
    "GET team": () => json({ items: [{}], second_factor_required: false }),
  });
  await see(".group", "1 de 5 pasos listos");
  expect(document.querySelectorAll(".steps a")).toHaveLength(4);
  await press("button", "No mostrar más");
  await vi.waitFor(() => expect(document.querySelector(".steps")).toBeNull());
});

test("staff without permission for the settings see neither the list nor a count", async () => {
  const permissions = everything.filter((one) => !one.startsWith("portal"));
  const { requests } = await visit("demo/home", { "GET session": () => json(session({ permissions })) });
  await see("h2", "Dirección del portal");
  expect(requests.map(({ what }) => what)).toEqual(["GET session"]);
  expect(document.querySelector(".checks, .count")).toBeNull();
});

test("the palette opens an area by the beginning of its name, and closes", async () => {
  await visit("demo/home", { "GET session": () => json(session()) });
  await see("nav a", "Inicio");
  await vi.waitFor(() => {
    if (document.querySelector("dialog") === null) {
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
      throw new Error("the palette is not open yet");
    }
  });
  await type("[role=combobox]", "regis");
  await see("[role=option][aria-selected=true]", "Registro");
  const input = await see("[role=combobox]");
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await see("h1", "Registro");
  expect(document.querySelector("dialog")).toBeNull();
  expect(window.location.pathname).toBe("/console/demo/audit");
});

test("the palette finds customers by their beginning", async () => {
  const row = { id: "cus_1", name: "Ana Paz", number: null, document: "30111222", email: null, phone: null };
  const { requests } = await visit("demo/home", {
    "GET session": () => json(session()),
    "GET customers": () => json({ items: [row], next: null }),
  });
  await press("button", "Buscar");
  await type("[role=combobox]", "ana p");
  const hit = await see("[role=option]", "Ana Paz");
  expect(hit.textContent).toContain("30111222");
  hit.click();
  await vi.waitFor(() => expect(window.location.pathname).toBe("/console/demo/customers/cus_1"));
  expect(requests.some(({ what }) => what === "GET customers")).toBe(true);
});
