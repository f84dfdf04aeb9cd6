import createClient from "openapi-fetch";
import { problemOf, problemOfFailure, type Result } from "./problems";
import type { paths } from "./schema";

const TIMEOUT_MS = 25_000;

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** One request to the API; repeated after the session was renewed. */
export type Call<T> = (signal: AbortSignal) => Promise<Outcome<T>>;

/** The header of every call but GET: neither a form nor another site's page can send it. */
export const header = { "X-Ventanilla": "1" } as const;

/** The typed API client. The session is a cookie, which scripts cannot read. */
export const http = createClient<paths>({ baseUrl: "/api", headers: { Accept: "application/json" } });

/** Makes a call that needs no session. Never throws: a failure is a `Problem`. */
export async function once<T>(call: Call<T>): Promise<Result<T>> {
  try {
    const { data, error, response } = await call(AbortSignal.timeout(TIMEOUT_MS));
    return response.ok ? { ok: true, value: data as T } : { ok: false, problem: problemOf(response, error) };
  } catch (failure) {
    return { ok: false, problem: problemOfFailure(failure) };
  }
}

/**
 * Makes authenticated calls. When the session has ended, `sessionLost` renews it
 * (it resolves to whether that succeeded), and the call is repeated.
 */
export function signedInCalls(sessionLost: () => Promise<boolean>) {
  return async function signedIn<T>(call: Call<T>): Promise<Result<T>> {
    const result = await once(call);
    if (result.ok || result.problem.status !== 401 || !(await sessionLost())) {
      return result;
    }
    return once(call);
  };
}
