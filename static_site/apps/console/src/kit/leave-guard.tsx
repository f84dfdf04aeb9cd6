import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { shell } from "../words";
import { ConfirmDialog } from "./ConfirmDialog";

/** The number of forms with unsaved changes. */
let unsaved = 0;
/** The address or action that waits for the answer of the dialog. */
export const pendingLeave = signal<string | (() => void) | null>(null);
/** The address of the page with the changes, to return to after [Back]. */
let guarded = "";

function preventUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Asks before the page is left while `dirty`. */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) {
      return undefined;
    }
    unsaved += 1;
    guarded = window.location.href;
    window.addEventListener("beforeunload", preventUnload);
    return () => {
      unsaved = Math.max(0, unsaved - 1);
      if (unsaved === 0) {
        window.removeEventListener("beforeunload", preventUnload);
      }
    };
  }, [dirty]);
}

/** Lets the page be left with unsaved changes. */
export function discardUnsaved(): void {
  unsaved = 0;
  window.removeEventListener("beforeunload", preventUnload);
}

/** Runs an action that leaves the page, such as signing out; asks first if there are unsaved changes. */
export function confirmLeave(act: () => void): void {
  if (unsaved === 0) {
    act();
  } else {
    pendingLeave.value = act;
  }
}

const samePage = (address: string) => new URL(address, guarded).pathname === new URL(guarded).pathname;

function onClick(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest("a[href]");
  if (
    unsaved === 0 ||
    !(link instanceof HTMLAnchorElement) ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.origin !== window.location.origin ||
    (link.target !== "" && link.target !== "_self") ||
    link.hasAttribute("download") ||
    samePage(link.href)
  ) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  pendingLeave.value = link.href;
}

function onBack(event: PopStateEvent): void {
  const address = window.location.href;
  if (unsaved === 0 || samePage(address)) {
    return;
  }
  event.stopImmediatePropagation();
  window.history.pushState(null, "", guarded);
  pendingLeave.value = address;
}

/** Starts to watch links and history. Must be called before the router does. */
export function installLeaveGuard(): void {
  window.addEventListener("click", onClick, true);
  window.addEventListener("popstate", onBack, true);
}

/** Asks whether to leave a page with unsaved changes. `go` opens an address of the console. */
export function LeaveDialog({ go }: { go: (address: string) => void }) {
  const { kit } = shell();
  const to = pendingLeave.value;
  if (to === null) {
    return null;
  }
  return (
    <ConfirmDialog
      id="leave"
      title={kit.leave_title}
      confirm={kit.leave}
      danger
      onConfirm={() => {
        pendingLeave.value = null;
        discardUnsaved();
        if (typeof to === "string") {
          const { pathname, search, hash } = new URL(to);
          go(pathname + search + hash);
        } else {
          to();
        }
      }}
      onClose={() => {
        pendingLeave.value = null;
      }}
    >
      <p>{kit.leave_text}</p>
    </ConfirmDialog>
  );
}
