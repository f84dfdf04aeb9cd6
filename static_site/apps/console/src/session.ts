import { computed, signal } from "@preact/signals";
import { header, http, once, signedInCalls } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import type { ConsoleSession, Permission, SessionOut } from "@ventanilla/api/console-types";
import type { ModuleName } from "@ventanilla/api/portal-types";
import { place } from "@ventanilla/i18n";
import { giveUp } from "./kit/leave";
import { areaPath, at, readAddress, slug } from "./place";
import { preferLanguage, rememberBusiness } from "./preferences";

/** How far the staff member is: outside, being recognised, with a second factor to give or to set up, or inside. */
export type Stage =
  | { readonly at: "out" }
  | { readonly at: "opening"; readonly problem: Problem | null }
  | { readonly at: "second_factor" | "enrol" | "in"; readonly session: ConsoleSession };

/** The invitation that the address brings along, after its `#` so that no server sees it before it is taken up. */
export const invited = signal<string | null>(
  readAddress(window.location.pathname).rest[0] === "invite" ? window.location.hash.slice(1) || null : null,
);

export const stage = signal<Stage>(slug === null ? { at: "out" } : { at: "opening", problem: null });

/** Whether the session ended while somebody was inside; the page behind stays as it is. */
export const ended = signal(false);

/** Who is signed in. Null before, and outside. */
export const session = computed<ConsoleSession | null>(() =>
  "session" in stage.value ? stage.value.session : null,
);

/** Whether whoever is signed in may do what `permission` names. */
export const can = (permission: Permission): boolean =>
  session.value?.staff.permissions.includes(permission) ?? false;

/** Whether the business has contracted one of these modules. */
export const has = (...modules: readonly ModuleName[]): boolean =>
  modules.some((module) => session.value?.tenant.contracted.includes(module) ?? false);

/** Whether customers sign in by a portal password: where they do not, one would open nothing. */
export const byPassword = (): boolean => session.value?.tenant.by_password ?? false;

let waiting: { promise: Promise<boolean>; settle: (resumed: boolean) => void } | null = null;

function sessionLost(): Promise<boolean> {
  if (stage.value.at !== "in") {
    return Promise.resolve(false);
  }
  if (waiting === null) {
    let settle: (resumed: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    waiting = { promise, settle };
  }
  ended.value = true;
  return waiting.promise;
}

/** Makes calls as whoever is signed in; the session's end is told in place, and then the call is made once more. */
export const signedIn = signedInCalls(sessionLost);

function stopWaiting(resumed: boolean): void {
  ended.value = false;
  waiting?.settle(resumed);
  waiting = null;
}

/**
 * Goes on from what the server says about the session. Where another person signed in over a page that was open,
 * the page is loaded anew: what is on it is not theirs.
 */
export async function enter(told: SessionOut): Promise<void> {
  // The document says `string` where only a few words can stand.
  const next = told as ConsoleSession;
  const before = stage.value;
  if (next.state === "in") {
    rememberBusiness({ slug: next.tenant.slug, name: next.tenant.name });
  }
  if (before.at === "in") {
    if (next.state !== "in") {
      over.value = next;
      return;
    }
    if (before.session.staff.id !== next.staff.id) {
      giveUp();
      ended.value = false;
      stage.value = { at: "opening", problem: null };
      window.location.reload();
      return;
    }
  }
  place.value = { country: next.tenant.country, timeZone: next.tenant.time_zone };
  await preferLanguage(next.staff.language);
  over.value = null;
  stage.value = { at: next.state, session: next };
  stopWaiting(before.at === "in");
}

/** The session that is being taken up in place while its second factor is still missing. */
export const over = signal<ConsoleSession | null>(null);

/** Recognises a staff member who comes back. Resolves when the page knows whether it does. */
export async function recognise(): Promise<void> {
  stage.value = { at: "opening", problem: null };
  const opened = await once((signal) =>
    http.GET("/console/{tenant}/session", { params: { path: at }, signal }),
  );
  if (opened.ok) {
    await enter(opened.value);
  } else if (opened.problem.status === 401) {
    stage.value = { at: "out" };
  } else {
    stage.value = { at: "opening", problem: opened.problem };
  }
}

/** Asks anew who is signed in and what waits, after something changed that the shell shows. */
export async function refreshSession(): Promise<void> {
  const opened = await signedIn((signal) =>
    http.GET("/console/{tenant}/session", { params: { path: at }, signal }),
  );
  if (opened.ok) {
    await enter(opened.value);
  }
}

/**
 * Leaves without asking the server: the session is over there already. The page is loaded anew, so that nothing of
 * what was on it is left for whoever signs in next.
 */
export function leave(): void {
  const inside = stage.value.at === "in";
  over.value = null;
  stage.value = { at: "out" };
  stopWaiting(false);
  if (inside) {
    giveUp();
    window.location.assign(areaPath("home"));
  }
}

/** Signs out here and on the server. */
export async function signOut(): Promise<Problem | null> {
  const result = await once((signal) =>
    http.POST("/console/{tenant}/session/end", { params: { path: at, header }, body: {}, signal }),
  );
  // A session that is over already has ended as asked.
  if (result.ok || result.problem.status === 401) {
    leave();
    return null;
  }
  return result.problem;
}
