import type es from "@ventanilla/i18n/locales/console/es.ticket-model.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("ticket-model");
