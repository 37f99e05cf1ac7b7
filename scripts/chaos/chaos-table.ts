import { count, markdownTable } from "../report/markdown-table";
import type { ChaosResult, ChaosRun } from "./run-chaos";

/** The tables of a result in Markdown: outcomes of each fault, and every boundary under every fault. */
export function chaosTables({ runs }: ChaosResult): string {
  const faults = [...new Set(runs.map(({ fault }) => fault.name))];
  return `${outcomesTable(runs, faults)}\n\n${boundaryTable(runs, faults)}`;
}

/** A to Z, then AA to AZ. */
const letter = (index: number): string =>
  (index < 26 ? "" : "A") + String.fromCharCode("A".charCodeAt(0) + (index % 26));

const isLost = ({ violations }: ChaosRun) => violations.length > 0;

const labels = { signed: "signed", failed: "failed", needs_attention: "needs attention" } as const;

function outcomesTable(runs: readonly ChaosRun[], faults: readonly string[]): string {
  const rows = faults.map((name, index) => {
    const ofFault = runs.filter(({ fault }) => fault.name === name);
    const counts = Object.keys(labels).map((end) => count(ofFault, (run) => run.end === end && !isLost(run)));
    const crashes = ofFault.reduce((sum, run) => sum + run.crashes, 0);
    return [letter(index), name, ofFault.length, crashes, ...counts, count(ofFault, isLost)];
  });
  return markdownTable(["", "fault", "runs", "crashes", ...Object.values(labels), "lost"], rows);
}

function boundaryTable(runs: readonly ChaosRun[], faults: readonly string[]): string {
  const crashed = runs.filter(({ boundary, crashes }) => boundary && crashes > 0);
  const boundaries = [...new Set(crashed.map(({ boundary }) => boundary ?? ""))].sort();
  const rows = boundaries.map((boundary) => [
    boundary,
    ...faults.map((name) =>
      cell(crashed.filter((run) => run.boundary === boundary && run.fault.name === name)),
    ),
  ]);
  return markdownTable(["crashed", ...faults.map((_, index) => letter(index))], rows);
}

function cell(runs: readonly ChaosRun[]): string {
  if (runs.length === 0) return "";
  const lost = count(runs, isLost);
  return lost > 0 ? `${lost} LOST` : String(runs.length);
}
