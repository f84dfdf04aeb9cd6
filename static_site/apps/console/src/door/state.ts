import { signal } from "@preact/signals";
import { at } from "../place";

/** What answers the question for a code. */
export interface Challenge {
  readonly challenge_id: string;
  readonly code_length: number;
  readonly expires_at: string;
  readonly resend_at: string;
}

/** The code that was asked for, and for whom. */
export interface Asked {
  readonly challenge: Challenge;
  readonly email: string;
}

const key = `console-code-${at.tenant}`;

/** The code that was asked for before the page was loaded anew, as phones do behind another app's back. */
function pending(): Asked | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Asked | null;
    return kept !== null && Date.parse(kept.challenge.expires_at) > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

// What is typed outlives the form that it is typed in: the form may come back in a dialog.
export const asked = signal<Asked | null>(pending());
export const email = signal(asked.value?.email ?? "");

/** Goes on to the code, or back to the first form; also after the page is loaded anew. */
export function setAsked(next: Asked | null): void {
  asked.value = next;
  try {
    if (next === null) {
      window.sessionStorage.removeItem(key);
    } else {
      window.sessionStorage.setItem(key, JSON.stringify(next));
    }
  } catch {
    // A browser that keeps nothing asks again.
  }
}
