import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist", ".cache", "artifacts", "node_modules", "examples", "test/fixtures"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 100, skipComments: true, skipBlankLines: true }],
      "no-console": "error",
      eqeqeq: "error",
      // The compiler knows better, also in JavaScript.
      "no-undef": "off",
    },
  },
  {
    // Mocha's `describe` callbacks hold many tests, and a script talks to its user.
    files: ["test/**", "scripts/**", "bench/**"],
    rules: { "max-lines-per-function": "off", "no-console": "off" },
  },
  {
    // Generated tables are data.
    files: ["core/parameters/data/**"],
    rules: { "max-lines": "off" },
  },
);
