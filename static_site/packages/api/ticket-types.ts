import type { components } from "./schema";

type Schemas = components["schemas"];

export type TicketRow = Schemas["TicketRowOut"];
export type StaffTicket = Schemas["ConsoleTicketOut"];
export type TicketLine = Schemas["ConsoleEntryOut"];
export type TicketCounts = Schemas["TicketCounts"];
export type TicketSorting = Schemas["ConsoleTicketOptions"];
export type TicketChange = Schemas["TicketChangeIn"];
/** Responses are complete, though requests may omit every part. */
type Whole<T> = T extends readonly (infer I)[]
  ? Whole<I>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<T[K]> }
    : T;
export type TicketModel = Whole<Schemas["TicketModel"]>;
export interface StoredTicketModel {
  readonly model: TicketModel;
  readonly version: number;
}
export type CannedAnswer = Schemas["CannedAnswerOut"];
export type NewTicketIn = Schemas["ConsoleTicketIn"];

/** The lists of tickets: the first six have a count; the last three are filtered by an id. */
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
