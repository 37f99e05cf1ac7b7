import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { certificateLinksOf } from "@/components/signatures/document-certificates";
import { EarlierSignatures } from "@/components/signatures/earlier-signatures";
import { ClientMessages } from "@/components/shell/client-messages";
import { CancelDialog } from "@/components/documents/cancel-dialog";
import { ChangeSignerLink } from "@/components/documents/change-signer-link";
import { DocumentHeader } from "@/components/documents/document-header";
import { FirstSignedFile } from "@/components/documents/first-signed-file";
import { FileList } from "@/components/documents/files/file-list";
import { FileView } from "@/components/documents/files/file-view";
import { FilesEditor } from "@/components/documents/files/files-editor";
import { ExpiringSoon } from "@/components/documents/expiring-soon";
import { IdentityDifferences } from "@/components/documents/identity-differences";
import { PartialFile } from "@/components/documents/partial-file";
import { ReadingLayout } from "@/components/documents/reading-layout";
import { SignerList } from "@/components/documents/signer-list";
import { InvitationNote } from "@/components/documents/invitation-note";
import { DocumentHistory } from "@/components/documents/document-history";
import { NextAction } from "@/components/documents/next-action";
import { StatusNote } from "@/components/documents/status-note";
import { NotSignable } from "@/components/signing/not-signable";
import { DeleteDocument } from "@/components/documents/trash/delete-document";
import { buttonStyle } from "@/components/ui/button-style";
import { DownloadLink } from "@/components/ui/download-link";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import type { SigningSummary } from "@/db/repositories/signings";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadDocument } from "@/lib/server/loaders/load-document";
import { canSend, hasTrait, isCancellable, waitsFor } from "@/lib/domain/signing/signing-status";
import { trashObstacle } from "@/lib/domain/document/trash";
import { currentSettings, maxUploadBytes } from "@/lib/server/portal/current-settings";
import { restore } from "../trash/actions";
import { arrange, cancel, resendSignerInvitation, remind, trash } from "./actions";
import { DeletedPage } from "./deleted-page";
import { SignedFileReport } from "./signed-file-report";
import { TagSection } from "./tag-section";

