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

/** Everything known of the person whom an entry names whole: what is filled in once a suggestion is chosen. */
export function chosenPerson(
  people: KnownPerson[],
  field: string,
  typed: string,
): Partial<SignerDraft> | undefined {
  const chosen = people.find(
    (person) =>
      (field === "name" && typed === fullName(person)) || (field === "email" && typed === person.email),
  );
  return chosen && { ...chosen, country: chosen.country ?? "" };
}
