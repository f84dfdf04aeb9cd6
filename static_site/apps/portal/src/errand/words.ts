import { laterWords } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/errands/es.json";

type Words = typeof es;

const { need, say } = laterWords<Words>({
  es: async () => (await import("@ventanilla/i18n/locales/errands/es.json")).default,
  en: async () => (await import("@ventanilla/i18n/locales/errands/en.json")).default,
  pt: async () => (await import("@ventanilla/i18n/locales/errands/pt.json")).default,
});

export { need as needErrandWords, say };
