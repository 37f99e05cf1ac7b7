"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { checkGateway, type GatewayCheck } from "@/lib/signing/repair/check-gateway";

/** Checks whether the gateway responds and accepts the portal's token. */
export const check = adminAction(
  z.object({}),
  async ({ portal: { workflow, calls }, user, origin }): Promise<GatewayCheck> => {
    const found = await checkGateway(workflow, { adminId: user.id, origin });
    await calls.flush(); // for the page, which another portal may serve
    refresh();
    return found;
  },
);
