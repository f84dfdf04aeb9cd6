import type { Language } from "@ventanilla/i18n";

export type SigninMethod = "identifier" | "email" | "password";
export type Channel = "email" | "sms";

/** A call-to-action button that the tenant chose. */
export interface Action {
  readonly kind: "statement" | "last_invoice" | "new_ticket" | "message" | "sign" | "support" | "link";
  /** What is on it; empty is its usual name. */
  readonly label: string;
  /** Where a link leads; empty for the others. */
  readonly url: string;
}

/** What publishing writes into a tenant's page. Nothing in it is secret. */
export interface PortalConfig {
  readonly slug: string;
  readonly name: string;
  readonly active: boolean;
  readonly title: string;
  readonly subtitle: string;
  readonly prompt: string;
  readonly signin: {
    readonly methods: readonly SigninMethod[];
    readonly channels: readonly Channel[];
    readonly identifier_label: string;
    readonly user_hint: string;
    readonly password_hint?: string;
  };
  readonly landing: { readonly text: string } | null;
  readonly terms_text: string | null;
  readonly extra_requirements: string | null;
  readonly modules: readonly string[];
  readonly actions: readonly Action[];
  /** What can be done with tickets, where there are any. */
  readonly tickets?: {
    readonly create: boolean;
    readonly open_only: boolean;
    readonly reopen_days: number;
    readonly choose_category: boolean;
    readonly confirm_query: boolean;
    readonly confirm_incident: boolean;
  };
  readonly show_total: boolean;
  readonly show_product: boolean;
  readonly show_description: boolean;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly time_zone: string;
  readonly country: string;
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly logo_url: string | null;
  readonly logo_width?: number | null;
  readonly logo_height?: number | null;
  readonly support: { readonly email: string; readonly phone: string } | null;
}

/** The settings inside this page. */
export function readConfig(): PortalConfig {
  const element = document.getElementById("tenant");
  if (element === null) {
    throw new Error("the page has no settings: it was not written by publishing");
  }
  return JSON.parse(element.textContent) as PortalConfig;
}
