import { signal } from "@preact/signals";

type Behind = typeof import("./behind");

export const behind = signal<Behind | null>(null);

/** Fetches what signing in needs beyond its first form. Rejects where it cannot be fetched. */
export async function fetchBehind(): Promise<Behind> {
  behind.value ??= await import("./behind");
  return behind.value;
}
