import type { TicketSorting } from "@ventanilla/api/ticket-types";
import { moment } from "../../kit";
import { say } from "./words";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What an id is called; the id where the name is not here. */
export const nameOf = (list: readonly Named[] | undefined, id: string): string =>
  list?.find((one) => one.id === id)?.name ?? id;

export const personOf = (sorting: TicketSorting | null, staff_id: string): string =>
  sorting?.people.find((one) => one.staff_id === staff_id)?.name ??
  sorting?.gone.find((one) => one.id === staff_id)?.name ??
  say().someone;

export function StateBadge({ open, name }: { open: boolean; name: string }) {
  return <span class={open ? "badge" : "badge good"}>{name}</span>;
}

interface PriorityProps {
  sorting: TicketSorting | null;
  id: string;
  /** Whether only those above the usual are shown, as in lists. */
  quiet?: boolean;
}

/** A priority above the usual one stands out; the tenant's list is in rising order. */
export function Priority({ sorting, id, quiet }: PriorityProps) {
  const list = sorting?.priorities ?? [];
  const at = list.findIndex((one) => one.id === id);
  const high = at > 0 && at >= list.length - 2 && list.length > 2;
  if (quiet && !high) {
    return null;
  }
  const look = high ? (at === list.length - 1 ? "badge bad" : "badge careful") : "soft";
  return <span class={look}>{nameOf(list, id)}</span>;
}

const SOON_MS = 4 * 3600 * 1000;

/** When something is due: red once it is late, yellow when that is near. */
export function Due({ at }: { at: string | null }) {
  if (at === null) {
    return null;
  }
  const left = Date.parse(at) - Date.now();
  const words = say();
  const text = (
    <time class="whole" dateTime={at}>
      {moment(at, "short")}
    </time>
  );
  if (left < 0) {
    return (
      <span class="badge bad">
        {words.late} {text}
      </span>
    );
  }
  return left < SOON_MS ? (
    <span class="badge careful">
      {words.soon} {text}
    </span>
  ) : (
    <span class="soft">{text}</span>
  );
}
