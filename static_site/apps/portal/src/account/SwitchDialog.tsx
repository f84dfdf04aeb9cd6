import type { Session } from "@ventanilla/api/types";
import { account } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { AccountList } from "./AccountList";

/** The customer's accounts over whatever page is open. */
export function SwitchDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  return (
    <Dialog id="switch" title={account().switch} onClose={onClose}>
      <AccountList session={session} />
    </Dialog>
  );
}
