import nextPlugin from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { literalWords } from "./scripts/lint/literal-words.mjs";
import { roomImports } from "./scripts/lint/room-imports.mjs";
import { rooms } from "./scripts/lint/rooms.mjs";

/** Rules for React and the browser. Outside app/ and components/ they only cost time: they compile each file. */
const interfaceRules = nextPlugin
  .flatMap(({ rules = {} }) => Object.keys(rules))
  .filter((name) => /^(react|react-hooks|jsx-a11y|@next\/next)\//.test(name));

/** Tests may import anything that they need for their set-up. */
const isTest = ["**/*.test.ts", "lib/**/testing/**", "db/testing/**", "sandbox/testing/**"];

const config = [
  {
    ignores: [
      ".next/**",
      "data/**",
      ".cache/**",
      "db/migrations/**",
      "db/migrations-postgres/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...nextPlugin,
  ...nextTypescript,
  {
    files: ["{db,e2e,lib,sandbox,scripts,testing}/**"],
    rules: Object.fromEntries(interfaceRules.map((name) => [name, "off"])),
  },
  {
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      // next/image would convert what people sign and their logo, and sets styles that the Content-Security-Policy blocks.
      "@next/next/no-img-element": "off",
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "lib/base/env.ts is the only reader of the environment.",
        },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: rooms.map(({ path }) => `${path}/**`),
    ignores: isTest,
    plugins: { paraph: { rules: { "room-imports": roomImports } } },
    rules: { "paraph/room-imports": ["error", rooms] },
  },
  {
    files: ["app/**", "components/!(ui)/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^react-aria",
              message: "Only components/ui imports primitives; it loads them on demand.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["app/**", "components/**"],
    ignores: isTest,
    rules: { "no-restricted-syntax": ["error", ...literalWords] },
  },
  {
    files: [
      "scripts/**",
      "e2e/**",
      "testing/**",
      "*.config.*",
      "lib/base/env.ts",
      "lib/base/log.ts",
      "sandbox/settings.ts",
      "sandbox/main.ts",
      "sandbox/conformance/{run,gateway-under-test}.ts",
      "instrumentation.ts",
      "proxy.ts",
      ...isTest,
    ],
    rules: { "no-restricted-properties": "off", "no-console": "off" },
  },
  { files: isTest, rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
];

export default config;
