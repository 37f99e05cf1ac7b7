import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentTable } from "@/components/documents/document-table";
import { Uploads } from "@/components/documents/uploads";
import { ClientMessages } from "@/components/shell/client-messages";
import { listDocuments } from "@/db/repositories/documents";
import { listPeopleOfDocuments } from "@/db/repositories/signer-lists";
import { listForgottenSoon } from "@/db/repositories/signings";
import { requireUser } from "@/lib/auth/require-user";
import { env } from "@/lib/env";
import { portal } from "@/lib/portal";
import { warnedBefore } from "@/lib/signing/thirty-days";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("title") };
}

const most = 200;

export default async function DocumentsPage() {
  const user = await requireUser();
  const t = await getTranslations("library");
  const { db, now } = await portal();
  const documents = await listDocuments(db.read, { userId: user.id, limit: most });
  const forgottenSoon = await listForgottenSoon(db.read, {
    documentIds: documents.map(({ id }) => id),
    before: warnedBefore(now()),
  });
  const people = await listPeopleOfDocuments(
    db.read,
    documents.map(({ id }) => id),
  );
  return (
    <ClientMessages of={["library", "uploads", "refusals"]}>
      <Uploads mostBytes={env().maxUploadBytes} isEmpty={documents.length === 0}>
        <DocumentTable documents={documents} people={people} forgottenSoon={forgottenSoon} userId={user.id} />
        {documents.length === most && (
          <p className="mt-4 text-base text-ink-soft">{t("latestOnly", { count: most })}</p>
        )}
      </Uploads>
    </ClientMessages>
  );
}
