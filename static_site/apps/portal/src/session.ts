import { portalApi } from "@ventanilla/api/client";
import type { Problem, Result } from "@ventanilla/api/problems";
import type { Account, Session } from "@ventanilla/api/types";
import { config } from "./portal";
import { preferLanguage } from "./preferences";
import { ended, errand, forgetHint, generation, stage, takeView } from "./stage";

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

export const api = portalApi(config.slug, { sessionLost });

function stopWaiting(resumed: boolean): void {
  ended.value = false;
  waiting?.settle(resumed);
  waiting = null;
}

async function enter(session: Session): Promise<void> {
  if (await followLink(session)) {
    return;
  }
  const before = stage.value;
  await preferLanguage(session.language);
  const same = before.at === "in" && before.session.customer.customer_id === session.customer.customer_id;
  if (before.at === "in" && !same) {
    generation.value += 1;
  }
  stage.value = { at: "in", session };
  stopWaiting(same);
}

/**
 * Whoever is inside needs no link, but for one to another account: to another of theirs it leads, and then they are
 * inside; a stranger's stays, and its reader is asked.
 */
async function followLink(session: Session): Promise<boolean> {
  const { value: brought } = errand;
  const whose = brought?.kind === "entrar" ? brought.more : "";
  const other = whose !== "" && whose !== session.customer.customer_id;
  const mine = other && session.accounts.some(({ customer_id }) => customer_id === whose);
  if (!other || mine) {
    errand.value = null;
  }
  return mine && (await lookAt(whose, session)) === null;
}

/** Recognises a customer who comes back. Resolves when the page knows whether it does. */
export async function recognise(): Promise<void> {
  const view = takeView();
  const opened = view === null ? await api.openSession(null) : await startView(view);
  if (opened.ok) {
    await enter(opened.value);
  } else if (view === null && opened.problem.status === 401) {
    forgetHint();
    stage.value = { at: "out" };
  } else {
    stage.value = { at: "opening", problem: opened.problem };
  }
}

/** Looks as a customer, as the staff member who was handed `view`. */
async function startView(view: string): Promise<Result<Session>> {
  const started = await api.startView(view);
  return started.ok ? api.openSession(started.value.handover) : started;
}

/** Goes on from a right code: into the only account, back into the one that was open, or to the choice. */
export async function proceed(handover: string): Promise<Problem | null> {
  const opened = await api.openSession(handover);
  if (!opened.ok) {
    return opened.problem;
  }
  const session = opened.value;
  const before = stage.value;
  if (before.at === "in") {
    const { customer_id } = before.session.customer;
    const mine = session.accounts.some((account) => account.customer_id === customer_id);
    return mine ? lookAt(customer_id, session) : enter(session).then(() => null);
  }
  if (session.accounts.length > 1) {
    await preferLanguage(session.language);
    stage.value = { at: "choosing", session };
    return null;
  }
  await enter(session);
  return null;
}

/** Opens one of the customer's accounts. `current` is the session that it is opened from. */
export async function lookAt(customer_id: Account["customer_id"], current: Session): Promise<Problem | null> {
  if (current.customer.customer_id === customer_id) {
    await enter(current);
    return null;
  }
  const switched = await api.switchAccount(customer_id);
  if (!switched.ok) {
    return switched.problem;
  }
  const opened = await api.openSession(switched.value.handover);
  if (!opened.ok) {
    return opened.problem;
  }
  await enter(opened.value);
  return null;
}

/** Changes one's own password; the session goes on as a new one. */
export async function changePassword(old: string, chosen: string): Promise<Problem | null> {
  const changed = await api.changePassword(old, chosen);
  if (!changed.ok) {
    return changed.problem;
  }
  const opened = await api.openSession(changed.value.handover);
  if (!opened.ok) {
    return opened.problem;
  }
  await enter(opened.value);
  return null;
}

/** Leaves without asking the server: the session is over there already. */
export function leave(): void {
  stage.value = { at: "out" };
  generation.value += 1;
  stopWaiting(false);
}

/** Signs out here and on the server. */
export async function signOut(): Promise<Problem | null> {
  const problem = await api.endSession();
  if (problem === null) {
    leave();
  }
  return problem;
}
