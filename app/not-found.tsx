import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { linkStyle } from "@/components/ui/link-style";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-3 px-6 py-24">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <p>
        <Link href="/documents" className={linkStyle}>
          {t("back")}
        </Link>
      </p>
    </main>
  );
}
