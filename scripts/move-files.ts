import { parseArgs } from "node:util";
import { env } from "@/lib/base/env";
import { refusedExitCode, StartError } from "@/lib/base/start-error";
import { type MoveTarget, runMove } from "./moving/run-move";
import { printRefusal } from "./serving/print-refusal";

// npm run move-files -- --to bucket   copies the files of DATA_DIR to S3_BUCKET
// npm run move-files -- --to folder   copies them back
//
// The portal must be stopped. An interrupted run can be repeated: it verifies the files that were copied and copies the
// rest.

const { values } = parseArgs({ options: { to: { type: "string" } } });
const isTarget = (name: string | undefined): name is MoveTarget => name === "bucket" || name === "folder";

try {
  if (!isTarget(values.to))
    throw new StartError("Choose where the files are moved: --to bucket or --to folder.");
  console.log("The portal must be stopped while its files are moved.");
  process.exitCode = (await runMove(env(), values.to, process.stdout)) ? 0 : 1;
} catch (error) {
  printRefusal(error);
  process.exitCode = refusedExitCode;
}
