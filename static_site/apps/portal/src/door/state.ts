import { computed, signal } from "@preact/signals";
import type { Challenge } from "@ventanilla/api/types";
import type { Channel, SigninMethod } from "../config";
import { config } from "../portal";
import { forgetHint, pendingChallenge, stage } from "../stage";

const [firstMethod = "identifier"] = config.signin.methods;
const [firstChannel = "email"] = config.signin.channels;

// What the customer types outlives the form that it is typed in: the form may come back in a dialog.
export const method = signal<SigninMethod>(firstMethod);
export const channel = signal<Channel>(firstChannel);
export const identifier = signal("");
export const email = signal("");
export const phone = signal("");
export const password = signal("");

/** The code that was asked for, and where it was sent as far as this page knows. */
export interface Asked {
  readonly challenge: Challenge;
  readonly by: Channel | "either" | "unknown";
  /** The contact as it was typed. */
  readonly contact: string;
}
const pending = pendingChallenge();
export const asked = signal<Asked | null>(
  pending === null ? null : { challenge: pending, by: "unknown", contact: "" },
);

/** What lets the owner of an issued password, now used up, choose their own. */
export const choosing = signal<string | null>(null);

/** Back to the first form, also after the page is loaded anew. */
export function forgetCode(): void {
  asked.value = null;
  if (stage.value.at === "out") {
    forgetHint();
  }
}

/** Which contact datum the form asks for. */
export const contactKind = computed<Channel>(() => (method.value === "identifier" ? channel.value : "email"));

/** Takes over what was typed into the page before the script ran. */
export function takeOverTyped(): void {
  for (const [name, target] of Object.entries({ identifier, email, phone, password })) {
    const input = document.querySelector<HTMLInputElement>(`#app input[name="${name}"]`);
    target.value = input?.value ?? "";
  }
}
