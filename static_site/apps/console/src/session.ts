import { computed, signal } from "@preact/signals";
import { header, http, once, signedInCalls } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import type { ConsoleSession, Permission, SessionOut } from "@ventanilla/api/console-types";
import type { ModuleName } from "@ventanilla/api/portal-types";
import { place } from "@ventanilla/i18n";
import { areaPath, at, readAddress, slug } from "./address";
import { discardUnsaved } from "./kit/leave-guard";
import { preferLanguage, rememberBusiness } from "./preferences";

/** The stage of signing in: signed out, restoring a session, second factor due or to be set up, or signed in. */
export type Stage =
  | { readonly at: "out" }
  | { readonly at: "opening"; readonly problem: Problem | null }
  | { readonly at: "second_factor" | "enrol" | "in"; readonly session: ConsoleSession };

/** The invitation in the address, after its `#`, so that no server sees it before it is accepted. */
export const inviteToken = signal<string | null>(
  readAddress(window.location.pathname).rest[0] === "invite" ? window.location.hash.slice(1) || null : null,
);

export const stage = signal<Stage>(slug === null ? { at: "out" } : { at: "opening", problem: null });

/** Whether the session ended while the console was open; the page stays as it is behind the sign-in dialog. */
export const sessionEnded = signal(false);

/** The session of the signed-in staff member; null before sign-in. */
export const session = computed<ConsoleSession | null>(() =>
  "session" in stage.value ? stage.value.session : null,
);

/** A renewed session whose second factor is still due, while the console is open. */
export const pendingSession = signal<ConsoleSession | null>(null);

/** Whether the signed-in staff member has the permission. */
export const can = (permission: Permission): boolean =>
  session.value?.staff.permissions.includes(permission) ?? false;

/** Whether the business has contracted one of these modules. */
export const has = (...modules: readonly ModuleName[]): boolean =>
  modules.some((module) => session.value?.tenant.contracted.includes(module) ?? false);

/** Whether customers sign in with a portal password; without that, passwords are of no use. */
export const usesPasswords = (): boolean => session.value?.tenant.by_password ?? false;

let renewal: { promise: Promise<boolean>; resolve: (renewed: boolean) => void } | null = null;

/** Opens the sign-in dialog. Resolves to whether the session was renewed. */
function sessionLost(): Promise<boolean> {
  if (stage.value.at !== "in") {
    return Promise.resolve(false);
  }
  if (renewal === null) {
    let resolve: (renewed: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((done) => {
      resolve = done;
    });
    renewal = { promise, resolve };
  }
  sessionEnded.value = true;
  return renewal.promise;
}

/** Makes an authenticated call. When the session has ended, it is renewed in place and the call repeated. */
export const signedIn = signedInCalls(sessionLost);

function finishRenewal(renewed: boolean): void {
  sessionEnded.value = false;
  renewal?.resolve(renewed);
  renewal = null;
}

/** Continues with a session from the server. If another person signed in over an open page, reloads the page. */
export async function acceptSession(received: SessionOut): Promise<void> {
  // The API document has `string` for fields of a few fixed values.
  const next = received as ConsoleSession;
  const before = stage.value;
  if (next.state === "in") {
    rememberBusiness({ slug: next.tenant.slug, name: next.tenant.name });
  }
  if (before.at === "in") {
    if (next.state !== "in") {
      pendingSession.value = next;
      return;
    }
    if (before.session.staff.id !== next.staff.id) {
      discardUnsaved();
      sessionEnded.value = false;
      stage.value = { at: "opening", problem: null };
      window.location.reload();
      return;
    }
  }
  place.value = { country: next.tenant.country, timeZone: next.tenant.time_zone };
  await preferLanguage(next.staff.language);
  pendingSession.value = null;
  stage.value = { at: next.state, session: next };
  finishRenewal(before.at === "in");
}

/** Restores the session of the browser's cookie, if there is one. */
export async function restoreSession(): Promise<void> {
  stage.value = { at: "opening", problem: null };
  const opened = await once((signal) =>
    http.GET("/console/{tenant}/session", { params: { path: at }, signal }),
  );
  if (opened.ok) {
    await acceptSession(opened.value);
  } else if (opened.problem.status === 401) {
    stage.value = { at: "out" };
  } else {
    stage.value = { at: "opening", problem: opened.problem };
  }
}

/** Reloads the session after a change that the shell shows. */
export async function refreshSession(): Promise<void> {
  const opened = await signedIn((signal) =>
    http.GET("/console/{tenant}/session", { params: { path: at }, signal }),
  );
  if (opened.ok) {
    await acceptSession(opened.value);
  }
}

/** Leaves the console after its session has ended. Reloads the page, so that the next user sees nothing of it. */
export function leaveConsole(): void {
  const wasIn = stage.value.at === "in";
  pendingSession.value = null;
  stage.value = { at: "out" };
  finishRenewal(false);
  if (wasIn) {
    discardUnsaved();
    window.location.assign(areaPath("home"));
  }
}

/** Signs out here and on the server. */
export async function signOut(): Promise<Problem | null> {
  const result = await once((signal) =>
    http.POST("/console/{tenant}/session/end", { params: { path: at, header }, body: {}, signal }),
  );
  // 401: the session had already ended.
  if (result.ok || result.problem.status === 401) {
    leaveConsole();
    return null;
  }
  return result.problem;
}
