import type { ChainReport, VerificationLine } from "@/lib/domain/audit/chain-report";
import { readJsonLines } from "../read-json-lines";

export type Verification =
  | { state: "idle" | "stopped" | "failed" }
  | { state: "walking"; checked: number; total: number }
  | { state: "done"; report: ChainReport; kept: boolean };

/** Verifies the audit log on the server, and yields the state to show after each line of the response. */
export async function* readVerification(kept: string, signal: AbortSignal): AsyncGenerator<Verification> {
  yield { state: "walking", checked: 0, total: 0 };
  try {
    const response = await fetch("/api/admin/audit/verification", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(kept ? { kept } : {}),
      signal,
    });
    if (!response.ok || !response.body) throw new Error(`The answer was ${response.status}.`);
    for await (const line of readJsonLines<VerificationLine>(response.body)) {
      if (line.kind === "report") return yield { state: "done", report: line.report, kept: kept !== "" };
      yield { state: "walking", checked: line.checked, total: line.total };
    }
    throw new Error("The answer broke off.");
  } catch {
    yield { state: signal.aborted ? "stopped" : "failed" };
  }
}
