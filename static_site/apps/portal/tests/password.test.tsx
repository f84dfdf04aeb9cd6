import { describe, expect, test } from "vitest";
import { COMMON_PASSWORD, ISSUED_PASSWORD, refuse, RIGHT_PASSWORD } from "../dev/mock";
import type { PortalConfig } from "../src/config";
import { gone, press, see, submit, type, visit } from "./stand";

const config: Partial<PortalConfig> = {
  landing: null,
  signin: {
    methods: ["password", "identifier"],
    channels: ["email"],
    identifier_label: "DNI",
    user_hint: "",
    password_hint: "La que llegó por correo.",
  },
};

async function enter(password: string): Promise<void> {
  await type("#identifier", "28123456");
  await type("#password", password);
  await submit();
}

describe("signing in by user and password", () => {
  test("asks for both before the server is asked", async () => {
    const { calls } = await visit({ config });
    await submit();
    await see("#identifier-wrong", "Completar");
    await see("#password-wrong", "Completar");
    expect(calls()).toEqual([]);
  });

  test("says of a wrong one only that one of the two is wrong, and keeps what was typed", async () => {
    await visit({ config });
    await enter("otra cosa");
    await see(".notice.danger", "El usuario o la contraseña no son correctos");
    expect((await see<HTMLInputElement>("#identifier")).value).toBe("28123456");
  });

  test("leads inside with the right one, which is kept nowhere", async () => {
    const { calls } = await visit({ config });
    await enter(RIGHT_PASSWORD);
    await see(".shell");
    expect(calls().slice(0, 2)).toEqual(["POST signin/password", "GET session"]);
  });

  test("leaves a wrong one's words behind when another way is chosen", async () => {
    await visit({ config });
    await enter("otra cosa");
    await see(".notice.danger");
    await press("label", "DNI");
    await gone(".notice.danger");
    await see("#email");
  });
});

describe("an issued password", () => {
  async function toTheChoice() {
    const stand = await visit({ config });
    await enter(ISSUED_PASSWORD);
    await see("h2", "Elegir una contraseña");
    return stand;
  }

  test("is replaced by one's own before anything else", async () => {
    const { calls } = await toTheChoice();
    expect(document.querySelector(".shell")).toBeNull();
    await type("#new", "una frase propia");
    await type("#repeat", "una frase propia");
    await submit("form.door-form");
    await see(".shell");
    expect(calls().slice(0, 3)).toEqual([
      "POST signin/password",
      "POST signin/password/choice",
      "GET session",
    ]);
  });

  test.each([
    ["", "", "#new-wrong", "Completar"],
    ["corta", "corta", "#new-wrong", "al menos 8"],
    ["x".repeat(129), "x".repeat(129), "#new-wrong", "hasta 128"],
    ["una frase propia", "", "#repeat-wrong", "Completar"],
    ["una frase propia", "otra frase propia", "#repeat-wrong", "No es igual"],
  ])("of %j repeated as %j is refused in place", async (chosen, repeated, where, words) => {
    const { calls } = await toTheChoice();
    await type("#new", chosen);
    await type("#repeat", repeated);
    await submit("form.door-form");
    await see(where, words);
    expect(calls()).toEqual(["POST signin/password"]);
  });

  test("is told at the field what the server does not take", async () => {
    await toTheChoice();
    await type("#new", COMMON_PASSWORD);
    await type("#repeat", COMMON_PASSWORD);
    await submit("form.door-form");
    await see("#new-wrong", "demasiado común");
  });

  test("can be given up for another way in", async () => {
    await toTheChoice();
    await press("button", "Cambiar los datos");
    await see("#password");
  });
});

describe("one's own password, inside", () => {
  test("is changed by who knows the present one", async () => {
    await visit({ config, signedIn: true, at: "mas" });
    await press("button", "Cambiar la contraseña");
    await type("#old", "no es esta");
    await type("#new", "otra frase propia");
    await type("#repeat", "otra frase propia");
    await submit("dialog form");
    await see("#old-wrong", "No es la contraseña actual");
    await type("#old", RIGHT_PASSWORD);
    await submit("dialog form");
    await see(".notice.success", "Contraseña cambiada");
  });

  test("is not offered where the business has no passwords", async () => {
    await visit({ signedIn: true, at: "mas" });
    await see("a.row", "Quién vio mis datos");
    expect(document.body.textContent).not.toContain("Cambiar la contraseña");
  });
});

describe("who saw my data", () => {
  test("is a page of its own, older entries on demand", async () => {
    await visit({ signedIn: true, at: "accesos" });
    await see(".row", "Vio este portal");
    await press("button", "Ver más");
    await see(".row", "Vio la ficha");
    expect(document.querySelector(".sections [aria-current]")?.textContent).toBe("Más");
  });

  test("says so where nobody did", async () => {
    await visit({
      signedIn: true,
      at: "accesos",
      prepare: (mock) => {
        mock.empty = true;
      },
    });
    await see(".empty", "Nadie, todavía");
  });
});

describe("a staff member who looks as the customer", () => {
  test("is named over every page, and the handover leaves the address", async () => {
    const { calls } = await visit({ at: "#view=look" });
    await see(".view-bar", "Vista de Bruno Díaz, solo lectura");
    expect(window.location.hash).toBe("");
    expect(calls().slice(0, 2)).toEqual(["POST session/view", "GET session"]);
  });

  test("is told where the handover is too old", async () => {
    await visit({ at: "#view=old" });
    await see(".notice.danger", "tardó demasiado");
    await press("button", "Reintentar");
    await see(".door-form");
  });

  test("is offered no password to change", async () => {
    await visit({
      config,
      signedIn: true,
      at: "mas",
      prepare: (mock) => {
        mock.viewedBy = "Bruno Díaz";
      },
    });
    await see("a.row", "Quién vio mis datos");
    expect(document.body.textContent).not.toContain("Cambiar la contraseña");
  });

  test("ends it from the bar", async () => {
    await visit({ at: "#view=look" });
    await press(".view-bar button");
    await see(".door-form");
  });

  test("is told when it is over, and asked for no code", async () => {
    const { mock } = await visit({ at: "#view=look" });
    await see(".view-bar");
    mock.next = refuse(401, "session_expired");
    await press(".sections a", "Cuenta");
    await see("dialog", "La vista terminó");
    expect(document.querySelector("dialog form")).toBeNull();
    await press("dialog button", "Salir");
    await see(".door-form");
  });
});
