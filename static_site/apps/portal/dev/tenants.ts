import type { PortalConfig } from "../src/config";

/** A made-up tenant: its settings as publishing writes them, and its brand. */
export interface DevTenant {
  readonly config: PortalConfig & { readonly favicon_url: string | null };
  readonly style: string;
  readonly colours: { readonly brand: string; readonly brand_dark: string };
}

function brand(
  light: string,
  onLight: string,
  text: string,
  dark: string,
  onDark: string,
  textDark: string,
  ground: string,
  onGround = "#14171f",
) {
  return {
    style: `:root{--brand:${light};--on-brand:${onLight};--brand-text:${text};--brand-dark:${dark};--on-brand-dark:${onDark};--brand-text-dark:${textDark};--page-bg:${ground};--on-page:${onGround};--brand-font:system-ui,sans-serif}`,
    colours: { brand: light, brand_dark: dark },
  };
}

const base: DevTenant["config"] = {
  slug: "demo",
  name: "Fibra Sur",
  active: true,
  title: "Portal de clientes",
  subtitle: "Facturas, saldo y pagos en un solo lugar.",
  prompt: "Ingresar con el número de documento del titular y un dato de contacto registrado.",
  signin: {
    methods: ["identifier"],
    channels: ["email", "sms"],
    identifier_label: "DNI, CUIT o CUIL",
    user_hint: "Solo números, sin puntos ni guiones.",
  },
  landing: null,
  terms_text:
    "El uso de este portal implica la aceptación de estas condiciones.\n\n1. Los datos son del titular.",
  extra_requirements: null,
  modules: ["statement", "invoice_downloads"],
  actions: [
    { kind: "last_invoice", label: "", url: "" },
    { kind: "support", label: "", url: "" },
    { kind: "link", label: "Conocer los planes", url: "https://fibrasur.example/planes" },
  ],
  show_total: true,
  show_product: true,
  show_description: true,
  language: "es",
  languages: ["es", "en", "pt"],
  time_zone: "America/Argentina/Buenos_Aires",
  country: "AR",
  currency: "ARS",
  currencies: ["ARS", "USD"],
  logo_url: "/dev/logo.svg",
  logo_width: 140,
  logo_height: 40,
  favicon_url: null,
  support: { email: "ayuda@fibrasur.example", phone: "+54 11 5555 0100" },
};

const calm = brand("#0b6e4f", "#ffffff", "#0b6e4f", "#4a9c82", "#14171f", "#6fa896", "#f4f7f6");
const ugly = brand("#d4ff00", "#14171f", "#677a06", "#d4ff00", "#14171f", "#d4ff00", "#5b0060", "#ffffff");

/** Tenants that between them show every switch, the prettiest and the ugliest of brands. */
export const tenants: Readonly<Record<string, DevTenant>> = {
  demo: { config: base, ...calm },
  ugly: {
    config: {
      ...base,
      slug: "ugly",
      name: "Cooperativa de Servicios Públicos y Consumo del Sudoeste Ltda",
      title: "",
      subtitle: "",
      prompt: "",
      logo_url: null,
      signin: { ...base.signin, methods: ["email", "identifier"], identifier_label: "", user_hint: "" },
      extra_requirements: "Tener a mano la última factura.",
      currencies: ["ARS"],
      support: null,
    },
    ...ugly,
  },
  off: {
    config: {
      ...base,
      slug: "off",
      modules: [],
      actions: [],
      show_total: false,
      currencies: ["ARS"],
      landing: { text: "Internet por fibra en todo el valle.\nAtención de lunes a viernes de 9 a 18." },
    },
    ...calm,
  },
  inactive: { config: { ...base, slug: "inactive", active: false }, ...calm },
};
