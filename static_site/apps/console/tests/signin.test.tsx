import { describe, expect, test } from "vitest";
import { challenge, json, press, refuse, see, session, submit, type, visit } from "./harness";

async function requestCode(): Promise<void> {
  await type("#email", "graciela@fibrasur.example");
  await submit();
  await see("#code");
}

describe("the e-mail address", () => {
  test("shows an error at its field when missing, and sends no request", async () => {
    const { requests } = await visit("demo/");
    await submit();
    const wrong = await see("#email-wrong", "Completar");
    const field = await see<HTMLInputElement>("#email");
    expect(field.getAttribute("aria-describedby")).toContain(wrong.id);
    expect(document.activeElement).toBe(field);
    expect(requests.map(({ what }) => what)).toEqual(["GET session"]);
  });

  test("is kept when the network fails, and the failure is shown", async () => {
    const { handlers } = await visit("demo/");
    handlers["POST signin/challenges"] = () => Promise.reject(new TypeError("Failed to fetch"));
    await type("#email", "graciela@fibrasur.example");
    await submit();
    await see("[role=alert]", "No se perdió nada");
    expect((await see<HTMLInputElement>("#email")).value).toBe("graciela@fibrasur.example");
  });

  test("shows an error at its field when the server refuses it", async () => {
    await visit("demo/", {
      "POST signin/challenges": () => refuse(422, "invalid", { fields: [{ field: "email", code: "email" }] }),
    });
    await type("#email", "graciela@fibrasur");
    await submit();
    await see("#email-wrong", "nombre@ejemplo.com");
  });

  test("of an unknown person leads to the same form", async () => {
    await visit("demo/");
    await requestCode();
    await see("p", "Si graciela@fibrasur.example pertenece al equipo");
  });
});

describe("the code", () => {
  test("can be pasted with words around it, and opens the console", async () => {
    const { requests } = await visit("demo/");
    await requestCode();
    await type("#code", "Código 123 456.");
    const code = await see<HTMLInputElement>("#code");
    expect([code.value, code.autocomplete, code.inputMode]).toEqual(["123456", "one-time-code", "numeric"]);
    await submit();
    await see("nav a", "Inicio");
    expect(requests.find(({ what }) => what.endsWith("/code"))?.body).toEqual({ code: "123456" });
  });

  test("when wrong says how many tries are left", async () => {
    await visit("demo/", {
      "POST signin/challenges/chl_1/code": () => refuse(422, "code_wrong", { tries_left: 4 }),
    });
    await requestCode();
    await type("#code", "000000");
    await submit();
    await see("#code-wrong", "Quedan 4 intentos");
  });

  test("cannot be resent before its time", async () => {
    const { requests } = await visit("demo/");
    await requestCode();
    await press("button", /Reenviar código en 0:\d\d/);
    expect(requests.filter(({ what }) => what.startsWith("POST"))).toHaveLength(1);
  });

  test("can be resent then, which is announced", async () => {
    const now = { ...challenge(), resend_at: new Date().toISOString() };
    const { requests } = await visit("demo/", {
      "POST signin/challenges": () => json(now, 202),
      "POST signin/challenges/chl_1/resend": () => json(challenge(), 202),
    });
    await requestCode();
    await press("button", /^Reenviar código$/);
    await see("[aria-live]", "código nuevo");
    expect(requests.at(-1)?.body).toEqual({});
  });

  test("survives a page load, but its binding is not stored", async () => {
    await visit("demo/");
    await requestCode();
    const kept = window.sessionStorage.getItem("console-code-demo") ?? "";
    expect(kept).toContain("chl_1");
    expect(kept).not.toContain("binding");
  });
});

