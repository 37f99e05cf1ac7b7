import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DocumentActions } from "@/components/admin/documents/document-actions";
import { DocumentFacts } from "@/components/admin/documents/document-facts";
import { FileTable } from "@/components/admin/documents/file-table";
import { SigningsOfDocument } from "@/components/admin/documents/signings-of-document";
import { FileView } from "@/components/documents/files/file-view";
import { SignerList } from "@/components/documents/signer-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { requestOrigin } from "@/lib/server/auth/request-origin";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadDocumentForAdmin, recordInspection } from "@/lib/server/loaders/load-document-for-admin";
import { previewOf } from "@/lib/domain/document/file-preview";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { cancelForOwner, findNewOwners, restoreForOwner, transferDocument, trashForOwner } from "./actions";

type Props = PageProps<"/admin/documents/[documentId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireAdmin();
  const shown = await loadDocumentForAdmin((await params).documentId);
  return { title: shown?.document.name ?? (await getTranslations("adminDocuments"))("title") };
}

/** Any user's document: its admin actions, and its files if the settings let admins open them. */
export default async function DocumentForAdminPage({ params, searchParams }: Props) {
  const admin = await requireAdmin();
  const { documentId } = await params;
  const { file: fileId } = await searchParams;
  const shown = (await loadDocumentForAdmin(documentId)) ?? notFound();
  const { document, signings, signers, files, can } = shown;
  if (document.isOpen)
    await recordInspection({ documentId, adminId: admin.id, origin: requestOrigin(await headers()) });
  const file = files.find(({ id }) => id === fileId);
  const signedCount = signers.filter(({ signedAt }) => signedAt).length;
  const actions = { findNewOwners, transferDocument, cancelForOwner, trashForOwner, restoreForOwner };
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <DocumentFacts document={document} />
      <ClientMessages of={["adminDocument", "cancel", "trash", "dialogs", "problems", "refusals"]}>
        <DocumentActions actions={actions} document={document} can={can} signedCount={signedCount} />
      </ClientMessages>
      <FileTable files={files} documentId={documentId} isOpen={document.isOpen} />
      {file?.name !== undefined && (
        <ClientMessages of={["files", "viewer"]}>
          <FileView
            key={file.id}
            file={{
              ...{ name: file.name, sizeBytes: file.sizeBytes, part: null },
              preview: previewOf(file.name, file.kind).preview,
              url: `/api/admin/documents/${documentId}/files/${file.id}`,
            }}
            documentName={document.name}
          />
        </ClientMessages>
      )}
      {signers.length > 0 && (
        <SignerList
          signers={signers}
          ownId={undefined}
          isOut={waitsFor(document.status, "signers") && !signings[0]?.cancelRequestedAt}
        />
      )}
      <SigningsOfDocument signings={signings} />
    </div>
  );
}
