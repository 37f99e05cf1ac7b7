"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { acceptReason, closeReason } from "@/lib/domain/signing/reasons";
import { closeSigning as close } from "@/lib/signing/repair/close-signing";
import { resendMail } from "@/lib/signing/repair/resend-mail";
import { resendSigning as resend } from "@/lib/signing/repair/resend-signing";
import { tryNow } from "@/lib/signing/repair/try-now";
import { waiveLevel } from "@/lib/signing/repair/waive-level";

const signingOnly = z.object({ signingId: z.string() });

/** Retries a signing now. */
export const tryAgain = adminAction(
  signingOnly,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await tryNow(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Sends the document of an ended signing to the same signers again. */
export const resendSigning = adminAction(
  signingOnly,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    const newSigningId = await resend(workflow, { ...input, adminId: user.id, origin });
    if (!newSigningId) notFound();
    redirect(`/admin/signings/${newSigningId}`);
  },
);

/** Closes a signing that an admin has dealt with. */
export const closeSigning = adminAction(
  z.object({ signingId: z.string(), reason: closeReason }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await close(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Lets a finished file into the library whose only problem is the level of its signatures. */
export const acceptBelowLevel = adminAction(
  z.object({ signingId: z.string(), reason: acceptReason }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await waiveLevel(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Resends a mail that was not delivered. */
export const resendFailedMail = adminAction(
  z.object({ signingId: z.string(), mailId: z.string() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await resendMail(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);
