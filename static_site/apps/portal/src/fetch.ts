import { signal } from "@preact/signals";
import type { Entering } from "./enter";
import type { Inside } from "./inside";

export const entering = signal<Entering | null>(null);
export const inside = signal<Inside | null>(null);

/** Fetches what signing in needs beyond the first form. Rejects where it cannot be fetched. */
export async function fetchEntering(): Promise<Entering> {
  await import("./enter");
  if (entering.value === null) {
    throw new Error("enter.ts did not hand itself over");
  }
  return entering.value;
}

/** Fetches what is behind the door. Rejects where it cannot be fetched. */
export async function fetchInside(): Promise<Inside> {
  await import("./inside");
  if (inside.value === null) {
    throw new Error("inside.ts did not hand itself over");
  }
  return inside.value;
}
