import { signal } from "@preact/signals";
import { type Language, language, speak as speakCommonly } from "@ventanilla/i18n";
import esShell from "@ventanilla/i18n/locales/console/es.shell.json";

type Texts = Readonly<Record<string, object>>;

// The shell's Spanish words are in the first download; all others are loaded on demand.
const files = import.meta.glob<{ default: object }>([
  "../../../packages/i18n/locales/console/*.json",
  "!../../../packages/i18n/locales/console/es.shell.json",
]);

const texts = signal<Texts>({ shell: esShell });

async function fetchWords(name: string, to: Language): Promise<object> {
  if (name === "shell" && to === "es") {
    return esShell;
  }
  const path = (tongue: Language) => `../../../packages/i18n/locales/console/${tongue}.${name}.json`;
  const load = files[path(to)] ?? files[path("es")];
  return load === undefined ? {} : (await load()).default;
}

let last: Promise<unknown> = Promise.resolve();

/** Runs tasks one after the other, so that late words are not of a language that is no longer in use. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Loads the words `name`, which are in `locales/console/<language>.<name>.json`. */
export const needWords = (name: string) =>
  inTurn(async () => {
    if (!(name in texts.value)) {
      const found = await fetchWords(name, language.value);
      texts.value = { ...texts.value, [name]: found };
    }
  });

/** Switches the language. Rejects, with nothing changed, if its words cannot be loaded. */
export const speak = (to: Language) =>
  inTurn(async () => {
    const names = Object.keys(texts.value);
    const found = await Promise.all(names.map(async (name) => [name, await fetchWords(name, to)] as const));
    await speakCommonly(to);
    texts.value = Object.fromEntries(found);
  });

/**
 * The words called `name`, typed as Spanish has them:
 *
 *     import type es from "@ventanilla/i18n/locales/console/es.team.json";
 *     export const say = wordsOf<typeof es>("team");
 *
 * and in a component `say().title`. An area's own words are there before its component is rendered; whoever uses
 * others calls `needWords` first.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it is how the caller says what its file holds
export function wordsOf<W extends object>(name: string): () => W {
  return () => {
    const found = texts.value[name];
    if (found === undefined) {
      throw new Error(`the words ${name} are needed before they were fetched`);
    }
    return found as W;
  };
}

/** The words of the shell and the kit. */
export const shell = wordsOf<typeof esShell>("shell");
