import { rm } from "node:fs/promises";
import { measureWorkflow, type WorkflowFigures } from "./bench/measure-workflow";
import { machineLine } from "./bench/figures";
import { buildPortalProgram } from "./chaos/portal";

// Drives signings to their end, with two signers each, while many others are open. Prints how many a minute, what the
// portal's CPU took for each, and how long the signed file was on its way from the last signature to the library.

const openOnes = [100, 1_000, 10_000];

const row = ({ open, perMinute, cpuMsEach, homeMs, gatewayShare }: WorkflowFigures) =>
  [
    open.toLocaleString("en"),
    String(Math.round(perMinute)),
    `${Math.round(cpuMsEach)} ms`,
    `${Math.round(homeMs)} ms`,
    `${Math.round(gatewayShare * 100)} %`,
  ].join(" | ");

const program = await buildPortalProgram();
console.log(`${machineLine()}\n`);
console.log(
  "| others open | signed a minute | portal's CPU each | last signature to library | of it the gateway |",
);
console.log("| --: | --: | --: | --: | --: |");
try {
  for (const open of openOnes) console.log(`| ${row(await measureWorkflow(program, open))} |`);
} finally {
  await rm(program);
}
