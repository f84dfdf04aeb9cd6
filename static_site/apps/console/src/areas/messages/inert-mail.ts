/**
 * Makes a mail safe for a frame of this page. The page's policy allows no inline styles, and the mail must not navigate
 * or fetch anything: its `style`, `href` and `src` attributes are renamed in the HTML, and the styles are applied
 * from there once the frame is loaded (`applyStyles`). The server sanitises the HTML, and the frame runs no scripts.
 */

const TAG = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
const ATTRIBUTE = /\s(style|href|src)="/gi;

/** The mail's HTML with its styles and addresses in inert attributes. */
export function makeInert(html: string): string {
  return html.replace(TAG, (tag) => tag.replace(ATTRIBUTE, ' data-$1="'));
}

/** Applies the styles of a mail made inert by `makeInert`. */
export function applyStyles(mail: Document): void {
  for (const element of mail.querySelectorAll<HTMLElement>("[data-style]")) {
    element.style.cssText = element.dataset["style"] ?? "";
  }
  // Only images of this site, such as the logo: fetching others would reveal that the mail was read.
  for (const picture of mail.querySelectorAll<HTMLImageElement>("img[data-src]")) {
    const address = picture.dataset["src"] ?? "";
    if (address.startsWith(`${window.location.origin}/`)) {
      picture.src = address;
    }
  }
  for (const link of mail.querySelectorAll<HTMLElement>("a[data-href]")) {
    link.title = link.dataset["href"] ?? "";
    link.style.color ||= "#1a4fba";
    link.style.textDecoration ||= "underline";
  }
}
