import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { LiveUpdates } from "@/components/shell/live-updates";
import { EndedInvitation } from "@/components/signing/ended-invitation";
import { InvitationReading } from "@/components/signing/invitation-reading";
import { ReportOpened } from "@/components/signing/report-opened";
import { SigningScreen } from "@/components/signing/signing-screen";
import { canRead } from "@/lib/domain/signing/invitation-state";
import { loadInvitation } from "@/lib/server/loaders/load-invitation";
import { pageCursor } from "@/lib/server/live/page-cursor";
import { declineInvited, openedInvited, reportInvited } from "./actions";

type Props = PageProps<"/sign/[invitation]">;

/** The URL is a secret: search engines must not index the page, and no other site gets it as a referrer. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { invitation } = (await loadInvitation((await params).invitation)) ?? {};
  const t = await getTranslations();
  const title = invitation ? t("signing.title", { name: invitation.documentName }) : t("notFound.shortTitle");
  return { title, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** The page on which a person without an account reads and signs a document. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { invitation: token } = await params;
  const { invitation, signers, files, frame } = (await loadInvitation(token)) ?? notFound();
  const isSigning =
    (await searchParams).step === "sign" && canRead(invitation.state) && invitation.state !== "not_in_turn";
  const isOpened = invitation.openedAt !== null;
  const requested = Number((await searchParams).file ?? 1) - 1;
  return (
    <main className="flex-1 px-4 py-6 sm:px-8">
      <ClientMessages
        of={[
          "document",
          "files",
          "viewer",
          "signing",
          "signingErrors",
          "statuses",
          "decline",
          "problems",
          "refusals",
        ]}
      >
        {isSigning && <ReportOpened token={token} report={openedInvited} isOpened={isOpened} />}
        {isSigning && (
          <SigningScreen
            document={{ name: invitation.documentName, status: invitation.status }}
            {...frame}
            nonce={(await headers()).get("x-nonce") ?? undefined}
            subject={{ token }}
            report={reportInvited}
            decline={declineInvited}
            links={{
              document: `/sign/${token}`,
              signedFile: `/api/invitations/${token}/files/signed?download`,
            }}
          />
        )}
        {!isSigning && canRead(invitation.state) && (
          <InvitationReading
            invitation={invitation}
            signers={signers}
            readable={files}
            shown={files[requested] ? requested : 0}
            token={token}
            isOpened={isOpened}
            reportOpened={openedInvited}
            decline={declineInvited}
          />
        )}
        {!canRead(invitation.state) && <EndedInvitation invitation={invitation} />}
      </ClientMessages>
      {invitation.state !== "replaced" && (
        <LiveUpdates cursor={await pageCursor()} source={`/api/invitations/${token}/events`} />
      )}
    </main>
  );
}
