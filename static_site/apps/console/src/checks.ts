import { computed, signal } from "@preact/signals";
import { http } from "@ventanilla/api/console";
import type { Check } from "@ventanilla/api/console-types";
import type { Problem } from "@ventanilla/api/problems";
import { at } from "./address";
import { can, signedIn } from "./session";

/** What the linter found; null until it is known, and for whom may not see the settings. */
export const checks = signal<readonly Check[] | null>(null);
export const checksProblem = signal<Problem | null>(null);

/** Whether something was changed since it was last asked. */
let stale = true;
http.use({
  onResponse({ request, response }) {
    stale ||= request.method !== "GET" && response.ok;
  },
});

/** How many things want attention, for the menu. */
export const checkCount = computed(() => checks.value?.length ?? 0);

/** Asks what wants attention, where it is not known or something was changed since. */
export async function refreshChecks(): Promise<void> {
  if (stale) {
    await loadChecks();
  }
}

/** Asks anew what wants attention. */
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
