import type { Preview } from "@ventanilla/api/portal-types";

export const screens = ["door", "home", "statement", "tickets", "messages", "contracts", "more"] as const;
export type Screen = (typeof screens)[number];

/** What the preview shows. */
export interface PreviewState {
  readonly preview: Preview;
  readonly screen: Screen;
  readonly theme: "light" | "dark";
}

interface Word {
  readonly ventanilla: "ready" | "shown" | "gone";
  readonly screen?: Screen;
}

const ADDRESS = "/preview.html";

/**
 * Shows previews in `box`. The portal reads its settings once, so each preview has its own frame, which is loaded
 * behind the visible one and replaces it when it is ready. Changes of colours alone are made in place.
 */
export function makePreviewFrames(box: HTMLElement, title: string, onGone: (screen: Screen) => void) {
  let front: HTMLIFrameElement | null = null;
  let back: HTMLIFrameElement | null = null;
  /** The state of the visible frame, and the next one. */
  let shown: PreviewState | null = null;
  let wanted: PreviewState | null = null;
  let coming: PreviewState | null = null;

  const page = ({ preview: { config, script, stylesheets }, screen }: PreviewState) =>
    JSON.stringify([config, script, stylesheets, screen]);

  function post(frame: HTMLIFrameElement, state: PreviewState): void {
    const { preview, screen, theme } = state;
    frame.contentWindow?.postMessage(
      { ventanilla: "draft", ...preview, screen, theme },
      window.location.origin,
    );
  }

  function next(): void {
    if (wanted === null || back !== null) {
      return;
    }
    if (front !== null && shown !== null && page(shown) === page(wanted)) {
      shown = wanted;
      wanted = null;
      post(front, shown);
      return;
    }
    coming = wanted;
    wanted = null;
    back = document.createElement("iframe");
    back.title = title;
    back.src = ADDRESS;
    back.className = "behind";
    box.append(back);
  }

  function listen({ source, origin, data }: MessageEvent<Partial<Word> | null>): void {
    if (origin !== window.location.origin || !data) {
      return;
    }
    if (back !== null && source === back.contentWindow && coming !== null) {
      if (data.ventanilla === "ready") {
        post(back, coming);
      } else if (data.ventanilla === "shown") {
        front?.remove();
        back.className = "";
        [front, back, shown, coming] = [back, null, coming, null];
        next();
      }
    } else if (front !== null && source === front.contentWindow) {
      if (data.ventanilla === "gone" && data.screen && shown !== null) {
        // The reader navigated within the frame.
        shown = { ...shown, screen: data.screen };
        onGone(data.screen);
      }
    }
  }

  window.addEventListener("message", listen);
  return {
    show: (state: PreviewState) => {
      wanted = state;
      next();
    },
    end: () => {
      window.removeEventListener("message", listen);
      box.replaceChildren();
    },
  };
}
