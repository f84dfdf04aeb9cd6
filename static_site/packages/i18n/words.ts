import { batch, signal } from "@preact/signals";
import es from "./locales/es.json";

/** The languages of the site. Spanish is in the first download, the others are loaded on demand. */
export const languages = ["es", "en", "pt"] as const;
export type Language = (typeof languages)[number];

/** The words before sign-in, typed from Spanish. */
export type Words = typeof es;
/** The words of the frame around every page after sign-in, and of the first page. */
export type AccountWords = typeof import("./locales/es.account.json");
/** The words of the further pages. */
export type PageWords = typeof import("./locales/es.pages.json");

/** Each language's own name, for the language switch. */
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

const loadPages: Readonly<Record<Language, () => Promise<PageWords>>> = {
  es: async () => (await import("./locales/es.pages.json")).default,
  en: async () => (await import("./locales/en.pages.json")).default,
  pt: async () => (await import("./locales/pt.pages.json")).default,
};

/** The words of a part that is loaded later. */
export interface LaterWords<W> {
  /** Loads them in the current language. */
  readonly need: () => Promise<void>;
  /** The words, once they are loaded. */
  readonly say: () => W;
}

const later: { fetch: (to: Language) => Promise<() => void> }[] = [];

/** Declares the words of a part that is loaded later. They follow changes of the language. */
export function laterWords<W>(load: Readonly<Record<Language, () => Promise<W>>>): LaterWords<W> {
  const found = signal<W | null>(null);
  later.push({
    fetch: async (to) => {
      const next = found.value === null ? null : await load[to]();
      return () => {
        found.value = next;
      };
    },
  });
  return {
    need: () =>
      inTurn(async () => {
        found.value ??= await load[language.value]();
      }),
    say: () => loaded(found.value),
  };
}

export const language = signal<Language>("es");
export const words = signal<Words>(es);
const accountWords = signal<AccountWords | null>(null);
const pageWords = signal<PageWords | null>(null);

function loaded<W>(found: W | null): W {
  if (found === null) {
    throw new Error("these words are needed before they were fetched");
  }
  return found;
}

/** The words of the frame after sign-in; await `needAccountWords` first. */
export const account = () => loaded(accountWords.value);

/** The words of the further pages; await `needPageWords` first. */
export const pages = () => loaded(pageWords.value);

let last: Promise<unknown> = Promise.resolve();

/** Runs tasks one after the other, so that late words are not of a language that is no longer in use. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Loads the words of `account` in the current language. */
export const needAccountWords = () =>
  inTurn(async () => {
    accountWords.value ??= await loadAccount[language.value]();
  });

/** Loads the words of `pages` in the current language. */
export const needPageWords = () =>
  inTurn(async () => {
    pageWords.value ??= await loadPages[language.value]();
  });

/** Switches the language. Rejects, with nothing changed, if its words cannot be loaded. */
export const speak = (to: Language) =>
  inTurn(async () => {
    const [next, nextAccount, nextPages, ...others] = await Promise.all([
      load[to](),
      accountWords.value === null ? null : loadAccount[to](),
      pageWords.value === null ? null : loadPages[to](),
      ...later.map(({ fetch }) => fetch(to)),
    ]);
    batch(() => {
      language.value = to;
      words.value = next;
      accountWords.value = nextAccount;
      pageWords.value = nextPages;
      others.forEach((set) => set());
    });
    document.documentElement.lang = to;
  });

/** Whether `text` is a language of the site. */
export function isLanguage(text: unknown): text is Language {
  return (languages as readonly unknown[]).includes(text);
}
