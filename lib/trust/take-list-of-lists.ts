import { findTrustState, type ListRow, saveTrustState } from "@/db/repositories/trust-lists";
import type { ListScheme } from "./lists/trusted-list";
import { readPins, releasePins } from "./pinned-certificates";
import { readListOfLists } from "./read-list-of-lists";
import { recordGoodList, recordRefusal } from "./record-list";
import { type Loading, readBytes, type TrustParts } from "./trust-parts";

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
  const { db, store } = parts;
  const territory = "";
  const pins = await readPins(db.read);
  try {
    const { pivots, ...found } = await readListOfLists(
      { source, read: readBytes(parts, lists) },
      pins.certificates,
    );
    const { scheme } = found;
    const announcement = scheme.informationUris.find((uri) => officialJournal.test(uri)) ?? null;
    await recordGoodList(
      parts,
      { ...found, territory },
      {
        known,
        async alongside(tx) {
          const state = await findTrustState(tx);
          const pinned = pins.isOfRelease ? releasePins.announcement : state.pinnedAnnouncement;
          await saveTrustState(tx, { announcement, pivots, pinnedAnnouncement: pinned ?? announcement });
        },
      },
    );
    return scheme;
  } catch (error) {
    await recordRefusal(parts, { territory, url: known?.url ?? "" }, error);
    return known?.sha256 ? readKnown(known.sha256) : undefined;
  }

  async function readKnown(sha256: string): Promise<ListScheme | undefined> {
    const good = await store.withLocalFile(sha256, (path) => lists.read({ path, pinned: undefined }));
    return good.kind === "list" ? good.scheme : undefined;
  }
}

/** Where new certificates of the list of lists are announced; the first address is that of the latest notice. */
const officialJournal = /^https?:\/\/eur-lex\.europa\.eu\//;
