import { signal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Session } from "@ventanilla/api/types";
import { dropCookie, readCookie } from "./cookies";
import { config } from "./portal";

/** How far the customer is: outside, being recognised, choosing an account, or inside. */
export type Stage =
  | { readonly at: "out" }
  | { readonly at: "opening"; readonly problem: Problem | null }
  | { readonly at: "choosing"; readonly session: Session }
  | { readonly at: "in"; readonly session: Session };

// The session itself is out of a script's reach; this cookie only says that there is one.
const HINT = `__Host-hint-${config.slug}`;

export const stage = signal<Stage>(
  readCookie(HINT) === null ? { at: "out" } : { at: "opening", problem: null },
);
/** Whether the session ended while the customer was inside; the page behind stays as it is. */
export const ended = signal(false);
/** Grows when the pages must forget what they hold, because another account is looked at. */
export const generation = signal(0);

/** So that the next visit does not ask in vain. */
export function forgetHint(): void {
  dropCookie(HINT);
}
