import { listSignings, type SigningLine } from "@/db/repositories/admin-signings";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { listExpiringSoon, listStuckMail } from "@/db/repositories/needs-attention";
import type { AttentionItem } from "@/lib/domain/signing/attention-item";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { dayMs } from "@/lib/domain/time/durations";
import { portal } from "../portal/portal";

const soonMs = 7 * dayMs;
/** Mail that is older than a signing can be items no attention any more. */
const mailKeptMs = 30 * dayMs;
const maxPerKind = 10;

const signingHref = (id: string) => `/admin/signings/${id}`;

/** What items an admin's attention, the gravest first, and whether there is more of a kind than is listed. */
export async function loadAttentionItems(): Promise<{ items: AttentionItem[]; isMore: boolean }> {
  const { db, now } = await portal();
  const at = now();
  const limit = maxPerKind + 1;
  const [pause, stuck, expiring, mail] = await Promise.all([
    findGatewayPause(db.read),
    listSignings(db.read, { needsAttention: true, limit }),
    listExpiringSoon(db.read, { before: new Date(at.getTime() + soonMs), limit }),
    listStuckMail(db.read, { since: new Date(at.getTime() - mailKeptMs), limit }),
  ]);
  const items: AttentionItem[] = [
    ...(pause ? [{ kind: "gateway_refuses" as const, href: "/admin/gateway", at: pause.since }] : []),
    ...stuck.slice(0, maxPerKind).map((signing) => ({
      ...{ kind: kindOf(signing), href: signingHref(signing.id) },
      ...{ name: signing.documentName, at: signing.createdAt },
    })),
    ...expiring.slice(0, maxPerKind).map(({ id, documentName, gatewayExpiresAt }) => ({
      ...{ kind: "expires_soon" as const, href: signingHref(id), name: documentName, at: gatewayExpiresAt },
    })),
    ...mail.slice(0, maxPerKind).map(({ signingId, userId, recipientName, createdAt }) => ({
      ...{ kind: "mail_stuck" as const, name: recipientName, at: createdAt },
      href: signingId ? signingHref(signingId) : `/admin/users/${userId}`,
    })),
  ];
  return { items, isMore: [stuck, expiring, mail].some((found) => found.length > maxPerKind) };
}

function kindOf({ status }: SigningLine): AttentionItem["kind"] {
  if (!hasTrait(status, "needs_attention")) return "failing";
  return waitsFor(status, "admin") ? "stopped" : "failed";
}
