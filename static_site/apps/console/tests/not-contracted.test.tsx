import { describe, expect, test } from "vitest";
import { everything, json, see, session, visit } from "./harness";

const permissions = [...everything, "tickets_read", "tickets", "ticket_model", "contracts_read", "contracts"];
const modules = ["statement", "invoice_downloads", "tickets", "messages", "contracts"].map((module) => ({
  module,
  contracted: module === "statement",
  on: module === "statement",
  requested_at: null,
}));

describe("an area whose module is not contracted", () => {
  test.each([
    ["tickets", "Tickets", "tickets"],
    ["conversations", "Mensajes", "messages"],
    ["ticket-model", "Tickets", "tickets"],
    ["contracts", "Contratos", "contracts"],
    ["contract-templates", "Contratos", "contracts"],
  ])("is shown as available, with a button that requests for it: %s", async (area, label, module) => {
    const { requests } = await visit(`demo/${area}`, {
      "GET session": () => json(session({ permissions, contracted: ["statement"] })),
      "GET modules": () => json({ items: modules }),
      [`POST modules/${module}/request`]: () => json({ requested_at: "2026-11-29T10:00:00Z" }),
    });
    await see("main .badge", "Disponible, no contratado");
    (await see("main button", `Solicitar: ${label}`)).click();
    await see("[role=status]", "Solicitud enviada.");
    expect(requests.map(({ what }) => what)).toContain(`POST modules/${module}/request`);
    expect(requests.filter(({ what }) => what.startsWith(`GET ${area}`))).toEqual([]);
  });

  test("says who can request it to staff who cannot", async () => {
    await visit("demo/contracts", {
      "GET session": () => json(session({ permissions: ["portal_read", "contracts_read"], contracted: [] })),
      "GET modules": () => json({ items: modules }),
    });
    await see("main p", "Quien administra la configuración del portal puede solicitarlo.");
    expect(document.querySelector("main .card button")).toBeNull();
  });
});
