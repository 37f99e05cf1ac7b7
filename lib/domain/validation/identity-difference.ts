import { z } from "zod";
import { isSameName } from "../people/same-name";

/**
 * Certificates of other people than those who were invited. "code": the name is that of the invited person, the personal
 * code is another. Several in one where it cannot be told who signed for whom.
 */
export const identityDifference = z.object({
  kind: z.enum(["name", "code"]),
  invited: z.array(z.string()),
  signedAs: z.array(z.string()),
});

export type IdentityDifference = z.infer<typeof identityDifference>;

/** A person by name, and by code if one is known. The code is only compared. */
export type Identity = { name: string; code: string | null };

/** Compares the invited signers with the people of the certificates, in any order. */
export function identityDifferences(invited: Identity[], signedAs: Identity[]): IdentityDifference[] {
  const people = [...invited];
  const certificates = [...signedAs];
  const pairs = (matches: (person: Identity, certificate: Identity) => boolean) =>
    people.slice().flatMap((person) => {
      const certificate = certificates.find((each) => matches(person, each));
      if (!certificate) return [];
      people.splice(people.indexOf(person), 1);
      certificates.splice(certificates.indexOf(certificate), 1);
      return [{ invited: [person.name], signedAs: [certificate.name] }];
    });
  pairs((person, certificate) => hasSameName(person, certificate) && !hasOtherCode(person, certificate));
  const sameCode = pairs((person, certificate) => person.code !== null && hasSameCode(person, certificate));
  const otherCode = pairs(hasSameName);
  const rest = { invited: people.map(({ name }) => name), signedAs: certificates.map(({ name }) => name) };
  return [
    ...sameCode.map((pair) => ({ kind: "name" as const, ...pair })),
    ...otherCode.map((pair) => ({ kind: "code" as const, ...pair })),
    ...(people.length > 0 && certificates.length > 0 ? [{ kind: "name" as const, ...rest }] : []),
  ];
}

const hasSameName = (one: Identity, other: Identity) => isSameName(one.name, other.name);

const hasSameCode = (one: Identity, other: Identity) => plain(one.code) === plain(other.code);

const hasOtherCode = (one: Identity, other: Identity) =>
  one.code !== null && other.code !== null && !hasSameCode(one, other);

const plain = (code: string | null) => code?.replace(/[-\s]/g, "").toUpperCase();
