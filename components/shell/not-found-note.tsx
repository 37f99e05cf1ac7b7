import { useTranslations } from "next-intl";
import Link from "next/link";
import { linkStyle } from "../ui/link-style";

/** Says that a page does not exist or is not available to the user. */
export function NotFoundNote() {
  const t = useTranslations("notFound");
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-3 px-2 py-16">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <p>
        <Link href="/documents" className={linkStyle}>
          {t("back")}
        </Link>
      </p>
    </div>
  );
}
