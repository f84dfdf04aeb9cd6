import type { PortalConfig } from "../config";

/** Which page of the portal is looked at. */
export type Screen = "door" | "home" | "statement" | "tickets" | "messages" | "contracts" | "more";

/** What the console hands to a preview: settings that nobody has saved, as publishing would write them. */
export interface Draft {
  readonly ventanilla: "draft";
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
  /** It can be looked at. */
  | { readonly ventanilla: "shown" }
  | { readonly ventanilla: "gone"; readonly screen: Screen };
