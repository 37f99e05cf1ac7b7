"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { checkGateway, type GatewayCheck } from "@/lib/signing/repair/check-gateway";

/** Asks the gateway now whether it is there and takes the portal's token. */
export const check = adminAction(
  z.object({}),
  async ({ portal: { workflow }, user, origin }): Promise<GatewayCheck> => {
    const found = await checkGateway(workflow, { adminId: user.id, origin });
    refresh();
    return found;
  },
);
