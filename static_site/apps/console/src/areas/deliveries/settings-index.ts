import type { SettingsIndex } from "../../kit/setting-entries";
import { say } from "./words";

/** The parts of the page, by which ⌘K and the linter lead to them. */
const index: SettingsIndex = () => [
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
export default index;
