import { computed, signal } from "@preact/signals";
import { http } from "@ventanilla/api/console";
import type { Check } from "@ventanilla/api/console-types";
import type { Problem } from "@ventanilla/api/problems";
import { at } from "./place";
import { can, signedIn } from "./session";

/** What the linter found; null until it is known, and for whom may not see the settings. */
export const checks = signal<readonly Check[] | null>(null);
export const checksProblem = signal<Problem | null>(null);

/** How many things want attention, for the menu. */
export const checkCount = computed(() => checks.value?.length ?? 0);

/** Asks anew what wants attention: when the console opens, and after what may have changed it. */
export async function loadChecks(): Promise<void> {
  if (!can("portal_read")) {
    return;
  }
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
