import { signal } from "@preact/signals";
import { isLanguage, type Language, language, speak } from "@ventanilla/i18n";
import { readCookie, writeCookie } from "./cookies";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const COOKIE = "__Host-look";

export const theme = signal<Theme>("system");

/** What the tenant offers. */
let offered: readonly Language[] = [];

/** Whether the customer chose the language here, which then stands above what the tenant has on file. */
let chosen = false;

function show(next: Theme): void {
  theme.value = next;
  if (next === "system") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = next;
  }
}

function keep(): void {
  writeCookie(COOKIE, `${chosen ? language.value : ""}.${theme.value}`);
}

export function chooseTheme(next: Theme): void {
  show(next);
  keep();
}

/** Rejects, with nothing changed, where the words of `next` cannot be fetched. */
export async function chooseLanguage(next: Language): Promise<void> {
  await speak(next);
  chosen = true;
  keep();
}

/** Takes up what was chosen at an earlier visit, where the tenant offers it, else the tenant's own language. */
export async function restorePreferences(
  tenantLanguage: Language,
  languages: readonly Language[],
): Promise<void> {
  offered = languages;
  const [kept = "", look = ""] = (readCookie(COOKIE) ?? "").split(".");
  show(themes.find((one) => one === look) ?? "system");
  chosen = isLanguage(kept) && offered.includes(kept);
  // Also where it is Spanish, which is here already: the page as it was published may be in another language.
  await speak(isLanguage(kept) && chosen ? kept : tenantLanguage);
}

/** The language on file for the customer, unless they chose another one here. */
export async function preferLanguage(onFile: string | null): Promise<void> {
  if (!chosen && isLanguage(onFile) && offered.includes(onFile) && onFile !== language.value) {
    // Reading on in the tenant's language is better than an error about it.
    await speak(onFile).catch(() => undefined);
  }
}
