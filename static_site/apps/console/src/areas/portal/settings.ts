import type { SettingEntry } from "../../area";
import { say } from "./words";

/** Settings that are edited at the control of another one. */
const CONTROLS: Readonly<Partial<Record<string, string>>> = { contracted: "modules" };

/** Every setting; the id of its control is its path. */
export const settings = (): readonly SettingEntry[] => {
  const { options, settings: texts, title } = say();
  const modules = Object.entries(options.modules).map(([name, said]) => [`modules.${name}`, said] as const);
  return [...Object.entries(texts), ...modules].map(([id, { label, text }]) => ({
    id,
    label,
    group: title,
    words: text,
    to: `#${CONTROLS[id] ?? id}`,
  }));
};
