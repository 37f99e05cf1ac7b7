import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { SendForm } from "@/components/signing/send-form";
import { linkStyle } from "@/components/ui/link-style";
import { findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile } from "@/db/repositories/files";
import { listPeopleAsked, listSignersAsked } from "@/db/repositories/signer-lists";
import { openSigningDetails } from "@/lib/accounts/profile";
import { requireUser } from "@/lib/server/auth/require-user";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { dayFrom } from "@/lib/domain/time/deadline";
import type { PortalSettings } from "@/lib/domain/settings/portal-settings";
import { canSignOn, signersToAskAgain } from "@/lib/domain/document/send-again";
import { canSend } from "@/lib/domain/signing/signing-status";
import { portal } from "@/lib/server/portal/portal";
import { send } from "./actions";

const maxSuggestions = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("send"))("title") };
}

export default async function SendPage({ params }: PageProps<"/documents/[documentId]/send">) {
  const user = await requireUser();
  const t = await getTranslations("send");
  const { documentId } = await params;
  const { db, workflow, now } = await portal();
  const { name, surname, email } = user;
  const document = await findOwnDocument(db.read, { documentId, userId: user.id });
  if (!document) notFound();
  if (!canSend(document.status)) redirect(`/documents/${documentId}`);
  const asked = await listSignersAsked(db.read, { documentId, userId: user.id });
  const partial = await findPartialFile(db.read, { documentId, userId: user.id });
  const canKeep = canSignOn(partial?.checkReport);
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <Link href={`/documents/${documentId}`} className={`self-start text-base ${linkStyle}`}>
          {t("back")}
        </Link>
        <h1 className="font-serif text-xl leading-snug wrap-break-word">{document.name}</h1>
        <p className="text-ink-soft">{t("signersTitle")}</p>
      </header>
      <ClientMessages of={["send", "signer", "methods", "purposes", "countries", "problems", "refusals"]}>
        <SendForm
          action={send}
          documentId={documentId}
          me={{ name, surname, email, ...(await openSigningDetails(db.read, workflow.sealer, user.id)) }}
          language={asked[0]?.language ?? (await getLocale())}
          previous={{
            attempt: asked[0]?.signingId ?? documentId,
            signers: signersToAskAgain(asked, { canKeep }),
            canKeep,
          }}
          terms={termsOf(await currentSettings(), now())}
          people={await listPeopleAsked(db.read, { userId: user.id, limit: maxSuggestions })}
          today={now()}
        />
      </ClientMessages>
    </div>
  );
}

/** What admins have set, as the form has it. */
function termsOf({ deadlineDays, remindEveryDays }: PortalSettings, now: Date) {
  return {
    deadline: deadlineDays ? dayFrom(now, deadlineDays) : "",
    remind: remindEveryDays?.toString() ?? "",
  };
}
