"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { closeReason } from "@/lib/domain/signing/close-reason";
import { closeSigning } from "@/lib/signing/repair/close-signing";
import { resendMail } from "@/lib/signing/repair/resend-mail";
import { resendSigning } from "@/lib/signing/repair/resend-signing";
import { tryNow } from "@/lib/signing/repair/try-now";

const signingOnly = z.object({ signingId: z.string() });

/** Lets a signing go on at once. */
export const tryAgain = adminAction(
  signingOnly,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await tryNow(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Sends the document of a signing that is over to the same people once more. */
export const sendAgain = adminAction(
  signingOnly,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    const sent = await resendSigning(workflow, { ...input, adminId: user.id, origin });
    if (!sent) notFound();
    redirect(`/admin/signings/${sent}`);
  },
);

/** Ends a signing that somebody has dealt with. */
export const closeAsHandled = adminAction(
  z.object({ signingId: z.string(), reason: closeReason }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await closeSigning(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Sends a mail that did not go out. */
export const mailAgain = adminAction(
  z.object({ signingId: z.string(), mailId: z.string() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await resendMail(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);
