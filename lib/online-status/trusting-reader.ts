import type { FileReader, Reading } from "@/lib/reader/file-reader";
import type { OnlineEvidence, TrustSource, ValidationInputs } from "@/lib/reader/validation-inputs";
import type { EvidenceQuery } from "@/lib/validation/process/validation-context";
import type { OnlineStatus } from "./online-status";

/** Each round may show what is lacking next: an issuer, then its status. */
const maxRounds = 3;

type Trusting = {
  /** Who is trusted now. */
  trust: () => Promise<TrustSource>;
  /** Missing where nothing may be requested online. */
  status?: OnlineStatus;
};

/**
 * A reader whose validations know who is trusted. Where a file lacks the status of its certificates and it may be
 * requested online, it is requested and the file is read once more: the processes that read files make no requests.
 */
export function withTrust<R extends FileReader>(reader: R, { trust, status }: Trusting): R {
  /** Reads a file with what is known, and again with what was requested meanwhile. */
  async function validate<Q extends ValidationInputs, A extends { queries: EvidenceQuery[] }>(
    read: (request: Q, reading: Reading) => Promise<A>,
    request: Q,
    reading: Reading,
  ): Promise<A> {
    const inputs = { ...request, trust: await trust() };
    let answer = await read(inputs, reading);
    let online: OnlineEvidence = { certificates: [], revocation: [] };
    const requests = status?.forFile();
    const asked = new Set<string>();
    for (let round = 0; requests && round < maxRounds; round++) {
      const queries = answer.queries.filter((query) => !asked.has(JSON.stringify(query)));
      queries.forEach((query) => asked.add(JSON.stringify(query)));
      const found = await requests.request(queries, reading.signal);
      if (found.certificates.length + found.revocation.length === 0) break;
      online = {
        certificates: [...online.certificates, ...found.certificates],
        revocation: [...online.revocation, ...found.revocation],
      };
      answer = await read({ ...inputs, online }, reading);
    }
    return answer;
  }

  return {
    ...reader,
    inspectSource: async (request, reading) =>
      reader.inspectSource({ ...request, trust: await trust() }, reading),
    validateAnyFile: (request, reading) => validate(reader.validateAnyFile, request, reading),
    validateSignedPdf: (request, reading) => validate(reader.validateSignedPdf, request, reading),
    validateSignedContainer: (request, reading) => validate(reader.validateSignedContainer, request, reading),
  };
}
