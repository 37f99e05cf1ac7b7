import type { RevocationItem } from "../revocation/revocation-item";
import { digestAlgorithm, keyAlgorithm } from "../crypto/used-algorithm";
import { concludeSignature } from "../process/conclude";
import { type ReadSignature, type ReadTimestamp, unreadable } from "../process/evidence";
import type { ValidationContext } from "../process/validation-context";
import { anchorsOf, type Holder, listed, makeHolder, ocspAnswer } from "./test-pki";

/** The clock of every test, five years after the signature. */
const now = new Date("2029-06-01T12:00:00Z");
export const signedAt = "2024-06-01T12:00:00Z";

export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * A person whose certificate a listed authority issued, time-stamps, an OCSP responder, and signatures with all these.
 */
export async function openScene() {
  const root = await makeHolder("Root", "authority", undefined);
  const authority = await makeHolder("Issuing CA", "authority", root);
  const person = await makeHolder("Ona", "person", authority, { to: "2026-01-01" });
  const stamping = await makeHolder("Time-stamps", "stamping", root);
  const responder = await makeHolder("Responder", "responder", authority);
  const anchors = anchorsOf(listed(authority, "CA/QC"), listed(stamping, "TSA/QTST"));
  const context: ValidationContext = { now, anchors };

  const signatureOf = (holder: Holder, given: Partial<ReadSignature> = {}): ReadSignature => ({
    ...unreadable("PAdES", "cms_malformed"),
    faults: [],
    certificate: holder.parsed,
    algorithms: [digestAlgorithm("sha256"), keyAlgorithm(holder.parsed.publicKey)],
    claimedTime: new Date(signedAt),
    certificates: [authority, stamping, responder].map(({ parsed }) => parsed),
    ...given,
  });

  function stamp(at: string, given: Partial<ReadTimestamp> = {}): ReadTimestamp {
    const algorithms = [digestAlgorithm("sha256")];
    const fields = { kind: "signature" as const, faults: [], algorithms, covers: new Set<never>() };
    return { ...fields, stampedAt: new Date(at), authority: stamping.parsed, ...given };
  }

  return {
    ...{ root, authority, person, stamping, responder, context, signatureOf, stamp },
    /** An OCSP response about the person. */
    answer: (at: string, status: Parameters<typeof ocspAnswer>[2] = "good", about = person) =>
      ocspAnswer({ about, issuer: authority, responder }, at, status),
    /** The person's signature with a time-stamp. */
    stamped: (revocation: RevocationItem[], given: Partial<ReadSignature> = {}) =>
      signatureOf(person, { timestamps: [stamp(signedAt)], revocation, ...given }),
    conclude: (read: ReadSignature) => concludeSignature(read, context),
    /** The outcome of a signature in the words of the standard. */
    outcomeOf(read: ReadSignature, given: Partial<ValidationContext> = {}): string {
      const { indication, subIndication } = concludeSignature(read, { ...context, ...given }).conclusion;
      return subIndication ? `${indication} ${subIndication}` : indication;
    },
  };
}
