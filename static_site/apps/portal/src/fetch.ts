import { signal } from "@preact/signals";

type Inside = typeof import("./inside");

export const inside = signal<Inside | null>(null);

/** Fetches what is needed beyond the first form. Rejects where it cannot be fetched. */
export async function fetchInside(): Promise<Inside> {
  inside.value ??= await import("./inside");
  return inside.value;
}
