import { spawn } from "node:child_process";
import { readTarget, TargetError, type GatewayTarget } from "./gateway-target";

// npm run test:gateway -- --url https://… --token …   tests that gateway; without arguments, its own sandbox
// Vitest gets the token in its environment, as other users of the machine can read the arguments of a process.

function runSuite(target: GatewayTarget | undefined) {
  const environment =
    target === undefined ? {} : { CONFORMANCE_URL: target.url, CONFORMANCE_TOKEN: target.token };
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project=gateway", "--reporter=verbose"];
  const child = spawn(process.execPath, vitest, {
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  child.once("exit", (code) => process.exit(code ?? 1));
}

try {
  runSuite(readTarget(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof TargetError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
