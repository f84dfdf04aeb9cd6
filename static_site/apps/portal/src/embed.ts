interface Told {
  readonly ventanilla: "height";
  readonly height: number;
}

/**
 * `<script src="https://portal…/embed.js" data-tenant="…" async></script>` on a tenant's own site puts the
 * portal where the script stands, as high as it wants to be and no higher than the window, so that the
 * portal's own bars and dialogs stay in view.
 *
 * Attributes: `data-tenant` (required), `data-title` (the frame's accessible name), `data-min-height` (pixels).
 */
const script = document.currentScript;

/** A page below the portal, and nothing that could lead elsewhere. */
const PLACE = /^[a-z]{0,20}(\?[A-Za-z0-9_=&-]{0,200})?$/;
const TOKEN = /^[A-Za-z0-9_.-]{20,200}$/;

/**
 * Where a message's link leads: `#ventanilla=<place>&entrar=<token>` in this page's own address. It is taken out of the
 * address at once, so that it is in no history, no bookmark and no copy of it.
 */
function placeInAddress(): string {
  const { hash, pathname, search } = window.location;
  const given = new URLSearchParams(hash.slice(1));
  const place = given.get("ventanilla") ?? "";
  const token = given.get("entrar") ?? "";
  if (!given.has("ventanilla") || !PLACE.test(place)) {
    return "";
  }
  window.history.replaceState(window.history.state, "", pathname + search);
  return TOKEN.test(token) ? `${place}#entrar=${token}` : place;
}

function embed(self: HTMLScriptElement): void {
  const { tenant = "", title = "Portal de clientes", minHeight = "480" } = self.dataset;
  if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(tenant)) {
    return;
  }
  const origin = new URL(self.src).origin;
  const least = Math.max(320, Number(minHeight) || 0);

  const frame = document.createElement("iframe");
  frame.src = `${origin}/${tenant}/${placeInAddress()}`;
  frame.title = title;
  // The portal learns from it whom it may tell its height.
  frame.referrerPolicy = "origin";
  Object.assign(frame.style, {
    display: "block",
    width: "100%",
    height: `${least}px`,
    border: "0",
    colorScheme: "normal",
  });

  let wanted = least;
  const resize = () => {
    frame.style.height = `${Math.max(least, Math.min(wanted, window.innerHeight))}px`;
  };
  window.addEventListener("message", ({ data, origin: from, source }: MessageEvent<Partial<Told> | null>) => {
    if (from !== origin || source !== frame.contentWindow || data?.ventanilla !== "height") {
      return;
    }
    if (typeof data.height === "number" && Number.isFinite(data.height)) {
      wanted = data.height;
      resize();
    }
  });
  window.addEventListener("resize", resize);
  self.after(frame);
}

if (script instanceof HTMLScriptElement) {
  embed(script);
}

// Makes this a module to TypeScript; what is built of it is a classic script.
export {};
