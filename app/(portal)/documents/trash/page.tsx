import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { TrashList } from "@/components/documents/trash/trash-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { linkStyle } from "@/components/ui/link-style";
import { listTrash } from "@/db/repositories/trash";
import { requireUser } from "@/lib/server/auth/require-user";
import { trashDays } from "@/lib/domain/document/trash";
import { portal } from "@/lib/server/portal/portal";
import { purge, restore } from "./actions";

const max = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trash"))("title") };
}

/** What its owner has deleted, and can still bring back. */
export default async function TrashPage() {
  const { id: userId } = await requireUser();
  const { db, now } = await portal();
  const t = await getTranslations("trash");
  const documents = await listTrash(db.read, { userId, now: now(), limit: max });
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
