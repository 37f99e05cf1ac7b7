import { getLocale, getTranslations } from "next-intl/server";
import { languageNames, languages } from "@/lib/domain/text/language";

type LanguageChoiceProps = {
  action: (form: FormData) => Promise<void>;
  /**
   * An option to choose no language: what decides then, and whether it is in effect. Absent if there is no such
   * option.
   */
  automatic?: { by: "browser" | "portal"; isCurrent: boolean };
};

/** A choice of the portal's languages, each in its own name. It is a plain form, which works without JavaScript. */
export async function LanguageChoice({ action, automatic }: LanguageChoiceProps) {
  const current = await getLocale();
  const t = await getTranslations("language");
  const choice = (isCurrent: boolean) => ({
    ...({ type: "submit", name: "language" } as const),
    "aria-current": isCurrent ? ("true" as const) : undefined,
    className:
      "min-h-11 rounded-md px-3 text-base text-ink-soft hover:bg-sunken aria-[current=true]:font-medium aria-[current=true]:text-accent sm:min-h-10",
  });
  return (
    <form action={action} aria-label={t("title")} className="-mx-3 flex flex-wrap gap-x-1">
      {automatic && (
        <button {...choice(automatic.isCurrent)} value="">
          {t(automatic.by)}
        </button>
      )}
      {languages.map((language) => (
        <button
          key={language}
          {...choice(language === current && !automatic?.isCurrent)}
          value={language}
          lang={language}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}
