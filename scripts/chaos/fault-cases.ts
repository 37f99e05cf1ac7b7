/** A fault of the gateway during a run, and the status in which the signing may then end. */
export type FaultCase = {
  name: string;
  orders: readonly object[];
  /** How the signing may end instead of "signed"; depending on the crash it may meet the fault or miss it. */
  alternativeEnd?: "failed" | "needs_attention";
  uploadBy?: "content";
  /** The portal asks for an archived file, and the gateway archives it once the signing has become "signed". */
  isArchived?: true;
};

const on = (fault: string, call: string, more = {}) => [{ fault, call, ...more }];
const afterWork = { moment: "after" };

export const faultCases: readonly FaultCase[] = [
  { name: "none", orders: [] },
  { name: "none, upload by content", orders: [], uploadBy: "content" },
  { name: "archived once signed", orders: [], isArchived: true },
  {
    name: "archived once signed, download: first half only once",
    orders: on("truncated_download", "download", { count: 2 }),
    isArchived: true,
  },
  {
    name: "archived once signed, postbacks lost",
    orders: [{ fault: "postback_lost", count: 9 }],
    isArchived: true,
  },
  { name: "upload: 500 after its work", orders: on("server_error", "upload", afterWork) },
  { name: "upload: connection closed", orders: on("connection_reset", "upload"), uploadBy: "content" },
  { name: "upload still pending", orders: on("upload_pending", "upload_status", { count: 2 }) },
  { name: "upload failed once", orders: on("upload_error", "upload_status") },
  {
    name: "upload failed",
    orders: on("upload_error", "upload_status", { count: 9 }),
    alternativeEnd: "failed",
  },
  { name: "create: answer lost", orders: on("connection_reset", "create", afterWork) },
  { name: "create: answer cut short", orders: on("cut_short", "create") },
  { name: "create: refused", orders: on("errors_as_object", "create"), alternativeEnd: "failed" },
  {
    name: "create: answer lost, then refused",
    orders: [...on("connection_reset", "create", afterWork), ...on("errors_as_object", "create")],
    alternativeEnd: "failed",
  },
  { name: "status: 429", orders: on("too_many_requests", "status") },
  { name: "status: late answer", orders: on("delay", "status", { delay_ms: 150 }) },
  { name: "status: unknown statuses", orders: on("unknown_status", "status") },
  { name: "status: signers by token", orders: on("signers_by_token", "status", { count: 3 }) },
  {
    name: "status: wrong digest",
    orders: on("wrong_digest", "status", { count: 9 }),
    alternativeEnd: "needs_attention",
  },
  {
    name: "status: foreign file URL",
    orders: on("foreign_file_url", "status", { count: 9 }),
    alternativeEnd: "needs_attention",
  },
  { name: "download: 502 page", orders: on("bad_gateway", "download") },
  { name: "download: first half only", orders: on("truncated_download", "download") },
  {
    name: "download: signature missing",
    orders: on("missing_signature", "download", { count: 9 }),
    alternativeEnd: "needs_attention",
  },
  { name: "delete: answer lost", orders: on("connection_reset", "delete", afterWork) },
  { name: "delete: 500", orders: on("server_error", "delete", { count: 2 }) },
  { name: "postbacks lost", orders: [{ fault: "postback_lost", count: 9 }] },
  {
    name: "postbacks doubled, one forged",
    orders: [{ fault: "postback_doubled", count: 9 }, { fault: "postback_forged" }],
  },
];
