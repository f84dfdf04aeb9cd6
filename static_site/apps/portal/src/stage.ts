import { signal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Challenge, Session } from "@ventanilla/api/types";
import { dropCookie, readCookie } from "./cookies";
import { config } from "./portal";

/** How far the customer is: outside, being recognised, choosing an account, or inside. */
export type Stage =
  | { readonly at: "out" }
  | { readonly at: "opening"; readonly problem: Problem | null }
  | { readonly at: "choosing"; readonly session: Session }
  | { readonly at: "in"; readonly session: Session };

// The session itself is out of a script's reach. This cookie says that there is one, or that a code was asked
// for: `in`, or `code.<challenge>.<digits>.<resend at>.<expires at>` with times in seconds since 1970.
const HINT = `__Host-hint-${config.slug}`;
const hint = readCookie(HINT);

// A staff member who looks as a customer comes with `#view=<handover>`, which no server sees.
const VIEW = "#view=";
/** Whether this page was opened to look as a customer. */
export const viewing = window.location.hash.startsWith(VIEW);

/** The handover of a look, once: it leaves the address. */
export function takeView(): string | null {
  const { hash, pathname } = window.location;
  if (!hash.startsWith(VIEW)) {
    return null;
  }
  window.history.replaceState(null, "", pathname);
  return decodeURIComponent(hash.slice(VIEW.length));
}

/** What a message's link is for; what it hands over stands in the fragment, which no server sees. */
export type ErrandKind = "entrar" | "calificar" | "baja";
export interface Errand {
  readonly kind: ErrandKind;
  readonly token: string;
  /** What stands beside it: the score that was pressed in the mail, or whose account the link is to. */
  readonly more: string;
}

const KINDS = ["entrar", "calificar", "baja"] as const;

/** Whether the address brings something along. */
export function bringsErrand(): boolean {
  const given = new URLSearchParams(window.location.hash.slice(1));
  return KINDS.some((kind) => given.has(kind));
}

/** What a link brought along, once: it leaves the address, and with it the history. */
function takeErrand(): Errand | null {
  const { hash, pathname, search } = window.location;
  const given = new URLSearchParams(hash.slice(1));
  for (const kind of KINDS) {
    const token = given.get(kind);
    if (token) {
      window.history.replaceState(null, "", pathname + search);
      const [secret = "", whose = ""] = kind === "entrar" ? token.split(".") : [token];
      return { kind, token: secret, more: whose || (given.get("n") ?? "") };
    }
  }
  return null;
}

export const errand = signal<Errand | null>(takeErrand());

export const stage = signal<Stage>(
  viewing || hint === "in" ? { at: "opening", problem: null } : { at: "out" },
);

/** The code that was asked for before the page was loaded anew, as phones do behind another app's back. */
export function pendingChallenge(): Challenge | null {
  const [kind, challenge_id, digits, resendAt, expiresAt] = hint?.split(".") ?? [];
  if (kind !== "code" || !challenge_id || Number(expiresAt) * 1000 < Date.now()) {
    return null;
  }
  const time = (seconds: string | undefined) => new Date(Number(seconds ?? 0) * 1000).toISOString();
  return {
    challenge_id,
    // It is in a cookie that scripts may not read.
    binding: "",
    code_length: Number(digits) || 6,
    resend_at: time(resendAt),
    expires_at: time(expiresAt),
  };
}

/** Whether the session ended while the customer was inside; the page behind stays as it is. */
export const ended = signal(false);
/** Grows when the pages must forget what they hold, because another account is looked at. */
export const generation = signal(0);

/** So that the next visit does not ask in vain. */
export function forgetHint(): void {
  dropCookie(HINT);
}
