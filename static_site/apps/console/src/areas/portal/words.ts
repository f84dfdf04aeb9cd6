import type es from "@ventanilla/i18n/locales/console/es.portal.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("portal");

/** A setting that has words of its own, by its path. */
export type SettingName = keyof ReturnType<typeof say>["settings"];

/** What every control of a setting takes: its name, which addresses point to, its label and its explanation. */
export function about(name: SettingName): { name: string; label: string; explanation: string } {
  const { label, text } = say().settings[name];
  return { name, label, explanation: text };
}

/** What a path of the settings is called; a part of a setting is called as the whole. */
export function nameOf(path: string): string {
  const all = say().settings as Partial<Record<string, { label: string }>>;
  const found = all[path] ?? all[path.split(".").slice(0, -1).join(".")];
  if (found !== undefined) {
    return found.label;
  }
  // The size of a picture goes with the picture.
  return path.startsWith("branding.logo_") ? say().settings["branding.logo_path"].label : path;
}

/** The names of several paths, each once. */
export const namesOf = (paths: readonly string[]) => [...new Set(paths.map(nameOf))];
