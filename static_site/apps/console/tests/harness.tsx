import { render } from "preact";
import { afterEach, vi } from "vitest";

/** A request to the mock API, as `POST signin/challenges`. */
export interface ApiRequest {
  readonly what: string;
  readonly body: unknown;
}
export type Answer = Response | Promise<Response>;
export type Handlers = Record<string, (ask: ApiRequest) => Answer>;

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

export const refuse = (status: number, code: string, more: object = {}): Response =>
  new Response(JSON.stringify({ type: "about:blank", status, code, request_id: "req-7f3a", ...more }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });

export const everything = [
  "portal_read",
  "portal_settings",
  "templates",
  "customers_read",
  "customers_write",
  "customers_access",
  "view_as",
  "imports",
  "team",
  "audit",
];

/** A session as the API returns it. */
export const session = (
  changes: {
    state?: string;
    permissions?: string[];
    id?: string;
    contracted?: string[];
    by_password?: boolean;
  } = {},
) => ({
  state: changes.state ?? "in",
  staff: {
    id: changes.id ?? "stf_1",
    name: "Graciela Paz",
    email: "graciela@fibrasur.example",
    role: "owner",
    permissions: changes.permissions ?? everything,
    language: "es",
    second_factor: false,
  },
  tenant: {
    slug: "demo",
    name: "Fibra Sur",
    portal_url: "http://portal.localhost:8000/demo/",
    language: "es",
    country: "AR",
    time_zone: "America/Argentina/Buenos_Aires",
    currencies: ["ARS"],
    by_password: changes.by_password ?? true,
    contracted: changes.contracted ?? ["statement", "invoice_downloads", "tickets", "messages", "contracts"],
  },
  ends_at: "2030-01-01T00:00:00Z",
});

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
export const challenge = () => ({
  challenge_id: "chl_1",
  binding: "b",
  code_length: 6,
  expires_at: soon(300),
  resend_at: soon(30),
});

const usual: Handlers = {
  "GET session": () => refuse(401, "not_signed_in"),
  "GET checks": () => json({ items: [] }),
  "GET settings": () => refuse(403, "permission_missing"),
  "POST signin/challenges": () => json(challenge(), 202),
  "POST signin/challenges/chl_1/code": () => json(session()),
};

// The page of an earlier test would handle the links of the next one.
afterEach(async () => {
  const app = document.getElementById("app");
  if (app !== null) {
    render(null, app);
  }
  await vi.dynamicImportSettled();
});

/** Opens the console at an address below `/console/`, with a mock API. */
export async function visit(
  at: string,
  handlers: Handlers = {},
): Promise<{ requests: ApiRequest[]; handlers: Handlers }> {
  const requests: ApiRequest[] = [];
  const all: Handlers = { ...usual, ...handlers };
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const what = `${request.method} ${pathname.replace("/api/console/demo/", "")}`;
    const ask = { what, body: text === "" ? null : (JSON.parse(text) as unknown) };
    requests.push(ask);
    return all[what]?.(ask) ?? refuse(404, "not_found");
  });
  window.history.replaceState(null, "", `/console/${at}`);
  window.sessionStorage.clear();
  window.localStorage.clear();
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["es-AR"]);
  document.body.innerHTML = '<div id="app"></div>';
  vi.resetModules();
  await import("../src/main");
  await vi.waitFor(() => {
    if (document.querySelector("#app form, #app .shell, #app [role=alert]") === null) {
      throw new Error("nothing is rendered yet");
    }
  });
  return { requests, handlers: all };
}

/** Waits for the first element that matches. */
export function see<E extends Element = HTMLElement>(
  selector: string,
  text: RegExp | string = "",
): Promise<E> {
  return vi.waitFor(
    () => {
      const found = [...document.querySelectorAll<E>(selector)].find(({ textContent }) =>
        typeof text === "string" ? textContent.includes(text) : text.test(textContent),
      );
      if (found === undefined) {
        throw new Error(`no ${selector} with ${String(text)} in ${document.body.textContent}`);
      }
      return found;
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
  (await see(selector)).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}
