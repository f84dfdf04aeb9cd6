import type { Problem } from "@ventanilla/api/problems";
import type { ChallengeRequest } from "@ventanilla/api/types";
import { api, proceed } from "../session";
import { type Asked, asked, channel, email, identifier, method, phone } from "./state";

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
  const result = await api.resendCode(challenge.challenge_id, challenge.binding || null);
  if (!result.ok) {
    return result.problem;
  }
  asked.value = { ...rest, challenge: result.value };
  return null;
}

export async function enterCode({ challenge }: Asked, code: string): Promise<Problem | null> {
  const result = await api.proveCode(challenge.challenge_id, challenge.binding || null, code);
  if (!result.ok) {
    return result.problem;
  }
  const problem = await proceed(result.value.handover);
  // The code is spent, whatever came after it.
  asked.value = null;
  return problem;
}
