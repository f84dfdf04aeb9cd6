import createClient from "openapi-fetch";
import { problemOf, problemOfFailure, type Result } from "./problems";
import type { paths } from "./schema";

const TIMEOUT_MS = 25_000;

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** One request to the API; it is made again where the session had to be taken up first. */
export type Call<T> = (signal: AbortSignal) => Promise<Outcome<T>>;

/** What every call that is not a GET carries: no form and no other site's page can send it. */
export const header = { "X-Ventanilla": "1" } as const;

/** The API as its document describes it. The session is a cookie, which is out of a script's reach. */
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
 * Makes calls as the staff member who is signed in. Where the session is over, `sessionLost` has it taken up again
 * (it resolves to whether it was), and the call is made once more.
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
