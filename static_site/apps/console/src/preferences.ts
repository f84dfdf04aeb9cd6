import { signal } from "@preact/signals";
import { isLanguage, type Language, language } from "@ventanilla/i18n";
import { speak } from "./words";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const LOOK = "console-look";
const BUSINESSES = "console-businesses";

export const theme = signal<Theme>("system");
/** Whether the language was chosen in this browser, which takes precedence over the profile. */
let chosen = false;

/** Reads storage, which the browser may refuse. */
function kept(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function keep(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
  } catch {
    // The value is lost with the page.
  }
}

function show(next: Theme): void {
  theme.value = next;
  if (next === "system") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = next;
  }
}

const keepLook = () => keep(LOOK, `${chosen ? language.value : ""}.${theme.value}`);

export function chooseTheme(next: Theme): void {
  show(next);
  keepLook();
}

/** Rejects, with nothing changed, if the words of `next` cannot be loaded. */
export async function chooseLanguage(next: Language): Promise<void> {
  await speak(next);
  chosen = true;
  keepLook();
}

function browserLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "es";
}

/** Restores the choices of an earlier visit; by default the browser's language. */
export async function restorePreferences(): Promise<void> {
  const [tongue = "", look = ""] = kept(LOOK).split(".");
  show(themes.find((one) => one === look) ?? "system");
  chosen = isLanguage(tongue);
  await speak(isLanguage(tongue) ? tongue : browserLanguage());
}

/** Switches to the profile's language, unless another one was chosen here. */
export async function preferLanguage(onFile: string): Promise<void> {
  if (!chosen && isLanguage(onFile) && onFile !== language.value) {
    // Staying in the current language is better than an error.
    await speak(onFile).catch(() => undefined);
  }
}

/** A business that was signed in to from this browser. */
export interface Business {
  readonly slug: string;
  readonly name: string;
}

/** The businesses that were signed in to from this browser, latest first. */
export function businesses(): readonly Business[] {
  try {
    const found: unknown = JSON.parse(kept(BUSINESSES) || "[]");
    return Array.isArray(found)
      ? found.filter(
          (one: unknown): one is Business =>
            typeof (one as Business | null)?.slug === "string" && typeof (one as Business).name === "string",
        )
      : [];
  } catch {
    return [];
  }
}

export function rememberBusiness(business: Business): void {
  const others = businesses().filter(({ slug }) => slug !== business.slug);
  keep(BUSINESSES, JSON.stringify([business, ...others].slice(0, 12)));
}

export function forgetBusiness(slug: string): void {
  keep(BUSINESSES, JSON.stringify(businesses().filter((one) => one.slug !== slug)));
}

const AWAY = "console-put-away";

/** Whether a hint was dismissed in this browser. */
export const isDismissed = (name: string): boolean => kept(AWAY).split(" ").includes(name);

export function dismiss(name: string): void {
  keep(AWAY, [...new Set([...kept(AWAY).split(" "), name])].join(" ").trim());
}

export function undismiss(name: string): void {
  keep(
    AWAY,
    kept(AWAY)
      .split(" ")
      .filter((one) => one !== name)
      .join(" "),
  );
}
