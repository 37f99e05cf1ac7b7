"use server";

import { getLocale } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { userAction } from "@/lib/server/actions/user-action";
import { newSigning } from "@/lib/domain/signing/new-signing";
import { sendForSigning } from "@/lib/signing/commands/send-for-signing";

/** Records the signing and its signers. The workflow takes it from there. */
export const send = userAction(
  newSigning,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    const sender = { userId: user.id, senderLanguage: await getLocale() };
    const signingId = await sendForSigning(workflow, { ...input, ...sender, origin });
    if (!signingId) notFound();
    redirect(`/documents/${input.documentId}`);
  },
);
