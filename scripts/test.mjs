import { runTypeScript } from "./run-typescript.mjs";

// Settings in .env are for the portal that somebody uses; tests run with the defaults, whatever it says.
process.exitCode = await runTypeScript("scripts/run-checks.ts", process.argv.slice(2));
