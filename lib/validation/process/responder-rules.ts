import { wasValidAt } from "../certificates/certificate-facts";
import { mayAnswerOcsp, mayIssueLists } from "../certificates/key-purposes";
import { isSameName } from "../certificates/names";
import { isSameIdentity, isSignedBy, type ParsedCertificate } from "../certificates/parsed-certificate";
import { isGrantedAt, periodAt, typeIn } from "../qualification/service-period";
import type { ChainSearch } from "./certificate-chain";
import { type RevocationContext, revocationStatus } from "./revocation-status";
import type { TrustAnchors } from "./validation-context";

type Known = {
  search: (certificate: ParsedCertificate) => ChainSearch;
  anchors: TrustAnchors | undefined;
  context: Omit<RevocationContext, "mayAnswer">;
};

/**
 * Says who may answer about the certificates of an issuer: the issuer; for OCSP also a delegate that it certified itself
 * and did not revoke (RFC 6960, 4.2.2.2), and a responder that a trusted list named at the time, in the country of the
 * issuer; for lists also another key of the issuer under the same anchor (RFC 5280, 6.3.3 (f)).
 */
export function createResponderRules({ search, anchors, context }: Known): RevocationContext["mayAnswer"] {
  return (responder, issuer, { item, producedAt }) => {
    if (isSameIdentity(responder, issuer)) return true;
    if (!wasValidAt(responder, producedAt)) return false;
    if (item.kind === "crl") return mayIssueLists(responder) && isOfSameAnchor(responder, issuer);
    return isListed(responder, issuer, producedAt) || isDelegate(responder, issuer, producedAt);
  };

  function isDelegate(responder: ParsedCertificate, issuer: ParsedCertificate, at: Date): boolean {
    const isCertified =
      isSameName(responder.x509.issuer, issuer.x509.subject) && isSignedBy(responder, issuer);
    if (!mayAnswerOcsp(responder) || !isCertified) return false;
    // Only the issuer's own word counts about its delegate, or delegates could answer for each other.
    const { status } = revocationStatus(responder, issuer, at, { ...context, mayAnswer: isSameIdentity });
    return status !== "revoked";
  }

  function isListed(responder: ParsedCertificate, issuer: ParsedCertificate, at: Date): boolean {
    const countries = new Set(
      search(issuer).chains.flatMap(({ services }) => services.map(({ country }) => country)),
    );
    return (anchors?.servicesOf(responder) ?? []).some((service) => {
      const period = periodAt(service, at);
      const isResponder = period && typeIn(service, period).startsWith("Certstatus/OCSP");
      return isResponder && isGrantedAt(period, at) && countries.has(service.country);
    });
  }

  function isOfSameAnchor(one: ParsedCertificate, other: ParsedCertificate): boolean {
    const ends = (certificate: ParsedCertificate) =>
      search(certificate).chains.flatMap(
        ({ certificates }) => certificates.at(-1)?.x509.fingerprint256 ?? [],
      );
    const theirs = new Set(ends(other));
    return ends(one).some((end) => theirs.has(end));
  }
}
