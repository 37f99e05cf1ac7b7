import type { Handle } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";
import type { ChainReport, VerificationLine } from "@/lib/domain/audit/chain-report";
import { verifyChain } from "./verify-chain";

type Walk = {
  /** A hash that was once the head of the log. */
  kept?: string;
  /** Ends the walk, for example when the reader disconnects. */
  signal: AbortSignal;
  /** Called with the report before it is sent. */
  onReport: (report: ChainReport) => Promise<void>;
};

const progressInterval = 5_000;

/** Verifies the log and streams progress and report as lines of JSON, because a long log takes a while. */
export function verificationStream(handle: Handle, { kept, signal, onReport }: Walk): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (line: VerificationLine) =>
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        const total = await findLatestSeq(handle);
        const onEntry = (checked: number) => {
          if (checked % progressInterval === 0) send({ kind: "progress", checked, total });
        };
        const report = await verifyChain(handle, { kept, signal, onEntry });
        await onReport(report);
        send({ kind: "report", report });
        controller.close();
      } catch (error) {
        if (!signal.aborted) controller.error(error);
      }
    },
  });
}
