import nextPlugin from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { literalWords } from "./scripts/lint/literal-words.mjs";

/**
 * Who may import whom (docs/decisions/0002-layers.md): the folders of ours that each layer may reach, and
 * the packages that it must not know.
 */
const layers = [
  {
    files: ["lib/domain/**"],
    mayImport: ["lib/domain"],
    not: ["next", "next-intl", "use-intl", "react", "drizzle-orm"],
  },
  { files: ["lib/env.ts", "lib/log.ts"], mayImport: [], not: ["next", "react"] },
  { files: ["lib/secrets/**"], mayImport: ["lib/secrets"], not: ["next", "react", "drizzle-orm"] },
  { files: ["db/**"], mayImport: ["db", "lib/domain"], not: ["next", "react"] },
  { files: ["lib/gateway/**"], mayImport: ["lib/gateway"], not: ["next", "react", "drizzle-orm"] },
  {
    files: ["lib/signing/**", "lib/library/**", "lib/audit/**"],
    mayImport: ["lib/(audit|domain|gateway|library|mail|secrets|signing)", "db/(client|repositories)"],
    not: ["next", "react", "drizzle-orm"],
  },
  { files: ["lib/csv/**"], mayImport: ["lib/csv"], not: ["next", "react", "drizzle-orm"] },
  {
    files: ["lib/settings/**"],
    mayImport: ["lib/(domain|settings)", "db/(client|repositories)"],
    not: ["next", "react", "drizzle-orm"],
  },
  {
    files: ["lib/accounts/**"],
    mayImport: ["lib/(accounts|csv|domain|mail|secrets|signing)", "db/(client|repositories)"],
    not: ["next", "react", "drizzle-orm"],
  },
  {
    files: ["lib/mail/**"],
    mayImport: ["lib/(domain|mail|secrets)", "lib/i18n/translator", "db/(client|repositories)"],
    not: ["next", "react", "drizzle-orm"],
  },
  {
    files: ["lib/evidence/**"],
    mayImport: ["lib/(audit|domain|evidence|i18n|library)", "db/(client|repositories)"],
    not: ["next", "next-intl", "react", "drizzle-orm"],
  },
  {
    files: ["lib/i18n/**"],
    mayImport: ["lib/(domain|i18n)", "messages"],
    not: ["next", "next-intl", "react", "drizzle-orm"],
  },
  {
    files: ["lib/i18n/{language-of-reader,request}.ts"],
    mayImport: ["lib/(auth|current-settings|domain|i18n|portal|signing)"],
    not: ["drizzle-orm"],
  },
  {
    files: ["lib/auth/**", "lib/actions/**", "lib/live/**"],
    mayImport: ["lib", "db/(client|repositories)"],
    not: ["drizzle-orm"],
  },
  {
    files: ["components/**"],
    mayImport: ["components", "lib/domain", "lib/actions/(action|sign-in)-state"],
    mayImportTypes: ["db/repositories", "lib/i18n/messages"],
    not: ["drizzle-orm", "better-sqlite3"],
  },
  {
    files: ["app/**"],
    mayImport: ["app", "components", "lib", "db/(client|repositories)"],
    not: ["drizzle-orm"],
  },
  { files: ["sandbox/**"], mayImport: [], not: ["next", "react", "drizzle-orm"] },
];

/** @param {{ mayImport: string[], mayImportTypes?: string[], not: string[] }} layer */
const restrictions = ({ mayImport, mayImportTypes = [], not }) => [
  {
    regex: `^@/(?!(${[...mayImport, ...mayImportTypes].join("|") || "-"})(/|$))`,
    message: "This layer must not know that one (docs/decisions/0002-layers.md).",
  },
  {
    regex: `^@/(${mayImportTypes.join("|") || "-"})(/|$)`,
    allowTypeImports: true,
    message: "This layer may know the types of that one alone.",
  },
  { regex: `^(${not.join("|")})(/|$)`, message: "This layer must not know that package." },
  { regex: "^(\\.\\./)+(app|components|db|lib)/", message: "Another layer is imported by its name, as @/…" },
];

/** Tests may reach for whatever sets their scene. */
const isTest = ["**/*.test.ts", "**/testing/**"];

const config = [
  {
    ignores: [
      ".next/**",
      "data/**",
      ".cache/**",
      "db/migrations/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...nextPlugin,
  ...nextTypescript,
  {
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "lib/env.ts is the only reader of the environment." },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  ...layers.map((layer) => ({
    files: layer.files,
    ignores: isTest,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: restrictions(layer) }] },
  })),
  {
    files: ["app/**", "components/!(ui)/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^react-aria", message: "Primitives stand in components/ui, and load on demand there." },
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
  // Playwright's fixtures call "use" too, which is no hook of React's.
  { files: ["e2e/support/test.ts"], rules: { "react-hooks/rules-of-hooks": "off" } },
  {
    files: [
      "scripts/**",
      "e2e/**",
      "*.config.*",
      "lib/env.ts",
      "lib/log.ts",
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
