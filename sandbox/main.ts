import { startSandbox, type RunningSandbox } from "./server";
import { readSettings } from "./settings";
import { StartError } from "./base/start-error";

/** Starts the sandbox with settings from the environment, and stops it on SIGINT and SIGTERM. */
async function main() {
  const sandbox = await startSandbox(readSettings());
  process.once("SIGINT", () => stop(sandbox));
  process.once("SIGTERM", () => stop(sandbox));
  console.log(`Sandbox gateway ready at ${sandbox.url}`);
}

function stop(sandbox: RunningSandbox) {
  sandbox.close().then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  );
}

function fail(error: unknown) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
