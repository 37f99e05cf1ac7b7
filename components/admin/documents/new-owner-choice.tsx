"use client";

import { useTranslations } from "next-intl";

export type NewOwner = { id: string; name: string; email: string };

type NewOwnerChoiceProps = {
  people: NewOwner[];
  chosenId: string | undefined;
  onChoose: (person: NewOwner) => void;
};

/** A choice among the people who match the search. */
export function NewOwnerChoice({ people, chosenId, onChoose }: NewOwnerChoiceProps) {
  const t = useTranslations("adminDocument.transfer");
  if (people.length === 0)
    return (
      <p role="status" className="text-base text-ink-soft">
        {t("noResults")}
      </p>
    );
  return (
    <fieldset className="flex max-h-64 flex-col overflow-y-auto">
      <legend className="text-base font-medium">{t("results")}</legend>
      {people.map((person) => (
        <label
          key={person.id}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2 py-1 text-base hover:bg-sunken"
        >
          <input
            type="radio"
            name="newOwner"
            checked={person.id === chosenId}
            onChange={() => onChoose(person)}
            className="accent-accent"
          />
          <span className="min-w-0">
            <span className="block truncate">{person.name || person.email}</span>
            {person.name && <span className="block truncate text-sm text-ink-faint">{person.email}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
