import { median, megabytes, percentile, table } from "./figures";
import type { HostileFigures, Phase } from "./measure-hostile";

/** The figures as two tables: the pages of the working person, and what each file was told. */
export function hostileTables({ quiet, attacked, files }: HostileFigures): string {
  const head = ["", "library", "95 %", "slowest", "document", "95 %", "slowest", "loop held", "memory"];
  const told = files.map(({ what, sizeBytes, verified, uploaded }) => [
    what,
    `${Math.ceil(sizeBytes / 1000)} kB`,
    milliseconds(verified.ms),
    verified.sentence,
    milliseconds(uploaded.ms),
    uploaded.sentence,
  ]);
  return [
    table([head, rowOf("alone", quiet), rowOf("with hostile files", attacked)]),
    table([["file", "size", "Verify", "says", "upload", "says"], ...told]),
  ].join("\n\n");
}

const rowOf = (name: string, { pagesMs, documentsMs, loopHeldMs, peakBytes }: Phase) => [
  name,
  ...timesOf(pagesMs),
  ...timesOf(documentsMs),
  milliseconds(loopHeldMs),
  `${megabytes(peakBytes)} MB`,
];

const timesOf = (times: number[]) =>
  [median(times), percentile(times, 95), Math.max(...times)].map(milliseconds);

const milliseconds = (ms: number) => `${ms.toFixed(0)} ms`;
