import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { DeletedDocument } from "@/components/documents/trash/deleted-document";
import type { Person } from "@/db/repositories/users";
import { loadDeletedDocument } from "@/lib/server/loaders/load-trash";
import { restore } from "../trash/actions";

/** What a document's page shows in its place once it is deleted. Strangers learn nothing of it. */
export async function DeletedPage({ documentId, user }: { documentId: string; user: Person }) {
  const deleted = (await loadDeletedDocument(documentId, user)) ?? notFound();
  return (
    <ClientMessages of={["trash"]}>
      <DeletedDocument {...deleted} restore={restore} />
    </ClientMessages>
  );
}
