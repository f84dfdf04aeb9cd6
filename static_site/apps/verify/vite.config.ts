import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Puts script and style into the page, which then needs nothing else: it works from a disk as from the web. */
const oneFile: Plugin = {
  name: "ventanilla:one-file",
  enforce: "post",
  generateBundle(_, bundle) {
    const page = bundle["index.html"];
    const parts = Object.values(bundle);
    const script = parts.find((part) => part.type === "chunk");
    const style = parts.find((part) => part.type === "asset" && part.fileName.endsWith(".css"));
    if (page?.type !== "asset" || script?.type !== "chunk" || style?.type !== "asset" || parts.length !== 3) {
      throw new Error(`the page is made of ${parts.map((part) => part.fileName).join(", ")}`);
    }
    // Inside a string or an expression the one reads as the other; in a page it would end the script.
    const code = script.code.trim().replaceAll(/<(?=\/script|!--)/gi, "\\x3C");
    const css = String(style.source).trim();
    const policy = [
      "default-src 'none'",
      `script-src ${hash(code)}`,
      `style-src ${hash(css)}`,
      "img-src data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ].join("; ");
    page.source = String(page.source)
      .replace(/\s*<script type="module"[^>]*><\/script>/, "")
      .replace(/\s*<link rel="stylesheet"[^>]*>/, "")
      .replace(/<meta charset="utf-8" \/>/, (found) =>
        [found, `<meta http-equiv="Content-Security-Policy" content="${policy}" />`].join("\n    "),
      )
      .replace("</head>", () => `<style>${css}</style>\n  </head>`)
      .replace("</body>", () => `<script type="module">${code}</script>\n  </body>`);
    for (const part of [script, style]) Reflect.deleteProperty(bundle, part.fileName);
  },
};

/** Builds the page on which anybody checks a sealed PDF: one file, `dist/index.html`. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [oneFile],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 800,
  },
});
