/** What a staff member may do; `chalicelib/staff/permissions.py` has the list. */
export type Permission =
  | "portal_read"
  | "portal_settings"
  | "templates"
  | "customers_read"
  | "customers_write"
  | "customers_access"
  | "view_as"
  | "imports"
  | "team"
  | "audit";

export type Role = "owner" | "manager" | "agent" | "readonly";

export interface ConsoleSession {
  readonly state: "in" | "second_factor" | "enrol";
  readonly staff: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly permissions: readonly Permission[];
    readonly second_factor: boolean;
  };
  readonly tenant: {
    readonly slug: string;
    readonly name: string;
    readonly portal_url: string;
    readonly language: string;
  };
  /** How many things the linter found; null where this staff member may not see them. */
  readonly problems: number | null;
  readonly ends_at: string;
}
