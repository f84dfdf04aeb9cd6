import { addIcons } from "./icons";
import { moreIcons } from "./more-icon-paths";

// Imported by the parts that show these icons, so that the first download does not contain them.
addIcons(moreIcons);
