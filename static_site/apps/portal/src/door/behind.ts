/** What signing in needs beyond its first form: fetched when that form is used, not with the first paint. */
export { recognise } from "../session";
export { AccountChoice } from "./AccountChoice";
export { askForCode } from "./asking";
export { CodeForm } from "./CodeForm";
