/** A setting as ⌘K and the linter find it. */
export interface SettingEntry {
  /** What it is called, which is what the linter names it by: a path of the settings such as `branding.colour`. */
  readonly id: string;
  readonly label: string;
  /** Where on the page it stands, shown small beside it. */
  readonly group?: string;
  /** Other words that somebody may look for. */
  readonly words?: string;
  /** The address, below the area: `look#branding.colour`. */
  readonly to: string;
}

/** What `areas/<area>/settings-index.ts` exports by default; the area's words are there when it is called. */
export type SettingsIndex = () => readonly SettingEntry[];
