import { laterWords } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/conversations/es.json";

type Words = typeof es;

const { need, say } = laterWords<Words>({
  es: async () => (await import("@ventanilla/i18n/locales/conversations/es.json")).default,
  en: async () => (await import("@ventanilla/i18n/locales/conversations/en.json")).default,
  pt: async () => (await import("@ventanilla/i18n/locales/conversations/pt.json")).default,
});

export { need as needConversationWords, say };
