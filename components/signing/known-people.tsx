import type { KnownPerson } from "@/db/repositories/signers";
import type { SignerDraft } from "./send-draft";

const fullName = ({ name, surname }: KnownPerson) => `${name} ${surname}`;

type KnownPeopleProps = { people: KnownPerson[]; names: string; emails: string };

/** The browser's own lists of suggestions, for the fields that name their ids. */
export function KnownPeople({ people, names, emails }: KnownPeopleProps) {
  return (
    <>
      <datalist id={names}>
        {people.map((person) => (
          <option key={person.email} value={fullName(person)} label={person.email} />
        ))}
      </datalist>
      <datalist id={emails}>
        {people.map((person) => (
          <option key={person.email} value={person.email} label={fullName(person)} />
        ))}
      </datalist>
    </>
  );
}

type Entry = { signer: SignerDraft; field: string; typed: string };

/** What an entry that names a known person whole fills in: only what is still empty, for what was typed stays. */
export function chosenPerson(
  people: KnownPerson[],
  { signer, field, typed }: Entry,
): Partial<SignerDraft> | undefined {
  const chosen = people.find(
    (person) =>
      (field === "name" && typed === fullName(person)) || (field === "email" && typed === person.email),
  );
  if (!chosen) return undefined;
  const isByName = field === "name"; // then the one entry is both names
  return {
    name: isByName ? chosen.name : signer.name || chosen.name,
    surname: isByName ? chosen.surname : signer.surname || chosen.surname,
    email: isByName ? signer.email || chosen.email : typed,
    country: signer.country || (chosen.country ?? ""),
  };
}
