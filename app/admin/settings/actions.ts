"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { newSettings } from "@/lib/domain/settings/portal-settings";
import { changeLogo, changeSettings } from "@/lib/settings/change-settings";

export const savePortalSettings = adminAction(
  newSettings,
  async ({ portal, user, input, origin }): Promise<void> => {
    await changeSettings(portal, { adminId: user.id, origin, settings: input });
    revalidatePath("/", "layout");
  },
);

/** Sets the logo, or removes it if no file is given. */
export const savePortalLogo = adminAction(
  z.object({ logo: z.instanceof(File).optional() }),
  async ({ portal, user, input: { logo }, origin }): Promise<void> => {
    const bytes = logo && Buffer.from(await logo.arrayBuffer());
    await changeLogo(portal, { adminId: user.id, origin, bytes });
    revalidatePath("/", "layout");
  },
);
