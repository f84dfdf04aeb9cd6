import { describe, expect, test, vi } from "vitest";
import { type Handlers, everything, json, press, refuse, see, session, type, visit } from "./harness";

const row = (id: string, name: string, more: object = {}) => ({
  id,
  external_id: `ext-${id}`,
  name,
  kind: "person",
  number: "10001",
  document: null,
  email: "ana@correo.example",
  phone: null,
  access: "open",
  is_test: false,
  ...more,
});

const customer = (more: object = {}) => ({
  id: "cus_1",
  external_id: "FS-1",
  name: "Ana Paz",
  kind: "person",
  number: "10001",
  document: null,
  address: [],
  language: null,
  is_test: false,
  deleted: false,
  version: 3,
  contacts: [
    { id: "con_1", name: "Ana Paz", emails: ["ana@correo.example"], phones: [], unusable_phones: ["123"] },
  ],
  access: {
    portal_user: true,
    support_from: null,
    portal_until: null,
    state: "open",
    needs_dates: false,
  },
  password: { state: "none", expires_at: null, changed_at: null },
  accounts: [],
  sign_ins: [],
  access_log: [],
  ...more,
});

const signedIn = (handlers: Handlers, permissions = everything): Handlers => ({
  "GET session": () => json(session({ permissions })),
  "GET customers/cus_1": () => json(customer()),
  ...handlers,
});

describe("sending access to a selection", () => {
  const people = Array.from({ length: 60 }, (_, index) => row(`cus_${index + 1}`, `Cliente ${index + 1}`));
  const batches: { customer_ids: string[]; batch: string }[] = [];

  async function send(answer: (count: number) => Response) {
    batches.length = 0;
    await visit(
      "demo/customers",
      signedIn({
        "GET customers": () => json({ items: people, next: null }),
        "POST customers/send-access": ({ body }) => {
          batches.push(body as (typeof batches)[number]);
          return answer(batches.length);
        },
      }),
    );
    await see(".row-link", "Cliente 1");
    for (const box of document.querySelectorAll<HTMLInputElement>(".tick input")) {
      box.click();
      // A person clicks no faster than the page renders.
      await new Promise((resolve) => setTimeout(resolve));
    }
    await press(".action-bar button", "Enviar accesos");
    await press("dialog button", "Enviar");
  }
  const sent = () => {
    const { customer_ids } = batches.at(-1) ?? { customer_ids: [] };
    return json({
      items: customer_ids.map((customer_id) =>
        customer_id === "cus_7"
          ? { customer_id, status: "skipped", reason: "no_email" }
          : { customer_id, status: "sent", reason: null },
      ),
    });
  };

  test("runs in chunks of one batch, and says who was skipped and why", async () => {
    await send(sent);
    await see(".sending", "60 de 60");
    await see(".sending", "Se envió a 59 clientes.");
    await see(".sending", "Cliente 7: ningún contacto tiene correo.");
    expect(batches.map(({ customer_ids }) => customer_ids.length)).toEqual([25, 25, 10]);
    expect(new Set(batches.map(({ batch }) => batch)).size).toBe(1);
  });

  test("continues after a failure with the failed chunk, in the same batch", async () => {
    await send((count) => (count === 2 ? refuse(503, "unavailable") : sent()));
    await see(".sending", "Envío interrumpido");
    await see(".sending", "25 de 60");
    await press(".sending button", "Continuar");
    await see(".sending", "60 de 60");
    expect(batches[2]?.customer_ids).toEqual(batches[1]?.customer_ids);
    expect(batches[2]?.batch).toBe(batches[1]?.batch);
  });
});

