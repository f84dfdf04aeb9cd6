/**
 * All that is needed beyond the first form: fetched, as one download, when that form is first used or a session
 * is taken up again, and not with the first paint. It hands itself over instead of exporting: what exports to a
 * dynamic import cannot share its file with what it imports.
 */
import { Account } from "./account/index";
import { lazyPart } from "./account/lazy";
import { AccountChoice } from "./door/AccountChoice";
import { askForCode } from "./door/asking";
import { CodeForm } from "./door/CodeForm";
import { inside } from "./fetch";
import { recognise } from "./session";

const { Show: ChoosePassword } = lazyPart(
  "dialog",
  async () => (await import("./account/NewPassword")).ChoosePassword,
);
const { Show: LinkForm } = lazyPart(
  "dialog",
  async () => (await import("./errand/LinkForm")).LinkForm,
  async () => (await import("./errand/words")).needErrandWords(),
);
const all = { Account, AccountChoice, askForCode, ChoosePassword, CodeForm, LinkForm, recognise };
export type Inside = typeof all;

inside.value = all;
