import { expect, test } from "vitest";
import { everything, json, see, session, visit } from "./harness";

const parts = () => {
  const items = [...document.querySelectorAll<HTMLElement>(".menu nav li")];
  const apart = items.findIndex((item) => item.classList.contains("apart"));
  const names = items.map((item) => item.querySelector("a span")?.textContent);
  return apart < 0 ? [names] : [names.slice(0, apart), names.slice(apart)];
};

const open = (permissions: readonly string[]) =>
  visit("demo/", { "GET session": () => json(session({ permissions: [...permissions] })) });

test("the menu lists daily work first, and setup separately", async () => {
  await open([...everything, "tickets_read", "ticket_model", "contracts_read"]);
  await see(".menu nav a", "Clientes");
  const [work, setUp] = parts();
  expect(work).toEqual(["Inicio", "Clientes", "Tickets", "Mensajes", "Contratos"]);
  expect(setUp?.[0]).toBe("Portal");
});

test("the menu has one part for staff without setup permissions", async () => {
  await open(["customers_read", "tickets_read"]);
  await see(".menu nav a", "Clientes");
  expect(parts()).toEqual([["Inicio", "Clientes", "Tickets", "Mensajes"]]);
});
