import { z } from "zod";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { verificationStream } from "@/lib/audit/verification-stream";
import { readBodyStart } from "@/lib/files/read-body";
import { adminRoute } from "@/lib/server/auth/admin-route";
import type { ChainReport } from "@/lib/domain/audit/chain-report";

const body = z.object({
  /** A chain head that was kept outside the portal. */
  kept: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

const maxBodyBytes = 1_000;

/** Verifies the whole log, and streams the progress as lines of JSON (`VerificationLine`). */
export const POST = adminRoute(async ({ portal: { db, now }, user: admin, origin, request }) => {
  const { text, isWhole } = await readBodyStart(request.body, maxBodyBytes);
  const json = isWhole ? new Response(text).json() : undefined;
  const input = body.safeParse(await json?.catch(() => undefined));
  if (!input.success) return new Response(null, { status: 400 });
  const { kept } = input.data;
  const onReport = async ({ head, tampered }: ChainReport) => {
    const detail = { entries: head.seq, ...(tampered && { tamperedSeq: tampered.seq }) };
    await db.write((tx) =>
      appendAuditEvent(tx, { at: now(), action: "audit.verified", actorId: admin.id, origin, detail }),
    );
  };
  return new Response(verificationStream(db.read, { kept, signal: request.signal, onReport }), {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
});
