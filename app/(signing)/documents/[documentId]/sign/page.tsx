import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { SigningScreen } from "@/components/signing/signing-screen";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadDocument } from "@/lib/server/loaders/load-document";
import { portal } from "@/lib/server/portal/portal";
import { openSigningPage } from "@/lib/signing/commands/open-signing-page";
import { decline, report } from "./actions";

type Props = PageProps<"/documents/[documentId]/sign">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await loadDocument((await params).documentId, await requireUser());
  const t = await getTranslations();
  return { title: view ? t("signing.title", { name: view.document.name }) : t("notFound.shortTitle") };
}

export default async function SignPage({ params }: Props) {
  const user = await requireUser();
  const { documentId } = await params;
  const view = await loadDocument(documentId, user);
  if (!view) notFound();
  const own = view.signers.find(({ userId }) => userId === user.id);
  if (!own) redirect(`/documents/${documentId}`);

  const { workflow } = await portal();
  const pageUrl = own.signedAt ? undefined : await openSigningPage(workflow, { documentId, userId: user.id });
  if (!own.signedAt && !pageUrl) redirect(`/documents/${documentId}`);
  return (
    <ClientMessages of={["signing", "signingErrors", "statuses", "decline", "problems", "refusals"]}>
      <SigningScreen
        document={{ name: view.document.name, status: view.document.status }}
        pageUrl={pageUrl}
        scriptUrl={workflow.gateway.frame.scriptUrl}
        nonce={(await headers()).get("x-nonce") ?? undefined}
        subject={{ documentId }}
        report={report}
        decline={decline}
        leadsTo={{
          document: `/documents/${documentId}`,
          signedFile: `/api/documents/${documentId}/files/signed?download`,
        }}
      />
    </ClientMessages>
  );
}
