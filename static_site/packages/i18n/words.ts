import { batch, signal } from "@preact/signals";
import es from "./locales/es.json";

/** The languages that the site speaks; Spanish is in the first download, the others are fetched when used. */
export const languages = ["es", "en", "pt"] as const;
export type Language = (typeof languages)[number];

/** Everything said before signing in, in the shape that Spanish gives it. */
export type Words = typeof es;
/** What is said around every page after signing in, and on the first of them. */
export type AccountWords = typeof import("./locales/es.account.json");
/** What the further pages say. */
export type PageWords = typeof import("./locales/es.pages.json");

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

const loadPages: Readonly<Record<Language, () => Promise<PageWords>>> = {
  es: async () => (await import("./locales/es.pages.json")).default,
  en: async () => (await import("./locales/en.pages.json")).default,
  pt: async () => (await import("./locales/pt.pages.json")).default,
};

/** Words of a part that is fetched later; one of these for each such part. */
export interface LaterWords<W> {
  /** Fetches them in the language in use. */
  readonly need: () => Promise<void>;
  /** The words, once they are here. */
  readonly say: () => W;
}

const later: { fetch: (to: Language) => Promise<() => void> }[] = [];

/** Makes the words of a part that is fetched later; they follow the language like all others. */
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

/** The words around every page after signing in; `needAccountWords` comes first. */
export const account = () => loaded(accountWords.value);

/** The words of the further pages; `needPageWords` comes first. */
export const pages = () => loaded(pageWords.value);

let last: Promise<unknown> = Promise.resolve();

/** One after the other: words that arrive late must not be those of a language that is no longer in use. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Fetches the words of `account` in the language in use. */
export const needAccountWords = () =>
  inTurn(async () => {
    accountWords.value ??= await loadAccount[language.value]();
  });

/** Fetches the words of `pages` in the language in use. */
export const needPageWords = () =>
  inTurn(async () => {
    pageWords.value ??= await loadPages[language.value]();
  });

/** Turns the page to `to`. Rejects, with nothing changed, where its words cannot be fetched. */
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

/** Whether `text` names a language that the site speaks. */
export function isLanguage(text: unknown): text is Language {
  return (languages as readonly unknown[]).includes(text);
}
