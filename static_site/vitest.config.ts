import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["apps/*/tests/**/*.test.{ts,tsx}", "packages/*/tests/**/*.test.ts"],
    environment: "happy-dom",
    environmentOptions: {
      happyDOM: {
        url: "http://portal.localhost:8000/demo/",
        settings: {
          // Nothing here goes out to a network.
          disableCSSFileLoading: true,
          disableJavaScriptFileLoading: true,
          handleDisabledFileLoadingAsSuccess: true,
          navigation: {
            disableMainFrameNavigation: true,
            disableChildFrameNavigation: true,
            disableChildPageNavigation: true,
          },
        },
      },
    },
    css: false,
    restoreMocks: true,
    unstubGlobals: true,
    sequence: { shuffle: true },
  },
});