type Props = PageProps<"/documents/[documentId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await loadDocument((await params).documentId, await requireUser());
  const t = await getTranslations();
  if (!view) return { title: t("notFound.shortTitle") };
  return { title: `${view.document.name} – ${t(`statuses.${view.document.status}`)}` };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const user = await requireUser();
  const view = await loadDocument((await params).documentId, user);
  if (!view) return <DeletedPage documentId={(await params).documentId} user={user} />;
  const { document, signers, sources, signed, files, events, isOwn } = view;
  const isContainer = signed?.validationReport?.format === "asice";
  const requested = Number((await searchParams).file ?? 1) - 1;
  const shown = files[requested] ? requested : 0;
  const file = files[shown];
  const signing = view.signing && withReason(view.signing, view.isGatewayRefusing);
  const differences = signed?.validationReport?.differences ?? [];
  const signedCount = signers.filter(hasSigned).length;
  const isOut = waitsFor(document.status, "signers") && !signing?.cancelRequestedAt;
  const isBlocked = isOwn && canSend(document.status) && !view.isSignable;
  const t = await getTranslations("document");
  return (
    <ReadingLayout
      lead={
        <>
          <DocumentHeader
            document={document}
            sizeBytes={sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)}
          />
          <StatusNote
            document={document}
            signing={signing}
            signers={signers}
            rejected={view.rejected}
            requiredLevel={(await currentSettings()).requiredLevel}
            userId={user.id}
          />
          {isOwn && differences.length > 0 && <IdentityDifferences differences={differences} />}
          {view.isExpiringSoon && <ExpiringSoon document={document} signing={signing} />}
          {isBlocked && <NotSignable isDraft={document.status === "draft"} />}
          <NextAction
            document={document}
            isSignable={view.isSignable}
            signers={signers}
            isOwn={isOwn}
            isCancelling={signing?.cancelRequestedAt != null}
            userId={user.id}
          />
          <FileList files={files} shown={shown} isInside={isContainer} />
          {isOwn && document.status === "draft" && (
            <ClientMessages of={["files", "uploads", "problems", "refusals"]}>
              <FilesEditor
                action={arrange}
                document={document}
                files={sources}
                maxBytes={await maxUploadBytes()}
                isUnfolded={isBlocked}
              />
            </ClientMessages>
          )}
        </>
      }
      pages={
        <ClientMessages of={["files", "viewer"]}>
          {file && <FileView key={file.url} file={file} documentName={document.name} />}
          <p className="hidden text-base text-ink-soft print:block">
            {t("printed", { name: document.name })}
          </p>
        </ClientMessages>
      }
    >
      {!signed && !view.partial && (
        <EarlierSignatures sources={view.sourceReports} certificateLinks={certificateLinksOf(document.id)} />
      )}
      {signers.length > 0 && (
        <ClientMessages of={["document", "refusals"]}>
          <SignerList
            signers={signers}
            ownId={signers.find(({ userId }) => userId === user.id)?.id}
            isOut={waitsFor(document.status, "signers")}
            more={(signer) =>
              isOwn && (
                <>
                  <InvitationNote
                    signer={signer}
                    mail={view.invitations.get(signer.id)}
                    documentId={document.id}
                    isOut={isOut}
                    sendAgain={resendSignerInvitation}
                    remind={remind}
                  />
                  {isOut && <ChangeSignerLink signer={signer} documentId={document.id} />}
                </>
              )
            }
          />
        </ClientMessages>
      )}
      {isOwn && isOut && (
        <Link
          href={`/documents/${document.id}/signer`}
          data-command
          className={`no-print self-start ${buttonStyle({ tone: "quiet" })}`}
        >
          {t("addSigner")}
        </Link>
      )}
      {isOwn && canCancel(signing) && (
        <ClientMessages of={["cancel", "problems", "refusals"]}>
          <div className="flex flex-wrap gap-3">
            <CancelDialog action={cancel} {...{ document, signedCount }} />
            <CancelDialog action={cancel} {...{ document, signedCount }} isDeleting />
          </div>
        </ClientMessages>
      )}
      {isOwn && !trashObstacle(document.status) && (
        <ClientMessages of={["trash", "refusals"]}>
          <DeleteDocument document={document} trash={trash} restore={restore} />
        </ClientMessages>
      )}
      {isOwn && (
        <ClientMessages of={["tags", "problems", "refusals"]}>
          <TagSection documentId={document.id} tags={view.tags} known={view.knownTags} />
        </ClientMessages>
      )}
      {!signed && view.partial && <PartialFile documentId={document.id} file={view.partial} />}
      {signed?.validationReport && (
        <SignedFileReport
          documentId={document.id}
          report={signed.validationReport}
          earlier={view.earlierReports}
          signerCount={signers.length}
        />
      )}
      {view.firstSigned && <FirstSignedFile documentId={document.id} file={view.firstSigned} />}
      {isOwn && hasTrait(document.status, "provable") && (
        <DownloadLink
          href={`/api/documents/${document.id}/evidence`}
          data-command
          className={`no-print self-start ${buttonStyle({ tone: "quiet" })}`}
        >
          {t("downloadEvidence")}
        </DownloadLink>
      )}
      <DocumentHistory events={events} />
    </ReadingLayout>
  );
}

const hasSigned = ({ signedAt }: SignerSummary) => signedAt !== null;

const canCancel = (signing: SigningSummary | undefined) =>
  signing !== undefined && isCancellable(signing) && !signing.cancelRequestedAt;

/** Adds the reason why a signing is paused: the portal's next step waits while the gateway refuses its token. */
function withReason(signing: SigningSummary, isGatewayRefusing: boolean): SigningSummary {
  if (!isGatewayRefusing || !waitsFor(signing.status, "portal") || signing.reason) return signing;
  return { ...signing, reason: { code: "gateway_forbidden" } };
}
