import type { ChainReport, Tampering } from "@/lib/domain/audit/chain-report";

const tamperingWords: Record<Tampering, string> = {
  changed: "was changed after it was written",
  removed: "was removed",
  inserted: "was inserted: the entry after it continues from the one before",
  reordered: "stands in another place than where it was written",
  rewritten: "was written anew: the entry after it continues from another one",
};

/** What the walk along the chain found, in sentences, and whether the log is as it was written. */
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
        "Keep this hash elsewhere: `npm run audit:verify -- --head <hash>` then tells whether the end was cut off.",
      ],
    };
  if (keptSeq === undefined)
    return {
      isSound: false,
      sentences: [
        ...sentences,
        "The hash that was kept is not in the log: its end was cut off or written anew.",
      ],
    };
  return { isSound: true, sentences: [...sentences, `The hash that was kept is that of entry ${keptSeq}.`] };
}
