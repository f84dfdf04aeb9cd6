import type es from "@ventanilla/i18n/locales/console/es.deliveries.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("deliveries");

type Names = Readonly<Partial<Record<string, string>>>;

/** The name of the event that a message is about. */
export const eventName = (event: string): string => (say().events as Names)[event] ?? say().events.other;

/** Why a message could not be sent: a short name and an explanation. */
export const errorName = (error: string): string => (say().errors as Names)[error] ?? say().errors.unknown;
export const errorText = (error: string): string =>
  (say().error_texts as Names)[error] ?? say().error_texts.unknown;
