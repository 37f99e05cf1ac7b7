import { fullName } from "@/lib/domain/people/full-name";
import type { KnownPerson } from "@/db/repositories/signer-lists";
import type { Suggestion } from "../ui/suggesting-field";
import type { SignerDraft } from "./send-draft";

type NamedField = "name" | "email";

/** The sender's earlier signers, as suggestions for a field. */
export function knownPeople(people: KnownPerson[], field: NamedField): Suggestion[] {
  return people.map((person) =>
    field === "name"
      ? { id: person.email, text: fullName(person), detail: person.email }
      : { id: person.email, text: person.email, detail: fullName(person) },
  );
}

type Choice = { signer: SignerDraft; field: NamedField };

/**
 * The fields that choosing a known person fills in: the names or the address, and other fields only if they are
 * empty.
 */
export function chosenPerson(
  people: KnownPerson[],
  email: string,
  { signer, field }: Choice,
): Partial<SignerDraft> {
  const chosen = people.find((person) => person.email === email);
  if (!chosen) return {};
  const isByName = field === "name"; // the suggestion holds both names
  return {
    name: isByName ? chosen.name : signer.name || chosen.name,
    surname: isByName ? chosen.surname : signer.surname || chosen.surname,
    email: isByName ? signer.email || chosen.email : chosen.email,
    country: signer.country || (chosen.country ?? ""),
  };
}
