import { beforeEach, expect, test } from "vitest";
import { type PreviewState, makePreviewFrames } from "../src/areas/portal/preview-frames";

/** The messages posted to the frames. */
const told: unknown[] = [];
let box: HTMLElement;
const gone: string[] = [];

const look = (title: string, css = "", screen: PreviewState["screen"] = "door"): PreviewState => ({
  preview: { config: { title }, css, script: "/s.js", stylesheets: [] },
  screen,
  theme: "light",
});

const frames = () => [...box.querySelectorAll("iframe")];

/** Posts a message from a frame to the console. */
function say(frame: HTMLIFrameElement | undefined, data: object, origin = window.location.origin): void {
  const source = frame?.contentWindow ?? null;
  window.dispatchEvent(new MessageEvent("message", { source, origin, data }));
}

function stage() {
  const made = makePreviewFrames(box, "Vista previa", (screen) => gone.push(screen));
  const append = box.append.bind(box);
  box.append = (...nodes: (Node | string)[]) => {
    for (const node of nodes) {
      Object.defineProperty(node, "contentWindow", {
        value: { postMessage: (data: unknown) => told.push(data) },
      });
    }
    append(...nodes);
  };
  return made;
}

beforeEach(() => {
  told.length = gone.length = 0;
  box = document.createElement("div");
  document.body.replaceChildren(box);
});

test("a preview loads in a hidden frame, which replaces the visible one when ready", () => {
  const made = stage();
  made.show(look("Uno"));
  const [behind] = frames();
  expect([behind?.className, behind?.title]).toEqual(["behind", "Vista previa"]);
  say(behind, { ventanilla: "ready" });
  expect(told).toHaveLength(1);
  say(behind, { ventanilla: "shown" });
  expect(behind?.className).toBe("");
  made.show(look("Dos"));
  expect(frames().map(({ className }) => className)).toEqual(["", "behind"]);
  say(frames()[1], { ventanilla: "ready" });
  say(frames()[1], { ventanilla: "shown" });
  expect(frames()).toHaveLength(1);
  made.end();
});

test("only the newest of several waiting previews is shown", () => {
  const made = stage();
  made.show(look("Uno"));
  made.show(look("Dos"));
  made.show(look("Tres"));
  expect(frames()).toHaveLength(1);
  say(frames()[0], { ventanilla: "ready" });
  say(frames()[0], { ventanilla: "shown" });
  say(frames()[1], { ventanilla: "ready" });
  expect(told.map((one) => (one as { config: { title: string } }).config.title)).toEqual(["Uno", "Tres"]);
  made.end();
});

test("colours are changed in place", () => {
  const made = stage();
  made.show(look("Uno"));
  say(frames()[0], { ventanilla: "ready" });
  say(frames()[0], { ventanilla: "shown" });
  made.show(look("Uno", ":root{--brand:#000}"));
  expect(frames()).toHaveLength(1);
  expect(told).toHaveLength(2);
  made.end();
});

test("navigation within the preview is reported, and kept", () => {
  const made = stage();
  made.show(look("Uno", "", "home"));
  say(frames()[0], { ventanilla: "ready" });
  say(frames()[0], { ventanilla: "shown" });
  say(frames()[0], { ventanilla: "gone", screen: "more" });
  expect(gone).toEqual(["more"]);
  made.show(look("Uno", "", "more"));
  expect(frames()).toHaveLength(1);
  made.end();
});

test("messages from other sources are ignored", () => {
  const made = stage();
  made.show(look("Uno"));
  say(frames()[0], { ventanilla: "ready" }, "https://evil.example");
  say(undefined, { ventanilla: "ready" });
  expect(told).toHaveLength(0);
  made.end();
  expect(frames()).toHaveLength(0);
});
