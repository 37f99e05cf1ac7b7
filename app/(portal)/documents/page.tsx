import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { DocumentTable } from "@/components/documents/document-table";
import { SelectableList } from "@/components/documents/selection/selectable-list";
import { Uploads } from "@/components/documents/uploads";
import { ClientMessages } from "@/components/shell/client-messages";
import { linkStyle } from "@/components/ui/link-style";
import { listLibrary } from "@/db/repositories/library";
import { listPeopleOfDocuments } from "@/db/repositories/signer-lists";
import { listForgottenSoon } from "@/db/repositories/signings";
import { requireUser } from "@/lib/auth/require-user";
import { readLibraryQuery } from "@/lib/domain/library-query";
import { env } from "@/lib/env";
import { portal } from "@/lib/portal";
import { warnedBefore } from "@/lib/signing/thirty-days";
import { cancelAll, checkArchive, remindAll, restoreAll, trashAll } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("title") };
}

const pageSize = 50;

export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const user = await requireUser();
  const t = await getTranslations("library");
  const { db, now } = await portal();
  const query = readLibraryQuery(await searchParams);
  const { documents } = await listLibrary(db.read, { scope: { userId: user.id }, query, limit: pageSize });
  const forgottenSoon = await listForgottenSoon(db.read, {
    documentIds: documents.map(({ id }) => id),
    before: warnedBefore(now()),
  });
  const people = await listPeopleOfDocuments(
    db.read,
    documents.map(({ id }) => id),
  );
  return (
    <ClientMessages
      of={["library", "uploads", "selection", "bulk", "trash", "cancel", "problems", "refusals"]}
    >
      <Uploads mostBytes={env().maxUploadBytes} isEmpty={documents.length === 0}>
        <SelectableList
          documents={documents}
          actions={{ trashAll, restoreAll, remindAll, cancelAll, checkArchive }}
        >
          <DocumentTable
            documents={documents}
            people={people}
            forgottenSoon={forgottenSoon}
            userId={user.id}
          />
        </SelectableList>
      </Uploads>
      <Link href="/documents/trash" className={`mt-8 inline-block text-base ${linkStyle}`}>
        {t("trash")}
      </Link>
    </ClientMessages>
  );
}
