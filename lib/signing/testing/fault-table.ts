import path from "node:path";
import { format, resolveConfig } from "prettier";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { translatorFor } from "@/lib/i18n/translator";
import { faults, type FaultName } from "@/sandbox/faults/fault";

/** An order of `POST /sandbox/faults`. */
export type Fault = {
  fault: FaultName;
  call?: string;
  moment?: "before" | "after";
  count?: number;
  delay_ms?: number;
};

/** What came of a signing while one fault was on. */
export type FaultRow = {
  fault: Fault;
  /** Where the signing stood, and why, just after the fault struck; left out where nothing was to be seen of it. */
  meanwhile?: { status: SigningStatus; reason: SigningReason };
  status: SigningStatus;
  reason?: SigningReason;
};

/** So often that it never goes well. */
export const always = 100;

const words = translatorFor("en");

export const faultTableFile = path.join(process.cwd(), "docs", "faults.md");

const introduction = `# What becomes of a signing when the gateway misbehaves

Made by \`npm run faults\`, and held against a new run by every \`npm test\`. Each row is one signing by one person at the
sandbox gateway, with one fault ordered there ([\`sandbox/faults/fault.ts\`](../sandbox/faults/fault.ts)); an hour or two of
waiting passes by the test's clock. The sentences are those on the document's page. What _needs attention_ was deleted
nowhere, and what is _signed_ is in the library, checked, and deleted at the gateway.

`;

const head =
  "| What goes wrong | at the call | meanwhile the page says | it ends | and says |\n|---|---|---|---|---|\n";

/** The table as a page of the documentation, formatted as all of them are. */
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

/** Calls at which the same came of the same fault share a line. */
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
