import { laterWords } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/notices/es.json";

type Words = typeof es;

const { need, say } = laterWords<Words>({
  es: async () => (await import("@ventanilla/i18n/locales/notices/es.json")).default,
  en: async () => (await import("@ventanilla/i18n/locales/notices/en.json")).default,
  pt: async () => (await import("@ventanilla/i18n/locales/notices/pt.json")).default,
});

export { need as needNoticeWords, say };
