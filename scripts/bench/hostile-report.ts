import { translatorFor } from "@/lib/i18n/translator";
import { median, megabytes, percentile, table } from "../report/figures";
import type { FileFigures, HostileFigures, Phase } from "./measure-hostile";

const words = translatorFor("en");

/** The figures as three tables: the pages of the working person, and the response to each file, sent and collected. */
export function hostileTables({ quiet, attacked, collecting, files }: HostileFigures): string {
  const phases = [
    ["", "library", "95 %", "slowest", "document", "95 %", "slowest", "loop held", "memory"],
    rowOf("alone", quiet),
    rowOf("with hostile files", attacked),
    rowOf("with hostile finished files", collecting),
  ];
  const sent = files.map(({ what, sizeBytes, verified, uploaded }) => [
    what,
    `${Math.ceil(sizeBytes / 1000)} kB`,
    milliseconds(verified.ms),
    verified.sentence,
    milliseconds(uploaded.ms),
    uploaded.sentence,
  ]);
  return [
    table(phases),
    table([["file", "size", "Verify", "says", "upload", "says"], ...sent]),
    table([
      ["finished file", "verdict", "signing", "says", "at the gateway"],
      ...files.flatMap(collectedRow),
    ]),
  ].join("\n\n");
}

const collectedRow = ({ what, collected }: FileFigures) =>
  collected
    ? [
        [
          what,
          milliseconds(collected.ms),
          words(`statuses.${collected.status}`),
          collected.sentence,
          collected.isKept ? "kept" : "deleted",
        ],
      ]
    : [];

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
