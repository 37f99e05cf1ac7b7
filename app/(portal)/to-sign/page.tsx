import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ToSignList } from "@/components/documents/to-sign-list";
import { listToSign } from "@/db/repositories/to-sign";
import { requireUser } from "@/lib/server/auth/require-user";
import { portal } from "@/lib/server/portal/portal";

const max = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("toSign"))("title") };
}

export default async function ToSignPage() {
  const { id: userId } = await requireUser();
  const { db } = await portal();
  const t = await getTranslations("toSign");
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <ToSignList documents={await listToSign(db.read, { userId, limit: max })} />
    </div>
  );
}
