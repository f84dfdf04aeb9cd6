import type { InvoiceRow } from "@ventanilla/api/types";
import { account } from "@ventanilla/i18n";

/** An invoice's state in a word; the colour only repeats it. */
export function StateBadge({ state }: { state: InvoiceRow["state"] }) {
  return <span class={`badge ${state}`}>{account().invoice.states[state]}</span>;
}
