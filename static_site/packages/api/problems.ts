/** An error of one field of a request. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  /** The values in its sentence: a line, a tag, a number. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Why a call failed: the API's problem document, or a failure without one. */
export interface Problem {
  /** The stable code to translate; `network`, `offline` and `timeout` come from the browser. */
  readonly code: string;
  /** The HTTP status; 0 without a response. */
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  /** The tries left for a code, if known. */
  readonly triesLeft: number | null;
  /** The seconds to wait before the next try, if known. */
  readonly retryAfter: number | null;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

function inside(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

function fieldsOf(value: unknown): FieldProblem[] {
  return (Array.isArray(value) ? value : []).map((entry: unknown) => {
    const { field, code, params } = inside(entry);
    return { field: text(field), code: text(code), params: inside(params) };
  });
}

function seconds(response: Response, body: Record<string, unknown>): number | null {
  const told = Number(body["retry_after"] ?? response.headers.get("Retry-After") ?? Number.NaN);
  if (Number.isFinite(told)) {
    return Math.max(1, Math.ceil(told));
  }
  const at = Date.parse(text(body["retry_at"]));
  return Number.isNaN(at) ? null : Math.max(1, Math.ceil((at - Date.now()) / 1000));
}

const gateways: Readonly<Record<number, string>> = { 429: "too_many_requests", 413: "too_large" };

/** The problem of a response with an error status, whether or not it is a problem document. */
export function problemOf(response: Response, error: unknown): Problem {
  const body = inside(error);
  const { code, request_id: id, tries_left: tries } = body;
  const fallback = gateways[response.status] ?? (response.status >= 500 ? "unavailable" : "unknown");
  return {
    code: typeof code === "string" ? code : fallback,
    status: response.status,
    requestId: typeof id === "string" && id !== "" ? id : response.headers.get("x-amzn-requestid"),
    fields: fieldsOf(body["fields"]),
    triesLeft: typeof tries === "number" ? tries : null,
    retryAfter: seconds(response, body),
  };
}

/** The problem of a call without a response. */
export function problemOfFailure(failure: unknown): Problem {
  const timedOut = failure instanceof DOMException && failure.name === "TimeoutError";
  const code = timedOut ? "timeout" : navigator.onLine ? "network" : "offline";
  return { code, status: 0, requestId: null, fields: [], triesLeft: null, retryAfter: null };
}
