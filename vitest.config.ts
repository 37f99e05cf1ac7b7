import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

// Each project lists it first, as a project's set-ups run before those of the root, which it would replace.
const temporaryFolder = "testing/vitest/temporary-folder.ts";
const conformance = "sandbox/conformance/checks/**/*.test.ts";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    restoreMocks: true,
    // Without this, one processor is left to the main process, which has little to do.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          globalSetup: temporaryFolder,
          include: ["{app,components,db,lib,sandbox,scripts,testing}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, conformance, "**/postgres*.test.ts"],
          // Files share the modules of their worker: loading them again for each file took longer than most tests.
          isolate: false,
          // Long enough that only a test or hook that hangs meets them, however busy the machine is.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Tests of the database and of what is built on it, on the other engine.
          name: "postgres",
          include: [
            "{db,lib/{accounts,audit,documents,mail}}/**/*.test.ts",
            "lib/server/portal/**/*.test.ts",
            "lib/{files/{one-time-files,stored-bytes},trust/{change-trust,trust-loader}}.test.ts",
            "scripts/moving/database/postgres*.test.ts",
            "testing/vitest/postgres*.test.ts",
            "lib/server/live/{change-stream,change-streams,listener}.test.ts",
            "lib/signing/{commands,repair,signals}/**/*.test.ts",
            "lib/signing/workflow/{acceptance,claim-work,expiry,frozen-portal,gateway-call-log,invitations,lease,order,reconciler}.test.ts",
          ],
          exclude: [...configDefaults.exclude, "**/sqlite*.test.ts"],
          globalSetup: [temporaryFolder, "testing/vitest/database-setup.ts"],
          setupFiles: "testing/vitest/database-url.ts",
          runner: "testing/vitest/database-runner.ts",
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "gateway",
          include: [conformance],
          globalSetup: [temporaryFolder, "sandbox/conformance/gateway-under-test.ts"],
          // Another gateway may be far away, and slow to take a file in.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
