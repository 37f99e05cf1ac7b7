import type { ChainReport, VerificationLine } from "@/lib/domain/chain-report";

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
    for await (const line of linesOf(response.body)) {
      const told = JSON.parse(line) as VerificationLine;
      if (told.kind === "report") return yield { state: "done", report: told.report, kept: kept !== "" };
      yield { state: "walking", checked: told.checked, total: told.total };
    }
    throw new Error("The answer broke off.");
  } catch {
    yield { state: signal.aborted ? "stopped" : "failed" };
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (;;) {
    const { done, value = "" } = await reader.read();
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (done) return;
  }
}
