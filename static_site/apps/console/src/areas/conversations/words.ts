import type es from "@ventanilla/i18n/locales/console/es.conversations.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("conversations");
