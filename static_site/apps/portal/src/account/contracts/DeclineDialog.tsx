import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Contract } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { explainContract } from "@ventanilla/ui/signing/problems";
import { declineContract } from "./calls";
import { say } from "./words";

interface Props {
  contract: Contract;
  onClose: () => void;
  onDone: (contract: Contract) => void;
}

/** Why it is not signed. */
export function DeclineDialog({ contract, onClose, onDone }: Props) {
  const words = say().no;
  const reason = useSignal("");
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const send = async () => {
    if (busy.value || reason.value.trim() === "") {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await declineContract(contract.contract_id, reason.value);
    busy.value = false;
    if (result.ok) {
      onDone(result.value);
    } else {
      problem.value = result.problem;
    }
  };
  return (
    <Dialog
      id="decline"
      title={words.title}
      onClose={onClose}
      actions={
        <button
          type="button"
          class="button danger"
          disabled={reason.value.trim() === ""}
          onClick={() => void send()}
        >
          {words.send}
        </button>
      }
    >
      <p>{fill(words.text, { name: contract.business })}</p>
      <div class="field">
        <label for="reason">{words.label}</label>
        <textarea
          class="input"
          id="reason"
          rows={3}
          maxLength={1000}
          value={reason.value}
          onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
        />
      </div>
      {problem.value && <ProblemNotice problem={problem.value} says={explainContract(problem.value)} />}
    </Dialog>
  );
}
