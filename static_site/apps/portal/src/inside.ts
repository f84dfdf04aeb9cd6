/**
 * All that is needed beyond the first form: fetched, as one download, when that form is first used or a session
 * is taken up again, and not with the first paint.
 */
export { Account } from "./account/index";
export { AccountChoice } from "./door/AccountChoice";
export { askForCode } from "./door/asking";
export { CodeForm } from "./door/CodeForm";
export { recognise } from "./session";
