import { computed, signal } from "@preact/signals";
import { http } from "@ventanilla/api/console";
import type { Check } from "@ventanilla/api/console-types";
import type { Problem } from "@ventanilla/api/problems";
import { at } from "./address";
import { can, signedIn } from "./session";

/** The open issues; null until they are loaded, and for staff who may not see the settings. */
export const checks = signal<readonly Check[] | null>(null);
export const checksProblem = signal<Problem | null>(null);

/** Whether anything was changed since the last load. */
let stale = true;
http.use({
  onResponse({ request, response }) {
    stale ||= request.method !== "GET" && response.ok;
  },
});

/** The number of open issues, for the menu. */
export const checkCount = computed(() => checks.value?.length ?? 0);

/** Loads the open issues, unless nothing was changed since the last load. */
export async function refreshChecks(): Promise<void> {
  if (stale) {
    await loadChecks();
  }
}

/** Loads the open issues. */
export async function loadChecks(): Promise<void> {
  if (!can("portal_read")) {
    return;
  }
  stale = false;
  checksProblem.value = null;
  const found = await signedIn((signal) =>
    http.GET("/console/{tenant}/checks", { params: { path: at }, signal }),
  );
  if (found.ok) {
    checks.value = found.value.items;
  } else {
    checksProblem.value = found.problem;
  }
}
