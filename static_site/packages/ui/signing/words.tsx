import { laterWords } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/signing/es.json";

type Words = typeof es;

const { need, say } = laterWords<Words>({
  es: async () => (await import("@ventanilla/i18n/locales/signing/es.json")).default,
  en: async () => (await import("@ventanilla/i18n/locales/signing/en.json")).default,
  pt: async () => (await import("@ventanilla/i18n/locales/signing/pt.json")).default,
});

export { need as needSigningWords, say };
