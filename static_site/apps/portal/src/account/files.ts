import { signal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import type { FileLink } from "@ventanilla/api/types";

export type FileKind = "zip" | "pdf" | "csv" | "events";

/** The file that is being prepared, or was just now. */
export type Job = { readonly kind: FileKind } & (
  | { readonly at: "preparing" }
  | { readonly at: "ready"; readonly link: FileLink }
  | { readonly at: "failed"; readonly problem: Problem; readonly retry: () => void }
);

export const job = signal<Job | null>(null);

/** The places on screen that could show the job, the foremost last; that one does. */
export const trays = signal<readonly symbol[]>([]);

/**
 * Opens a file in a tab of its own: an embedding site's policy may forbid this frame to leave for another
 * host, and a PDF viewer inside a sandboxed frame shows nothing.
 */
function openInNewTab(url: string): void {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  anchor.click();
}

/** Asks for a file and hands it to the browser; the link stays on screen in case the browser held it back. */
export async function fetchFile(kind: FileKind, call: () => Promise<Result<FileLink>>): Promise<void> {
  job.value = { kind, at: "preparing" };
  const result = await call();
  if (!result.ok) {
    const retry = () => void fetchFile(kind, call);
    job.value = { kind, at: "failed", problem: result.problem, retry };
    return;
  }
  job.value = { kind, at: "ready", link: result.value };
  // Without a recent press the browser would only complain of a pop-up.
  if (navigator.userActivation.isActive) {
    openInNewTab(result.value.url);
  }
}
