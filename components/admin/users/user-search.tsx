import { useTranslations } from "next-intl";
import { buttonStyle } from "../../ui/button-style";
import { fieldStyle } from "../../ui/field-style";

/** Finds people by name or address. It works without a script. */
export function UserSearch({ search }: { search: string }) {
  const t = useTranslations("adminUsers");
  return (
    <form role="search" className="flex max-w-md gap-2">
      <input
        type="search"
        name="search"
        defaultValue={search}
        aria-label={t("searchLabel")}
        placeholder={t("searchLabel")}
        maxLength={200}
        className={fieldStyle}
      />
      <button type="submit" className={buttonStyle({ tone: "quiet" })}>
        {t("search")}
      </button>
    </form>
  );
}
