import { mailSigned } from "@/lib/mail/signing-mails";
import type { StepInput, StepOutcome } from "@/lib/signing/rules/step";

/** The outcome with which a signing also becomes "signed", once: its signed file is in the library. */
export function signed({ context, work, signers }: StepInput, outcome: StepOutcome): StepOutcome {
  if (work.status === "signed") return outcome;
  return {
    ...outcome,
    writes: (tx) => mailSigned(tx, context, work, signers),
    changes: { ...outcome.changes, status: "signed" },
    events: [...(outcome.events ?? []), { action: "signing.signed" }],
  };
}
