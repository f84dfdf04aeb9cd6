/**
 * A mail in a frame of this page. The page's policy allows no inline styles, and what the mail leads to or fetches is
 * not for here: so its `style`, `href` and `src` are put under other names in the HTML, and the styles are set from
 * there once the frame has it (`dress`). The HTML comes sanitised from the server, and the frame runs no scripts.
 */

const TAG = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
const ATTRIBUTE = /\s(style|href|src)="/gi;

/** The mail's HTML with its styles and addresses under names that do nothing. */
export function withoutEffects(html: string): string {
  return html.replace(TAG, (tag) => tag.replace(ATTRIBUTE, ' data-$1="'));
}

/** Sets the styles of a mail that was put into a frame `withoutEffects`. */
export function dress(mail: Document): void {
  for (const element of mail.querySelectorAll<HTMLElement>("[data-style]")) {
    element.style.cssText = element.dataset["style"] ?? "";
  }
  // Our own pictures, such as the logo; what is elsewhere is not fetched, which would tell that it was looked at.
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
