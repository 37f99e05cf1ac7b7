import path from "node:path";
import { format, resolveConfig } from "prettier";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { translatorFor } from "@/lib/i18n/translator";
import { faults, type FaultName } from "@/sandbox/faults/fault";

/** The body of `POST /sandbox/faults`. */
export type Fault = {
  fault: FaultName;
  call?: string;
  moment?: "before" | "after";
  count?: number;
  delay_ms?: number;
};

/** The outcome of a signing during one fault. */
export type FaultRow = {
  fault: Fault;
  /** The status and reason just after the fault occurred; missing if the fault was not noticeable. */
  meanwhile?: { status: SigningStatus; reason: SigningReason };
  status: SigningStatus;
  reason?: SigningReason;
};

/** A count so high that the fault never ends. */
export const always = 100;

const words = translatorFor("en");

export const faultTableFile = path.join(process.cwd(), "docs", "faults.md");

const introduction = `# What each fault of the gateway leads to

Written by \`npm run faults\` and compared with a new run by every \`npm test\`. Each row is a signing with one signer at
the sandbox gateway, during one fault ([\`sandbox/faults/fault.ts\`](../sandbox/faults/fault.ts)); the test's clock skips
an hour or two of retries. The sentences are those of the document's page. A signing that _needs attention_ is deleted
nowhere. A _signed_ one is in the library, validated, and deleted at the gateway.

`;

const head =
  "| fault | call | status and sentence meanwhile | final status | final sentence |\n|---|---|---|---|---|\n";

/** The table as a page of the documentation, formatted like all of them. */
export async function faultTable(rows: FaultRow[]): Promise<string> {
  const calls = new Map<string, string[]>();
  for (const row of rows) {
    const line = lineOf(row);
    calls.set(line, [...(calls.get(line) ?? []), callOf(row)]);
  }
  const lines = [...calls].map(([line, names]) => line.replace(placeOfCalls, names.join(", ")));
  const text = introduction + head + lines.join("");
  return format(text, { ...(await resolveConfig(faultTableFile)), parser: "markdown" });
}

/** Calls at which the same fault has the same outcome share a line. */
const placeOfCalls = "{calls}";

function callOf({ fault: { fault, call } }: FaultRow): string {
  if (call) return `\`${call}\``;
  return fault.startsWith("postback") ? "postback" : "every call";
}

function lineOf({ fault: { fault, call, count, moment }, meanwhile, status, reason }: FaultRow): string {
  const when = moment === "after" ? ", after its work was done" : "";
  const often = call && count === always ? ", each time" : "";
  const cells = [
    `${faults[fault].what}${when}${often}`,
    placeOfCalls,
    meanwhile
      ? `**${words(`statuses.${meanwhile.status}`)}.** ${words(`reasons.${meanwhile.reason.code}`)}`
      : "",
    `**${words(`statuses.${status}`)}**`,
    reason ? words(`reasons.${reason.code}`) : "",
  ];
  return `| ${cells.join(" | ")} |\n`;
}
