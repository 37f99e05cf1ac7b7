import { getLocale, getTranslations } from "next-intl/server";
import { languageNames, languages } from "@/lib/domain/text/language";

type LanguageChoiceProps = {
  action: (form: FormData) => Promise<void>;
  /** The option to choose no language: who decides then, and whether that holds now. Left out if there is no such option. */
  unchosen?: { by: "browser" | "portal"; isNow: boolean };
};

/** The languages of the portal, each in its own words. It works without a script, so that it costs none. */
export async function LanguageChoice({ action, unchosen }: LanguageChoiceProps) {
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
      {unchosen && (
        <button {...choice(unchosen.isNow)} value="">
          {t(unchosen.by)}
        </button>
      )}
      {languages.map((language) => (
        <button
          key={language}
          {...choice(language === current && !unchosen?.isNow)}
          value={language}
          lang={language}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}
