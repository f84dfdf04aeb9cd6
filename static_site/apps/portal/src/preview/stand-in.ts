import type { PortalConfig } from "../config";
import type { Screen } from "./draft";
import { makeSample } from "./sample";
import { makeTalk } from "./sample-talk";

const ADDRESSES: Record<Screen, string> = {
  door: "",
  home: "",
  statement: "cuenta",
  tickets: "tickets",
  messages: "mensajes",
  contracts: "contratos",
  more: "mas",
};

/** The screen that an address below the tenant shows to somebody who is signed in. */
export function screenAt(slug: string, address: string): Screen {
  const last = address.slice(slug.length + 2).replace(/\/$/, "");
  const [screen = "home"] = (Object.keys(ADDRESSES) as Screen[]).filter(
    (one) => ADDRESSES[one] === last && last !== "",
  );
  return screen;
}

function json(value: unknown, status = 200): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(value), { status, headers: { "Content-Type": type } });
}

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

function answers(config: PortalConfig): (method: string, rest: string) => Response {
  const sample = makeSample(config);
  const talk = makeTalk(config, sample.session.customer.name);
  return (method, rest) => {
    const [, invoice = ""] = /^invoices\/(\w+)$/.exec(rest) ?? [];
    const found = sample.invoice(invoice);
    switch (`${method} ${rest}`) {
      case "GET session":
        return json(sample.session);
      case "GET dashboard":
        return json(sample.dashboard);
      case "GET statement":
        return json({ items: sample.entries, next: null });
      case "POST signin/challenges":
        return json(
          {
            challenge_id: "chl_0",
            binding: "",
            code_length: 6,
            expires_at: soon(300),
            resend_at: soon(30),
          },
          202,
        );
    }
    if (found !== null) {
      return json(found);
    }
    const said = talk[`${method} ${rest}`];
    if (said !== undefined) {
      return json(said);
    }
    return json(
      {
        type: "about:blank",
        title: "Preview",
        status: 503,
        code: "preview_only",
        fields: [],
        request_id: "",
      },
      503,
    );
  };
}

/**
 * Puts this window in the place of a customer's: the address, the cookies and the API that the portal's own script
 * finds are stand-ins, and it believes to stand in no frame, as the page that is published does when it is opened.
 */
export function standIn(config: PortalConfig, screen: Screen, theme: string): void {
  window.history.replaceState(null, "", `/${config.slug}/${ADDRESSES[screen]}`);
  const inside = screen === "door" ? "" : `; __Host-hint-${config.slug}=in`;
  Object.defineProperty(document, "cookie", {
    get: () => `__Host-look=.${theme}${inside}`,
    set: () => undefined,
  });
  Object.defineProperty(window, "parent", { value: window });
  const answer = answers(config);
  window.fetch = (input) => {
    const request = input instanceof Request ? input : new Request(input);
    const rest = new URL(request.url).pathname.replace(/^\/api\/portal\/[^/]+\//, "");
    return Promise.resolve(answer(request.method, rest));
  };
  // Nothing of a preview leads out of it.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link !== null && !link.pathname.startsWith(`/${config.slug}/`)) {
        event.preventDefault();
      }
    },
    { capture: true },
  );
}
