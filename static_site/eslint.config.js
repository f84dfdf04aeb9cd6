import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

export default ts.config(
  // Built, or written by a program.
  globalIgnores(["**/dist/", "**/screenshots/", "packages/api/schema.d.ts"]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  a11y.flatConfigs.strict,
  hooks.configs["recommended-latest"],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      "jsx-a11y": {
        attributes: { for: ["for"] },
        components: { Field: "input" },
      },
    },
    rules: {
      complexity: ["error", 15],
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "no-console": "error",
      // What is async gives a promise, whether or not it waits for one.
      "@typescript-eslint/require-await": "off",
      "no-param-reassign": "error",
      "react-hooks/exhaustive-deps": "error",
      // A promise in a handler is dropped by the word `void`, after which the handler gives nothing.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // Numbers write themselves; everything else is converted in the open.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_$", argsIgnorePattern: "^_$" }],
      // `||` is meant where an empty text is as good as none.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      // A list without bullets has lost its role in Safari; ours say it again where that matters.
      "jsx-a11y/no-redundant-roles": ["error", { ul: ["list"] }],
      // The label surrounds its input, or names it by `for`.
      "jsx-a11y/label-has-associated-control": ["error", { assert: "either" }],
    },
  },
  {
    files: ["**/*.mjs", "*.js"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { process: "readonly", fetch: "readonly", URL: "readonly" } },
  },
);
