/** Why a trusted list was refused; the last good one remains in use. */
export const listProblems = [
  "not_found",
  "unreachable",
  "too_large",
  "not_parsable",
  "version_unsupported",
  "other_territory",
  "not_signed",
  "signed_twice",
  "signature_unsupported",
  "signature_wrong",
  "signed_by_other",
  "weak_algorithm",
  "older_than_known",
] as const;

export type ListProblem = (typeof listProblems)[number];

/** Progress of loading: a list was accepted, or refused. */
export type LoadProgress = { done: number; total: number; territory: string; problem: ListProblem | null };

/** An event of the stream of progress; the last one is the number of lists with a problem. */
export type LoadEvent = LoadProgress | { problems: number };

/** What admins see of a list. */
export type ListLine = {
  /** "" for the list of lists. */
  territory: string;
  hasList: boolean;
  issuedAt: Date | null;
  nextUpdate: Date | null;
  services: number | null;
  problem: ListProblem | null;
  problemSince: Date | null;
  /** When the refused list says that it was issued. */
  refusedIssuedAt: Date | null;
};

/** A list that an admin should look at: a newer one was refused, or is overdue. */
export type BadList = { territory: string; is: "refused" | "stale"; since: Date };

/** The bad ones among lists, longest bad first. */
export const badLists = (lines: ListLine[], now: Date): BadList[] =>
  lines
    .flatMap((line): BadList[] => {
      const { territory, problem, problemSince, nextUpdate } = line;
      if (problem) return [{ territory, is: "refused", since: problemSince ?? now }];
      return isStale(line, now) && nextUpdate ? [{ territory, is: "stale", since: nextUpdate }] : [];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());

/** Whether a list should have been replaced by now (ETSI TS 119 612, 5.3.15). A closed list never becomes stale. */
export const isStale = ({ nextUpdate }: Pick<ListLine, "nextUpdate">, now: Date): boolean =>
  nextUpdate !== null && nextUpdate < now;
