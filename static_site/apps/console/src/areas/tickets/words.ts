import type es from "@ventanilla/i18n/locales/console/es.tickets.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("tickets");
