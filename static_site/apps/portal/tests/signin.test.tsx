import { describe, expect, test, vi } from "vitest";
import { refuse } from "../dev/mock";
import { askForCode, gone, press, see, signIn, submit, type, visit } from "./stand";

describe("the first form", () => {
  test("says at its field what is missing, and asks nothing", async () => {
    const { calls } = await visit();
    await submit();
    const wrong = await see("#identifier-wrong", "Completar");
    const field = await see<HTMLInputElement>("#identifier");
    expect(field.getAttribute("aria-describedby")).toContain(wrong.id);
    expect(document.activeElement).toBe(field);
    expect(calls()).toEqual([]);
  });

  test("lets the customer choose e-mail or SMS", async () => {
    await visit();
    (await see<HTMLInputElement>("input[value=sms]")).click();
    await type("#phone", "11 5555-0100");
    await type("#identifier", "28123456");
    await submit();
    await see("p", "11 5555-0100");
  });

  test("keeps all that was typed when the network fails, and says so", async () => {
    const { mock } = await visit();
    mock.answer = () => Promise.reject(new TypeError("Failed to fetch"));
    await type("#identifier", "28123456");
    await type("#email", "maria@ejemplo.com.ar");
    await submit();
    await see("[role=alert]", "No se perdió nada");
    expect((await see<HTMLInputElement>("#email")).value).toBe("maria@ejemplo.com.ar");
  });

  test("shows a limit with its wait, and the reference small beneath", async () => {
    const { mock } = await visit();
    mock.answer = async () => refuse(429, "too_many_requests", { retry_after: 120 });
    await type("#identifier", "28123456");
    await type("#email", "maria@ejemplo.com.ar");
    await submit();
    await see("[role=alert]", "2 minutos");
    await see(".reference", "req-7f3a");
  });
});

describe("the code", () => {
  test("can be pasted with words and spaces around it, and filled in by the phone", async () => {
    await visit();
    await askForCode();
    await type("#code", "Su código es 123 456.");
    const code = await see<HTMLInputElement>("#code");
    expect(code.value).toBe("123456");
    expect([code.autocomplete, code.inputMode]).toEqual(["one-time-code", "numeric"]);
    await submit();
    await see("h2", "Total a pagar");
  });

  test("when wrong says how many tries are left", async () => {
    await visit();
    await askForCode();
    await type("#code", "000000");
    await submit();
    await see("#code-wrong", "Quedan 4 intentos");
  });

  test.each([
    [410, "code_expired", "venció"],
    [410, "code_spent", "no quedan intentos"],
    [422, "code_wrong", "no es correcto"],
  ])("%i %s is told at the field", async (status, code, words) => {
    const { mock } = await visit();
    await askForCode();
    mock.answer = async () => refuse(status, code);
    await type("#code", "123456");
    await submit();
    await see("#code-wrong", words);
  });

  test("cannot be asked for again before its time, and then can", async () => {
    const { calls } = await visit({
      prepare: (mock) => {
        mock.resendAfter = 1;
      },
    });
    await askForCode();
    const again = await see("button", "Reenviar código en 0:01");
    again.click();
    expect(calls()).toHaveLength(1);
    await see("button", /^Reenviar código$/);
    again.click();
    await see("[aria-live]", "código nuevo");
    expect(calls()).toEqual(["POST signin/challenges", "POST signin/challenges/chl_1/resend"]);
  });

  test("is asked for still when the phone has loaded the page anew meanwhile", async () => {
    const soon = Math.floor(Date.now() / 1000) + 200;
    const { calls } = await visit({ hint: `code.chl_1.6.${soon - 170}.${soon}` });
    await type("#code", "123456");
    expect(calls()).toEqual([]);
    await submit();
    await see("h2", "Total a pagar");
  });

  test("that has expired meanwhile is not", async () => {
    await visit({ hint: "code.chl_1.6.1000.2000" });
    await see("#identifier");
    expect(document.querySelector("#code")).toBeNull();
  });

  test("can be left to correct the data, which are still there", async () => {
    await visit();
    await askForCode();
    await press("button", "Cambiar los datos");
    expect((await see<HTMLInputElement>("#identifier")).value).toBe("28123456");
  });
});

test("from the code to the dashboard it takes two calls", async () => {
  const { calls } = await visit();
  await signIn();
  await see(".hero", "62.215,91");
  expect(calls().slice(2)).toEqual(["GET session", "GET dashboard"]);
});

test("with third-party cookies blocked it takes the bearer, and storage is left alone", async () => {
  const refuseStorage = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", undefined);
  vi.stubGlobal("sessionStorage", undefined);
  vi.spyOn(document, "cookie", "set").mockImplementation(refuseStorage);
  const { calls } = await visit({
    prepare: (mock) => {
      mock.cookies = false;
    },
  });
  await signIn();
  await see(".hero", "62.215,91");
  expect(calls().slice(2)).toEqual(["GET session", "POST session/bearer", "GET session", "GET dashboard"]);
});

test("who has several accounts chooses one, and may switch", async () => {
  const { calls } = await visit({
    prepare: (mock) => {
      mock.several = true;
    },
  });
  await signIn();
  await press("li button", "Distribuidora");
  await see(".who", "Distribuidora");
  expect(calls()).toContain("POST session/switch");
  await press(".who");
  await press("dialog button", "María Eugenia");
  await see(".who", "María Eugenia");
  await gone("dialog");
});

test("a landing comes first, and [Mi cuenta] leads in", async () => {
  await visit({ tenant: "off" });
  expect(document.querySelector("form")).toBeNull();
  await press("a", "Mi cuenta");
  await see("#identifier");
});

test("the page speaks another language at a press", async () => {
  await visit();
  await press("button", "Português");
  await see("legend", "Receber o código por");
  expect(document.documentElement.lang).toBe("pt");
});
