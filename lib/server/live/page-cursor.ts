import "server-only";
import { cache } from "react";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { portal } from "../portal/portal";

/**
 * The number of the latest event when the rendering of this request began. Live updates start from it, so that
 * changes between reading a page's data and opening its stream are not missed.
 */
export const pageCursor = cache(async (): Promise<number> => {
  const { db } = await portal();
  return findLatestSeq(db.read);
});
