import { Dialog } from "@ventanilla/ui/dialog";
import { useEffect } from "preact/hooks";
import { email } from "../door/state";
import { SignIn } from "../door/SignIn";
import { leave, session } from "../session";
import { shell } from "../words";

/** Says that the session is over, and takes it up again in place; the page behind waits as it was left. */
export function SessionEnded() {
  const { ended: say } = shell();
  useEffect(() => {
    email.value ||= session.peek()?.staff.email ?? "";
  }, []);
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
