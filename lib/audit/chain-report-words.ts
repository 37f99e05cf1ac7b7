import type { ChainReport, Tampering } from "@/lib/domain/audit/chain-report";

const tamperingWords: Record<Tampering, string> = {
  changed: "was changed after it was written",
  removed: "was removed",
  inserted: "was inserted: the entry after it continues from the one before",
  reordered: "is out of order",
  rewritten: "was rewritten: the entry after it continues from another one",
};

/** Describes a report of the chain's verification in sentences, and says whether the log is intact. */
export function chainReportWords({ head, tampered, keptSeq }: ChainReport, kept?: string) {
  if (tampered)
    return {
      isSound: false,
      sentences: [
        `Entry ${tampered.seq} ${tamperingWords[tampered.kind]}.`,
        "The entries before it are as they were written.",
      ],
    };
  const sentences = [`${head.seq} entries, each chained to the one before.`, `Head: ${head.hash}`];
  if (!kept)
    return {
      isSound: true,
      sentences: [
        ...sentences,
        "Keep this hash elsewhere: `npm run audit:verify -- --head <hash>` then shows whether the end was cut off.",
      ],
    };
  if (keptSeq === undefined)
    return {
      isSound: false,
      sentences: [
        ...sentences,
        "The hash that was kept is not in the log: its end was cut off or rewritten.",
      ],
    };
  return { isSound: true, sentences: [...sentences, `The hash that was kept is that of entry ${keptSeq}.`] };
}
