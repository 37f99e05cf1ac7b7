import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { TrashList } from "@/components/documents/trash/trash-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { linkStyle } from "@/components/ui/link-style";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadTrash } from "@/lib/server/loaders/load-trash";
import { trashDays } from "@/lib/domain/document/trash";
import { purge, restore } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trash"))("title") };
}

/** The user's deleted documents, which can still be restored. */
export default async function TrashPage() {
  const documents = await loadTrash(await requireUser());
  const t = await getTranslations("trash");
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <Link href="/documents" className={`self-start text-base ${linkStyle}`}>
          {t("back")}
        </Link>
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <p className="max-w-prose text-ink-soft">{t("text", { days: trashDays })}</p>
      </header>
      <ClientMessages of={["trash", "statuses", "refusals"]}>
        <TrashList documents={documents} restore={restore} purge={purge} />
      </ClientMessages>
    </div>
  );
}
