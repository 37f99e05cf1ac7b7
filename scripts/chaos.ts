import { parseArgs } from "node:util";
import { chaosTables } from "./chaos/chaos-table";
import { faultCases } from "./chaos/fault-cases";
import { runChaos } from "./chaos/run-chaos";

// Kills the portal at every boundary of its work, under every fault of the gateway, and looks whether anything was lost.
// Prints what was tried, and fails when something was lost or a boundary was not hit.

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    lanes: { type: "string", default: "3" },
  },
});
const [runs, seed, laneCount] = [values.runs, values.seed, values.lanes].map(Number) as [
  number,
  number,
  number,
];

const startedAt = Date.now();
let done = 0;
const result = await runChaos({
  ...{ runs, seed, laneCount, faults: faultCases },
  onRun({ fault, boundary, wrongs }) {
    done += 1;
    const where = `${boundary ?? "no death"}, with ${fault.name}`;
    for (const wrong of wrongs) console.error(`LOST (${where}): ${wrong}`);
    if (done % 50 === 0) console.error(`${done} of ${runs + faultCases.length} …`);
  },
});
const lost = result.runs.filter(({ wrongs }) => wrongs.length > 0).length;
const missed = result.runs.filter(({ boundary, deaths }) => boundary && deaths === 0).length;
const deaths = result.runs.reduce((sum, run) => sum + run.deaths, 0);
for (const wrong of result.wrongsOfStores) console.error(`In a store: ${wrong}`);
for (const boundary of result.neverHit) console.error(`Never hit: ${boundary}`);
for (const boundary of result.notMetAgain)
  console.error(`Passed in one rehearsal, not met again: ${boundary}`);
console.log(`${chaosTables(result)}\n`);
console.log(
  `${result.runs.length} documents, ${deaths} deaths, ${lost} lost; ${missed} runs ended before they came to their ` +
    `boundary. ${Math.round((Date.now() - startedAt) / 1000)} seconds, seed ${seed}.`,
);
process.exit(lost + result.wrongsOfStores.length + result.neverHit.length > 0 ? 1 : 0);
