import type { components } from "./schema";

type Schemas = components["schemas"];

export type TicketRow = Schemas["TicketRowOut"];
export type StaffTicket = Schemas["ConsoleTicketOut"];
export type TicketLine = Schemas["ConsoleEntryOut"];
export type TicketCounts = Schemas["TicketCounts"];
export type TicketSorting = Schemas["ConsoleTicketOptions"];
export type TicketChange = Schemas["TicketChangeIn"];
export type NewTicketIn = Schemas["ConsoleTicketIn"];

/** Staff's lists: the first six have a count; the last three are narrowed by an id. */
export const ticketViews = [
  "open",
  "mine",
  "unassigned",
  "waiting",
  "overdue",
  "due",
  "closed",
  "state",
  "area",
  "assignee",
] as const;
export type TicketView = (typeof ticketViews)[number];
