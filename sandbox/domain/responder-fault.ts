/** How the OCSP responder can fail for a signer's certificate; these are faults on demand. */
export const responderFaults = [
  "certificate_revoked",
  "certificate_unknown",
  "ocsp_stale",
  "ocsp_unreachable",
] as const;
export type ResponderFault = (typeof responderFaults)[number];

export const isResponderFault = (name: string): name is ResponderFault =>
  responderFaults.some((fault) => fault === name);
