import { Readable } from "node:stream";
import type { FaultName } from "../faults/fault";

type Json = Record<string, unknown>;

const unknownFields = { colour: "green", nested: { deeper: [1, 2, 3] }, "": null };
const wrongDigest = "0".repeat(64);

/** How each fault changes a JSON answer. */
const changes: Partial<Record<FaultName, (answer: Json, tokenOf: TokenOf) => Json>> = {
  unknown_fields: (answer) => ({ ...answer, ...unknownFields }),
  upload_pending: () => ({ status: "pending" }),
  upload_error: () => ({ status: "error", message: "The file could not be fetched." }),
  unknown_status: (answer) => ({
    ...answer,
    status: "contemplating",
    signers: mapSigners(answer, unknownSigner),
  }),
  signers_by_token: (answer, tokenOf) => ({
    ...answer,
    signers: mapSigners(answer, ([id, signer]) => [tokenOf(id), signer]),
  }),
  wrong_digest: (answer) => ("file_digest" in answer ? { ...answer, file_digest: wrongDigest } : answer),
  foreign_file_url: (answer) =>
    "file" in answer ? { ...answer, file: "https://files.example/api/signing/1/download" } : answer,
};

/** Maps the id given by the caller to the signer's token. */
type TokenOf = (id: string) => string;

/** Applies a fault to the answer of a call that has done its work. */
export async function corruptAnswer(fault: FaultName, answer: Response, tokenOf: TokenOf): Promise<Response> {
  if (fault === "truncated_download") return firstHalfOf(answer);
  if (fault === "cut_short") {
    const text = await answer.text();
    return withBody(answer, text.slice(0, Math.floor(text.length / 2)));
  }
  const change = changes[fault];
  if (!change) return answer;
  return withBody(answer, JSON.stringify(change((await answer.json()) as Json, tokenOf)));
}

function mapSigners(answer: Json, change: (entry: [string, unknown]) => [string, unknown]) {
  const { signers } = answer;
  return typeof signers === "object" && signers !== null
    ? Object.fromEntries(Object.entries(signers).map(change))
    : signers;
}

const unknownSigner = ([id, signer]: [string, unknown]): [string, unknown] => [
  id,
  { ...(signer as Json), status: "pondering" },
];

function withBody(answer: Response, body: string): Response {
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(body, { status: answer.status, headers });
}

/** Streams the first half of a body, with a content-length to match. */
function firstHalfOf(answer: Response): Response {
  const half = Math.floor(Number(answer.headers.get("content-length")) / 2);
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(half));
  const body = Readable.toWeb(Readable.from(firstBytes(answer.body, half))) as ReadableStream<Uint8Array>;
  return new Response(body, { status: answer.status, headers });
}

async function* firstBytes(body: ReadableStream<Uint8Array> | null, count: number) {
  let left = count;
  for await (const chunk of body ?? []) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
