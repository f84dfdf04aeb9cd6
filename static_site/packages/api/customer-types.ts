import type { components } from "./schema";

type Schemas = components["schemas"];

export type CustomerBrief = Schemas["CustomerRow"];
export type Customer = Schemas["CustomerDetail"];
export type Contact = Customer["contacts"][number];
export type NewCustomerIn = Schemas["NewCustomerIn"];
export type CustomerIn = Schemas["CustomerChangeIn"];
export type AccessIn = Schemas["AccessChangeIn"];
export type SendOutcome = Schemas["SentOut"];

/** Whether a customer has access, and why not. */
export const accessStates = [
  "open",
  "not_portal_user",
  "incomplete",
  "not_started",
  "ended",
  "deleted",
] as const;
export type AccessState = (typeof accessStates)[number];

/** The states of a portal password. */
export const passwordStates = ["none", "issued", "used", "expired", "own"] as const;
export type PasswordState = (typeof passwordStates)[number];
