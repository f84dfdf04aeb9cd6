import { signal } from "@preact/signals";
import { Icon } from "@ventanilla/ui/icons";
import { shell } from "../words";

const STAYS_MS = 6000;

interface Toast {
  readonly id: number;
  readonly text: string;
}
const toasts = signal<readonly Toast[]>([]);
let count = 0;

function drop(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Shows a message for a moment, also to screen readers. Problems are shown where they occur instead. */
export function announce(text: string): void {
  const id = ++count;
  toasts.value = [...toasts.value.slice(-2), { id, text }];
  setTimeout(() => drop(id), STAYS_MS);
}

/** Shows the messages of `announce`; rendered once, in the shell. */
export function Announcer() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text }) => (
        <div key={id} class="toast">
          <Icon name="check" />
          <p>{text}</p>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={shell().kit.dismiss}
            onClick={() => drop(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
