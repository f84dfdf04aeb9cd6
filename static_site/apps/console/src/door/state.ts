import { signal } from "@preact/signals";

/** What answers the question for a code. */
export interface Challenge {
  readonly challenge_id: string;
  readonly binding: string;
  readonly code_length: number;
  readonly expires_at: string;
  readonly resend_at: string;
}

/** The code that was asked for, and for whom. */
export interface Asked {
  readonly challenge: Challenge;
  readonly email: string;
}

// What is typed outlives the form that it is typed in: the form may come back in a dialog.
export const email = signal("");
export const asked = signal<Asked | null>(null);
