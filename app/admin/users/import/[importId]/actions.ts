"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { cancelImport, startImport } from "@/lib/accounts/import-users";
import { adminAction } from "@/lib/server/actions/admin-action";

const ofImport = z.object({ importId: z.string() });

/** Starts to create the accounts of a list, in the background. */
export const startUserImport = adminAction(
  ofImport.extend({ invites: z.literal("on").optional() }),
  async ({ portal: { workflow }, user, input: { importId, invites }, origin }): Promise<void> => {
    await startImport(workflow, { adminId: user.id, importId, origin, invites: invites === "on" });
    refresh();
  },
);

export const cancelUserImport = adminAction(
  ofImport,
  async ({ portal, user, input, origin }): Promise<void> => {
    await cancelImport(portal.workflow, { ...input, adminId: user.id, origin });
    refresh();
  },
);
