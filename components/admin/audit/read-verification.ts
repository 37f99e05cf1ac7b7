import type { ChainReport, VerificationLine } from "@/lib/domain/audit/chain-report";
import { readJsonLines } from "../read-json-lines";

export type Verification =
  | { state: "idle" | "stopped" | "failed" }
  | { state: "walking"; checked: number; total: number }
  | { state: "done"; report: ChainReport; kept: boolean };

/** Has the server walk the log, and gives what there is to show at each step, to the end. */
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
    for await (const told of readJsonLines<VerificationLine>(response.body)) {
      if (told.kind === "report") return yield { state: "done", report: told.report, kept: kept !== "" };
      yield { state: "walking", checked: told.checked, total: told.total };
    }
    throw new Error("The answer broke off.");
  } catch {
    yield { state: signal.aborted ? "stopped" : "failed" };
  }
}
