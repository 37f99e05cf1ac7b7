import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const conformance = "sandbox/conformance/checks/**/*.test.ts";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,db,lib,sandbox,scripts}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, conformance],
          // Long enough that only a test or hook that hangs meets them, however busy the machine is.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "gateway",
          include: [conformance],
          globalSetup: "sandbox/conformance/gateway-under-test.ts",
          // Another gateway may be far away, and slow to take a file in.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
