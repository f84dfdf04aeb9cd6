import { describe, expect, test, vi } from "vitest";
import { refuse } from "../dev/mock";
import { gone, press, see, signIn, submit, type, visit } from "./stand";

const wide = (is: boolean) =>
  vi.spyOn(window, "matchMedia").mockReturnValue({
    matches: is,
    addEventListener: () => undefined,
  } as unknown as MediaQueryList);

describe("coming back", () => {
  test("with a session costs two calls, in parallel", async () => {
    const { calls } = await visit({ signedIn: true });
    await see(".hero", "62.215,91");
    expect([...calls()].sort()).toEqual(["GET dashboard", "GET session"]);
  });

  test("after the session ended leads to the form", async () => {
    await visit({ hint: "in" });
    await see("#identifier");
  });

  test("while the server fails offers to try again", async () => {
    const { mock } = await visit({
      signedIn: true,
      prepare: (one) => {
        one.next = refuse(503, "unavailable");
      },
    });
    await press("[role=alert] button", "Reintentar");
    await see(".hero", "62.215,91");
    expect(mock.calls.filter((call) => call === "GET session").length).toBeGreaterThan(1);
  });
});

describe("the dashboard", () => {
  test("says what is owed, what is overdue, what comes next and what waits", async () => {
    await visit({ signedIn: true });
    await see("h2", "Total a pagar");
    await see(".overdue", "37.411,93");
    await see(".due", "Vence el");
    await see(".row", "2 facturas vencidas");
    expect(document.querySelectorAll("main .badge")).toHaveLength(5);
  });

  test("hides the total where the tenant does, and shows the statement's absence", async () => {
    await visit({ tenant: "off", signedIn: true });
    await see("h2", "Próximo vencimiento");
    expect(document.body.textContent).not.toContain("Total a pagar");
    await see("h2", "La cuenta corriente no está disponible");
    expect(document.querySelector("nav")?.textContent).not.toContain("Cuenta");
  });

  test("says what will be there while there is nothing", async () => {
    await visit({
      signedIn: true,
      prepare: (mock) => {
        mock.empty = true;
      },
    });
    await see("h3", "Todavía no hay facturas");
  });
});

describe("the statement", () => {
  test("shows every movement with the balance after it, and more on request", async () => {
    wide(true);
    const { calls } = await visit({ signedIn: true, at: "cuenta" });
    const first = await see("tbody tr", "A-0001-00009400");
    expect(first.textContent).toMatch(/18\.500,00.*62\.215,91/);
    expect(document.querySelectorAll("tbody tr")).toHaveLength(25);
    await press("button.more");
    await vi.waitFor(() => expect(document.querySelectorAll("tbody tr")).toHaveLength(50));
    expect(calls().filter((call) => call === "GET statement")).toHaveLength(2);
  });

  test("is walked by arrows from row to row", async () => {
    wide(true);
    await visit({ signedIn: true, at: "cuenta" });
    (await see(".link", "A-0001-00009398")).focus();
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
      );
    key("ArrowDown");
    // A payment in between has nothing to open.
    expect(document.activeElement?.textContent).toBe("A-0001-00009397");
    key("ArrowUp");
    key("ArrowUp");
    expect(document.activeElement?.textContent).toBe("A-0001-00009399");
    key("Home");
    expect(document.activeElement?.textContent).toBe("A-0001-00009400");
    key("ArrowUp");
    expect(document.activeElement?.textContent).toBe("A-0001-00009400");
  });

  test("is a list of cards on a phone", async () => {
    wide(false);
    await visit({ signedIn: true, at: "cuenta" });
    await see("li .link", "A-0001-00009400");
    expect(document.querySelector("table")).toBeNull();
  });

  test("keeps its filters in the address", async () => {
    await visit({ signedIn: true, at: "cuenta" });
    await type("#q", "televisión");
    await submit("form.search");
    await vi.waitFor(() => expect(window.location.search).toBe("?q=televisi%C3%B3n"));
    const from = await see<HTMLInputElement>("#desde");
    from.value = "2024-01-01";
    from.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(window.location.search).toContain("desde=2024-01-01"));
    expect((await see<HTMLInputElement>("#q")).value).toBe("televisión");
  });

  test("says when a filter finds nothing, and takes it away", async () => {
    await visit({ signedIn: true, at: "cuenta?q=zzz" });
    await see("h2", "Ningún movimiento coincide");
    await press(".empty button", "Quitar filtros");
    await see(".link", "A-0001-00009400");
    expect(window.location.search).toBe("");
  });

  test("passes over dates and currencies in the address that are none", async () => {
    await visit({ signedIn: true, at: "cuenta?desde=ayer&moneda=XXX" });
    await see(".link", "A-0001-00009400");
  });

  test("gives several invoices as one zip", async () => {
    wide(true);
    const { calls } = await visit({ signedIn: true, at: "cuenta" });
    await see("tbody tr");
    for (const box of [...document.querySelectorAll<HTMLInputElement>("tbody input")].slice(0, 2)) {
      box.click();
    }
    await see(".action-bar", "2 facturas seleccionadas");
    await press(".action-bar button", "Descargar zip");
    const link = await see<HTMLAnchorElement>(".tray a", "Abrir");
    expect([link.target, link.rel]).toEqual(["_blank", "noopener noreferrer"]);
    expect(calls()).toContain("POST invoices/zip");
  });

  test("offers again a file that could not be made", async () => {
    const { mock } = await visit({ signedIn: true, at: "cuenta" });
    await see(".link", "A-0001-00009400");
    mock.next = refuse(500, "internal_error");
    await press(".page-actions button", "CSV");
    await press(".tray button", "Reintentar");
    await see(".tray", "El CSV está listo");
  });

  test("a failed further page loses nothing, and is asked for again", async () => {
    wide(true);
    const { mock } = await visit({ signedIn: true, at: "cuenta" });
    await see("tbody tr");
    mock.next = refuse(503, "unavailable");
    await press("button.more");
    await press("[role=alert] button", "Reintentar");
    await vi.waitFor(() => expect(document.querySelectorAll("tbody tr")).toHaveLength(50));
  });
});