describe("actions without permission are not offered", () => {
  test("to read-only staff", async () => {
    await visit("demo/customers/cus_1", signedIn({}, ["portal_read", "customers_read"]));
    await see("h1", "Ana Paz");
    const buttons = [...document.querySelectorAll("#content button, #content a.button")];
    expect(
      buttons.map(({ textContent }) => textContent).filter((text) => /Editar|Ver como|Dar|Enviar/.test(text)),
    ).toEqual([]);
    expect(document.querySelector("#portal_user")?.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("a customer's page", () => {
  test("marks an unusable phone number", async () => {
    await visit("demo/customers/cus_1", signedIn({}));
    await see(".people", "No sirve para mensajes");
  });

  test("says that there is no such customer", async () => {
    await visit("demo/customers/cus_9", signedIn({ "GET customers/cus_9": () => refuse(404, "not_found") }));
    await see(".empty", "Este cliente no existe");
  });

  test("shows errors of dates, and keeps the edits", async () => {
    await visit(
      "demo/customers/cus_1",
      signedIn({
        "PUT customers/cus_1/access": () =>
          refuse(422, "invalid", {
            fields: [
              { field: "support_from", code: "access_starts_later" },
              { field: "portal_until", code: "access_date_missing" },
            ],
          }),
      }),
    );
    await type("#support_from", "2099-01-01");
    await press(".save-bar button", "Guardar");
    await see("#support_from-wrong", "hoy o un día anterior");
    await see("#portal_until-wrong", "Completar esta fecha");
    expect((await see<HTMLInputElement>("#support_from")).value).toBe("2099-01-01");
  });

  test("keeps edits of the access when a password is issued meanwhile", async () => {
    let version = 3;
    await visit(
      "demo/customers/cus_1",
      signedIn({
        "GET customers/cus_1": () => json(customer({ version })),
        "GET password-suggestion": () => json({ password: "perro.calamar" }), // pragma: allowlist secret
        "POST customers/cus_1/password": () => {
          version = 4;
          return json({ password: "perro.calamar", expires_at: "2026-11-24T10:00:00Z", sent: false }); // pragma: allowlist secret
        },
        "PUT customers/cus_1/access": ({ body }) =>
          (body as { version: number }).version === 4
            ? json({ customer: customer({ version: 5 }), sent: false })
            : refuse(409, "customer_changed"),
      }),
    );
    await type("#portal_until", "2030-01-31");
    await press("button", "Dar una contraseña");
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLInputElement>("dialog #password")?.value).toBe("perro.calamar"),
    );
    await press("dialog button", "Dar la contraseña");
    await see("dialog", "No se envió ningún correo.");
    await press("dialog button", "Listo");
    expect((await see<HTMLInputElement>("#portal_until")).value).toBe("2030-01-31");
    await press(".save-bar button", "Guardar");
    await see(".toasts", "Acceso guardado.");
  });
});

describe("editing", () => {
  test("merges another user's change", async () => {
    let name = "Ana Paz";
    const bodies: unknown[] = [];
    await visit(
      "demo/customers/cus_1/edit",
      signedIn({
        "GET customers/cus_1": () => json(customer({ name, version: name === "Ana Paz" ? 3 : 4 })),
        "PUT customers/cus_1": ({ body }) => {
          bodies.push(body);
          if ((body as { version: number }).version === 3) {
            name = "Ana Paz Ríos";
            return refuse(409, "customer_changed");
          }
          return json(customer({ name, number: "20002", version: 5 }));
        },
      }),
    );
    await type("#number", "20002");
    await press(".save-bar button", "Guardar");
    await see(".notice", "Mientras tanto se guardó otro cambio de este cliente: Nombre.");
    await press(".save-bar button", "Guardar");
    await see(".toasts", "Cambios guardados.");
    expect(bodies[1]).toMatchObject({ name: "Ana Paz Ríos", number: "20002", version: 4 });
    // The unusable phone number is sent along as it was entered.
    expect(bodies[1]).toMatchObject({ contacts: [{ id: "con_1", phones: ["123"] }] });
  });

  test("shows errors at their fields, also of the second contact", async () => {
    await visit(
      "demo/customers/new",
      signedIn({
        "POST customers": () =>
          refuse(422, "invalid", {
            fields: [
              { field: "document.number", code: "identity_number_wrong_checksum" },
              { field: "contacts.1.emails.0", code: "email_invalid" },
            ],
          }),
      }),
    );
    await type("#name", "Ana Paz");
    await type("#document-number", "20-12345678-0");
    await type("[type=email]", "ana@correo.example");
    await press("button", "Agregar un contacto");
    const second = await vi.waitFor(() => {
      const [, found] = document.querySelectorAll(".contact");
      expect(found).toBeDefined();
      return found;
    });
    const email = second?.querySelector<HTMLInputElement>("[type=email]");
    await type(`#${CSS.escape(email?.id ?? "")}`, "no es");
    await press("button", "Crear el cliente");
    await see("#document-number-wrong", "dígito");
    await vi.waitFor(() => expect(second?.textContent).toContain("No es una dirección de correo."));
  });

  test("opens the password dialog for a new customer if requested", async () => {
    await visit(
      "demo/customers/new",
      signedIn({
        "POST customers": () => json(customer(), 201),
        "GET password-suggestion": () => json({ password: "perro.calamar" }), // pragma: allowlist secret
      }),
    );
    await type("#name", "Ana Paz");
    await press("label", "Darle una contraseña");
    await press("button", "Crear el cliente");
    await see("dialog h2", "Contraseña de Ana Paz");
    await press("dialog button", "Cancelar");
    await vi.waitFor(() => expect(window.location.pathname).toBe("/console/demo/customers/cus_1"));
  });
});

test("without password sign-in no password is offered, and the setting is named", async () => {
  await visit("demo/customers/cus_1", {
    ...signedIn({}),
    "GET session": () => json(session({ by_password: false })),
  });
  await see(".group, section", "El portal no usa contraseñas");
  expect([...document.querySelectorAll("main button")].map(({ textContent }) => textContent)).not.toContain(
    "Dar una contraseña",
  );
  await press("main button", "Enviar accesos");
  await see("dialog[open]", "");
  expect(document.querySelector("#with-password, [name=with-password]")).toBeNull();
});

test("staff are told that nothing was sent because the portal is inactive", async () => {
  await visit("demo/customers/cus_1", {
    ...signedIn({}),
    "POST customers/cus_1/send-access": () =>
      json({ customer_id: "cus_1", status: "skipped", reason: "portal_inactive" }),
  });
  await press("main button", "Enviar accesos");
  await press("dialog .button.primary");
  await see("main .notice", "el portal está inactivo");
});
