import { apiCalls, type ApiCall } from "./api-call";

/** The faults on demand, each with its effect and the calls that it can affect. */
export const faults = {
  delay: { what: "answers late, by `delay_ms` (5 seconds)", calls: apiCalls },
  too_many_requests: { what: "answers 429 with Retry-After: 2", calls: apiCalls },
  server_error: { what: "answers 500 as the vendor does", calls: apiCalls },
  bad_gateway: { what: "answers 502 with an HTML page, as a proxy in front does", calls: apiCalls },
  connection_reset: { what: "breaks the connection off without an answer", calls: apiCalls },
  access_refused: { what: "answers 403 as to a wrong access token", calls: apiCalls },
  cut_short: { what: "does its work and answers with the first half of the JSON", calls: jsonCalls() },
  unknown_fields: { what: "answers with fields that nobody has heard of", calls: jsonCalls() },
  errors_as_strings: { what: "is refused with 400, `errors` being a list of strings", calls: apiCalls },
  errors_as_object: {
    what: "is refused with 400, `errors` being an object keyed by the field",
    calls: apiCalls,
  },
  upload_pending: { what: "says that the upload is still pending", calls: ["upload_status"] },
  upload_error: { what: "says that the upload has failed", calls: ["upload_status"] },
  unknown_status: { what: "answers with status words that nobody has heard of", calls: ["status"] },
  signers_by_token: { what: "keys the signers by their tokens instead of their ids", calls: ["status"] },
  wrong_digest: { what: "tells a digest that is not the file's", calls: ["status"] },
  foreign_file_url: { what: "gives a file URL on a host that is not the gateway's", calls: ["status"] },
  truncated_download: { what: "sends the first half of the file as if it were all", calls: ["download"] },
  missing_signature: {
    what: "sends the file without its last signature, and the status tells that file's digest",
    calls: ["download"],
  },
  postback_lost: { what: "is never delivered", calls: [] },
  postback_doubled: { what: "is delivered twice at once", calls: [] },
  postback_late: { what: "is delivered late, by `delay_ms` (10 minutes of gateway time)", calls: [] },
  postback_out_of_order: { what: "is delivered after the next one of its signing", calls: [] },
  postback_form_encoded: { what: "is delivered as a form with bracket keys", calls: [] },
  postback_forged: { what: "comes after a forged one that says the signing is completed", calls: [] },
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
