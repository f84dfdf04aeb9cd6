import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Which modules the first paint needs: all that `main.tsx` imports, and what those import, at once. */
const atOnce = new Set<string>();
const followImports: Plugin = {
  name: "ventanilla:first-paint",
  buildEnd() {
    const follow = (id: string) => {
      if (!atOnce.has(id)) {
        atOnce.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(follow);
      }
    };
    follow(fileURLToPath(new URL("src/main.tsx", import.meta.url)));
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
  plugins: [followImports],
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
      input: { portal: fileURLToPath(new URL("src/main.tsx", import.meta.url)) },
      output: {
        // One file for the first paint: what later parts share with it would else become files of its own.
        codeSplitting: { groups: [{ name: "portal", test: (id) => atOnce.has(id) }] },
      },
    },
  },
});
