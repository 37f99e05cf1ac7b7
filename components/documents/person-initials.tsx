import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";

type PersonInitialsProps = { name: string; surname: string; signedAt: Date | null };

/** A person as initials in a ring: closed and green once they have signed. */
export function PersonInitials({ name, surname, signedAt }: PersonInitialsProps) {
  const t = useTranslations("person");
  const label = t(signedAt ? "signed" : "notSigned", { name: fullName({ name, surname }) });
  const ring = signedAt ? "border-good text-good" : "border-dashed border-line-strong text-ink-soft";
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={`flex size-8 items-center justify-center rounded-full border-2 bg-raised text-xs font-semibold ${ring}`}
    >
      {initialsOf({ name, surname })}
    </span>
  );
}

/** "JŽ" of Jonas Žąsinas. */
export const initialsOf = ({ name, surname }: { name: string; surname: string }) =>
  firstLetter(name) + firstLetter(surname);

const firstLetter = (word: string) => Array.from(word)[0]?.toUpperCase() ?? "";
