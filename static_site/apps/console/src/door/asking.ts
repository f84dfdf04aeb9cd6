import { header, http, once } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import { at } from "../place";
import { enter } from "../session";
import { type Asked, type Challenge, email, setAsked } from "./state";

/** The challenge without what only a cookie should hold. */
const bare = ({ challenge_id, code_length, expires_at, resend_at }: Challenge): Challenge => ({
  challenge_id,
  code_length,
  expires_at,
  resend_at,
});

/** Asks for a code with the address that is typed. */
export async function askForCode(): Promise<Problem | null> {
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
  setAsked({ email: to, challenge: bare(result.value) });
  return null;
}

export async function askAgain({ challenge, email: to }: Asked): Promise<Problem | null> {
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
  setAsked({ email: to, challenge: bare(result.value) });
  return null;
}

export async function enterCode(
  { challenge: { challenge_id } }: Asked,
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
  setAsked(null);
  await enter(result.value);
  return null;
}

/** Gives the second factor: six digits of an app, or a recovery code. */
export async function enterSecondFactor(code: string): Promise<Problem | null> {
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
  await enter(result.value);
  return null;
}
