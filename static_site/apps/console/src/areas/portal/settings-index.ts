import type { SettingsIndex } from "../../kit/setting-entries";
import { say } from "./words";

/** Every setting, by its path; its control's id is the same. */
const index: SettingsIndex = () => {
  const { settings, title } = say();
  return Object.entries(settings).map(([id, { label, text }]) => ({
    id,
    label,
    group: title,
    words: text,
    // What is contracted is told where modules are switched on.
    to: `#${id === "contracted" ? "modules" : id}`,
  }));
};

export default index;
