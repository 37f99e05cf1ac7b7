import type { Refusal } from "../request/refusal";

/** The most that files of certificates may take together: many times those that have ever been pinned. */
export const maxCertificateBytes = 200_000;

/** The refusal of files that are larger. */
export const certificatesTooLarge: Refusal = {
  code: "certificates_too_large",
  values: { maxKb: maxCertificateBytes / 1000 },
};