describe("a second factor", () => {
  const owing = { "POST signin/challenges/chl_1/code": () => json(session({ state: "second_factor" })) };

  async function giveCode(): Promise<void> {
    await requestCode();
    await type("#code", "123456");
    await submit();
    await see("h2", "Segundo paso");
  }

  test("is asked for after the code, and opens the console", async () => {
    await visit("demo/", { ...owing, "POST session/second-factor": () => json(session()) });
    await giveCode();
    await type("#code", "654321");
    await submit();
    await see("nav a", "Inicio");
  });

  test("shows an error at the field when wrong", async () => {
    await visit("demo/", { ...owing, "POST session/second-factor": () => refuse(422, "code_wrong") });
    await giveCode();
    await type("#code", "654321");
    await submit();
    await see("#code-wrong", "o ya se usó");
  });

  test("may be a recovery code, letters and all", async () => {
    const { requests } = await visit("demo/", {
      ...owing,
      "POST session/second-factor": () => json(session()),
    });
    await giveCode();
    await press("button", "Usar un código de recuperación");
    await type("#recovery", "abcde fghij");
    await submit();
    await see("nav a", "Inicio");
    expect(requests.find(({ what }) => what === "POST session/second-factor")?.body).toEqual({
      code: "abcde fghij",
    });
  });

  test("required by the business is set up first: QR code, key as text, recovery codes", async () => {
    let state = "enrol";
    await visit("demo/", {
      "GET session": () => json(session({ state })),
      "POST second-factor": () =>
        json({ secret: "ABCDEFGH2345", uri: "otpauth://totp/x?secret=ABCDEFGH2345" }), // pragma: allowlist secret
      "POST second-factor/confirm": () => {
        state = "in";
        return json({ recovery_codes: ["aaaaabbbbb", "cccccddddd"] });
      },
    });
    const drawing = await see("svg.qr");
    expect(drawing.getAttribute("aria-label")).toContain("QR");
    await see(".secret", "ABCD EFGH 2345");
    await type("#code", "123456");
    await submit("form.stacked");
    await see(".recovery", "cccccddddd");
    // Not before the codes are confirmed as stored.
    await press("button", "Continuar");
    expect(document.querySelector("nav")).toBeNull();
    await press("input[type=checkbox]");
    await press("button", "Continuar");
    await see("nav a", "Inicio");
  });
});

describe("an invitation", () => {
  test("is accepted with a name, then a code is requested; its token is removed from the address", async () => {
    const { requests } = await visit("demo/invite#stf_1.token", {
      "POST invites/accept": () => json({ email: "nueva@fibrasur.example" }),
    });
    await type("#name", " Nueva Persona ");
    await submit();
    await see("p", "nueva@fibrasur.example");
    expect(requests[0]).toEqual({
      what: "POST invites/accept",
      body: { token: "stf_1.token", name: "Nueva Persona" },
    });
    expect(window.location.href).not.toContain("token");
  });

  test("already used says what to do, and leads to sign-in", async () => {
    await visit("demo/invite#stf_1.token", { "POST invites/accept": () => refuse(410, "invite_used") });
    await type("#name", "Nueva Persona");
    await submit();
    await see("[role=alert]", "ya se usó");
    await press("button", "Ingresar con el correo");
    await see("#email");
  });
});

describe("which business", () => {
  test("is asked for at /console/, by its name or a pasted address", async () => {
    await visit("");
    await type("#business", "No vale");
    await submit();
    await see("#business-wrong", "minúsculas");
  });
});

describe("a session that ends", () => {
  test("is renewed in place: the request is repeated, and typed text stays", async () => {
    let live = true;
    const team = { items: [], second_factor_required: false };
    const { requests } = await visit("demo/team", {
      "GET session": () => json(session()),
      "GET team": () => json(team),
      "POST team": () => (live ? json({}, 201) : refuse(401, "session_expired")),
      "POST signin/challenges/chl_1/code": () => {
        live = true;
        return json(session());
      },
    });
    await press("button", "Invitar");
    await type("dialog #name", "Escrita antes");
    await type("dialog #email", "antes@fibrasur.example");
    live = false;
    await press("dialog button.primary", "Enviar la invitación");
    await see("dialog h2", "La sesión terminó");
    expect((await see<HTMLInputElement>("dialog .door-form #email")).value).toBe("graciela@fibrasur.example");
    await submit("dialog .door-form");
    await see("#code");
    await type("#code", "123456");
    await submit("dialog .door-form");
    await see(".toast", "Invitación enviada");
    expect(requests.filter(({ what }) => what === "POST team").map(({ body }) => body)).toHaveLength(2);
  });
});

test("an area without permission is neither in the menu nor at its address", async () => {
  await visit("demo/team", { "GET session": () => json(session({ permissions: ["portal_read"] })) });
  await see("h1", "Sin permiso");
  expect(document.querySelector("nav")?.textContent).not.toContain("Equipo");
});
