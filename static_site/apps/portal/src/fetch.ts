import { signal } from "@preact/signals";
import type { Inside } from "./inside";

export const inside = signal<Inside | null>(null);

/** Fetches what is needed beyond the first form. Rejects where it cannot be fetched. */
export async function fetchInside(): Promise<Inside> {
  await import("./inside");
  if (inside.value === null) {
    throw new Error("inside.ts did not hand itself over");
  }
  return inside.value;
}
