import { signal } from "@preact/signals";
import { at } from "../address";

/** A sign-in challenge, answered by its code. */
export interface Challenge {
  readonly challenge_id: string;
  readonly code_length: number;
  readonly expires_at: string;
  readonly resend_at: string;
}

/** A requested code. */
export interface CodeRequest {
  readonly challenge: Challenge;
  readonly email: string;
}

const key = `console-code-${at.tenant}`;

/** Restores the request after a page load: phones unload the page while the reader looks up the code. */
function storedRequest(): CodeRequest | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as CodeRequest | null;
    return stored !== null && Date.parse(stored.challenge.expires_at) > Date.now() ? stored : null;
  } catch {
    return null;
  }
}

// The state outlives the form, which may be shown again in a dialog.
export const codeRequest = signal<CodeRequest | null>(storedRequest());
export const email = signal(codeRequest.value?.email ?? "");

/** Shows the form for the code, or the first form for null. Survives a page load. */
export function setCodeRequest(next: CodeRequest | null): void {
  codeRequest.value = next;
  try {
    if (next === null) {
      window.sessionStorage.removeItem(key);
    } else {
      window.sessionStorage.setItem(key, JSON.stringify(next));
    }
  } catch {
    // Without storage, a page load starts over.
  }
}
