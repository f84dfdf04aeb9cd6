/**
 * All that signing in needs beyond the first form: fetched, as one download, when that form is first used, and by
 * nobody whose session is taken up again. It hands itself over as `inside.ts` does.
 */
import { lazyPart } from "./account/lazy";
import { AccountChoice } from "./door/AccountChoice";
import { askForCode } from "./door/asking";
import { CodeForm } from "./door/CodeForm";
import { entering } from "./fetch";

const { Show: ChoosePassword } = lazyPart(
  "dialog",
  async () => (await import("./account/NewPassword")).ChoosePassword,
);
const { Show: LinkForm } = lazyPart(
  "dialog",
  async () => (await import("./errand/LinkForm")).LinkForm,
  async () => (await import("./errand/words")).needErrandWords(),
);
const all = { AccountChoice, askForCode, ChoosePassword, CodeForm, LinkForm };
export type Entering = typeof all;

entering.value = all;
