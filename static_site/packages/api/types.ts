import type { components } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["AccountChoice"];
export type Challenge = Schemas["ChallengeOut"];
export type Session = Schemas["SessionOut"];
export type InvoiceRow = Schemas["InvoiceRow"];
export type Invoice = Schemas["InvoiceOut"];
export type Entry = Schemas["EntryOut"];
export type Dashboard = Schemas["DashboardOut"];
export type AccessLogEntry = Schemas["AccessLogEntry"];
export type FileLink = Schemas["DownloadOut"];
export type TicketBrief = Schemas["TicketBrief"];
export type TicketRequest = Schemas["TicketIn"];
export type Ticket = Schemas["TicketOut"];
export type TicketEntry = Schemas["TicketEntryOut"];
export type TicketOptions = Schemas["TicketOptions"];
export type Rated = Schemas["RatedOut"];
export type TicketField = Schemas["CustomFieldOut"];
export type Message = Schemas["TalkMessageOut"];
export type Talk = Schemas["TalkOut"];
export type Notice = Schemas["NoticeOut"];
export type Contract = Schemas["ContractOut"];
export type ContractBrief = Schemas["ContractBrief"];
export type ContractPicture = Schemas["ContractPicture"];
export type ContractMark = Schemas["ContractMarkOut"];
export type ContractCode = Schemas["ContractCodeOut"];
export type SignatureRequest = Schemas["SignatureIn"];
export type NoticePreferences = Schemas["PreferencesOut"];
export type News = Schemas["NewsOut"];
export type AttachmentRequest = Schemas["AttachmentIn"];
export type AttachmentForm = Schemas["AttachmentUploadOut"];
export type AttachedFile = Schemas["AttachmentOut"];

/** A request for a code, in one of two forms; the API document cannot express which fields go together. */
export type ChallengeRequest =
  | { method: "identifier"; identifier: string; channel: "email" | "sms"; contact: string }
  | { method: "email"; email: string };

/** The filter of the statement; dates are `YYYY-MM-DD`, both included. */
export interface StatementFilter {
  currency?: string;
  from?: string;
  to?: string;
  q?: string;
}
