import { median } from "../../report/figures";
import { count, markdownTable } from "../../report/markdown-table";
import type { ClusterResult, ClusterRun } from "./run-cluster-chaos";
import { deathsOf, strikeKinds } from "./strikes";

const isLost = ({ violations }: ClusterRun) => violations.length > 0;

const wasStruck = ({ strikes }: ClusterRun) => strikes.length > 0;

/** How many portals died in a run. */
export const deathsIn = ({ strikes }: ClusterRun): number =>
  strikes.reduce((sum, kind) => sum + deathsOf(kind), 0);

/** The tables of a result in Markdown: each kind of strike, and every boundary with what fell there. */
export function clusterTables({ runs }: ClusterResult): string {
  return `${strikesTable(runs)}\n\n${boundaryTable(runs)}`;
}

function strikesTable(runs: readonly ClusterRun[]): string {
  const rows = strikeKinds.map((kind) => {
    const struck = runs.filter(({ strikes }) => strikes.includes(kind));
    const recoveries = struck.flatMap((run) => run.recoveries).filter(({ after }) => after === kind);
    const waits = recoveries.map(({ afterLeaseMs }) => afterLeaseMs);
    const repeated = struck.reduce((sum, { repeatedMails }) => sum + repeatedMails, 0);
    return [
      ...[kind, struck.length, count(struck, ({ end }) => end === "signed"), waits.length],
      ...[seconds(median(waits)), seconds(Math.max(...waits))],
      ...[repeated, count(struck, isLost)],
    ];
  });
  const head = ["strike", "runs", "signed", "taken over", "median after the lease", "longest"];
  return markdownTable([...head, "mails repeated", "lost"], rows);
}

/** Empty without values, of which there is no median or maximum. */
const seconds = (ms: number) => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(2)} s` : "");

function boundaryTable(runs: readonly ClusterRun[]): string {
  const struck = runs.filter((run) => run.boundary !== undefined && wasStruck(run));
  const boundaries = [...new Set(struck.map(({ boundary }) => boundary ?? ""))].sort();
  const rows = boundaries.map((boundary) => [
    boundary,
    ...strikeKinds.map((kind) =>
      cell(struck.filter((run) => run.boundary === boundary && run.strikes[0] === kind)),
    ),
  ]);
  return markdownTable(["struck", ...strikeKinds], rows);
}

function cell(runs: readonly ClusterRun[]): string {
  if (runs.length === 0) return "";
  const lost = count(runs, isLost);
  return lost > 0 ? `${lost} LOST` : String(runs.length);
}
