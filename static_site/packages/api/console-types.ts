import type { components } from "./schema";

type Schemas = components["schemas"];

export type SessionOut = Schemas["StaffSessionOut"];
export type Member = Schemas["MemberOut"];
export type Team = Schemas["TeamOut"];
export type AuditEntry = Schemas["AuditEntryOut"];
export type Template = Schemas["TemplateOut"];
export type TemplateParts = Schemas["TemplateParts"];
export type TemplateTag = Schemas["TemplateTagOut"];
export type TemplatePreview = Schemas["TemplatePreviewOut"];
export type TemplateFault = Schemas["TemplateFaultOut"];
export type TemplateState = Schemas["TemplateState"];
export type Message = Schemas["MessageOut"];
export type Check = Schemas["CheckOut"];
export type Affected = Schemas["AffectedCustomer"];

/** The permissions of staff, as in `chalicelib/staff/permissions.py`. */
export const permissions = [
  "portal_read",
  "portal_settings",
  "templates",
  "customers_read",
  "customers_write",
  "customers_access",
  "view_as",
  "contracts_read",
  "contracts",
  "tickets_read",
  "tickets",
  "ticket_model",
  "deliveries",
  "imports",
  "team",
  "audit",
] as const;
export type Permission = (typeof permissions)[number];

/** The roles of staff, in descending order of permissions. */
export const roles = ["owner", "manager", "agent", "readonly"] as const;
export type Role = (typeof roles)[number];

/** A session: complete, or with a second factor due or to be set up. */
export interface ConsoleSession extends SessionOut {
  readonly state: "in" | "second_factor" | "enrol";
  readonly staff: SessionOut["staff"] & { readonly role: Role; readonly permissions: readonly Permission[] };
}
