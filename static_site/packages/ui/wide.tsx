import { signal } from "@preact/signals";

const query = window.matchMedia("(min-width: 48rem), print");

/** Whether the screen is wide enough for tables. */
export const wide = signal(query.matches);

query.addEventListener("change", () => {
  wide.value = query.matches;
});
