import { getLocale, getTranslations } from "next-intl/server";
import { languageNames, languages } from "@/lib/domain/language";

/** The languages of the portal, each in its own words. It works without a script, so that it costs none. */
export async function LanguageChoice({ action }: { action: (form: FormData) => Promise<void> }) {
  const current = await getLocale();
  const t = await getTranslations("language");
  return (
    <form action={action} aria-label={t("title")} className="-mx-3 flex flex-wrap gap-x-1">
      {languages.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-current={language === current ? "true" : undefined}
          className="min-h-11 rounded-md px-3 text-base text-ink-soft hover:bg-sunken aria-[current=true]:font-medium aria-[current=true]:text-accent sm:min-h-10"
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}
