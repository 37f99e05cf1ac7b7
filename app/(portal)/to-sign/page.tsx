import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ToSignList } from "@/components/documents/to-sign-list";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadToSign } from "@/lib/server/loaders/load-to-sign";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("toSign"))("title") };
}

export default async function ToSignPage() {
  const documents = await loadToSign(await requireUser());
  const t = await getTranslations("toSign");
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <ToSignList documents={documents} />
    </div>
  );
}
