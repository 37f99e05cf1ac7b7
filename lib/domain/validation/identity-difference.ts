import { z } from "zod";
import { isSameName } from "../people/same-name";

/**
 * Certificates of other people than those invited. "code": the name is the invited one, but the personal code is not.
 * Several people are in one difference where it is unknown who signed for whom.
 */
export const identityDifference = z.object({
  kind: z.enum(["name", "code"]),
  invited: z.array(z.string()),
  signedAs: z.array(z.string()),
});

export type IdentityDifference = z.infer<typeof identityDifference>;

/** A person by name, and by code if one is known. The code is compared but never reported. */
export type Identity = { name: string; code: string | null };

/** Compares the invited signers with the people of the certificates, in any order. */
export function identityDifferences(invited: Identity[], signedAs: Identity[]): IdentityDifference[] {
  const people = [...invited];
  const certificates = [...signedAs];
  const pairUp = (matches: (person: Identity, certificate: Identity) => boolean) =>
    people.slice().flatMap((person) => {
      const certificate = certificates.find((each) => matches(person, each));
      if (!certificate) return [];
      people.splice(people.indexOf(person), 1);
      certificates.splice(certificates.indexOf(certificate), 1);
      return [{ invited: [person.name], signedAs: [certificate.name] }];
    });
  pairUp((person, certificate) => hasSameName(person, certificate) && !hasOtherCode(person, certificate));
  const sameCode = pairUp((person, certificate) => person.code !== null && hasSameCode(person, certificate));
  const otherCode = pairUp(hasSameName);
  const rest = { invited: people.map(({ name }) => name), signedAs: certificates.map(({ name }) => name) };
  return [
    ...sameCode.map((pair) => ({ kind: "name" as const, ...pair })),
    ...otherCode.map((pair) => ({ kind: "code" as const, ...pair })),
    ...(people.length > 0 && certificates.length > 0 ? [{ kind: "name" as const, ...rest }] : []),
  ];
}

/** A person with one name has it twice at the gateway, which requires a surname (docs/gateway.md), and in its certificate. */
const hasSameName = (one: Identity, other: Identity) =>
  isSameName(one.name, other.name) || isSameName(`${one.name} ${one.name}`, other.name);

const hasSameCode = (one: Identity, other: Identity) => normalized(one.code) === normalized(other.code);

const hasOtherCode = (one: Identity, other: Identity) =>
  one.code !== null && other.code !== null && !hasSameCode(one, other);

const normalized = (code: string | null) => code?.replace(/[-\s]/g, "").toUpperCase();
