import { minuteMs } from "@/lib/domain/time/durations";
import { median } from "../report/figures";
import { markdownTable } from "../report/markdown-table";
import type { MachineTime } from "./processor-time";
import type { Waits } from "./sign-when-out";

/** CPU time by part. The people are the benchmark itself, which sends, signs and polls the database. */
type CpuMs = Record<"portals" | "database" | "store" | "balancer" | "sandbox" | "people", number>;

export type Snapshot = {
  at: number;
  machine: MachineTime;
  cpuMs: CpuMs;
  /** How many transactions the database had committed, also those that only read. */
  transactions: number;
};

/** The figures of one run. Shares are of the time until the last document is signed. */
export type PortalsRun = {
  portals: number;
  perMinute: number;
  /** CPU time for each signing, until it is deleted at the gateway and its mails are sent. */
  cpuMs: CpuMs;
  /** Transactions for each signing, counted in the same way. */
  transactions: number;
  /** How much of the machine's processors was not idle. */
  busyShare: number;
  /** How much of them programs used that are not part of the benchmark. */
  othersShare: number;
  /** How much of one processor each portal used. Apart from reading files, a portal runs on one. */
  portalShare: number;
  /** How much of one processor the sandbox used, which runs on one. */
  sandboxShare: number;
  /** For each signing, how long transactions waited for locks of others, and for their log to be flushed to disk. */
  lockMs: number;
  flushMs: number;
};

type Measured = {
  portals: number;
  documents: number;
  before: Snapshot;
  /** When the last document was signed. */
  signed: Snapshot;
  /** When all of the work that signing causes was done. */
  quiet: Snapshot;
  waits: Waits;
};

export function runOf({ portals, documents, before, signed, quiet, waits }: Measured): PortalsRun {
  const tookMs = signed.at - before.at;
  const spent = mapParts((part) => signed.cpuMs[part] - before.cpuMs[part]);
  const busyMs = signed.machine.busyMs - before.machine.busyMs;
  const totalMs = signed.machine.totalMs - before.machine.totalMs;
  return {
    portals,
    perMinute: (documents * minuteMs) / tookMs,
    cpuMs: mapParts((part) => (quiet.cpuMs[part] - before.cpuMs[part]) / documents),
    transactions: (quiet.transactions - before.transactions) / documents,
    busyShare: busyMs / totalMs,
    // The system counts the time of the machine and that of its processes in steps of their own.
    othersShare: Math.max(0, busyMs - sum(spent)) / totalMs,
    portalShare: spent.portals / tookMs / portals,
    sandboxShare: spent.sandbox / tookMs,
    lockMs: (waits.lock * tookMs) / documents,
    flushMs: (waits.flush * tookMs) / documents,
  };
}

/** The median of each figure of several runs with the same number of portals. */
export function medianRun(runs: readonly PortalsRun[]): PortalsRun {
  const of = (figure: (run: PortalsRun) => number) => median(runs.map(figure));
  return {
    portals: of((run) => run.portals),
    perMinute: of((run) => run.perMinute),
    cpuMs: mapParts((part) => of((run) => run.cpuMs[part])),
    transactions: of((run) => run.transactions),
    busyShare: of((run) => run.busyShare),
    othersShare: of((run) => run.othersShare),
    portalShare: of((run) => run.portalShare),
    sandboxShare: of((run) => run.sandboxShare),
    lockMs: of((run) => run.lockMs),
    flushMs: of((run) => run.flushMs),
  };
}

/** Rates, and how full or slow each thing was that may limit them. */
export function rateTable(runs: readonly PortalsRun[]): string {
  const alone = runs.find(({ portals }) => portals === 1)?.perMinute ?? NaN;
  const head = [
    ...["portals", "signings per minute", "relative to one portal", "processors busy", "other programs"],
    ...["CPU of each portal", "CPU of the sandbox", "waits for locks", "waits for the disk"],
  ];
  const cells = (run: PortalsRun) => [
    ...[run.portals, Math.round(run.perMinute), (run.perMinute / alone).toFixed(2)],
    ...[run.busyShare, run.othersShare, run.portalShare, run.sandboxShare].map(percent),
    ...[run.lockMs, run.flushMs].map(ms),
  ];
  return markdownTable(head, runs.map(cells));
}

/**
 * CPU time for each signing, by part, and its transactions. The last column but one is how many signings the machine
 * would complete in a minute if the sandbox and the people had processors of their own, as they have in real use, and
 * only processors limited it.
 */
export function costTable(runs: readonly PortalsRun[], cores: number): string {
  const head = [
    ...["portals", "portals' CPU", "PostgreSQL", "store", "balancer", "sandbox", "people", "all"],
    ...["without the last two", `then per minute on ${cores} cores`, "transactions"],
  ];
  const cells = ({ portals, cpuMs, transactions }: PortalsRun) => [
    portals,
    ...[...Object.values(cpuMs), sum(cpuMs), ownMs(cpuMs)].map(ms),
    Math.round((cores * minuteMs) / ownMs(cpuMs)),
    Math.round(transactions),
  ];
  return markdownTable(head, runs.map(cells));
}

/** From this share of its time on, a processor or a process counts as full. */
const fullShare = 0.9;

/** A sentence that names what limited the rate. */
export function limitOf(run: PortalsRun, cores: number): string {
  const { portals, cpuMs, busyShare, othersShare, portalShare, sandboxShare, lockMs, flushMs } = run;
  const limit =
    sandboxShare >= fullShare
      ? `the sandbox is full (${percent(sandboxShare)} of the one core that it can use)`
      : portalShare >= fullShare
        ? `the portals are full (${percent(portalShare)} of a core each)`
        : busyShare >= fullShare
          ? `the ${cores} cores are full (other programs used ${percent(othersShare)} of them)`
          : `no processor is full (${percent(busyShare)} busy); transactions waited ${ms(lockMs)} for locks and ${ms(flushMs)} for the disk`;
  const cost = `each signing takes ${ms(cpuMs.portals)} of portals, ${ms(cpuMs.database)} of PostgreSQL, ${ms(cpuMs.sandbox)} of the sandbox`;
  return `With ${portals} ${portals === 1 ? "portal" : "portals"}, ${limit}: ${cost}.`;
}

const ownMs = ({ portals, database, store, balancer }: CpuMs) => portals + database + store + balancer;

const mapParts = (figure: (part: keyof CpuMs) => number): CpuMs => ({
  portals: figure("portals"),
  database: figure("database"),
  store: figure("store"),
  balancer: figure("balancer"),
  sandbox: figure("sandbox"),
  people: figure("people"),
});

const sum = (cpuMs: CpuMs) => Object.values(cpuMs).reduce((total, value) => total + value, 0);
const percent = (share: number) => `${Math.round(share * 100)} %`;
const ms = (value: number) => `${Math.round(value)} ms`;
