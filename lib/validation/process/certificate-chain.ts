import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { comparableName } from "../certificates/names";
import { isAuthority, maxPathLength, unknownCriticalExtensions } from "../certificates/authority-rules";
import { mayIssue } from "../certificates/key-purposes";
import { wasValidAt } from "../certificates/certificate-facts";
import { comparableSubject, isSignedBy, type ParsedCertificate } from "../certificates/parsed-certificate";
import { readScheme } from "../crypto/signature-value";
import { keyAlgorithm } from "../crypto/used-algorithm";
import { isStrongAt, isStrongForAuthorityAt } from "./algorithm-dates";
import type { TrustAnchors } from "./validation-context";

/** A path from a certificate to one that identifies an anchor, both included; they may be the same. */
export type CertificateChain = { certificates: ParsedCertificate[]; services: TrustedService[] };

export type ChainSearch = {
  chains: CertificateChain[];
  /** Without a chain: whether a certificate was signed by one that may not issue any (RFC 5280, 6.1.4 (k) to (n)). */
  isBroken: boolean;
  /** The longest path that leads to no anchor. */
  rest: ParsedCertificate[];
};

type ToSearch = {
  /** Certificates that could be issuers. */
  pool: BySubject;
  anchors: TrustAnchors | undefined;
  budget: ReadingBudget;
};

/** Certificates by their comparable names. */
type BySubject = ReadonlyMap<string, readonly ParsedCertificate[]>;

export function bySubject(certificates: Iterable<ParsedCertificate>): BySubject {
  const found = new Map<string, ParsedCertificate[]>();
  for (const each of certificates) {
    const name = comparableSubject(each);
    const others = found.get(name);
    if (others) others.push(each);
    else found.set(name, [each]);
  }
  return found;
}

const maxLength = 10;
/** Signatures of certificates that are verified for one search; honest files need less than ten. */
const maxVerifications = 200;
const maxChains = 8;

/**
 * Searches for the paths from a certificate to anchors (RFC 5280, 6.1), by name and signature. Each issuer must be an
 * authority; whether its certificates were valid, and not revoked, depends on a time, and is judged apart.
 *
 * @throws {TooComplex} when it exceeds the file's budget
 */
export function findChains(certificate: ParsedCertificate, { pool, anchors, budget }: ToSearch): ChainSearch {
  const found: ChainSearch = { chains: [], isBroken: false, rest: [certificate] };
  let verifications = 0;

  function visit(path: ParsedCertificate[]): void {
    const last = path.at(-1);
    if (!last || found.chains.length === maxChains) return;
    const services = anchors?.servicesOf(last) ?? [];
    if (services.length > 0) found.chains.push({ certificates: path, services });
    // A responder or a time-stamping authority that is listed may have an authority above it, which is listed too.
    if (services.some(isOfAuthority)) return;
    if (path.length > found.rest.length) found.rest = path;
    if (path.length === maxLength) return;
    for (const issuer of candidates(last, path)) {
      if (++verifications > maxVerifications) return;
      if (!isSignedBy(last, issuer, budget)) continue;
      // A listed authority is one because the list says so; old certificates say so nowhere else.
      const isListed = (anchors?.servicesOf(issuer) ?? []).some(isOfAuthority);
      if (isListed || (isAuthority(issuer) && mayIssue(issuer) && path.length - 1 <= maxPathLength(issuer)))
        visit([...path, issuer]);
      else found.isBroken = true;
    }
  }

  function candidates(last: ParsedCertificate, path: ParsedCertificate[]): ParsedCertificate[] {
    const seen = new Set(path.map((each) => each.x509.fingerprint256));
    const name = comparableName(last.x509.issuer);
    const listed = (anchors?.issuersOf(last) ?? []).filter((each) => comparableSubject(each) === name);
    return [...listed, ...(pool.get(name) ?? [])].filter((each) => {
      if (seen.has(each.x509.fingerprint256)) return false;
      seen.add(each.x509.fingerprint256);
      return true;
    });
  }

  visit([certificate]);
  return found;
}

/** Whether a service issues certificates. What an admin trusts does if its certificate says so. */
export const isOfAuthority = ({ origin, type }: TrustedService): boolean =>
  origin !== "trusted_list" || type.startsWith("CA/") || type.startsWith("NationalRootCA");

/**
 * Whether the certificates below the anchor were signed well enough: with a digest that was good when they were
 * issued, as no collision can be signed later, and by keys that were still good at the instant, as a key that was
 * broken by then signs with any date (ETSI EN 319 102-1, 5.2.8).
 */
export const isChainStrongAt = (chain: CertificateChain, at: Date): boolean =>
  unanchoredPart(chain).every(({ fields }, index) => {
    const scheme = readScheme(fields.signatureAlgorithm, undefined);
    const issuer = chain.certificates[index + 1];
    const isDigestGood = !scheme || isStrongForAuthorityAt(scheme.digest, fields.notBefore.value);
    return isDigestGood && (!issuer || isStrongAt(keyAlgorithm(issuer.publicKey), at));
  });

/** The certificates of a chain that need to be valid and not revoked: all but the anchor's own. */
export const unanchoredPart = ({ certificates }: CertificateChain): ParsedCertificate[] =>
  certificates.slice(0, -1);

/** Whether every certificate below the anchor was valid at an instant, and says nothing that is not understood. */
export const wasChainValidAt = (chain: CertificateChain, at: Date): boolean =>
  unanchoredPart(chain).every((each) => wasValidAt(each, at) && unknownCriticalExtensions(each).length === 0);
