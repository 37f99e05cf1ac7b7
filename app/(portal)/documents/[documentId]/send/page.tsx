import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { certificateLinksOf } from "@/components/signatures/document-certificates";
import { EarlierSignatures } from "@/components/signatures/earlier-signatures";
import { NotSignable } from "@/components/signing/not-signable";
import { SendForm } from "@/components/signing/send-form";
import { linkStyle } from "@/components/ui/link-style";
import { Notice } from "@/components/ui/notice";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadSendForm } from "@/lib/server/loaders/load-send-form";
import { canSend } from "@/lib/domain/signing/signing-status";
import { send } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("send"))("title") };
}

export default async function SendPage({ params }: PageProps<"/documents/[documentId]/send">) {
  const user = await requireUser();
  const t = await getTranslations("send");
  const refused = await getTranslations("refusals");
  const { documentId } = await params;
  const found = (await loadSendForm(documentId, user)) ?? notFound();
  const { document, language, sourceReports, isSignable, unreadable, levelObstacle, ...form } = found;
  if (!canSend(document.status)) redirect(`/documents/${documentId}`);
  const isSendable = isSignable && !unreadable;
  const earlierSignatures = (
    <EarlierSignatures sources={sourceReports} certificateLinks={certificateLinksOf(documentId)} />
  );
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <Link href={`/documents/${documentId}`} className={`self-start text-base ${linkStyle}`}>
          {t("back")}
        </Link>
        <h1 className="font-serif text-xl leading-snug wrap-break-word">{document.name}</h1>
      </header>
      {unreadable && <Notice tone="bad">{refused(unreadable.code, unreadable.values)}</Notice>}
      {!isSignable && <NotSignable isDraft={document.status === "draft"} />}
      {isSendable && levelObstacle && <Notice tone="info">{t(`levelObstacles.${levelObstacle}`)}</Notice>}
      {!isSendable && earlierSignatures}
      {isSendable && (
        <ClientMessages of={["send", "signer", "methods", "purposes", "countries", "problems", "refusals"]}>
          <SendForm
            action={send}
            documentId={documentId}
            language={language ?? (await getLocale())}
            {...form}
          >
            {earlierSignatures}
          </SendForm>
        </ClientMessages>
      )}
    </div>
  );
}
