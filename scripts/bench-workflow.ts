import { rm } from "node:fs/promises";
import { measureWorkflow, type WorkflowFigures } from "./bench/measure-workflow";
import { machineLine } from "./report/figures";
import { buildPortalProgram } from "./chaos/portal";

// Completes signings with two signers each while many others are open. Prints signings per minute, the portal's CPU
// time for each, and the time from the last signature to the signed file in the library.

const openCounts = [100, 1_000, 10_000];

const row = ({ open, perMinute, cpuMsEach, collectMs, gatewayShare }: WorkflowFigures) =>
  [
    open.toLocaleString("en"),
    String(Math.round(perMinute)),
    `${Math.round(cpuMsEach)} ms`,
    `${Math.round(collectMs)} ms`,
    `${Math.round(gatewayShare * 100)} %`,
  ].join(" | ");

const program = await buildPortalProgram();
console.log(`${machineLine()}\n`);
console.log(
  "| others open | signings per minute | portal CPU each | last signature to library | gateway's share |",
);
console.log("| --: | --: | --: | --: | --: |");
try {
  for (const open of openCounts) console.log(`| ${row(await measureWorkflow(program, open))} |`);
} finally {
  await rm(program);
}
