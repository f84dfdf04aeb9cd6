import type { PortalConfig } from "../config";

/** The words that page.html has for a portal that is switched off, which no script of the portal's ever shows. */
const WORDS = {
  es: [
    "El portal no está disponible por el momento.",
    "No se perdió ningún dato. Volver a intentar más tarde.",
    "Ayuda",
  ],
  en: ["The portal is not available at the moment.", "No data was lost. Please try again later.", "Help"],
  pt: [
    "O portal não está disponível no momento.",
    "Nenhum dado se perdeu. Tentar novamente mais tarde.",
    "Ajuda",
  ],
} as const;

function element(
  name: string,
  properties: Record<string, string>,
  ...inside: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    made.setAttribute(key, value);
  }
  made.append(...inside);
  return made;
}

/** What page.html writes where the portal is switched off. */
export function inactivePage(config: PortalConfig): HTMLElement {
  const [title, more, help] = WORDS[config.language];
  const size: Record<string, string> = config.logo_width
    ? { width: String(config.logo_width), height: String(config.logo_height) }
    : {};
  const logo = config.logo_url
    ? element("img", { class: "logo", src: config.logo_url, alt: config.name, ...size })
    : element("p", { class: "name" }, config.name);
  const head = element(
    "header",
    { class: "door-head" },
    logo,
    element("h1", {}, title),
    element("p", { class: "subtitle" }, more),
  );
  const foot = element("footer", { class: "door-foot" });
  if (config.support) {
    const { email, phone } = config.support;
    foot.append(
      element(
        "div",
        {},
        element("span", {}, help),
        element("a", { href: `mailto:${email}` }, email),
        element("a", { href: `tel:${phone.replaceAll(" ", "")}` }, phone),
      ),
    );
  }
  const card = element("main", { class: "door-card", id: "content" }, head);
  return element("div", { class: "door" }, card, foot);
}