describe("an invoice", () => {
  test("opens by its number over the page, and closes by Escape", async () => {
    await visit({ signedIn: true, at: "cuenta" });
    await press(".link", "A-0001-00009397");
    await see("dialog h2", "Factura A-0001-00009397");
    const text = (await see("dialog .sums", "Total")).textContent;
    expect(text).toContain("IVA 21");
    expect(text).toContain("18.911,93");
    document.querySelector("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    await gone("dialog");
    expect(window.location.search).toBe("");
  });

  test("shows product and description as the tenant says", async () => {
    await visit({ signedIn: true, at: "?factura=inv_1", config: { show_description: false } });
    await see("dialog td", "Televisión");
    expect(document.body.textContent).not.toContain("Abono mensual");
  });

  test("of somebody else is told apart from nothing", async () => {
    await visit({ signedIn: true, at: "?factura=inv_foreign" });
    await see("dialog [role=alert]", "no corresponde a esta cuenta");
    expect(document.querySelector("dialog [role=alert] button")).toBeNull();
  });
});

describe("the end of the session", () => {
  test("is told in place, and signing in again goes on where it stood", async () => {
    wide(true);
    const { mock } = await visit({ signedIn: true, at: "cuenta?q=televisi%C3%B3n" });
    await see("tbody tr");
    (await see<HTMLInputElement>("tbody input")).click();
    mock.signedIn = false;
    await press("button.more");
    await see("dialog h2", "La sesión terminó");
    await signIn();
    await gone("dialog");
    await vi.waitFor(() => expect(document.querySelectorAll("tbody tr")).toHaveLength(50));
    expect(window.location.search).toBe("?q=televisi%C3%B3n");
    await see(".action-bar", "1 factura seleccionada");
  });

  test("cannot be put away by Escape, however often", async () => {
    const { mock } = await visit({ signedIn: true });
    await see(".hero");
    mock.signedIn = false;
    await press("nav a", "Cuenta");
    const dialog = await see<HTMLDialogElement>("dialog");
    const escape = new Event("cancel", { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    dialog.close();
    await vi.waitFor(() => expect(document.querySelector("dialog")?.open).toBe(true));
  });

  test("may be left at that", async () => {
    const { mock } = await visit({ signedIn: true });
    await see(".hero");
    mock.signedIn = false;
    await press("nav a", "Cuenta");
    await see("dialog h2", "La sesión terminó");
    await press("dialog button", "Salir");
    await gone("dialog");
    await see("#identifier");
  });
});

test("Más holds the profile, the language, the look and the way out", async () => {
  const { calls } = await visit({ signedIn: true });
  await press("nav a", "Más");
  await see(".facts", "27-28123456-4");
  (await see<HTMLInputElement>("input[value=dark]")).click();
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  (await see<HTMLInputElement>("input[value=en]")).click();
  await see("h1", "More");
  await press("main button", "Sign out");
  await see("#identifier");
  expect(calls()).toContain("POST session/end");
});

test("without a network the page says that what is on it stays", async () => {
  await visit({ signedIn: true });
  await see(".hero");
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  window.dispatchEvent(new Event("offline"));
  await see("[role=status]", "Sin conexión");
});
