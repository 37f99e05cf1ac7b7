import type { CertificateLinks } from "./certificate-details";

/** Where the certificates in a document's signed file can be had. */
export const certificateLinksOf =
  (documentId: string): CertificateLinks =>
  (fingerprint, form) =>
    `/api/documents/${documentId}/certificates/${fingerprint}?form=${form}`;
