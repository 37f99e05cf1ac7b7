import { afterEach, expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import type { SigningReasonCode } from "@/lib/domain/signing/signing-reason";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { faultNames, type FaultName } from "@/sandbox/faults/fault";
import { always, type Fault, faultTable, faultTableFile, type FaultRow } from "../testing/fault-table";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

const minute = 60_000;
const maxRounds = 24;
const over: SigningStatus[] = ["signed", "failed", "needs_attention"];

/** How a case ends: what the page says while the fault is on, the status in the end, and why. */
type Ending = { meanwhile?: SigningReasonCode; status: SigningStatus; reason?: SigningReasonCode };
type Case = [Fault, Ending];

const unnoticed: Ending = { status: "signed" };
const overcome: Ending = { meanwhile: "gateway_unavailable", status: "signed" };
const arrivedAgain: Ending = { meanwhile: "file_damaged_in_transit", status: "signed" };
const stillDamaged: Ending = { ...arrivedAgain, status: "needs_attention", reason: "signed_file_rejected" };
const refused: Ending = { status: "failed", reason: "gateway_refused" };
const attention = (reason: SigningReasonCode): Ending => ({ status: "needs_attention", reason });

const beforePeopleSign = ["upload", "upload_status", "create"];
const beforeTheFileIsHere = [...beforePeopleSign, "status", "download"];
const all = [...beforeTheFileIsHere, "delete", "delete_file"];

/** A fault at each of these calls. Once the file is in the library, faults are not noticeable. */
const at = (calls: string[], fault: Fault, ending: Ending): Case[] =>
  calls.map((call) => [{ ...fault, call }, beforeTheFileIsHere.includes(call) ? ending : unnoticed]);
const refusal = (fault: FaultName) => [
  ...at(beforePeopleSign, { fault }, refused),
  ...at(["status", "download"], { fault }, attention("gateway_refused_later")),
  ...at(["delete", "delete_file"], { fault }, unnoticed),
];

const cases: Case[] = [
  [{ fault: "delay", delay_ms: 20, count: always }, unnoticed],
  [{ fault: "unknown_fields", count: always }, unnoticed],
  ...at(all, { fault: "too_many_requests" }, overcome),
  ...at(all, { fault: "server_error", moment: "before" }, overcome),
  ...at(all, { fault: "bad_gateway", moment: "after" }, overcome),
  ...at(all, { fault: "connection_reset", moment: "before" }, overcome),
  ...at(all, { fault: "connection_reset", moment: "after" }, overcome),
  ...at(all, { fault: "access_refused" }, { meanwhile: "gateway_forbidden", status: "signed" }),
  ...at(
    all.filter((call) => call !== "download"),
    { fault: "cut_short" },
    overcome,
  ),
  ...refusal("errors_as_strings"),
  ...refusal("errors_as_object"),
  [
    { fault: "file_unsignable", call: "create" },
    { status: "failed", reason: "gateway_refused_file" },
  ],
  [{ fault: "upload_pending", call: "upload_status", count: 3 }, unnoticed],
  [{ fault: "upload_error", call: "upload_status" }, unnoticed],
  [
    { fault: "upload_error", call: "upload_status", count: always },
    { status: "failed", reason: "file_not_fetched" },
  ],
  [{ fault: "unknown_status", call: "status", count: 2 }, unnoticed],
  [{ fault: "signers_by_token", call: "status", count: 2 }, unnoticed],
  [{ fault: "wrong_digest", call: "status" }, arrivedAgain],
  [{ fault: "wrong_digest", call: "status", count: always }, stillDamaged],
  [{ fault: "foreign_file_url", call: "status" }, attention("gateway_unknown_answer")],
  [{ fault: "truncated_download", call: "download" }, arrivedAgain],
  [{ fault: "truncated_download", call: "download", count: always }, stillDamaged],
  [{ fault: "missing_signature", call: "download" }, attention("signed_file_rejected")],
  [{ fault: "other_file", call: "download" }, attention("signed_file_rejected")],
  [{ fault: "certificate_revoked" }, unnoticed],
  [{ fault: "certificate_unknown" }, unnoticed],
  [{ fault: "ocsp_stale" }, unnoticed],
  [{ fault: "ocsp_unreachable" }, unnoticed],
  [{ fault: "postback_lost", count: 2 }, unnoticed],
  [{ fault: "postback_doubled", count: 2 }, unnoticed],
  [{ fault: "postback_late", count: 2, delay_ms: 20 }, unnoticed],
  [{ fault: "postback_out_of_order" }, unnoticed],
  [{ fault: "postback_form_encoded", count: 2 }, unnoticed],
  [{ fault: "postback_forged", count: 2 }, unnoticed],
];

let workflow: TestWorkflow;
const rows: FaultRow[] = [];

sharedByFile(startTestWorkflow, (made) => (workflow = made));
afterEach(() => workflow.gateway.clearFaults());

type Signing = Awaited<ReturnType<TestWorkflow["send"]>>;

/** Works and lets time pass, half an hour each time, until the signing has one of the wanted statuses. */
async function until(signing: Signing, wanted: SigningStatus[], row: Partial<FaultRow>) {
  for (let round = 0; round < maxRounds; round++) {
    await workflow.run();
    const { status, failures, deletedAtGatewayAt } = await signing.work();
    const reason = await signing.reason();
    if (failures > 0 && reason) row.meanwhile ??= { status, reason };
    const isCleaned = status !== "signed" || deletedAtGatewayAt !== null;
    if (wanted.includes(status) && isCleaned) return { status, ...(reason && { reason }) };
    workflow.clock.moveBy(30 * minute);
  }
  throw new Error(`It is still ${(await signing.work()).status}.`);
}

/** Sends a document to one person during a fault, lets that person sign, and returns the outcome. */
async function goThrough(fault: Fault) {
  const file = fault.fault === "other_file" ? await workflow.gateway.upload(Buffer.from("other")) : undefined;
  await workflow.gateway.order({ ...fault, file });
  const signing = await workflow.send();
  const row: Partial<FaultRow> = {};
  const sent = await until(signing, ["out_for_signature", ...over], row);
  if (sent.status !== "out_for_signature") return { signing, row: { fault, ...row, ...sent } };
  await signing.sign(0);
  const ended = await until(signing, over, row);
  return { signing, row: { fault, ...row, ...ended } };
}

test.each(cases)("under %j a signing ends as %j", async (fault, { meanwhile, status, reason }) => {
  const { signing, row } = await goThrough(fault);
  rows.push(row);
  const ending = { meanwhile: row.meanwhile?.reason.code, status: row.status, reason: row.reason?.code };
  expect(ending).toEqual({ meanwhile, status, reason });
  const { documentId } = signing;
  const query = { documentId, userId: workflow.userId, role: "signed" as const };
  const isInLibrary = (await findVisibleFile(workflow.db.read, query)) !== undefined;
  expect(isInLibrary).toBe(status === "signed");
  const { gatewayToken } = await signing.work();
  if (gatewayToken) expect(await workflow.gateway.statusOf(gatewayToken)).toBe(isInLibrary ? 404 : 200);
});

test("docs/faults.md has the outcome of every fault of the sandbox", async () => {
  expect(new Set(rows.map(({ fault }) => fault.fault))).toEqual(new Set(faultNames));
  await expect(await faultTable(rows)).toMatchFileSnapshot(faultTableFile);
});
