import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

// npm run test:gateway -- --url https://… --token …   plays the API against that gateway; without, against a sandbox of
// its own. The token goes on in the environment, as other users of a machine can read arguments.

const { url, token } = parseArgs({ options: { url: { type: "string" }, token: { type: "string" } } }).values;
if ((url === undefined) !== (token === undefined)) {
  console.error("Give both --url and --token, or neither.");
  process.exit(1);
}
const target = url === undefined ? {} : { GATEWAY_URL: url.replace(/\/+$/, ""), GATEWAY_TOKEN: token };
const vitest = ["node_modules/vitest/vitest.mjs", "run", "sandbox/conformance", "--reporter=verbose"];
const child = spawn(process.execPath, vitest, { env: { ...process.env, ...target }, stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
