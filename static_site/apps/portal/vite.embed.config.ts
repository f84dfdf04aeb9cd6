import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Builds `embed.js`: a classic script under a name that never changes, since strangers' pages link it. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: false,
  build: {
    target: "es2020",
    outDir: "dist",
    emptyOutDir: false,
    lib: {
      entry: fileURLToPath(new URL("src/embed.ts", import.meta.url)),
      formats: ["iife"],
      name: "ventanillaEmbed",
      fileName: () => "embed.js",
    },
  },
});
