import { parseArgs } from "node:util";
import { chaosTables } from "./chaos/chaos-table";
import { faultCases } from "./chaos/fault-cases";
import { minuteMs } from "@/lib/domain/time/durations";
import { reportClusterChaos } from "./chaos/cluster/report-cluster";
import { runChaos } from "./chaos/run-chaos";
import { requireServers } from "./cluster/require-servers";

// Kills the portal at every boundary of its work, under every fault of the gateway, and checks that nothing is lost.
// Prints the result as tables, and fails when a document is lost or a boundary is never reached.
//
// npm run chaos                 one portal on SQLite and a folder
// npm run chaos -- --cluster    three portals on PostgreSQL and S3, with further strikes; --minutes ends the plan early

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    testbeds: { type: "string", default: "3" },
    cluster: { type: "boolean", default: false },
    minutes: { type: "string", default: "Infinity" },
  },
});
const [runs, seed, testbedCount] = [values.runs, values.seed, values.testbeds].map(Number) as [
  number,
  number,
  number,
];

if (values.cluster) {
  await requireServers();
  const withinMs = Number(values.minutes) * minuteMs;
  process.exit((await reportClusterChaos({ runs, seed, withinMs, clusterCount: testbedCount })) ? 0 : 1);
}
const startedAt = Date.now();
let done = 0;
const result = await runChaos({
  ...{ runs, seed, testbedCount, faults: faultCases },
  onRun({ fault, boundary, violations }) {
    done += 1;
    const where = `${boundary ?? "no crash"}, with ${fault.name}`;
    for (const violation of violations) console.error(`LOST (${where}): ${violation}`);
    if (done % 50 === 0) console.error(`${done} of ${runs + faultCases.length} …`);
  },
});
const lost = result.runs.filter(({ violations }) => violations.length > 0).length;
const missed = result.runs.filter(({ boundary, crashes }) => boundary && crashes === 0).length;
const crashes = result.runs.reduce((sum, run) => sum + run.crashes, 0);
for (const violation of result.storeViolations) console.error(`In a store: ${violation}`);
for (const boundary of result.neverReached) console.error(`Never reached: ${boundary}`);
for (const boundary of result.reachedOnlyInRehearsal)
  console.error(`Reached in one rehearsal only: ${boundary}`);
console.log(`${chaosTables(result)}\n`);
console.log(
  `${result.runs.length} documents, ${crashes} crashes, ${lost} lost; ${missed} runs ended before they reached their ` +
    `boundary. ${Math.round((Date.now() - startedAt) / 1000)} seconds, seed ${seed}.`,
);
process.exit(lost + result.storeViolations.length + result.neverReached.length > 0 ? 1 : 0);
