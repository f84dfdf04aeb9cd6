import { signal } from "@preact/signals";

/** Something that will not work as it stands, and where it is mended. */
export interface Check {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly area: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the linter found; null until it is known. */
export const checks = signal<readonly Check[] | null>(null);
