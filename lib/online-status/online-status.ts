import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";
import type { Egress, EgressRequest } from "@/lib/egress/egress";
import { EgressError } from "@/lib/egress/egress-error";
import type { OnlineEvidence } from "@/lib/reader/validation-inputs";
import type { EvidenceQuery } from "@/lib/validation/process/validation-context";

/** Requests what files lack: the status of their certificates, and certificates of issuers. */
export type OnlineStatus = {
  /** Begins the requests for one file. */
  forFile(): FileRequests;
};

type FileRequests = {
  /**
   * Requests these, a few at a time. What does not answer in time, or not as expected, is left out; so is everything
   * once the file's requests take longer, or their answers are larger, than those about any honest file.
   *
   * @throws the signal's reason when it is aborted
   */
  request(queries: readonly EvidenceQuery[], signal?: AbortSignal): Promise<OnlineEvidence>;
};

type Kind = EvidenceQuery["kind"];
type Found = { kind: Kind; bytes: Buffer };
/** Without bytes where the service was silent. */
type Answer = { bytes?: Buffer };

const timeoutMs = 8_000;
/** No request for a file begins later than this after its first. */
const beginsWithinMs = 20_000;
const maxConcurrent = 6;
const maxBytes: Record<Kind, number> = { ocsp: 100_000, certificate: 100_000, crl: 20_000_000 };
const maxBytesOfFile = 40_000_000;
/** How long an answer is used again. A revocation list changes a few times a day, an OCSP response at any time. */
const keptForMs: Record<Kind, number> = { ocsp: 5 * minuteMs, certificate: 24 * hourMs, crl: hourMs };
/** A service that did not answer is not asked again at once, so that people do not wait for it with every file. */
const silentForMs = minuteMs;

type Asking = { mayBegin: () => boolean; signal?: AbortSignal };

type Parts = { egress: Egress; now: () => Date; log: (message: string, error?: unknown) => void };

export function createOnlineStatus({ egress, now, log }: Parts): OnlineStatus {
  const answers = new LRUCache<string, Answer>({
    max: 2_000,
    maxSize: 64_000_000,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes?.length ?? 0),
    perf: { now: () => now().getTime() },
    ttlResolution: 0,
  });

  /** The answer that is known, or else that of the service, if there is time to ask it. */
  async function answerTo(query: EvidenceQuery, { mayBegin, signal }: Asking): Promise<Buffer | undefined> {
    // Files choose how long their addresses are.
    const key = createHash("sha256").update(JSON.stringify(query)).digest("base64");
    const before = answers.get(key);
    if (before || !mayBegin()) return before?.bytes;
    const answer = await ask(query, signal);
    answers.set(key, answer, { ttl: answer.bytes ? keptForMs[query.kind] : silentForMs });
    return answer.bytes;
  }

  async function ask(query: EvidenceQuery, signal?: AbortSignal): Promise<Answer> {
    try {
      const { bytes } = await egress.request(query.url, {
        ...bodyOf(query),
        ...{ maxBytes: maxBytes[query.kind], timeoutMs, signal },
      });
      return { bytes };
    } catch (error) {
      if (!(error instanceof EgressError)) throw error;
      log("A status service did not answer", error);
      return {};
    }
  }

  /** The answer to a query, or the lists that take the place of a responder's. */
  async function findFor(query: EvidenceQuery, asking: Asking): Promise<Found[]> {
    const bytes = await answerTo(query, asking);
    if (bytes) return [{ kind: query.kind, bytes }];
    if (query.kind !== "ocsp") return [];
    for (const url of query.listUrls) {
      const list = await answerTo({ kind: "crl", url }, asking);
      if (list) return [{ kind: "crl", bytes: list }];
    }
    return [];
  }

  function forFile(): FileRequests {
    let beganAt: number | undefined;
    let bytesSoFar = 0;
    const mayBegin = () => now().getTime() - (beganAt ??= now().getTime()) <= beginsWithinMs;
    return {
      async request(queries, signal) {
        const waiting = [...queries];
        const found: Found[] = [];
        const work = async () => {
          for (let query = waiting.shift(); query && bytesSoFar < maxBytesOfFile; query = waiting.shift()) {
            const answers = await findFor(query, { mayBegin, signal });
            found.push(...answers);
            bytesSoFar += answers.reduce((sum, { bytes }) => sum + bytes.length, 0);
          }
        };
        await Promise.all(Array.from({ length: maxConcurrent }, work));
        return {
          certificates: found.flatMap(({ kind, bytes }) => (kind === "certificate" ? [bytes] : [])),
          revocation: found.flatMap(({ kind, bytes }) => (kind === "certificate" ? [] : [{ kind, bytes }])),
        };
      },
    };
  }

  return { forFile };
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
