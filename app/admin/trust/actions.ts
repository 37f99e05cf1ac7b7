"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/server/actions/admin-action";
import type { CertificateSummary } from "@/lib/trust/certificate-summary";
import {
  addAnchors,
  changePins,
  previewCertificates,
  removeAnchor,
  turnLists,
} from "@/lib/trust/change-trust";

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

/** What the certificates of files say, before they are pinned or trusted. */
export const preview = adminAction(files, async ({ input }): Promise<CertificateSummary[]> =>
  previewCertificates(await bytesOf(input)),
);

/** Replaces the pinned certificates; without files, those of the release are pinned again. */
export const pin = adminAction(files, async ({ portal, user, input, origin }): Promise<number> => {
  const count = await changePins(portal, { adminId: user.id, origin, files: await bytesOf(input) });
  refresh();
  return count;
});

/** Adds certificates as trust anchors. */
export const trust = adminAction(files, async ({ portal, user, input, origin }): Promise<number> => {
  const added = await addAnchors(portal, { adminId: user.id, origin, files: await bytesOf(input) });
  refresh();
  return added;
});

/** Stops trusting a certificate. */
export const distrust = adminAction(
  z.object({ fingerprint: z.string() }),
  async ({ portal, user, input, origin }): Promise<void> => {
    await removeAnchor(portal, { adminId: user.id, origin, fingerprint: input.fingerprint });
    refresh();
  },
);
