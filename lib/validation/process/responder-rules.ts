import { wasValidAt } from "../certificates/certificate-facts";
import { mayAnswerOcsp, mayIssueLists } from "../certificates/key-purposes";
import { isSameName } from "../certificates/names";
import { isSameIdentity, isSignedBy, type ParsedCertificate } from "../certificates/parsed-certificate";
import { isGrantedAt, periodAt, typeIn } from "../qualification/service-period";
import { type ChainSearch, isOfAuthority } from "./certificate-chain";
import { createItemTrust, type MayAnswer, type PossibleSigners } from "./item-trust";
import { type RevocationContext, revocationStatus } from "./revocation-status";
import type { TrustAnchors } from "./validation-context";

type Known = {
  search: (certificate: ParsedCertificate) => ChainSearch;
  anchors: TrustAnchors | undefined;
  context: Omit<RevocationContext, "isTrusted"> & PossibleSigners;
};

/**
 * Says who may answer about the certificates of an issuer: the issuer; for OCSP also a delegate that it certified
 * itself and did not revoke, one of its provider, and a responder that a trusted list named at the time (RFC 6960,
 * 4.2.2.2, leaves others than delegates to configuration, which is here the trusted lists); for lists also another
 * key of the issuer under the same anchor (RFC 5280, 6.3.3 (f)).
 */
export function createResponderRules({ search, anchors, context }: Known): MayAnswer {
  const ofIssuer = { ...context, isTrusted: createItemTrust(context, isSameIdentity) };
  return (responder, issuer, { item, producedAt }) => {
    if (isSameIdentity(responder, issuer)) return true;
    if (!wasValidAt(responder, producedAt)) return false;
    if (item.kind === "crl") return mayIssueLists(responder) && isOfSameAnchor(responder, issuer);
    if (isListed(responder, producedAt)) return true;
    const isDelegate =
      mayAnswerOcsp(responder) && (isCertifiedBy(responder, issuer) || isOfSameProvider(responder, issuer));
    return isDelegate && !wasRevoked(responder, producedAt);
  };

  function isCertifiedBy(responder: ParsedCertificate, issuer: ParsedCertificate): boolean {
    const isNamed = isSameName(responder.x509.issuer, issuer.x509.subject);
    return isNamed && isSignedBy(responder, issuer, context.budget);
  }

  /** Whether its own issuer says that a delegate had been revoked. Delegates may not answer for each other here. */
  function wasRevoked(responder: ParsedCertificate, at: Date): boolean {
    return search(responder).chains.some(({ certificates: [, issuer] }) => {
      return issuer && revocationStatus(responder, issuer, at, ofIssuer).status === "revoked";
    });
  }

  /** Of any country: SK's responder in Estonia answered for authorities of Lithuania and Latvia too. */
  function isListed(responder: ParsedCertificate, at: Date): boolean {
    return (anchors?.servicesOf(responder) ?? []).some((service) => {
      const period = periodAt(service, at);
      const isResponder = period && typeIn(service, period).startsWith("Certstatus/OCSP");
      return isResponder && isGrantedAt(period, at);
    });
  }

  /** SK ID Solutions has a root certify one responder for all authorities below it. */
  function isOfSameProvider(one: ParsedCertificate, other: ParsedCertificate): boolean {
    const providers = (certificate: ParsedCertificate) =>
      search(certificate)
        .chains.filter(({ services }) => services.some(isOfAuthority))
        .flatMap(({ services }) => services)
        .filter(({ origin }) => origin === "trusted_list")
        .map(({ country, provider }) => `${country} ${provider}`);
    const theirs = new Set(providers(other));
    return providers(one).some((provider) => theirs.has(provider));
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
