import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { LiveUpdates } from "@/components/shell/live-updates";
import { EndedInvitation } from "@/components/signing/ended-invitation";
import { InvitationReading } from "@/components/signing/invitation-reading";
import { SigningScreen } from "@/components/signing/signing-screen";
import { listSigners } from "@/db/repositories/signer-lists";
import { canRead } from "@/lib/domain/signing/invitation-state";
import { env } from "@/lib/base/env";
import { requestOrigin } from "@/lib/server/auth/request-origin";
import { frameScriptUrl } from "@/lib/gateway/gateway-urls";
import { pageCursor } from "@/lib/server/live/page-cursor";
import { portal } from "@/lib/server/portal/portal";
import { invitedSigningPage, openInvitation, recordOpened } from "@/lib/signing/commands/open-invitation";
import { declineInvited, reportInvited } from "./actions";
import { readableFiles } from "./readable-files";

type Props = PageProps<"/sign/[invitation]">;

const findInvitation = cache(async (token: string) => {
  await pageCursor(); // before the page reads anything
  return openInvitation((await portal()).workflow, token);
});

/** The address is the key: no search engine may keep it, and no other site may see it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const invitation = await findInvitation((await params).invitation);
  const t = await getTranslations();
  const title = invitation ? t("signing.title", { name: invitation.documentName }) : t("notFound.shortTitle");
  return { title, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** Where somebody without an account reads a document and signs it. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { invitation: token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) notFound();
  const { db, workflow } = await portal();
  await recordOpened(workflow, invitation, requestOrigin(await headers()));
  const isSigning =
    (await searchParams).step === "sign" && canRead(invitation.state) && invitation.state !== "not_in_turn";
  const readable = await readableFiles(invitation, token);
  const asked = Number((await searchParams).file ?? 1) - 1;
  const gatewayUrl = env().gateway.url;
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
        {isSigning && (
          <SigningScreen
            document={{ name: invitation.documentName, status: invitation.status }}
            pageUrl={invitedSigningPage(workflow, invitation, gatewayUrl)}
            scriptUrl={frameScriptUrl(gatewayUrl)}
            nonce={(await headers()).get("x-nonce") ?? undefined}
            subject={{ token }}
            report={reportInvited}
            decline={declineInvited}
            leadsTo={{
              document: `/sign/${token}`,
              signedFile: `/api/invitations/${token}/files/signed?download`,
            }}
          />
        )}
        {!isSigning && canRead(invitation.state) && (
          <InvitationReading
            invitation={invitation}
            signers={await listSigners(db.read, invitation.signingId)}
            readable={readable}
            shown={readable[asked] ? asked : 0}
            token={token}
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
