/**
 * The portal's page as it would be published, for the console to look at: the portal's own script and styles over
 * settings that nobody has saved. It takes them from the window that holds it, once; only colours and typefaces
 * are changed in place. It can reach no API: its policy forbids it.
 */
import type { Draft, Word } from "./draft";
import { inactivePage } from "./inactive";
import { screenAt, standIn } from "./stand-in";

const holder = window.parent;
const brand = new CSSStyleSheet();
let shown: Draft | null = null;

function say(word: Word): void {
  holder.postMessage(word, window.location.origin);
}

function link(href: string): Promise<void> {
  return new Promise((resolve) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = href;
    sheet.onload = sheet.onerror = () => resolve();
    document.head.append(sheet);
  });
}

/** Resolves when there is something to see: no empty page, no grey bars, pictures and typefaces there. */
async function settled(): Promise<void> {
  const busy = () => document.querySelector("#app > [aria-busy], #app [role=status] .skeleton, #app:empty");
  for (let tries = 0; tries < 100 && busy() !== null; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}

async function show(draft: Draft): Promise<void> {
  const { config, screen, theme } = draft;
  brand.replaceSync(draft.css);
  const same =
    shown !== null && shown.screen === screen && JSON.stringify(shown.config) === JSON.stringify(config);
  const first = shown === null;
  shown = draft;
  document.documentElement.dataset["theme"] = theme;
  if (same) {
    say({ ventanilla: "shown" });
    return;
  }
  if (!first) {
    // The portal's script reads its settings once: whoever holds this window opens another one.
    return;
  }
  document.adoptedStyleSheets = [brand];
  document.documentElement.lang = config.language;
  const [tenant, app] = [document.getElementById("tenant"), document.getElementById("app")];
  tenant?.append(JSON.stringify(config));
  await Promise.all(draft.stylesheets.map(link));
  standIn(config, screen, theme);
  if (config.active) {
    // By its published name: built together, what the two share would run the portal before its settings are here.
    await import(/* @vite-ignore */ draft.script);
    await settled();
  } else {
    app?.append(inactivePage(config));
  }
  say({ ventanilla: "shown" });
  window.addEventListener("popstate", tell);
  document.addEventListener("click", () => setTimeout(tell));
}

/** Tells where the one who looks has gone within the preview. */
function tell(): void {
  if (shown !== null && shown.screen !== "door") {
    say({ ventanilla: "gone", screen: screenAt(shown.config.slug, window.location.pathname) });
  }
}

window.addEventListener("message", ({ source, origin, data }: MessageEvent<Partial<Draft> | null>) => {
  if (source === holder && origin === window.location.origin && data?.ventanilla === "draft") {
    void show(data as Draft);
  }
});
say({ ventanilla: "ready" });
