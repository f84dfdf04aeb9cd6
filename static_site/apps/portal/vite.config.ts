import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Builds the portal from its script alone: the page around it is written per tenant by publishing.
 *
 * `dist/` has the layout of the site bucket: `assets/*` (hashed, immutable) with `assets/manifest.json`,
 * and `embed.js`, which tenants link by name and which is therefore not hashed.
 */
export default defineConfig({
  root,
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "assets",
    assetsInlineLimit: 0,
    manifest: "assets/manifest.json",
    modulePreload: { polyfill: false },
    rollupOptions: { input: { portal: fileURLToPath(new URL("src/main.tsx", import.meta.url)) } },
  },
});
