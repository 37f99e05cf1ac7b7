import { hourMs, minuteMs } from "@/lib/domain/time/durations";
import type { Egress, EgressRequest } from "@/lib/egress/egress";
import { EgressError } from "@/lib/egress/egress-error";
import type { OnlineEvidence } from "@/lib/reader/validation-inputs";
import type { EvidenceQuery } from "@/lib/validation/process/validation-context";

/** Requests what files lack: the status of their certificates, and certificates of issuers. */
export type OnlineStatus = {
  /**
   * Requests all of these at once. What does not answer in time, or not as expected, is left out.
   *
   * @throws the signal's reason when it is aborted
   */
  request(queries: readonly EvidenceQuery[], signal?: AbortSignal): Promise<OnlineEvidence>;
};

type Kind = EvidenceQuery["kind"];

const timeoutMs = 8_000;
const maxBytes: Record<Kind, number> = { ocsp: 100_000, certificate: 100_000, crl: 20_000_000 };
/** How long an answer is used again. A revocation list changes a few times a day, an OCSP response at any time. */
const keptForMs: Record<Kind, number> = { ocsp: 5 * minuteMs, certificate: 24 * hourMs, crl: hourMs };
/** A service that did not answer is not asked again at once, so that people do not wait for it with every file. */
const silentForMs = minuteMs;
const maxKeptBytes = 64_000_000;

type Kept = { bytes: Buffer | undefined; until: number };

export function createOnlineStatus({
  egress,
  now,
  log,
}: {
  egress: Egress;
  now: () => Date;
  log: (message: string, error?: unknown) => void;
}): OnlineStatus {
  const kept = new Map<string, Kept>();

  async function answerTo(query: EvidenceQuery, signal?: AbortSignal): Promise<Buffer | undefined> {
    const key = JSON.stringify(query);
    const before = kept.get(key);
    if (before && before.until > now().getTime()) return before.bytes;
    const bytes = await ask(query, signal);
    keep(key, { bytes, until: now().getTime() + (bytes ? keptForMs[query.kind] : silentForMs) });
    return bytes;
  }

  async function ask(query: EvidenceQuery, signal?: AbortSignal): Promise<Buffer | undefined> {
    try {
      const { bytes } = await egress.request(query.url, {
        ...bodyOf(query),
        ...{ maxBytes: maxBytes[query.kind], timeoutMs, signal },
      });
      return bytes;
    } catch (error) {
      if (!(error instanceof EgressError)) throw error;
      log(`A status service did not answer: ${new URL(query.url).host}`, error);
      return undefined;
    }
  }

  /** The oldest answers go first. */
  function keep(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
    for (const [oldest, { bytes }] of kept) {
      if (total <= maxKeptBytes || oldest === key) return;
      total -= bytes?.length ?? 0;
      kept.delete(oldest);
    }
  }

  return {
    async request(queries, signal) {
      const found = await Promise.all(
        queries.map(async (query) => ({ kind: query.kind, bytes: await answerTo(query, signal) })),
      );
      return {
        certificates: found.flatMap(({ kind, bytes }) => (kind === "certificate" && bytes ? [bytes] : [])),
        revocation: found.flatMap(({ kind, bytes }) =>
          kind !== "certificate" && bytes ? [{ kind, bytes }] : [],
        ),
      };
    },
  };
}

/** An OCSP request is posted (RFC 6960, appendix A.1); lists and certificates are fetched. */
const bodyOf = (query: EvidenceQuery): Pick<EgressRequest, "method" | "body" | "headers"> =>
  query.kind === "ocsp"
    ? {
        method: "POST",
        body: Buffer.from(query.request, "base64"),
        headers: { "content-type": "application/ocsp-request" },
      }
    : {};
