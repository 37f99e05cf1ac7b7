/** Something that goes wrong at the gateway during a run, and where the signing may then end. */
export type FaultCase = {
  name: string;
  order: readonly object[];
  /** Where it ends besides "signed": a portal that dies may meet the fault or outlive it. */
  otherEnd?: "failed" | "needs_attention";
  uploadBy?: "content";
};

const on = (fault: string, call: string, more = {}) => [{ fault, call, ...more }];
const lost = { moment: "after" };

export const faultCases: readonly FaultCase[] = [
  { name: "none", order: [] },
  { name: "none, upload by content", order: [], uploadBy: "content" },
  { name: "upload: 500 after it was done", order: on("server_error", "upload", lost) },
  { name: "upload: connection broken off", order: on("connection_reset", "upload"), uploadBy: "content" },
  { name: "upload still pending", order: on("upload_pending", "upload_status", { count: 2 }) },
  { name: "upload failed once", order: on("upload_error", "upload_status") },
  { name: "upload failed", order: on("upload_error", "upload_status", { count: 9 }), otherEnd: "failed" },
  { name: "create: answer lost", order: on("connection_reset", "create", lost) },
  { name: "create: answer cut short", order: on("cut_short", "create") },
  { name: "create: refused", order: on("errors_as_object", "create"), otherEnd: "failed" },
  {
    name: "create: answer lost, then refused",
    order: [...on("connection_reset", "create", lost), ...on("errors_as_object", "create")],
    otherEnd: "failed",
  },
  { name: "status: 429", order: on("too_many_requests", "status") },
  { name: "status: late answer", order: on("delay", "status", { delay_ms: 150 }) },
  { name: "status: unknown words", order: on("unknown_status", "status") },
  { name: "status: signers by token", order: on("signers_by_token", "status", { count: 3 }) },
  {
    name: "status: wrong digest",
    order: on("wrong_digest", "status", { count: 9 }),
    otherEnd: "needs_attention",
  },
  {
    name: "status: foreign address",
    order: on("foreign_file_url", "status", { count: 9 }),
    otherEnd: "needs_attention",
  },
  { name: "download: 502 page", order: on("bad_gateway", "download") },
  { name: "download: half a file", order: on("truncated_download", "download"), otherEnd: "needs_attention" },
  {
    name: "download: signature missing",
    order: on("missing_signature", "download", { count: 9 }),
    otherEnd: "needs_attention",
  },
  { name: "delete: answer lost", order: on("connection_reset", "delete", lost) },
  { name: "delete: 500", order: on("server_error", "delete", { count: 2 }) },
  { name: "postbacks lost", order: [{ fault: "postback_lost", count: 9 }] },
  {
    name: "postbacks doubled, one forged",
    order: [{ fault: "postback_doubled", count: 9 }, { fault: "postback_forged" }],
  },
];
