import type { Metadata } from "next";
import { DocumentTable } from "@/components/documents/document-table";
import { Uploads } from "@/components/documents/uploads";
import { listDocuments } from "@/db/repositories/documents";
import { listPeopleOfDocuments } from "@/db/repositories/signers";
import { requireUser } from "@/lib/auth/require-user";
import { env } from "@/lib/env";
import { portal } from "@/lib/portal";

export const metadata: Metadata = { title: "Documents" };

const most = 200;

export default async function DocumentsPage() {
  const user = await requireUser();
  const { db } = await portal();
  const documents = await listDocuments(db.read, { userId: user.id, limit: most });
  const people = await listPeopleOfDocuments(
    db.read,
    documents.map(({ id }) => id),
  );
  return (
    <Uploads mostBytes={env().maxUploadBytes} isEmpty={documents.length === 0}>
      <DocumentTable documents={documents} people={people} userId={user.id} />
      {documents.length === most && (
        <p className="mt-4 text-base text-ink-soft">These are the {most} documents that changed last.</p>
      )}
    </Uploads>
  );
}
