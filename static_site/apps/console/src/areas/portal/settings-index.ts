import type { SettingsIndex } from "../../kit/setting-entries";
import { say } from "./words";

/** What is told or changed where another one is. */
const PLACES: Readonly<Partial<Record<string, string>>> = { contracted: "modules" };

/** Every setting, by its path; its control's id is the same. */
const index: SettingsIndex = () => {
  const { options, settings, title } = say();
  const modules = Object.entries(options.modules).map(([name, said]) => [`modules.${name}`, said] as const);
  return [...Object.entries(settings), ...modules].map(([id, { label, text }]) => ({
    id,
    label,
    group: title,
    words: text,
    to: `#${PLACES[id] ?? id}`,
  }));
};

export default index;
