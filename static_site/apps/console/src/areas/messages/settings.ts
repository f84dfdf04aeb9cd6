import { languages } from "@ventanilla/i18n";
import type { SettingEntry } from "../../area";
import { say } from "./words";

/** The editable messages, as in `chalicelib/notifications/catalogue.py`. */
const editable = ["signin_code", "portal_access"] as const;

/** Each message in each language. */
export const settings = (): readonly SettingEntry[] =>
  editable.flatMap((message) =>
    languages.map((language) => ({
      id: `${message}/${language}`,
      label: `${say().messages[message].name}, ${say().languages[language]}`,
      group: say().title,
      words: say().messages[message].text,
      to: `${message}/${language}`,
    })),
  );
