import { pages } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { SignIn } from "../door/SignIn";
import { leave } from "../session";

/** Says that the session is over, and takes it up again in place; the page behind waits as it was left. */
export function SessionEnded() {
  const { session } = pages();
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
