"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import { addAnchors, changePins, removeAnchor, turnLists } from "@/lib/trust/change-trust";

/** The files of a form, under any names. */
const files = z.record(z.string(), z.instanceof(File));

const bytesOf = (sent: z.output<typeof files>): Promise<Buffer[]> =>
  Promise.all(Object.values(sent).map(async (file) => Buffer.from(await file.arrayBuffer())));

/** Turns loading the lists of the EU on or off. */
export const turn = adminAction(
  z.object({ isOn: z.boolean() }),
  async ({ portal, user, input, origin }): Promise<void> => {
    await turnLists(portal, { adminId: user.id, origin, isOn: input.isOn });
    refresh();
  },
);

/** Replaces the pinned certificates; without files, those of the release are pinned again. */
export const pin = adminAction(files, async ({ portal, user, input, origin }): Promise<void> => {
  await changePins(portal, { adminId: user.id, origin, files: await bytesOf(input) });
  refresh();
});

/** Adds certificates as trust anchors. */
export const trust = adminAction(files, async ({ portal, user, input, origin }): Promise<void> => {
  await addAnchors(portal, { adminId: user.id, origin, files: await bytesOf(input) });
  refresh();
});

/** Stops trusting a certificate. */
export const distrust = adminAction(
  z.object({ fingerprint: z.string() }),
  async ({ portal, user, input, origin }): Promise<void> => {
    await removeAnchor(portal, { adminId: user.id, origin, fingerprint: input.fingerprint });
    refresh();
  },
);
