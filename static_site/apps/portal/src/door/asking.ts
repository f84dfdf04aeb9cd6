import type { Problem } from "@ventanilla/api/problems";
import type { ChallengeRequest } from "@ventanilla/api/types";
import { api, proceed } from "../session";
import { type Asked, asked, channel, choosing, email, identifier, method, password, phone } from "./state";

function request(): ChallengeRequest {
  if (method.value === "email") {
    return { method: "email", email: email.value.trim() };
  }
  const by = channel.value;
  const contact = (by === "sms" ? phone : email).value.trim();
  return { method: "identifier", identifier: identifier.value.trim(), channel: by, contact };
}

/** Goes on with what is typed: asks for a code, or signs in by user and password. */
export async function askForCode(): Promise<Problem | null> {
  if (method.value === "password") {
    return enterPassword();
  }
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

async function enterPassword(): Promise<Problem | null> {
  const result = await api.signInByPassword(identifier.value.trim(), password.value);
  if (!result.ok) {
    return result.problem;
  }
  const { signed_in, choose } = result.value;
  choosing.value = choose;
  return signed_in === null ? null : enterWith(signed_in.handover);
}

/** One's own password in place of the issued one. */
export async function choosePassword(token: string, chosen: string): Promise<Problem | null> {
  const result = await api.choosePassword(token, chosen);
  return result.ok ? enterWith(result.value.handover) : result.problem;
}

async function enterWith(handover: string): Promise<Problem | null> {
  const problem = await proceed(handover);
  // What was typed has done its work, and is kept nowhere.
  password.value = "";
  choosing.value = null;
  return problem;
}
