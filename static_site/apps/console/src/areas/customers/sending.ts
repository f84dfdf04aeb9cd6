import { signal } from "@preact/signals";
import type { SendOutcome } from "@ventanilla/api/customer-types";
import type { Problem } from "@ventanilla/api/problems";
import { sendAccessToMany } from "./api";

/** How many customers one call takes. */
export const CHUNK = 25;

export interface Recipient {
  readonly id: string;
  readonly name: string;
}

/** Access that is being sent to many, or was. It goes on while its reader looks at other pages of the console. */
export interface Sending {
  readonly people: readonly Recipient[];
  readonly withPassword: boolean;
  /** Names the press, so that a repeated piece of it sends nothing twice. */
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

/** Sends access to all of these, piece by piece. Resolves when it is over, one way or another. */
export function startSending(people: readonly Recipient[], withPassword: boolean): Promise<void> {
  const batch = crypto.randomUUID();
  sending.value = { people, withPassword, batch, outcomes: [], state: "sending", problem: null };
  return sendRemaining();
}

/** Goes on where it stopped; the piece that failed is sent again under the same name, so nobody gets two. */
export const resumeSending = sendRemaining;

/** Sends no further piece; the one that is under way is finished. */
export const stopSending = () => change({ state: "stopped" });

export const forgetSending = () => {
  sending.value = null;
};
