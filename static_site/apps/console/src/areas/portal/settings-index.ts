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
    to: `#${id}`,
  }));
};

export default index;
