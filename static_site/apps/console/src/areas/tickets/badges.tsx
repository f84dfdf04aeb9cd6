import type { TicketSorting } from "@ventanilla/api/ticket-types";
import { moment } from "../../kit";
import { say } from "./words";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The name of an id, or the id if it is unknown. */
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
  /** Whether to show only priorities above the default, as in lists. */
  quiet?: boolean;
}

/** The badge of a priority; the tenant's list is in ascending order. */
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

/** A due time: red when overdue, yellow when near. */
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
