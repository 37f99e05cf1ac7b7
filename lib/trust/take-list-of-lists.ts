import { findTrustState, type ListRow, saveListProblem, saveTrustState } from "@/db/repositories/trust-lists";
import { storeBytes } from "@/lib/files/stored-bytes";
import { ListFault } from "./lists/list-fault";
import type { ListScheme } from "./lists/trusted-list";
import { readPins, releasePins } from "./pinned-certificates";
import { readListOfLists } from "./read-list-of-lists";
import {
  factsOf,
  type Loading,
  readBytes,
  replaceList,
  requireNoOlder,
  streamOf,
  type TrustParts,
} from "./trust-parts";

/**
 * Loads the list of lists.
 *
 * @returns the content of this list or, if it is not valid, of the last valid one; undefined without any
 */
export async function takeListOfLists(
  parts: TrustParts,
  { source, lists }: Pick<Loading, "source" | "lists">,
  known: ListRow | undefined,
): Promise<ListScheme | undefined> {
  const { db, store, now } = parts;
  const read = readBytes(parts, lists);
  const pins = await readPins(db.read);
  try {
    const found = await readListOfLists({ source, read }, pins.certificates);
    const { url, scheme, pivots } = found;
    requireNoOlder(scheme, { known, url });
    const { sha256 } = await storeBytes(parts, "trust", { bytes: streamOf(found.bytes) });
    const announcement = scheme.informationUris.find((uri) => officialJournal.test(uri)) ?? null;
    await db.write(async (tx) => {
      await replaceList(tx, { territory: "", url, sha256, ...factsOf(found), now: now() }, known);
      const state = await findTrustState(tx);
      const pinnedAnnouncement = pins.isOfRelease ? releasePins.announcement : state.pinnedAnnouncement;
      await saveTrustState(tx, {
        ...{ announcement, pivots, pinnedAnnouncement: pinnedAnnouncement ?? announcement },
      });
    });
    return scheme;
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    const { problem, issuedAt } = error;
    const url = known?.url ?? "";
    await db.write((tx) => saveListProblem(tx, { territory: "", url, problem, issuedAt, now: now() }));
    return known?.sha256 ? readKnown(known.sha256) : undefined;
  }

  async function readKnown(sha256: string): Promise<ListScheme | undefined> {
    const good = await store.withLocalFile(sha256, (path) => lists.read({ path, pinned: undefined }));
    return good.kind === "list" ? good.scheme : undefined;
  }
}

/** Where new certificates of the list of lists are announced; the first address is that of the latest notice. */
const officialJournal = /^https?:\/\/eur-lex\.europa\.eu\//;
