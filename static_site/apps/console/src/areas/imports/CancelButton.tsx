import { useSignal } from "@preact/signals";
import type { Import } from "@ventanilla/api/imports-types";
import { announce, ConfirmDialog, useAct } from "../../kit";
import { tellImport } from "./calls";
import { say } from "./words";

/** Ends an import, after a question. */
export function CancelButton({ one, onChange }: { one: Import; onChange: (next: Import) => void }) {
  const asking = useSignal(false);
  const act = useAct();
  const words = say();
  const cancel = async () => {
    const next = await act.run(() => tellImport(one.id, "cancel"));
    if (next !== null) {
      asking.value = false;
      announce(words.cancelled);
      onChange(next);
    }
  };
  return (
    <>
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {words.cancel}
      </button>
      {asking.value && (
        <ConfirmDialog
          id="cancel-import"
          title={words.cancel_title}
          confirm={words.cancel}
          danger
          busy={act.busy.value}
          problem={act.problem.value}
          sentences={words.errors}
          onConfirm={() => void cancel()}
          onClose={() => (asking.value = false)}
        >
          <p>{one.state === "running" ? words.cancel_running : words.cancel_text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
