import { header, http } from "@ventanilla/api/console";
import type { Language } from "@ventanilla/i18n";
import { at } from "../../address";
import { signedIn } from "../../session";

interface Profile {
  name: string;
  language: Language;
  away_until: string | null;
  new_ticket_emails: boolean;
}

export const saveProfile = (body: Profile) =>
  signedIn((signal) => http.PUT("/console/{tenant}/profile", { params: { path: at, header }, body, signal }));

/** Removes the second factor, which takes a code of it. */
export const removeSecondFactor = (code: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/second-factor/remove", {
      params: { path: at, header },
      body: { code },
      signal,
    }),
  );
