import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * All that the first page imports at once is one download. So is what every area stands on (`src/kit`, the UI and
 * the API's client), which belongs to that download: left alone, whatever two areas share would become a request
 * of its own. Each area, and each language's words of it, is fetched when it is looked at.
 */
const entry = fileURLToPath(new URL("src/main.tsx", import.meta.url));
const shared = /\/apps\/console\/src\/kit\/|\/packages\/(?:ui|api)\/|\/packages\/i18n\/\w+\.ts/;
const first = new Set<string>();
const followImports: Plugin = {
  name: "ventanilla:downloads",
  buildEnd() {
    const follow = (id: string) => {
      if (!first.has(id)) {
        first.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(follow);
      }
    };
    follow(entry);
  },
};

/**
 * Builds the console: one page for every business and every address below `/console/`.
 *
 * `dist/index.html` becomes the object `console/index.html` of the site bucket; `dist/assets/` lies beside the
 * portal's. The manifest is for the tests.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [followImports],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "assets",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "console", test: (id: string) => first.has(id) || shared.test(id) }],
        },
      },
    },
  },
});
