import { expect, test } from "vitest";
import { see, visit } from "./stand";

const names = () =>
  [...document.querySelectorAll(".actions .action-list li")].map((li) => li.textContent.trim());

test("the tenant's buttons stand beside the page, in its order", async () => {
  await visit({ signedIn: true });
  await see(".actions .action-list");
  expect(names()).toEqual([
    "Ver última factura",
    "Pedir ayuda",
    "Conocer los planes (se abre en otra pestaña)",
  ]);
});

test("a button can bear another name", async () => {
  await visit({
    signedIn: true,
    config: { actions: [{ kind: "support", label: "Escribir a la oficina", url: "" }] },
  });
  await see(".actions .action-list");
  expect(names()).toEqual(["Escribir a la oficina"]);
});

test("a link leads to the tenant's address, in another tab and without saying where from", async () => {
  await visit({ signedIn: true });
  const link = await see<HTMLAnchorElement>(".actions a[target]", "Conocer los planes");
  expect(link.href).toBe("https://fibrasur.example/planes");
  expect([link.target, link.rel]).toEqual(["_blank", "noopener noreferrer"]);
});

test("the last invoice opens over any page", async () => {
  await visit({ signedIn: true, at: "mas" });
  (await see<HTMLButtonElement>(".actions button", "Ver última factura")).click();
  await see("dialog");
  expect(window.location.search).toBe("?factura=inv_0");
});

test("where there is no invoice yet it is said", async () => {
  await visit({ signedIn: true, prepare: (mock) => (mock.empty = true) });
  (await see<HTMLButtonElement>(".actions button", "Ver última factura")).click();
  await see(".actions [role=status]", "Todavía no hay facturas.");
});

test("on a phone they are on the page of all else, and help leads to where it stands", async () => {
  await visit({ signedIn: true, at: "mas" });
  const help = await see<HTMLAnchorElement>(".actions-card a", "Pedir ayuda");
  expect(help.getAttribute("href")).toBe("/demo/mas#ayuda");
  await see("#ayuda", "ayuda@fibrasur.example");
});

test("without any there is no bar", async () => {
  await visit({ signedIn: true, config: { actions: [] } });
  await see(".shell");
  expect(document.querySelector(".actions")).toBeNull();
});

test.each([
  ["new_ticket", "Nuevo ticket", "/demo/tickets?nuevo=1"],
  ["message", "Escribir", "/demo/mensajes"],
  ["sign", "Firmar", "/demo/contratos"],
] as const)("the button %s leads to its page", async (kind, name, to) => {
  await visit({ signedIn: true, config: { actions: [{ kind, label: "", url: "" }] } });
  const link = await see<HTMLAnchorElement>(".actions a", name);
  expect(link.getAttribute("href")).toBe(to);
});
