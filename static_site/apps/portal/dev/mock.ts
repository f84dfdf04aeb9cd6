import type { Challenge } from "@ventanilla/api/types";
import { accounts, dashboardOf, entries, invoiceOf, sessionOf } from "./data.ts";
import { tenants } from "./tenants.ts";

const PAGE = 25;
/** The code that the mock takes for right. */
export const RIGHT_CODE = "123456";

export const RIGHT_PASSWORD = "una frase propia";
export const ISSUED_PASSWORD = "perro.calamar";
/** One that is refused when it is chosen. */
export const COMMON_PASSWORD = "contraseña1";

const note = (at: string, act: string) => ({ at, act, staff_name: "Bruno Díaz" });
const notes = {
  items: [note("2026-11-23T14:05:00Z", "viewed_as"), note("2026-11-22T09:00:00Z", "access_changed")],
  next: "older",
};
const olderNotes = { items: [note("2026-10-01T12:00:00Z", "viewed")], next: null };
const noNotes = { items: [], next: null };

interface Call {
  readonly method: string;
  readonly tenant: string;
  readonly rest: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, string>;
  readonly headers: Headers;
}

/** Knobs for whatever is to be seen. */
export interface Mock {
  /** Whether cookies come back to the API, as they do not in a frame with third-party cookies blocked. */
  cookies: boolean;
  /** Whether the datum opens two accounts. */
  several: boolean;
  /** Whether there is nothing yet. */
  empty: boolean;
  /** Seconds until a code may be asked for again. */
  resendAfter: number;
  /** What every signed-in call answers instead, once. */
  next: Response | null;
  /** The staff member who looks as the customer. */
  viewedBy: string | null;
  readonly calls: string[];
  signedIn: boolean;
  answer(request: Request): Promise<Response>;
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

/** A problem document, as the API writes them. */
export function refuse(status: number, code: string, extra: Record<string, unknown> = {}): Response {
  const document = {
    type: "about:blank",
    title: code,
    status,
    code,
    detail: "",
    fields: [],
    request_id: "req-7f3a",
  };
  return new Response(JSON.stringify({ ...document, ...extra }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });
}

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** A stand-in for the API, in memory, for tests and for looking at pages. */
export function makeMock(): Mock {
  let tries = 5;
  let current = "cus_1";
  let bearer = 0;

  const challenge = (): Challenge => ({
    challenge_id: "chl_1",
    binding: "bind",
    code_length: 6,
    expires_at: soon(300),
    resend_at: soon(mock.resendAfter),
  });

  const signin: Record<string, (call: Call) => Response> = {
    "POST signin/challenges": () => json(challenge(), 202),
    "POST signin/challenges/chl_1/resend": () => json(challenge(), 202),
    "POST signin/challenges/chl_1/code": ({ body }) => {
      if (body["code"] !== RIGHT_CODE) {
        tries -= 1;
        return tries > 0 ? refuse(422, "code_wrong", { tries_left: tries }) : refuse(410, "code_expired");
      }
      tries = 5;
      mock.signedIn = true;
      return json({ accounts: mock.several ? accounts : accounts.slice(0, 1), handover: "hand" });
    },
    "POST signin/password": ({ body }) => {
      if (body["password"] === ISSUED_PASSWORD) {
        return json({ signed_in: null, choose: "token", choose_until: soon(600) });
      }
      if (body["password"] !== RIGHT_PASSWORD) {
        return refuse(422, "credentials_wrong");
      }
      mock.signedIn = true;
      return json({ signed_in: { accounts: accounts.slice(0, 1), handover: "hand" }, choose: null });
    },
    "POST signin/password/choice": ({ body }) => {
      if (body["password"] === COMMON_PASSWORD) {
        return refuse(422, "invalid", { fields: [{ field: "password", code: "password_common" }] });
      }
      mock.signedIn = true;
      return json({ accounts: accounts.slice(0, 1), handover: "hand" });
    },
    "POST session/view": ({ body }) => {
      if (body["handover"] !== "look") {
        return refuse(401, "handover_invalid");
      }
      mock.signedIn = true;
      mock.viewedBy = "Bruno Díaz";
      return json({ accounts: accounts.slice(0, 1), handover: "hand" });
    },
    "POST session/bearer": ({ body }) =>
      body["handover"] === "hand" ? json({ bearer: `b${++bearer}` }) : refuse(401, "not_signed_in"),
  };

  const inside: Record<string, (call: Call) => Response> = {
    "GET session": () => json({ ...sessionOf(current, mock.several), viewed_by: mock.viewedBy }),
    "GET access-log": ({ query }) => json(query.has("cursor") ? olderNotes : mock.empty ? noNotes : notes),
    "POST password": ({ body }) =>
      body["old"] === RIGHT_PASSWORD
        ? json({ accounts: accounts.slice(0, 1), handover: "hand" })
        : refuse(422, "invalid", { fields: [{ field: "old", code: "password_wrong" }] }),
    "POST session/switch": ({ body }) => {
      current = body["customer_id"] ?? current;
      return json({ accounts, handover: "hand" });
    },
    "POST session/end": () => {
      mock.signedIn = false;
      return json({});
    },
    "GET dashboard": ({ tenant }) => {
      const showTotal = tenants[tenant]?.config.show_total ?? true;
      return json(mock.empty ? { accounts: [], pending: [] } : dashboardOf(showTotal));
    },
    "GET statement": ({ query }) => statement(query),
    "POST statement/files": ({ body }) => file(`cuenta.${body["format"]}`),
    "POST invoices/zip": () => file("facturas.zip"),
  };

  function statement(query: URLSearchParams): Response {
    const [q, from, to] = ["q", "from", "to"].map((name) => query.get(name)?.toLowerCase() ?? "");
    const found = mock.empty
      ? []
      : entries.filter(
          (entry) =>
            `${entry.number} ${entry.description}`.toLowerCase().includes(q ?? "") &&
            (!from || entry.date >= from) &&
            (!to || entry.date <= to) &&
            (query.get("currency") ?? "ARS") === "ARS",
        );
    const start = Number(query.get("cursor") ?? 0);
    const next = start + PAGE < found.length ? String(start + PAGE) : null;
    return json({ items: found.slice(start, start + PAGE), next });
  }

  function file(filename: string): Response {
    return json({ url: `/dev/files/${filename}`, filename, expires_at: soon(120) });
  }

  function invoice(rest: string): Response | null {
    const [, id = "", pdf] = /^invoices\/(inv_\w+)(\/pdf)?$/.exec(rest) ?? [];
    const found = invoiceOf(id);
    if (found === null) {
      return null;
    }
    return pdf === undefined ? json(found) : file(`${found.number}.pdf`);
  }

  async function read(request: Request): Promise<Call | null> {
    const url = new URL(request.url);
    const [, tenant, rest] = /^\/api\/portal\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (tenant === undefined || rest === undefined) {
      return null;
    }
    const text = await request.text();
    const body = text === "" ? {} : (JSON.parse(text) as Record<string, string>);
    return { method: request.method, tenant, rest, query: url.searchParams, body, headers: request.headers };
  }

  const mock: Mock = {
    cookies: true,
    several: false,
    empty: false,
    resendAfter: 30,
    next: null,
    viewedBy: null,
    calls: [],
    signedIn: false,
    async answer(request) {
      const call = await read(request);
      if (call === null) {
        return refuse(404, "not_found");
      }
      const name = `${call.method} ${call.rest}`;
      mock.calls.push(name);
      if (call.method === "POST" && call.headers.get("X-Ventanilla") !== "1") {
        return refuse(403, "header_missing");
      }
      const before = signin[name];
      if (before !== undefined) {
        return before(call);
      }
      const known = mock.cookies || call.headers.get("Authorization") === `Bearer b${bearer}`;
      if (!mock.signedIn || !known) {
        return refuse(401, "not_signed_in");
      }
      if (mock.next !== null) {
        const answer = mock.next;
        mock.next = null;
        return answer;
      }
      return inside[name]?.(call) ?? invoice(call.rest) ?? refuse(404, "not_found");
    },
  };
  return mock;
}
