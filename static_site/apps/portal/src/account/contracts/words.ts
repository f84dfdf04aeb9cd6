import { laterWords } from "@ventanilla/i18n";
import type es from "@ventanilla/i18n/locales/contracts/es.json";

type Words = typeof es;

const { need, say } = laterWords<Words>({
  es: async () => (await import("@ventanilla/i18n/locales/contracts/es.json")).default,
  en: async () => (await import("@ventanilla/i18n/locales/contracts/en.json")).default,
  pt: async () => (await import("@ventanilla/i18n/locales/contracts/pt.json")).default,
});

export { need as needContractWords, say };
