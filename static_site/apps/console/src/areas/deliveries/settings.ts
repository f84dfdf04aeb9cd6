import type { SettingEntry } from "../../area";
import { say } from "./words";

export const settings = (): readonly SettingEntry[] => [
  { id: "", label: say().letters.title, group: say().title, words: say().letters.text, to: "#letters" },
  {
    id: "addresses",
    label: say().addresses.title,
    group: say().title,
    words: say().addresses.text,
    to: "#addresses",
  },
  { id: "sender", label: say().sender.title, group: say().title, words: say().sender.text, to: "#sender" },
];
