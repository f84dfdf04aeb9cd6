import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** The typefaces that a brand can choose, by the names that its settings have for them, and who packs them. */
const PACKAGES = {
  inter: "inter",
  "source-sans": "source-sans-3",
  nunito: "nunito",
  montserrat: "montserrat",
  lora: "lora",
  atkinson: "atkinson-hyperlegible-next",
} as const;
const SUBSETS = ["latin", "latin-ext"] as const;

const require = createRequire(import.meta.url);

function folderOf(name: string): string {
  return dirname(require.resolve(`@fontsource-variable/${name}/package.json`));
}

/**
 * Puts the typefaces beside the other assets, and their names into the manifest as `typefaces/<name>-<subset>.woff2`:
 * publishing links those that a page chose. Their licence asks that it goes along.
 */
export const typefaces: Plugin = {
  name: "ventanilla:typefaces",
  generateBundle() {
    const licences: string[] = [];
    for (const [name, packed] of Object.entries(PACKAGES)) {
      const folder = folderOf(packed);
      licences.push(readFileSync(join(folder, "LICENSE"), "utf8"));
      for (const subset of SUBSETS) {
        this.emitFile({
          type: "asset",
          name: `${name}-${subset}.woff2`,
          originalFileName: `typefaces/${name}-${subset}.woff2`,
          source: readFileSync(join(folder, "files", `${packed}-${subset}-wght-normal.woff2`)),
        });
      }
    }
    this.emitFile({ type: "asset", name: "typefaces.txt", source: licences.join("\n\n") });
  },
};
