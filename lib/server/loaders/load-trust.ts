import { env } from "@/lib/base/env";
import { listAnchors } from "@/db/repositories/trust-certificates";
import { findTrustState, type ListRow, listLists, type TrustState } from "@/db/repositories/trust-lists";
import { isLoading } from "@/db/repositories/trust-loading";
import type { AttentionItem } from "@/lib/domain/signing/attention-item";
import { badLists, type ListLine } from "@/lib/domain/trust/list-state";
import { summarize } from "@/lib/trust/certificate-summary";
import { readPins, releasePins } from "@/lib/trust/pinned-certificates";
import { originOf } from "@/lib/trust/trust-loader";
import { portal } from "../portal/portal";

/** Everything that the page of trusted lists shows. */
export async function loadTrust() {
  const { db, now } = await portal();
  const [state, rows, pins, anchors] = await Promise.all([
    findTrustState(db.read),
    listLists(db.read),
    readPins(db.read),
    listAnchors(db.read),
  ]);
  const { url, folder } = env().trustLists;
  return {
    now: now(),
    origin: originOf({ url, folder }, state.isOn),
    /** Whether the source is one of the settings of the server, which admins cannot change. */
    isFixed: url !== undefined || folder !== undefined,
    ranAt: state.ranAt,
    isLoading: isLoading(state, now()),
    pivots: state.pivots,
    newAnnouncement: newAnnouncementIn(state),
    lines: rows.map(lineOf),
    pins: pins.certificates.map(summarize),
    pinnedOn: pins.isOfRelease ? new Date(releasePins.day) : undefined,
    anchors: anchors.map(({ certificate }) => summarize(certificate)),
  };
}

/** Items about trusted lists that need an admin's attention; none while no list was ever loaded. */
export async function loadTrustAttention(): Promise<AttentionItem[]> {
  const { db, now } = await portal();
  const state = await findTrustState(db.read);
  const lists = badLists((await listLists(db.read)).map(lineOf), now());
  const href = "/admin/trust";
  return [
    ...(lists[0] ? [{ kind: "lists_bad" as const, href, lists, at: lists[0].since }] : []),
    ...(newAnnouncementIn(state) ? [{ kind: "pins_outdated" as const, href, at: null }] : []),
  ];
}

/** Where certificates were announced that are newer than the pinned ones. */
const newAnnouncementIn = ({ announcement, pinnedAnnouncement }: TrustState): string | undefined =>
  announcement !== null && pinnedAnnouncement !== null && announcement !== pinnedAnnouncement
    ? announcement
    : undefined;

const lineOf = ({
  sha256,
  territory,
  issuedAt,
  nextUpdate,
  services,
  problem,
  problemSince,
  refusedIssuedAt,
}: ListRow): ListLine => ({
  ...{ territory, hasList: sha256 !== null, issuedAt, nextUpdate, services },
  ...{ problem, problemSince, refusedIssuedAt },
});
