import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type Challenge = Schemas["Challenge"];
export type Session = Schemas["Session"];
export type InvoiceRow = Schemas["InvoiceRow"];
export type Invoice = Schemas["Invoice"];
export type Entry = Schemas["Entry"];
export type Dashboard = Schemas["Dashboard"];
export type FileLink = Schemas["FileLink"];

export type ChallengeRequest =
  paths["/portal/{tenant}/signin/challenges"]["post"]["requestBody"]["content"]["application/json"];

/** What the statement is narrowed to; dates are `YYYY-MM-DD`, both included. */
export interface StatementFilter {
  currency?: string;
  from?: string;
  to?: string;
  q?: string;
}
