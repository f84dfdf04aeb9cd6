import type { PortalConfig } from "../config";

export const screens = ["door", "home", "statement", "more"] as const;
/** Which page of the portal is looked at. */
export type Screen = (typeof screens)[number];

/** What the console hands to a preview: settings that nobody has saved, as publishing would write them. */
export interface Draft {
  readonly ventanilla: "draft";
  /** Comes back with the answer. */
  readonly turn: number;
  readonly config: PortalConfig;
  readonly css: string;
  /** Paths of the portal's script and style sheets, as pages name them. */
  readonly script: string;
  readonly stylesheets: readonly string[];
  readonly screen: Screen;
  readonly theme: "light" | "dark";
}

/** What a preview says to the console. */
export type Word =
  | { readonly ventanilla: "ready" }
  /** It can be looked at; `turn` is the draft's. */
  | { readonly ventanilla: "shown"; readonly turn: number }
  | { readonly ventanilla: "gone"; readonly screen: Screen };
