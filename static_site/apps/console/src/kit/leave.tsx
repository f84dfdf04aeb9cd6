import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { shell } from "../words";
import { ConfirmDialog } from "./ConfirmDialog";

/** How many parts of the page hold something that is not saved. */
let unsaved = 0;
/** Where somebody wants to go, or what they want to do, meanwhile. */
export const wanted = signal<string | (() => void) | null>(null);
/** Where the page stands, for when [Back] has moved the address already. */
let here = "";

function asks(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Keeps the page from being left without a question while `dirty`. */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) {
      return undefined;
    }
    unsaved += 1;
    here = window.location.href;
    window.addEventListener("beforeunload", asks);
    return () => {
      unsaved = Math.max(0, unsaved - 1);
      if (unsaved === 0) {
        window.removeEventListener("beforeunload", asks);
      }
    };
  }, [dirty]);
}

/** Lets the page be left with what is not saved. */
export function giveUp(): void {
  unsaved = 0;
  window.removeEventListener("beforeunload", asks);
}

/** Does what takes the page away, such as signing out; asked about first where something is not saved. */
export function leaveBy(act: () => void): void {
  if (unsaved === 0) {
    act();
  } else {
    wanted.value = act;
  }
}

const samePage = (address: string) => new URL(address, here).pathname === new URL(here).pathname;

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
  wanted.value = link.href;
}

function onBack(event: PopStateEvent): void {
  const address = window.location.href;
  if (unsaved === 0 || samePage(address)) {
    return;
  }
  event.stopImmediatePropagation();
  window.history.pushState(null, "", here);
  wanted.value = address;
}

/** Must be called before the router listens. */
export function watchLeaving(): void {
  window.addEventListener("click", onClick, true);
  window.addEventListener("popstate", onBack, true);
}

/** The question, over the page that is about to be left. `go` leads to an address of the console. */
export function LeaveQuestion({ go }: { go: (address: string) => void }) {
  const { kit } = shell();
  const to = wanted.value;
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
        wanted.value = null;
        giveUp();
        if (typeof to === "string") {
          const { pathname, search, hash } = new URL(to);
          go(pathname + search + hash);
        } else {
          to();
        }
      }}
      onClose={() => {
        wanted.value = null;
      }}
    >
      <p>{kit.leave_text}</p>
    </ConfirmDialog>
  );
}
