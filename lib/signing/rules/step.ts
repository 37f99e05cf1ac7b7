import type { Tx } from "@/db/client";
import type { SigningChanges } from "@/db/repositories/signing-claims";
import type { SignerWork } from "@/db/repositories/signers";
import type { SigningWork } from "@/db/repositories/signings";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import type { GatewayAccess } from "./gateway-access";
import type { WorkflowContext } from "./workflow-context";

export type StepEvent = { action: AuditAction; detail?: Record<string, string | number> };

/** What happened to one signer. */
export const signerEvent = (
  action: StepEvent["action"],
  { name, surname }: Pick<SignerWork, "name" | "surname">,
): StepEvent => ({ action, detail: { signer: `${name} ${surname}` } });

/** What a step found, to be recorded in one transaction, and when the signing is looked at next. */
export type StepOutcome = {
  changes?: SigningChanges;
  events?: StepEvent[];
  /** Rows beside the signing's own that belong to the same transaction. */
  writes?: (tx: Tx) => Promise<void>;
  /** What its call told of our access; left out where it told nothing. */
  access?: GatewayAccess;
  next: "now" | "never" | Date;
};

/** What a step is given. It reads and calls outside, but writes nothing except through `intend`. */
export type StepInput = {
  context: WorkflowContext;
  work: SigningWork;
  signers: SignerWork[];
  /** Aborted when the lease is lost: whatever is under way must stop. */
  signal: AbortSignal;
  /** Records an intent under the claim, before something is done outside that cannot be undone. */
  intend: (changes: SigningChanges, event?: StepEvent) => Promise<void>;
};

export type Step = (input: StepInput) => Promise<StepOutcome>;
