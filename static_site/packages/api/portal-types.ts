import type { components } from "./schema";

type Schemas = components["schemas"];
/** Requests may omit fields with a default; responses have all of them. */
type Whole<T> = T extends readonly (infer I)[]
  ? Whole<I>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<T[K]> }
    : T;

export type Settings = Whole<Schemas["TenantSettings"]>;
export type Support = NonNullable<Settings["support"]>;
export type Action = Settings["actions"][number];
export type ModuleName = Settings["modules"][number];
export type Contrast = Schemas["ContrastOut"];
export type Preview = Schemas["PreviewOut"];
export type Version = Schemas["VersionOut"];
export type Entitlement = Schemas["EntitlementOut"];
export type Image = Schemas["ImageOut"];
export type Purpose = Schemas["UploadIn"]["purpose"];

/** The stored settings, and the state of their publication. */
export type Stored = Omit<Schemas["SettingsOut"], "settings"> & { readonly settings: Settings };
export type VersionDetail = Omit<Schemas["VersionDetailOut"], "settings">;

/** The API's details of a conflict with a concurrent save. */
export interface Collision {
  readonly version: number;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly settings: Settings;
  readonly merged: Settings;
  readonly merged_fields: readonly string[];
  readonly collisions: readonly {
    readonly field: string;
    readonly mine: unknown;
    readonly theirs: unknown;
  }[];
}
