/**
 * A name as OpenSSL writes it, in a form in which names that mean the same are equal (RFC 5280, 7.1): whatever their
 * case, their spaces and how their letters are encoded.
 */
export const comparableName = (name: string | undefined): string =>
  (name ?? "").toLowerCase().replace(/[^\S\n]+/g, " ");

export const isSameName = (one: string | undefined, other: string | undefined): boolean =>
  comparableName(one) === comparableName(other);
