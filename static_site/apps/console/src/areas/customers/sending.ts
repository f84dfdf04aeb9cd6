import { signal } from "@preact/signals";
import type { SendOutcome } from "@ventanilla/api/customer-types";
import type { Problem } from "@ventanilla/api/problems";
import { sendAccessToMany } from "./api";

/** The number of customers per call. */
export const CHUNK = 25;

export interface Recipient {
  readonly id: string;
  readonly name: string;
}

/** The sending of access to many customers. It continues on other pages of the console. */
export interface Sending {
  readonly people: readonly Recipient[];
  readonly withPassword: boolean;
  /** The id of the batch, so that repeating a chunk sends nothing twice. */
  readonly batch: string;
  readonly outcomes: readonly SendOutcome[];
  readonly state: "sending" | "stopped" | "failed" | "done";
  readonly problem: Problem | null;
}

export const sending = signal<Sending | null>(null);

const change = (changes: Partial<Sending>) => {
  if (sending.value !== null) {
    sending.value = { ...sending.value, ...changes };
  }
};

async function sendRemaining(): Promise<void> {
  change({ state: "sending", problem: null });
  for (;;) {
    const now = sending.value;
    if (now?.state !== "sending") {
      return;
    }
    const next = now.people.slice(now.outcomes.length, now.outcomes.length + CHUNK);
    if (next.length === 0) {
      change({ state: "done" });
      return;
    }
    const answer = await sendAccessToMany(
      next.map(({ id }) => id),
      now.withPassword,
      now.batch,
    );
    if (sending.peek()?.batch !== now.batch) {
      return;
    }
    if (!answer.ok) {
      change({ state: "failed", problem: answer.problem });
      return;
    }
    change({ outcomes: [...now.outcomes, ...answer.value.items] });
  }
}

/** Sends access to all of these in chunks. Resolves when it is done, stopped or failed. */
export function startSending(people: readonly Recipient[], withPassword: boolean): Promise<void> {
  const batch = crypto.randomUUID();
  sending.value = { people, withPassword, batch, outcomes: [], state: "sending", problem: null };
  return sendRemaining();
}

/** Continues where it stopped; the failed chunk is sent again with the same id, so nothing is sent twice. */
export const resumeSending = sendRemaining;

/** Stops after the current chunk. */
export const stopSending = () => change({ state: "stopped" });

export const forgetSending = () => {
  sending.value = null;
};
