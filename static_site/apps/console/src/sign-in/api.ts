import { header, http, once } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import { at } from "../address";
import { acceptSession } from "../session";
import { type Challenge, type CodeRequest, email, setCodeRequest } from "./state";

/** The challenge without its binding, which only a cookie should hold. */
const withoutBinding = ({ challenge_id, code_length, expires_at, resend_at }: Challenge): Challenge => ({
  challenge_id,
  code_length,
  expires_at,
  resend_at,
});

/** Requests a code for the typed e-mail address. */
export async function requestCode(): Promise<Problem | null> {
  const to = email.value.trim();
  const result = await once((signal) =>
    http.POST("/console/{tenant}/signin/challenges", {
      params: { path: at, header },
      body: { email: to },
      signal,
    }),
  );
  if (!result.ok) {
    return result.problem;
  }
  setCodeRequest({ email: to, challenge: withoutBinding(result.value) });
  return null;
}

export async function resendCode({ challenge, email: to }: CodeRequest): Promise<Problem | null> {
  const { challenge_id } = challenge;
  const result = await once((signal) =>
    http.POST("/console/{tenant}/signin/challenges/{challenge_id}/resend", {
      params: { path: { ...at, challenge_id }, header },
      body: {},
      signal,
    }),
  );
  if (!result.ok) {
    return result.problem;
  }
  setCodeRequest({ email: to, challenge: withoutBinding(result.value) });
  return null;
}

export async function submitCode(
  { challenge: { challenge_id } }: CodeRequest,
  code: string,
): Promise<Problem | null> {
  const result = await once((signal) =>
    http.POST("/console/{tenant}/signin/challenges/{challenge_id}/code", {
      params: { path: { ...at, challenge_id }, header },
      body: { code },
      signal,
    }),
  );
  if (!result.ok) {
    return result.problem;
  }
  setCodeRequest(null);
  await acceptSession(result.value);
  return null;
}

/** Submits the second factor: the six digits of an authenticator app, or a recovery code. */
export async function submitSecondFactor(code: string): Promise<Problem | null> {
  const result = await once((signal) =>
    http.POST("/console/{tenant}/session/second-factor", {
      params: { path: at, header },
      body: { code },
      signal,
    }),
  );
  if (!result.ok) {
    return result.problem;
  }
  await acceptSession(result.value);
  return null;
}
