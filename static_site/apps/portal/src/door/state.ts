import { computed, signal } from "@preact/signals";
import type { Challenge, ChallengeRequest, Problem } from "@ventanilla/api";
import type { Channel, SigninMethod } from "../config";
import { config } from "../portal";
import { api, proceed } from "../session";

const [firstMethod = "identifier"] = config.signin.methods;
const [firstChannel = "email"] = config.signin.channels;

// What the customer types outlives the form that it is typed in: the form may come back in a dialog.
export const method = signal<SigninMethod>(firstMethod);
export const channel = signal<Channel>(firstChannel);
export const identifier = signal("");
export const email = signal("");
export const phone = signal("");

/** The code that was asked for, and the contact as it was typed. */
export interface Asked {
  readonly challenge: Challenge;
  readonly contact: string;
  readonly by: Channel | "either";
}
export const asked = signal<Asked | null>(null);

/** Which contact datum the form asks for. */
export const contactKind = computed<Channel>(() => (method.value === "identifier" ? channel.value : "email"));

/** Takes over what was typed into the page before the script ran. */
export function takeOverTyped(): void {
  for (const [name, target] of Object.entries({ identifier, email, phone })) {
    const input = document.querySelector<HTMLInputElement>(`#app input[name="${name}"]`);
    target.value = input?.value ?? "";
  }
}

function request(): ChallengeRequest {
  if (method.value === "email") {
    return { method: "email", email: email.value.trim() };
  }
  const by = channel.value;
  const contact = (by === "sms" ? phone : email).value.trim();
  return { method: "identifier", identifier: identifier.value.trim(), channel: by, contact };
}

/** Asks for a code with what is typed. */
export async function askForCode(): Promise<Problem | null> {
  const body = request();
  const result = await api.requestCode(body);
  if (!result.ok) {
    return result.problem;
  }
  asked.value =
    body.method === "email"
      ? { challenge: result.value, contact: body.email, by: "either" }
      : { challenge: result.value, contact: body.contact, by: body.channel };
  return null;
}

export async function askAgain({ challenge, ...rest }: Asked): Promise<Problem | null> {
  const result = await api.resendCode(challenge.challenge_id, challenge.binding);
  if (!result.ok) {
    return result.problem;
  }
  asked.value = { ...rest, challenge: result.value };
  return null;
}

export async function enterCode({ challenge }: Asked, code: string): Promise<Problem | null> {
  const result = await api.proveCode(challenge.challenge_id, challenge.binding, code);
  if (!result.ok) {
    return result.problem;
  }
  const problem = await proceed(result.value.handover);
  // The code is spent, whatever came after it.
  asked.value = null;
  return problem;
}
