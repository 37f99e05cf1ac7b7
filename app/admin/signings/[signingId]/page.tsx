import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CallTable } from "@/components/admin/signings/call-table";
import { EventList } from "@/components/admin/signings/event-list";
import { MailTable } from "@/components/admin/signings/mail-table";
import { PostbackList } from "@/components/admin/signings/postback-list";
import { SigningActions } from "@/components/admin/signings/signing-actions";
import { SigningHeader } from "@/components/admin/signings/signing-header";
import { WorkflowDrawing } from "@/components/admin/signings/workflow-drawing";
import { ClientMessages } from "@/components/shell/client-messages";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadSigningForAdmin } from "@/lib/server/loaders/load-signing-for-admin";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { acceptBelowLevel, closeSigning, resendFailedMail, resendSigning, tryAgain } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/admin/signings/[signingId]">): Promise<Metadata> {
  await requireAdmin();
  const shown = await loadSigningForAdmin((await params).signingId);
  return { title: shown?.signing.documentName ?? (await getTranslations("adminSignings"))("title") };
}

export default async function SigningPage({ params }: PageProps<"/admin/signings/[signingId]">) {
  await requireAdmin();
  const { signingId } = await params;
  const shown = (await loadSigningForAdmin(signingId)) ?? notFound();
  const { signing, rejected, steps, can, signers, calls, postbacks, mails, events } = shown;
  const { requiredLevel } = await currentSettings();
  return (
    <ClientMessages of={["adminSigning", "refusals", "problems"]}>
      <div className="flex flex-col gap-10">
        <SigningHeader {...{ signing, rejected, requiredLevel }} />
        <SigningActions
          actions={{ tryAgain, acceptBelowLevel, resendSigning, closeSigning }}
          signing={{ id: signingId, documentName: signing.documentName }}
          can={can}
        />
        <WorkflowDrawing signing={signing} steps={steps} signers={signers} events={events} />
        <CallTable calls={calls} />
        <PostbackList postbacks={postbacks} />
        <MailTable mails={mails} signingId={signingId} action={resendFailedMail} />
        <EventList events={events} />
      </div>
    </ClientMessages>
  );
}
