import { apiCalls, type ApiCall } from "./api-call";

/** The faults on demand, each with its effect and the calls that it can affect. */
export const faults = {
  delay: { what: "answers late, by `delay_ms` (5 seconds by default)", calls: apiCalls },
  too_many_requests: { what: "answers 429 with Retry-After: 2", calls: apiCalls },
  server_error: { what: "answers 500, as the vendor does", calls: apiCalls },
  bad_gateway: { what: "answers 502 with an HTML page, as a proxy in front would", calls: apiCalls },
  connection_reset: { what: "closes the connection without an answer", calls: apiCalls },
  access_refused: { what: "answers 403, as for a wrong access token", calls: apiCalls },
  cut_short: { what: "does its work, then answers with only the first half of the JSON", calls: jsonCalls() },
  unknown_fields: { what: "adds unknown fields to the answer", calls: jsonCalls() },
  errors_as_strings: { what: "answers 400 with `errors` as a list of strings", calls: apiCalls },
  errors_as_object: { what: "answers 400 with `errors` as an object keyed by field", calls: apiCalls },
  file_unsignable: { what: "answers 400, as for a file that cannot be signed", calls: ["create"] },
  upload_pending: { what: "reports that the upload is still pending", calls: ["upload_status"] },
  upload_error: { what: "reports that the upload failed", calls: ["upload_status"] },
  unknown_status: { what: "reports unknown status words", calls: ["status"] },
  signers_by_token: { what: "keys the signers by token instead of id", calls: ["status"] },
  wrong_digest: { what: "reports a digest that is not the file's", calls: ["status"] },
  foreign_file_url: { what: "returns a file URL on a host that is not the gateway's", calls: ["status"] },
  truncated_download: { what: "sends the first half of the file, with its length", calls: ["download"] },
  missing_signature: {
    what: "sends the file without its last signature; the status reports that file's digest",
    calls: ["download"],
  },
  other_file: {
    what: "sends the uploaded file whose token is in `file`; the status reports that file's digest",
    calls: ["download"],
  },
  certificate_revoked: {
    what: "revokes the signer's certificate a minute before the signature, as the OCSP response in it tells",
    calls: [],
  },
  certificate_unknown: { what: "lets the OCSP response in a signature not know the certificate", calls: [] },
  ocsp_stale: {
    what: "lets the OCSP response in a signature be an hour older than its time-stamp",
    calls: [],
  },
  ocsp_unreachable: {
    what: "leaves a signature without evidence, at level T, and sends `signing_archive_failed`",
    calls: [],
  },
  postback_lost: { what: "is never delivered", calls: [] },
  postback_doubled: { what: "is delivered twice at once", calls: [] },
  postback_late: {
    what: "is delivered late, by `delay_ms` (10 minutes of gateway time by default)",
    calls: [],
  },
  postback_out_of_order: { what: "is delivered after the next postback of its signing", calls: [] },
  postback_form_encoded: { what: "is delivered as a form with bracket keys", calls: [] },
  postback_forged: { what: "follows a forged postback that reports the signing as completed", calls: [] },
} as const satisfies Record<string, { what: string; calls: readonly ApiCall[] }>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as [FaultName, ...FaultName[]];

/** Whether a call fails before or after it has done its work. */
export const faultMoments = ["before", "after"] as const;
export type FaultMoment = (typeof faultMoments)[number];

/** The faults whose moment can be chosen. */
export const faultsWithMoment: readonly FaultName[] = ["server_error", "bad_gateway", "connection_reset"];

/** The calls that a fault can affect; none for faults of postbacks. */
export const callsOf = (fault: FaultName): readonly ApiCall[] => faults[fault].calls;

function jsonCalls(): ApiCall[] {
  return apiCalls.filter((call) => call !== "download");
}
