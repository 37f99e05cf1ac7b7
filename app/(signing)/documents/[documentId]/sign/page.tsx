import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { SigningScreen } from "@/components/signing/signing-screen";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadSigningPage } from "@/lib/server/loaders/load-signing-page";
import { decline, report } from "./actions";

type Props = PageProps<"/documents/[documentId]/sign">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await loadSigningPage((await params).documentId, await requireUser());
  const t = await getTranslations();
  return { title: view ? t("signing.title", { name: view.document.name }) : t("notFound.shortTitle") };
}

export default async function SignPage({ params }: Props) {
  const { documentId } = await params;
  const view = (await loadSigningPage(documentId, await requireUser())) ?? notFound();
  const { document, hasSigned, frame } = view;
  if (!hasSigned && !frame.pageUrl) redirect(`/documents/${documentId}`);
  return (
    <ClientMessages of={["signing", "signingErrors", "statuses", "decline", "problems", "refusals"]}>
      <SigningScreen
        document={{ name: document.name, status: document.status }}
        {...frame}
        nonce={(await headers()).get("x-nonce") ?? undefined}
        subject={{ documentId }}
        report={report}
        decline={decline}
        links={{
          document: `/documents/${documentId}`,
          signedFile: `/api/documents/${documentId}/files/signed?download`,
        }}
      />
    </ClientMessages>
  );
}
