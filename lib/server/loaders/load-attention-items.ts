import { listSignings, type SigningLine } from "@/db/repositories/admin-signings";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { listExpiringSoon, listStuckMail } from "@/db/repositories/needs-attention";
import { gatewayRetentionDays } from "@/lib/domain/gateway/retention";
import type { AttentionItem } from "@/lib/domain/signing/attention-item";
import { hasTrait, waitsFor } from "@/lib/domain/signing/signing-status";
import { dayMs } from "@/lib/domain/time/durations";
import { warnedBefore } from "@/lib/signing/rules/gateway-retention";
import { loadTrustAttention } from "./load-trust";
import { portal } from "../portal/portal";

/** Older mail no longer needs attention: the gateway has deleted its signing. */
const mailKeptMs = gatewayRetentionDays * dayMs;
const maxPerKind = 10;

const signingHref = (id: string) => `/admin/signings/${id}`;

/** What needs an admin's attention, most serious first, and whether a kind has more items than are listed. */
export async function loadAttentionItems(): Promise<{ items: AttentionItem[]; isMore: boolean }> {
  const { db, now } = await portal();
  const at = now();
  const limit = maxPerKind + 1;
  const [pause, trust, stuck, expiring, mail] = await Promise.all([
    findGatewayPause(db.read),
    loadTrustAttention(),
    listSignings(db.read, { needsAttention: true, limit }),
    listExpiringSoon(db.read, { before: warnedBefore(at), limit }),
    listStuckMail(db.read, { since: new Date(at.getTime() - mailKeptMs), limit }),
  ]);
  const items: AttentionItem[] = [
    ...(pause ? [{ kind: "gateway_refuses" as const, href: "/admin/gateway", at: pause.since }] : []),
    ...trust,
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
