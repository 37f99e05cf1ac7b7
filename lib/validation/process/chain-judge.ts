import { ReadingBudget } from "@/lib/formats/reading-budget";
import { memoize } from "../certificates/memoize";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { ReadRevocation, RevocationItem } from "../revocation/revocation-item";
import type { RevocationFinding } from "@/lib/domain/validation/signature-conclusion";
import {
  bySubject,
  type CertificateChain,
  findChains,
  isChainStrongAt,
  unanchoredPart,
  wasChainValidAt,
} from "./certificate-chain";
import { indeterminate, type Outcome, passed } from "./fault-indications";
import { activeServices, type Purpose } from "./service-status";
import { createItemTrust } from "./item-trust";
import { createResponderRules } from "./responder-rules";
import { revocationStatus } from "./revocation-status";
import type { ValidationContext } from "./validation-context";

export type ChainVerdict = {
  outcome: Outcome;
  /** The chain that was judged; null where none leads to an anchor. */
  chain: CertificateChain | null;
  /** Certificates in order, also where they lead to no anchor. */
  certificates: ParsedCertificate[];
  /** Of the certificate itself. */
  revocation: RevocationFinding | null;
  /** Certificates whose revocation is unknown, each with its issuer: it could be requested online. */
  unknown: { certificate: ParsedCertificate; issuer: ParsedCertificate }[];
};

/**
 * @param at when the certificates must have been valid and not revoked
 * @param usedAt when the certificate was used, if that was earlier: then its service must have been in order
 */
export type ChainJudge = (
  certificate: ParsedCertificate,
  purpose: Purpose,
  at: Date,
  usedAt?: Date,
) => ChainVerdict;

/** Certificates and revocation data by which chains are judged. */
export type ChainEvidence = {
  certificates: readonly ParsedCertificate[];
  revocation: readonly RevocationItem[];
};

/**
 * Makes a judge of chains that knows all evidence of one signature (ETSI EN 319 102-1, 5.2.6): whether a certificate
 * leads to an anchor, and it and its authorities were valid, not revoked and vouched for at an instant.
 */
export function createChainJudge(
  evidence: ChainEvidence,
  { anchors, fetched, now, budget = new ReadingBudget() }: ValidationContext,
): ChainJudge {
  const pool = new Set([...evidence.certificates, ...(fetched?.certificates ?? [])]);
  const items = [...new Set([...evidence.revocation, ...(fetched?.revocation ?? [])])];
  const toSearch = { pool: bySubject(pool), anchors, budget };
  const search = memoize((certificate: ParsedCertificate) => findChains(certificate, toSearch));
  const signersOf = ({ responder }: ReadRevocation) => [
    ...pool,
    ...((responder && anchors?.responders(responder)) ?? []),
  ];
  const known = { items, fetched: new Set(fetched?.revocation), now, budget, signersOf };
  const mayAnswer = createResponderRules({ search, anchors, context: known });
  const context = { ...known, isTrusted: createItemTrust(known, mayAnswer) };

  return (certificate, purpose, at, usedAt = at) => {
    const { chains, isBroken, rest } = search(certificate);
    const nothing = { chain: null, certificates: rest, revocation: null, unknown: [] };
    if (chains.length === 0)
      return {
        ...nothing,
        outcome: indeterminate(isBroken ? "CERTIFICATE_CHAIN_GENERAL_FAILURE" : "NO_CERTIFICATE_CHAIN_FOUND"),
      };
    const [first, ...others] = chains.map((chain) => judge(chain, purpose, { at, usedAt })).toSorted(byWorth);
    return first ?? others[0] ?? { ...nothing, outcome: indeterminate("NO_CERTIFICATE_CHAIN_FOUND") };
  };

  function judge(
    chain: CertificateChain,
    purpose: Purpose,
    { at, usedAt }: { at: Date; usedAt: Date },
  ): ChainVerdict {
    const { certificates } = chain;
    const [own] = certificates;
    const verdict = (outcome: Outcome, found: Partial<ChainVerdict> = {}): ChainVerdict => ({
      ...{ outcome, chain, certificates, revocation: null, unknown: [], ...found },
    });
    const unknown: ChainVerdict["unknown"] = [];
    let revocation: RevocationFinding | null = null;
    let revoked: ParsedCertificate | undefined;
    unanchoredPart(chain).forEach((certificate, index) => {
      const issuer = certificates[index + 1];
      if (!issuer) return;
      const { status, finding } = revocationStatus(certificate, issuer, at, context);
      if (certificate === own) revocation = finding;
      if (status === "revoked") revoked ??= certificate;
      if (status === "unknown") unknown.push({ certificate, issuer });
    });
    const found = { revocation, unknown };
    if (revoked)
      return verdict(indeterminate(revoked === own ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE"), found);
    if (!wasChainValidAt(chain, at)) return verdict(indeterminate(boundsOf(certificates, at)), found);
    if (activeServices(chain.services, purpose, usedAt).length === 0)
      return verdict(indeterminate("CHAIN_CONSTRAINTS_FAILURE"), found);
    if (!isChainStrongAt(chain, at)) return verdict(indeterminate("CRYPTO_CONSTRAINTS_FAILURE"), found);
    return verdict(unknown.length > 0 ? indeterminate("TRY_LATER") : passed, found);
  }
}

/** A chain that passes goes before one that does not, and among these one of a trusted list before any other. */
const byWorth = (one: ChainVerdict, other: ChainVerdict): number => worthOf(other) - worthOf(one);

const worthOf = ({ outcome, chain }: ChainVerdict): number =>
  (outcome === passed ? 2 : 0) + (chain?.services.some(({ origin }) => origin === "trusted_list") ? 1 : 0);

/** A certificate that had ended may have been revoked before, of which authorities then say nothing any more. */
function boundsOf(certificates: ParsedCertificate[], at: Date): "NOT_YET_VALID" | "OUT_OF_BOUNDS_NO_POE" {
  return certificates.some(({ fields }) => at < fields.notBefore.value)
    ? "NOT_YET_VALID"
    : "OUT_OF_BOUNDS_NO_POE";
}
