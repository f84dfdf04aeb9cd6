import { Dialog } from "@ventanilla/ui/dialog";
import { useEffect } from "preact/hooks";
import { email } from "../sign-in/state";
import { SignIn } from "../sign-in/SignIn";
import { leaveConsole, session } from "../session";
import { shell } from "../words";

/** Renews an ended session in a dialog; the page behind it stays as it is. */
export function SessionEnded() {
  const { ended: say } = shell();
  useEffect(() => {
    email.value ||= session.peek()?.staff.email ?? "";
  }, []);
  return (
    <Dialog id="ended" title={say.title}>
      <p>{say.text}</p>
      <SignIn />
      <button type="button" class="button quiet wide" onClick={leaveConsole}>
        {say.leave}
      </button>
    </Dialog>
  );
}
