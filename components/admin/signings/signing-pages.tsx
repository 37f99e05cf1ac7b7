import { useTranslations } from "next-intl";
import Link from "next/link";
import { signingListHref, type SigningSearch } from "@/lib/domain/signing/signing-search";
import { buttonStyle } from "../../ui/button-style";

/**
 * Links to the latest and to older signings.
 *
 * @param last the id of the last signing on this page, if older ones follow
 */
export function SigningPages({ search, last }: { search: SigningSearch; last: string | undefined }) {
  const t = useTranslations("adminSignings");
  if (!last && !search.before) return null;
  return (
    <nav aria-label={t("pages")} className="flex gap-3">
      {search.before && (
        <Link
          href={signingListHref({ ...search, before: undefined })}
          className={buttonStyle({ tone: "quiet" })}
        >
          {t("latest")}
        </Link>
      )}
      {last && (
        <Link href={signingListHref({ ...search, before: last })} className={buttonStyle({ tone: "quiet" })}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
