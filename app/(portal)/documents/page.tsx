import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentTable } from "@/components/documents/document-table";
import { Uploads } from "@/components/documents/uploads";
import { ClientMessages } from "@/components/shell/client-messages";
import { listLibrary } from "@/db/repositories/library";
import { listPeopleOfDocuments } from "@/db/repositories/signer-lists";
import { listForgottenSoon } from "@/db/repositories/signings";
import { requireUser } from "@/lib/auth/require-user";
import { readLibraryQuery } from "@/lib/domain/library-query";
import { portal } from "@/lib/portal";
import { warnedBefore } from "@/lib/signing/thirty-days";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("title") };
}

const pageSize = 50;

export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const user = await requireUser();
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
    <ClientMessages of={["library"]}>
      <Uploads isEmpty={documents.length === 0}>
        <DocumentTable documents={documents} people={people} forgottenSoon={forgottenSoon} userId={user.id} />
      </Uploads>
    </ClientMessages>
  );
}
