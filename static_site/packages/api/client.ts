import createClient, { type Middleware } from "openapi-fetch";
import { problemOf, problemOfFailure, type Result } from "./problems";
import type { paths } from "./schema";
import type { ChallengeRequest, StatementFilter } from "./types";

const TIMEOUT_MS = 25_000;

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Callbacks of the client into the page. */
export interface Hooks {
  /** Called when the session has ended; resolves to whether it was renewed. */
  readonly sessionLost: () => Promise<boolean>;
}

/** The portal's API of one tenant. Calls never throw: a failure is a `Problem`. */
export function portalApi(tenant: string, hooks: Hooks) {
  // Only in memory: it is needed where third-party cookies are blocked, and there storage throws.
  let bearer: string | null = null;
  /** Aborts pending calls on sign-out: they would only find the session ended. */
  let staying = new AbortController();

  const session: Middleware = {
    onRequest({ request }) {
      if (bearer !== null) {
        request.headers.set("Authorization", `Bearer ${bearer}`);
      }
      return request;
    },
    onResponse({ response }) {
      const fresh = response.headers.get("Session-Refresh");
      if (fresh !== null && bearer !== null) {
        bearer = fresh;
      }
    },
  };
  const http = createClient<paths>({ baseUrl: "/api", headers: { Accept: "application/json" } });
  http.use(session);

  async function once<T>(call: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<Result<T>> {
    try {
      const { data, error, response } = await call(AbortSignal.timeout(TIMEOUT_MS));
      return response.ok && data !== undefined
        ? { ok: true, value: data }
        : { ok: false, problem: problemOf(response, error) };
    } catch (failure) {
      return { ok: false, problem: problemOfFailure(failure) };
    }
  }

  /** As `once`; when the session has ended, waits until the customer has signed in again and repeats the call. */
  async function signedIn<T>(call: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<Result<T>> {
    const stay = staying.signal;
    const whileHere = () => once((signal) => call(AbortSignal.any([signal, stay])));
    const result = await whileHere();
    if (result.ok || result.problem.status !== 401 || stay.aborted || !(await hooks.sessionLost())) {
      return result;
    }
    return whileHere();
  }

  const at = { tenant };
  // Neither a form nor another site's page can send this header.
  const header = { "X-Ventanilla": "1" } as const;
  return {
    /** For parts that are loaded later and define their own calls. */
    http,
    once,
    signedIn,
    at,
    header,

    requestCode: (body: ChallengeRequest) =>
      once((signal) =>
        http.POST("/portal/{tenant}/signin/challenges", { params: { path: at, header }, body, signal }),
      ),

    resendCode: (challenge_id: string, binding: string | null) =>
      once((signal) =>
        http.POST("/portal/{tenant}/signin/challenges/{challenge_id}/resend", {
          params: { path: { ...at, challenge_id }, header },
          body: { binding },
          signal,
        }),
      ),

    proveCode: (challenge_id: string, binding: string | null, code: string) =>
      once((signal) =>
        http.POST("/portal/{tenant}/signin/challenges/{challenge_id}/code", {
          params: { path: { ...at, challenge_id }, header },
          body: { code, binding },
          signal,
        }),
      ),

    signInByPassword: (user: string, password: string) =>
      once((signal) =>
        http.POST("/portal/{tenant}/signin/password", {
          params: { path: at, header },
          body: { user, password },
          signal,
        }),
      ),

    choosePassword: (token: string, password: string) =>
      once((signal) =>
        http.POST("/portal/{tenant}/signin/password/choice", {
          params: { path: at, header },
          body: { token, password },
          signal,
        }),
      ),

    changePassword: (old: string, next: string) =>
      signedIn((signal) =>
        http.POST("/portal/{tenant}/password", {
          params: { path: at, header },
          body: { old, new: next },
          signal,
        }),
      ),

    /** Starts a view as a customer with the handover token of a staff member's address. */
    startView: (handover: string) =>
      once((signal) =>
        http.POST("/portal/{tenant}/session/view", {
          params: { path: at, header },
          body: { handover },
          signal,
        }),
      ),

    accessLog: (cursor: string | null) =>
      signedIn((signal) =>
        http.GET("/portal/{tenant}/access-log", {
          params: { path: at, query: cursor === null ? {} : { cursor } },
          signal,
        }),
      ),

    /** Reads the session. If the cookie was not accepted, exchanges `handover` for a bearer token. */
    async openSession(handover: string | null) {
      const ask = () =>
        once((signal) => http.GET("/portal/{tenant}/session", { params: { path: at }, signal }));
      const withCookie = bearer === null ? await ask() : null;
      if (handover === null) {
        return withCookie ?? ask();
      }
      if (withCookie !== null && (withCookie.ok || withCookie.problem.status !== 401)) {
        return withCookie;
      }
      bearer = null;
      const exchanged = await once((signal) =>
        http.POST("/portal/{tenant}/session/bearer", {
          params: { path: at, header },
          body: { handover },
          signal,
        }),
      );
      if (!exchanged.ok) {
        return exchanged;
      }
      bearer = exchanged.value.bearer;
      return ask();
    },

    switchAccount: (customer_id: string) =>
      signedIn((signal) =>
        http.POST("/portal/{tenant}/session/switch", {
          params: { path: at, header },
          body: { customer_id },
          signal,
        }),
      ),

    async endSession() {
      staying.abort();
      const result = await once((signal) =>
        http.POST("/portal/{tenant}/session/end", { params: { path: at, header }, body: {}, signal }),
      );
      staying = new AbortController();
      // 401: the session had already ended.
      if (result.ok || result.problem.status === 401) {
        bearer = null;
        return null;
      }
      return result.problem;
    },

    dashboard: () =>
      signedIn((signal) => http.GET("/portal/{tenant}/dashboard", { params: { path: at }, signal })),

    statement: (query: StatementFilter & { cursor?: string }) =>
      signedIn((signal) => http.GET("/portal/{tenant}/statement", { params: { path: at, query }, signal })),

    statementFile: (body: { format: "csv" | "pdf"; currency: string; from?: string; to?: string }) =>
      signedIn((signal) =>
        http.POST("/portal/{tenant}/statement/files", { params: { path: at, header }, body, signal }),
      ),

    invoice: (invoice_id: string) =>
      signedIn((signal) =>
        http.GET("/portal/{tenant}/invoices/{invoice_id}", {
          params: { path: { ...at, invoice_id } },
          signal,
        }),
      ),

    invoicePdf: (invoice_id: string) =>
      signedIn((signal) =>
        http.POST("/portal/{tenant}/invoices/{invoice_id}/pdf", {
          params: { path: { ...at, invoice_id }, header },
          body: {},
          signal,
        }),
      ),

    invoicesZip: (invoice_ids: string[]) =>
      signedIn((signal) =>
        http.POST("/portal/{tenant}/invoices/zip", {
          params: { path: at, header },
          body: { invoice_ids },
          signal,
        }),
      ),
  };
}

export type PortalApi = ReturnType<typeof portalApi>;
