import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { typefaces } from "./typefaces.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/**
 * The two downloads on the way to the dashboard, in their order: each is one file, with all that its modules import
 * at once and the download before has not. Left alone, whatever two parts share would become a request of its own.
 */
const downloads = { portal: source("main.tsx"), inside: source("inside.ts") };
/** The page in which the console shows a portal whose settings nobody has saved. */
const preview = fileURLToPath(new URL("preview.html", import.meta.url));
const downloadOf = new Map<string, string>();
/** What the first form imports with all words' package and shows nothing of: it goes with what does. */
const later = fileURLToPath(new URL("../../packages/i18n/format.ts", import.meta.url));
const followImports: Plugin = {
  name: "ventanilla:downloads",
  buildEnd() {
    downloadOf.set(later, "inside");
    for (const [name, start] of Object.entries(downloads)) {
      const follow = (id: string) => {
        if (!downloadOf.has(id)) {
          downloadOf.set(id, name);
          this.getModuleInfo(id)?.importedIds.forEach(follow);
        }
      };
      follow(start);
    }
  },
};

/**
 * Builds the portal from its script alone: the page around it is written per tenant by publishing.
 *
 * `dist/` has the layout of the site bucket: `assets/*` (hashed, immutable) with `assets/manifest.json`,
 * and `embed.js`, which tenants link by name and which is therefore not hashed.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [followImports, typefaces],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "assets",
    assetsInlineLimit: 0,
    manifest: "assets/manifest.json",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { portal: downloads.portal, preview },
      output: {
        codeSplitting: {
          groups: Object.keys(downloads).map((name) => ({
            name,
            test: (id: string) => downloadOf.get(id) === name,
          })),
        },
      },
    },
  },
});
