import { render } from "preact";
import { afterEach, vi } from "vitest";
import { type Mock, makeMock } from "../dev/mock";
import { renderPage } from "../dev/page";
import { tenants } from "../dev/tenants";
import type { PortalConfig } from "../src/config";

/** The portal standing in a page, over the mock API. */
export interface Stand {
  readonly mock: Mock;
  /** The calls made so far, as `GET dashboard`. */
  readonly calls: () => string[];
}

interface Options {
  tenant?: string;
  config?: Partial<PortalConfig>;
  /** The address below the tenant. */
  at?: string;
  /** Whether the browser holds a session, and says so. */
  signedIn?: boolean;
  /** The hint cookie, where it is not what `signedIn` says. */
  hint?: string;
  prepare?: (mock: Mock) => void;
}

// A page of an earlier test would follow the next one's links.
afterEach(async () => {
  const app = document.getElementById("app");
  if (app !== null) {
    render(null, app);
  }
  await vi.dynamicImportSettled();
});

/** Publishes a tenant's page into this document and runs the portal's script in it, as a browser would. */
export async function visit(options: Options = {}): Promise<Stand> {
  const { tenant = "demo", at = "", signedIn = false, hint = signedIn ? "in" : null } = options;
  const found = tenants[tenant];
  if (found === undefined) {
    throw new Error(`no tenant ${tenant}`);
  }
  const mock = makeMock();
  mock.signedIn = signedIn;
  options.prepare?.(mock);
  vi.stubGlobal("fetch", (request: Request) => mock.answer(request));
  // The browser in here has no notion of it.
  Object.defineProperty(navigator, "userActivation", { value: { isActive: true }, configurable: true });
  window.history.replaceState(null, "", `/${tenant}/${at}`);
  const hintCookie = `__Host-hint-${tenant}`;
  vi.spyOn(document, "cookie", "get").mockReturnValue(hint === null ? "" : `${hintCookie}=${hint}`);

  const published = { ...found, config: { ...found.config, ...options.config } };
  const parsed = new DOMParser().parseFromString(renderPage(published, "", []), "text/html");
  document.body.replaceChildren(...parsed.body.childNodes);
  const settings = parsed.getElementById("tenant");
  document.head.replaceChildren(...(settings === null ? [] : [settings]));

  vi.resetModules();
  await import("../src/main");
  await vi.waitFor(() => {
    if (document.querySelector("#app form[novalidate], #app .shell, #app .button") === null) {
      throw new Error("nothing is rendered yet");
    }
  });
  return { mock, calls: () => mock.calls };
}

/** The first element that matches, once it is there. */
export function see<E extends Element = HTMLElement>(
  selector: string,
  text: RegExp | string = "",
): Promise<E> {
  return vi.waitFor(
    () => {
      const all = [...document.querySelectorAll<E>(selector)];
      const found = all.find(({ textContent }) =>
        typeof text === "string" ? textContent.includes(text) : text.test(textContent),
      );
      if (found === undefined) {
        throw new Error(`no ${selector} with ${text} in ${document.body.textContent}`);
      }
      return found;
    },
    { timeout: 3000 },
  );
}

/** Resolves when nothing matches any more. */
export function gone(selector: string): Promise<void> {
  return vi.waitFor(
    () => {
      if (document.querySelector(selector) !== null) {
        throw new Error(`${selector} is still there`);
      }
    },
    { timeout: 3000 },
  );
}

export async function type(selector: string, text: string): Promise<void> {
  const input = await see<HTMLInputElement>(selector);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

export async function press(selector: string, text: RegExp | string = ""): Promise<void> {
  (await see(selector, text)).click();
}

export async function submit(selector = ".door-form"): Promise<void> {
  const form = await see(selector);
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

/** Goes as far as the code's form. */
export async function askForCode(): Promise<void> {
  await type("#identifier", "28123456");
  await type("#email", "maria@ejemplo.com.ar");
  await submit();
  await see("#code");
}

/** Signs in all the way. */
export async function signIn(): Promise<void> {
  await askForCode();
  await type("#code", "123456");
  await submit();
}
