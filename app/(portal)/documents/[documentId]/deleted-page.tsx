import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { DeletedDocument } from "@/components/documents/trash/deleted-document";
import { findTrashed } from "@/db/repositories/trash";
import type { Person } from "@/db/repositories/users";
import { portal } from "@/lib/server/portal/portal";
import { restore } from "../trash/actions";

/** What a document's page shows in its place once it is deleted. Strangers learn nothing of it. */
export async function DeletedPage({ documentId, user }: { documentId: string; user: Person }) {
  const { db, now } = await portal();
  const document = await findTrashed(db.read, { documentId, userId: user.id });
  if (!document) notFound();
  const { purgeAt, purgedAt } = document;
  const canRestore = !purgedAt && purgeAt && purgeAt > now();
  return (
    <ClientMessages of={["trash"]}>
      <DeletedDocument
        document={document}
        isOwn={document.ownerId === user.id}
        restorableUntil={canRestore ? purgeAt : undefined}
        restore={restore}
      />
    </ClientMessages>
  );
}
