import { Dialog } from "@ventanilla/ui/dialog";
import { SignIn } from "../door/SignIn";
import { leave } from "../session";
import { shell } from "../words";

/** Says that the session is over, and takes it up again in place; the page behind waits as it was left. */
export function SessionEnded() {
  const { ended: say } = shell();
  return (
    <Dialog id="ended" title={say.title}>
      <p>{say.text}</p>
      <SignIn />
      <button type="button" class="button quiet wide" onClick={leave}>
        {say.leave}
      </button>
    </Dialog>
  );
}
