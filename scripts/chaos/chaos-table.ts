import type { ChaosResult, ChaosRun } from "./run-chaos";

/** The tables of a result in Markdown: which fault led where, and every boundary under every fault. */
export function chaosTables({ runs }: ChaosResult): string {
  const faults = [...new Set(runs.map(({ fault }) => fault.name))];
  return `${endsTable(runs, faults)}\n\n${boundaryTable(runs, faults)}`;
}

const letter = (index: number) => String.fromCharCode("A".charCodeAt(0) + index);

const isLost = ({ wrongs }: ChaosRun) => wrongs.length > 0;

const ends = { signed: "signed", failed: "failed", needs_attention: "needs attention" } as const;

function endsTable(runs: readonly ChaosRun[], faults: readonly string[]): string {
  const rows = faults.map((name, index) => {
    const ofFault = runs.filter(({ fault }) => fault.name === name);
    const counts = Object.keys(ends).map((end) => count(ofFault, (run) => run.end === end && !isLost(run)));
    const deaths = ofFault.reduce((sum, run) => sum + run.deaths, 0);
    return [letter(index), name, ofFault.length, deaths, ...counts, count(ofFault, isLost)];
  });
  return table(["", "fault", "runs", "deaths", ...Object.values(ends), "lost"], rows);
}

function boundaryTable(runs: readonly ChaosRun[], faults: readonly string[]): string {
  const dead = runs.filter(({ boundary, deaths }) => boundary && deaths > 0);
  const boundaries = [...new Set(dead.map(({ boundary }) => boundary ?? ""))].sort();
  const rows = boundaries.map((boundary) => [
    boundary,
    ...faults.map((name) => cell(dead.filter((run) => run.boundary === boundary && run.fault.name === name))),
  ]);
  return table(["killed", ...faults.map((_, index) => letter(index))], rows);
}

function cell(runs: readonly ChaosRun[]): string {
  if (runs.length === 0) return "";
  const lost = count(runs, isLost);
  return lost > 0 ? `${lost} LOST` : String(runs.length);
}

const count = (runs: readonly ChaosRun[], is: (run: ChaosRun) => boolean) => runs.filter(is).length;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join(
    "\n",
  );
}
