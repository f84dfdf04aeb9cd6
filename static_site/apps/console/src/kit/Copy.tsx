import { useSignal } from "@preact/signals";
import { shell } from "../words";
import { announce } from "./announce";

/** A read-only text with a copy button. */
export function Copy({ label, text, lines }: { label: string; text: string; lines?: number }) {
  const failed = useSignal(false);
  const { kit } = shell();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        failed.value = false;
        announce(kit.copied);
      },
      () => {
        failed.value = true;
      },
    );
  const common = { class: "input mono", readOnly: true, value: text, "aria-label": label };
  return (
    <div class={lines ? "copy lines" : "copy"}>
      {lines ? (
        <textarea {...common} rows={lines} onFocus={(event) => event.currentTarget.select()} />
      ) : (
        <input {...common} type="text" onFocus={(event) => event.currentTarget.select()} />
      )}
      <button type="button" class="button" onClick={() => void copy()}>
        {kit.copy}
      </button>
      {failed.value && (
        <p class="wrong" role="alert">
          {kit.copy_failed}
        </p>
      )}
    </div>
  );
}
