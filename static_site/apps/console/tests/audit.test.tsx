import { expect, test, vi } from "vitest";
import { json, press, refuse, see, session, visit } from "./harness";

const entry = (number: number, changes: object = {}) => ({
  number,
  at: "2026-11-23T12:00:00Z",
  staff: { id: "stf_1", name: "Graciela Paz" },
  act: "team.changed",
  target: "staff:stf_2",
  details: { role: ["agent", "manager"], again: true },
  ip: "203.0.113.5",
  ...changes,
});

const signedIn = {
  "GET session": () => json(session()),
  "GET team": () => json({ items: [{ id: "stf_2", name: "Bruno Díaz" }], second_factor_required: false }),
};

test("an action is shown as a sentence with the name of its target; an unknown one by its code", async () => {
  const items = [entry(2), entry(1, { act: "brand.new", target: "thing:1", details: {} })];
  await visit("demo/audit", { ...signedIn, "GET audit": () => json({ items, next: null }) });
  await see("td, li", "Cambió a una persona del equipo");
  await see("td, dd", "Bruno Díaz");
  await see("td, li", "brand.new");
  await see("td, dd", "thing:1");
});

test("the details of an action show old and new values and link to its target", async () => {
  await visit("demo/audit", { ...signedIn, "GET audit": () => json({ items: [entry(2)], next: null }) });
  await press(".row-link", "Cambió");
  await see("dialog dd", "Asesor → Responsable");
  await see("dialog dd", "203.0.113.5");
  expect((await see<HTMLAnchorElement>("dialog a", "Ver")).pathname).toBe("/console/demo/team/stf_2");
  await press("dialog button", "Solo de esta persona");
  await vi.waitFor(() => expect(window.location.search).toBe("?actor=stf_1"));
});

test("empty pages are skipped; an empty log says what will appear", async () => {
  let left = 3;
  await visit("demo/audit?act=team.", {
    ...signedIn,
    "GET audit": () => json(left-- > 0 ? { items: [], next: "further" } : { items: [], next: null }),
  });
  await see(".empty", "Nada con estos filtros");
  expect(left).toBe(-1);
  await press("button", "Quitar los filtros");
  await see(".empty", "Todavía no hay nada en el registro");
});

test("a search through many empty pages asks whether to continue", async () => {
  let asked = 0;
  await visit("demo/audit?act=team.", {
    ...signedIn,
    "GET audit": () => {
      asked += 1;
      return json({ items: asked > 12 ? [entry(1)] : [], next: "further" });
    },
  });
  await see("button", "Ver más");
  expect(asked).toBe(11);
  await press("button", "Ver más");
  await see("td, li", "Cambió a una persona del equipo");
  expect(asked).toBe(13);
});

test("a log that cannot be read offers to try again", async () => {
  let up = false;
  await visit("demo/audit", {
    ...signedIn,
    "GET audit": () => (up ? json({ items: [entry(1)], next: null }) : refuse(503, "unavailable")),
  });
  await see("[role=alert]", "No se perdió nada");
  up = true;
  await press("[role=alert] button", "Reintentar");
  await see(".row-link", "Cambió");
});

test("an incomplete file says so", async () => {
  await visit("demo/audit", {
    ...signedIn,
    "GET audit": () => json({ items: [entry(1)], next: null }),
    "POST audit/files": () =>
      json({
        url: "https://files.example/x",
        filename: "Registro.csv",
        expires_at: "2026-11-29T10:00:00Z",
        entries: 20000,
        is_whole: false,
      }),
  });
  await press("main .button", "CSV");
  await see("main .notice", "20.000");
});
