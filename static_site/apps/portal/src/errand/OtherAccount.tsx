import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { signOut } from "../session";
import { stage } from "../stage";
import { say } from "./words";

/** A link to an account while somebody else's is open: out of this one and on by the link, or back to what is open. */
export function OtherAccount() {
  const { other } = say();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const at = stage.value;
  const leave = async () => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    // The link is still there when this session is over.
    problem.value = await signOut();
    busy.value = false;
  };
  return (
    <div class="door-form">
      <p>{fill(other.text, { name: at.at === "in" ? at.session.customer.name : "" })}</p>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <button
        type="button"
        class="button primary wide"
        aria-disabled={busy.value || undefined}
        onClick={() => void leave()}
      >
        {other.leave}
      </button>
    </div>
  );
}
