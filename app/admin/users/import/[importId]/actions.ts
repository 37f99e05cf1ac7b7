"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { cancelImport, runImport, startImport } from "@/lib/accounts/import-users";
import { adminAction } from "@/lib/server/actions/admin-action";
import { log } from "@/lib/base/log";
import { portal } from "@/lib/server/portal/portal";

const ofImport = z.object({ importId: z.string() });

/** Begins to create the people of a list, and does not wait for the end. */
export const startUserImport = adminAction(
  ofImport.extend({ invites: z.literal("on").optional() }),
  async ({ user, input: { importId, invites }, origin }): Promise<void> => {
    const { workflow } = await portal();
    await startImport(workflow, { adminId: user.id, importId, origin, invites: invites === "on" });
    runImport(workflow, importId).catch((error: unknown) => log(`Import ${importId} stopped`, error));
    refresh();
  },
);

export const cancelUserImport = adminAction(ofImport, async ({ user, input, origin }): Promise<void> => {
  await cancelImport((await portal()).workflow, { ...input, adminId: user.id, origin });
  refresh();
});
