import { runTypeScript } from "./run-typescript.mjs";

// node scripts/start.mjs                      the portal, built, with the sandbox gateway beside it (npm start)
// node scripts/start.mjs --dev                the same from the sources, reloading (npm run dev)
// node scripts/start.mjs --sandbox-only       the sandbox gateway alone (npm run sandbox)
// node scripts/start.mjs --run <file> [args]  any TypeScript file of the project

const args = process.argv.slice(2);
const [script, scriptArgs] =
  args[0] === "--run" ? [args[1] ?? "", args.slice(2)] : ["scripts/serve.ts", args];

process.exitCode = await runTypeScript(script, scriptArgs, { envFile: ".env" });
