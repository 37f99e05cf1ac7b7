import { runTypeScript } from "./run-typescript.mjs";

// The settings in .env are for the portal itself. Tests run with the defaults.
process.exitCode = await runTypeScript("scripts/run-checks.ts", process.argv.slice(2));
