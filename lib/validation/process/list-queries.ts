import { statusServicesOf } from "../certificates/status-services";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { ocspRequest } from "../revocation/ocsp-request";
import type { ChainVerdict } from "./chain-judge";
import type { EvidenceQuery } from "./validation-context";

const maxQueries = 20;

/** What could be requested online: the status of certificates, and issuers where a chain leads nowhere. */
export function listQueries(verdicts: readonly ChainVerdict[]): EvidenceQuery[] {
  const queries = verdicts.flatMap((verdict) => [
    ...verdict.unknown.flatMap(({ certificate: each, issuer }) => statusQueries(each, issuer)),
    ...(verdict.chain ? [] : issuerQueries(verdict.certificates.at(-1))),
  ]);
  const distinct = new Map(queries.map((query) => [JSON.stringify(query), query]));
  return [...distinct.values()].slice(0, maxQueries);
}

function statusQueries(certificate: ParsedCertificate, issuer: ParsedCertificate): EvidenceQuery[] {
  const { ocsp, crls } = statusServicesOf(certificate);
  const [url] = ocsp;
  if (!url) return crls.map((list) => ({ kind: "crl", url: list }));
  const request = ocspRequest(certificate, issuer).toString("base64");
  return [{ kind: "ocsp", url, request, listUrls: [...crls] }];
}

const issuerQueries = (certificate: ParsedCertificate | undefined): EvidenceQuery[] =>
  certificate && !certificate.x509.checkIssued(certificate.x509)
    ? statusServicesOf(certificate).issuers.map((url) => ({ kind: "certificate", url }))
    : [];
