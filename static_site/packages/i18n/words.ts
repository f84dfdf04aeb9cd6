import { signal } from "@preact/signals";
import es from "./locales/es.json";

/** The languages that the site speaks; Spanish is in the first download, the others are fetched when used. */
export const languages = ["es", "en", "pt"] as const;
export type Language = (typeof languages)[number];

/** Everything said before signing in, in the shape that Spanish gives it. */
export type Words = typeof es;
/** Everything said after signing in. */
export type AccountWords = typeof import("./locales/es.account.json");

/** Each language by its own name, for the language switch. */
export const languageNames: Readonly<Record<Language, string>> = {
  es: "Español",
  en: "English",
  pt: "Português",
};

const load: Readonly<Record<Language, () => Promise<Words>>> = {
  es: async () => es,
  en: async () => (await import("./locales/en.json")).default,
  pt: async () => (await import("./locales/pt.json")).default,
};

const loadAccount: Readonly<Record<Language, () => Promise<AccountWords>>> = {
  es: async () => (await import("./locales/es.account.json")).default,
  en: async () => (await import("./locales/en.account.json")).default,
  pt: async () => (await import("./locales/pt.account.json")).default,
};

export const language = signal<Language>("es");
export const words = signal<Words>(es);

// Set before anything signed in is rendered, by `needAccountWords`.
const accountWords = signal<AccountWords | null>(null);

/** The words of the signed-in pages. */
export function account(): AccountWords {
  if (accountWords.value === null) {
    throw new Error("the words of the signed-in pages are not loaded yet");
  }
  return accountWords.value;
}

/** Fetches the signed-in pages' words in the language in use; call it before rendering them. */
export async function needAccountWords(): Promise<void> {
  accountWords.value ??= await loadAccount[language.value]();
}

/** Turns the page to `to`. Rejects, with nothing changed, where its words cannot be fetched. */
export async function speak(to: Language): Promise<void> {
  const [next, nextAccount] = await Promise.all([
    load[to](),
    accountWords.value === null ? null : loadAccount[to](),
  ]);
  language.value = to;
  words.value = next;
  accountWords.value = nextAccount;
  document.documentElement.lang = to;
}

/** Whether `text` names a language that the site speaks. */
export function isLanguage(text: unknown): text is Language {
  return (languages as readonly unknown[]).includes(text);
}
