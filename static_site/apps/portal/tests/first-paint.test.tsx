import en from "@ventanilla/i18n/locales/en.json";
import es from "@ventanilla/i18n/locales/es.json";
import pt from "@ventanilla/i18n/locales/pt.json";
import { describe, expect, test, vi } from "vitest";
import { renderPage } from "../dev/page";
import { tenants } from "../dev/tenants";
import type { PortalConfig } from "../src/config";
import { see, submit, type, visit } from "./stand";

/** What of an element decides what is seen: its name, class, words, and order; not what the script adds to it. */
function shape(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.textContent ?? "";
  }
  if (!(node instanceof Element) || node.localName === "noscript") {
    return "";
  }
  const names = ["class", "id", "name", "type", "href", "src", "autocomplete", "lang", "for"];
  const attributes = names.map((name) => {
    const value = node.getAttribute(name);
    // The button does nothing until the script is there.
    return value === null || (node.localName === "button" && name === "type") ? "" : ` ${name}=${value}`;
  });
  return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(shape).join("")}</>`;
}

const EMAIL_ALONE: Partial<PortalConfig> = {
  prompt: "Escribir el correo que figura en la factura.",
  signin: { methods: ["email"], channels: ["email"], identifier_label: "", user_hint: "" },
};

const languages = ["es", "en", "pt"] as const;

function published(tenant: string, config: Partial<PortalConfig>): Document {
  const found = tenants[tenant];
  if (found === undefined) {
    throw new Error(`no tenant ${tenant}`);
  }
  const page = renderPage({ ...found, config: { ...found.config, ...config } }, "/assets/x.js", [
    "/assets/x.css",
  ]);
  return new DOMParser().parseFromString(page, "text/html");
}

describe.each(languages)("in %s", (language) => {
  test.each([
    ["identifier with both channels", "demo", {}],
    [
      "identifier by SMS alone",
      "demo",
      { signin: { methods: ["identifier"], channels: ["sms"], identifier_label: "", user_hint: "" } },
    ],
    ["e-mail alone, with its own prompt", "demo", EMAIL_ALONE],
    ["two methods, no logo, no words of its own", "ugly", {}],
    [
      "user and password first",
      "demo",
      {
        signin: {
          methods: ["password", "identifier", "email"],
          channels: ["email", "sms"],
          identifier_label: "DNI",
          user_hint: "Sin puntos.",
          password_hint: "La que llegó por correo.",
        },
      },
    ],
    ["a landing", "off", {}],
    [
      "e-mail alone, no terms, one language",
      "demo",
      {
        signin: { methods: ["email"], channels: ["email"], identifier_label: "", user_hint: "" },
        terms_text: null,
        languages: [language],
      },
    ],
  ] as [string, string, Partial<PortalConfig>][])(
    "the script finds what it would render: %s",
    async (_, tenant, config) => {
      const still = shape(published(tenant, { ...config, language }).querySelector("#app") ?? document.body);
      await visit({ tenant, config: { ...config, language } });
      await vi.waitFor(() => expect(shape(document.querySelector("#app") ?? document.body)).toBe(still));
    },
  );
});

test("the template's words are those of the locales", () => {
  for (const [language, { signin, landing, footer }] of Object.entries({ es, en, pt })) {
    const page = published("ugly", { language: language as PortalConfig["language"] });
    expect(page.querySelector("h1")?.textContent).toBe(signin.title);
    expect(page.querySelector("form button")?.textContent).toBe(signin.next);
    expect(page.querySelector(".door-foot [role=group]")?.getAttribute("aria-label")).toBe(footer.language);
    const welcome = published("off", { language: language as PortalConfig["language"] });
    expect(welcome.querySelector("a.primary")?.textContent).toBe(landing.my_account);
  }
});

test("the template's words for a password are those of the locales", () => {
  for (const [language, { signin }] of Object.entries({ es, en, pt })) {
    const page = published("demo", {
      language: language as PortalConfig["language"],
      signin: { methods: ["password"], channels: ["email"], identifier_label: "", user_hint: "" },
    });
    expect(page.querySelector("label[for=password]")?.textContent).toBe(signin.password);
    expect(page.querySelector("form button")?.textContent).toBe(signin.enter);
  }
});

test("signed out nothing is asked of the API", async () => {
  const { calls } = await visit();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls()).toEqual([]);
});

test("what was typed before the script ran is kept", async () => {
  const page = published("demo", {});
  page.querySelector("#identifier")?.setAttribute("value", "28123456");
  vi.spyOn(DOMParser.prototype, "parseFromString").mockReturnValue(page);
  const { calls } = await visit();
  expect((await see<HTMLInputElement>("#identifier")).value).toBe("28123456");
  await type("#email", "maria@ejemplo.com.ar");
  await submit();
  await see("#code");
  expect(calls()).toEqual(["POST signin/challenges"]);
});

test("an inactive portal says so, with nothing to run", () => {
  const page = published("inactive", { active: false });
  expect(page.querySelectorAll("script, form, button")).toHaveLength(0);
  expect(page.querySelector("h1")?.textContent).toBe("El portal no está disponible por el momento.");
  expect(page.querySelector("a[href^='mailto:']")).not.toBeNull();
});

test("what a tenant typed stays text", () => {
  const name = `</script><script>alert("1")</script>"'&`;
  const page = published("demo", { name, title: name, prompt: name, terms_text: name });
  expect(page.querySelectorAll("script")).toHaveLength(2);
  expect(page.querySelector("h1")?.textContent).toBe(name);
  const { name: read } = JSON.parse(page.getElementById("tenant")?.textContent ?? "") as PortalConfig;
  expect(read).toBe(name);
});

test("no style and no handler stands in the markup, which the policy would refuse", () => {
  for (const tenant of Object.keys(tenants)) {
    const all = [...published(tenant, {}).querySelectorAll("*")];
    const attributes = all.flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name === "style" || name.startsWith("on"))).toEqual([]);
  }
});

test("the prompt stands at the e-mail, too, where that is the only method", () => {
  expect(published("demo", EMAIL_ALONE).body.textContent).toContain(EMAIL_ALONE.prompt);
  const several = {
    ...EMAIL_ALONE,
    signin: { ...EMAIL_ALONE.signin, methods: ["email", "identifier"] },
  };
  expect(published("demo", several as Partial<PortalConfig>).body.textContent).not.toContain(
    EMAIL_ALONE.prompt,
  );
});
