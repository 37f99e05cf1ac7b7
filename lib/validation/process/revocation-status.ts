import { minuteMs, dayMs } from "@/lib/domain/time/durations";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { RevocationFinding } from "@/lib/domain/validation/signature-conclusion";
import { needsNoRevocation } from "../certificates/status-services";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readRevocation } from "../revocation/read-revocation";
import type { ReadRevocation, RevocationAnswer, RevocationItem } from "../revocation/revocation-item";

/**
 * Whether a certificate was revoked at a time. "good": it was not, and may have been later; "unknown": nothing that can
 * be relied on says so.
 */
export type RevocationStatus = {
  status: "good" | "revoked" | "unknown";
  /** What says so; null where nothing does, and for certificates that cannot be revoked. */
  finding: RevocationFinding | null;
};

/** Clocks of authorities differ by so much. */
const toleranceMs = minuteMs;
/** A response counts as new for so long. */
const newForMs = dayMs;
/**
 * A response that came with a file was requested when it was signed, or soon after. A later one could have been chosen
 * for what it says, so only one that is requested now counts instead.
 */
const embeddedWithinMs = dayMs;

export type RevocationContext = {
  /** What came with the file, and what was requested online. */
  items: readonly RevocationItem[];
  fetched: ReadonlySet<RevocationItem>;
  /** Whether an item is from one who may answer about certificates of this issuer. */
  isTrusted(read: ReadRevocation, issuer: ParsedCertificate): boolean;
  /** The clock of the validation: an instant before it is proved by something. */
  now: Date;
  budget: ReadingBudget;
};

/**
 * Finds out whether a certificate was revoked at an instant (ETSI EN 319 102-1, 5.2.5 and 5.2.6; RFC 6960; RFC 5280,
 * 6.3). A revocation after that instant does not matter. That it was not revoked must be said by an item that is newer
 * than the instant, or by a list whose validity it falls in.
 *
 * @throws {TooComplex} when it exceeds the file's budget
 */
export function revocationStatus(
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
  context: RevocationContext,
): RevocationStatus {
  if (needsNoRevocation(certificate)) return { status: "good", finding: null };
  context.budget.spend("comparisons", context.items.length);
  const said = context.items.flatMap((item) => {
    const read = readRevocation(item, context.budget);
    const answer = read?.answerFor(certificate, issuer);
    if (!read || !answer || answer.status === "unknown") return [];
    return context.isTrusted(read, issuer) ? [{ read, answer }] : [];
  });
  const revoked = said.find(
    ({ answer }) => answer.status === "revoked" && !(answer.revokedAt && answer.revokedAt > at),
  );
  if (revoked) return { status: "revoked", finding: findingOf(revoked, context) };
  const fresh = said
    .filter(
      ({ read, answer }) =>
        isFresh(certificate, { read, answer }, at, context) && !isTooLate(read, at, context),
    )
    .toSorted((one, other) => one.read.producedAt.getTime() - other.read.producedAt.getTime());
  const [first] = fresh;
  return first
    ? { status: "good", finding: findingOf(first, context) }
    : { status: "unknown", finding: said[0] ? findingOf(said[0], context) : null };
}

type Said = { read: ReadRevocation; answer: RevocationAnswer };

/** Whether an answer says something about the instant. */
function isFresh(
  { fields, x509 }: ParsedCertificate,
  { read: { item, producedAt }, answer: { thisUpdate, nextUpdate, keepsExpiredSince } }: Said,
  at: Date,
  { fetched, now }: RevocationContext,
): boolean {
  // After a certificate has expired, most authorities forget that it was revoked.
  const expiry = fields.notAfter.value;
  if (producedAt > expiry && !(keepsExpiredSince && keepsExpiredSince <= expiry)) return false;
  if (thisUpdate.getTime() + toleranceMs >= at.getTime()) return true;
  if (nextUpdate === undefined || at > nextUpdate) return false;
  // Of authorities, lists appear a few times a year. Of people, a list in the file shows the past only: a newer one
  // may be requested.
  const isLasting = item.kind === "crl" && (x509.ca || fetched.has(item) || at < now);
  return isLasting || at.getTime() - thisUpdate.getTime() <= newForMs;
}

function isTooLate({ item, producedAt }: ReadRevocation, at: Date, { fetched }: RevocationContext): boolean {
  if (item.kind !== "ocsp" || fetched.has(item)) return false;
  return producedAt.getTime() - at.getTime() > embeddedWithinMs;
}

const findingOf = ({ read, answer }: Said, { fetched }: RevocationContext): RevocationFinding => ({
  status: answer.status,
  source: read.item.kind,
  isEmbedded: !fetched.has(read.item),
  producedAt: read.producedAt.toISOString(),
  revokedAt: answer.revokedAt?.toISOString() ?? null,
  reason: answer.reason,
});
