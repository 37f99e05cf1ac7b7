"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { newSigner } from "@/lib/domain/signing/new-signing";
import { addSigner, removeSigner } from "@/lib/signing/commands/change-signers";

/** Adds a signer, optionally in place of another. */
export const add = userAction(
  z.object({ documentId: z.string(), replacesId: z.string().optional(), signer: newSigner }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await addSigner(workflow, { ...input, userId: user.id, origin }))) notFound();
    redirect(`/documents/${input.documentId}`);
  },
);

/** Removes a signer who has not signed. */
export const remove = userAction(
  z.object({ documentId: z.string(), signerId: z.string() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await removeSigner(workflow, { ...input, userId: user.id, origin }))) notFound();
    redirect(`/documents/${input.documentId}`);
  },
);
