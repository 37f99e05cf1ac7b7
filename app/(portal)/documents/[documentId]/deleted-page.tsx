import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { DeletedDocument } from "@/components/documents/trash/deleted-document";
import type { Person } from "@/db/repositories/users";
import { loadDeletedDocument } from "@/lib/server/loaders/load-trash";
import { restore } from "../trash/actions";

/** Shown in place of a document's page once it is deleted. People who could never see the document get a 404. */
export async function DeletedPage({ documentId, user }: { documentId: string; user: Person }) {
  const deleted = (await loadDeletedDocument(documentId, user)) ?? notFound();
  return (
    <ClientMessages of={["trash"]}>
      <DeletedDocument {...deleted} restore={restore} />
    </ClientMessages>
  );
}
