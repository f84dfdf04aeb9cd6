/** Whether the page stands inside another one. */
export const framed = window.parent !== window;

function parentOrigin(): string | null {
  // Firefox has had no such list for long.
  const ancestor = (window.location.ancestorOrigins as DOMStringList | undefined)?.[0];
  if (ancestor !== undefined) {
    return ancestor === "null" ? null : ancestor;
  }
  try {
    return new URL(document.referrer).origin;
  } catch {
    return null;
  }
}

function wantedHeight(): number {
  const heights = [...document.querySelectorAll("dialog[open] > .dialog-body")].map(
    (body) => body.scrollHeight + 64,
  );
  return Math.ceil(Math.max(document.body.getBoundingClientRect().height, ...heights));
}

/** Tells the embedding page how high this one would like to be, now and whenever that changes. */
export function tellHeight(): void {
  const origin = parentOrigin();
  if (!framed || origin === null) {
    return;
  }
  let told = 0;
  const tell = () => {
    const height = wantedHeight();
    if (height !== told) {
      told = height;
      window.parent.postMessage({ ventanilla: "height", height }, origin);
    }
  };
  new ResizeObserver(tell).observe(document.body);
  new MutationObserver(tell).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["open"],
  });
  tell();
}
