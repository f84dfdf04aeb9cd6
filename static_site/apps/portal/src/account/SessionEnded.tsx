import { pages } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { SignIn } from "../door/SignIn";
import { leave } from "../session";
import { stage } from "../stage";

/** Says that the session is over, and takes it up again in place; the page behind waits as it was left. */
export function SessionEnded() {
  const { session } = pages();
  const { value: at } = stage;
  if (at.at === "in" && at.session.viewed_by !== null) {
    // Who only looked has no code to type here.
    return (
      <Dialog id="ended" title={session.view_ended}>
        <p>{session.view_ended_more}</p>
        <button type="button" class="button wide" onClick={leave}>
          {session.leave}
        </button>
      </Dialog>
    );
  }
  return (
    <Dialog id="ended" title={session.ended}>
      <p>{session.ended_more}</p>
      <SignIn />
      <button type="button" class="button quiet wide" onClick={leave}>
        {session.leave}
      </button>
    </Dialog>
  );
}
