import type es from "@ventanilla/i18n/locales/console/es.portal.json";
import { wordsOf } from "../../words";

export const say = wordsOf<typeof es>("portal");

/** The path of a setting that has its own words. */
export type SettingName = keyof ReturnType<typeof say>["settings"];

/** The common props of a setting's control: name (its anchor), label and explanation. */
export function about(name: SettingName): { name: string; label: string; explanation: string } {
  const { label, text } = say().settings[name];
  return { name, label, explanation: text };
}

/** The name of a path of the settings; a part has the name of the whole. */
export function nameOf(path: string): string {
  const all = say().settings as Partial<Record<string, { label: string }>>;
  const found = all[path] ?? all[path.split(".").slice(0, -1).join(".")];
  if (found !== undefined) {
    return found.label;
  }
  // The size of an image belongs to the image.
  return path.startsWith("branding.logo_") ? say().settings["branding.logo_path"].label : path;
}

/** The distinct names of several paths. */
export const namesOf = (paths: readonly string[]) => [...new Set(paths.map(nameOf))];
