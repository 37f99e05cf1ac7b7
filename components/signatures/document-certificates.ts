import type { CertificateLinks } from "./certificate-details";

/** The URLs of the certificates in a document's signed file. */
export const certificateLinksOf =
  (documentId: string): CertificateLinks =>
  (fingerprint, form) =>
    `/api/documents/${documentId}/certificates/${fingerprint}?form=${form}`;
