import { useTranslations } from "next-intl";
import Link from "next/link";
import { signingListHref, type SigningSearch } from "@/lib/domain/signing/signing-search";
import { buttonStyle } from "../../ui/button-style";

/** @param last the signing after which older ones follow, if any do */
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
