import { signal } from "@preact/signals";
import { type Account, type Problem, portalApi, type Session } from "@ventanilla/api";
import { dropCookie, readCookie } from "./cookies";
import { config } from "./portal";
import { preferLanguage } from "./preferences";

/** How far the customer is: outside, being recognised, choosing an account, or inside. */
export type Stage =
  | { readonly at: "out" }
  | { readonly at: "opening"; readonly problem: Problem | null }
  | { readonly at: "choosing"; readonly session: Session }
  | { readonly at: "in"; readonly session: Session };

// The session itself is out of a script's reach; this cookie only says that there is one.
const HINT = `__Host-hint-${config.slug}`;
const hinted = () => readCookie(HINT) !== null;

export const stage = signal<Stage>(hinted() ? { at: "opening", problem: null } : { at: "out" });
/** Whether the session ended while the customer was inside; the page behind stays as it is. */
export const ended = signal(false);
/** Grows when the pages must forget what they hold, because another account is looked at. */
export const generation = signal(0);

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
  const before = stage.value;
  await preferLanguage(session.language);
  const same = before.at === "in" && before.session.customer.customer_id === session.customer.customer_id;
  if (before.at === "in" && !same) {
    generation.value += 1;
  }
  stage.value = { at: "in", session };
  stopWaiting(same);
}

/** Recognises a customer who comes back. Resolves when the page knows whether it does. */
export async function recognise(): Promise<void> {
  stage.value = { at: "opening", problem: null };
  const opened = await api.openSession(null);
  if (opened.ok) {
    await enter(opened.value);
  } else if (opened.problem.status === 401) {
    // So that the next visit does not ask in vain.
    dropCookie(HINT);
    stage.value = { at: "out" };
  } else {
    stage.value = { at: "opening", problem: opened.problem };
  }
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
