import { fullName } from "@/lib/domain/people/full-name";
import type { Tx } from "@/db/client";
import type { SigningChanges } from "@/db/repositories/signing-claims";
import type { SignerWork } from "@/db/repositories/signers";
import type { SigningWork } from "@/db/repositories/signings";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import type { GatewayAccess } from "./gateway-access";
import type { WorkflowContext } from "./workflow-context";

export type StepEvent = { action: AuditAction; detail?: Record<string, string | number> };

/** An event about one signer. */
export const signerEvent = (
  action: StepEvent["action"],
  { name, surname }: Pick<SignerWork, "name" | "surname">,
): StepEvent => ({ action, detail: { signer: fullName({ name, surname }) } });

/** The result of a step, which is recorded in one transaction, and when the signing is due next. */
export type StepOutcome = {
  changes?: SigningChanges;
  events?: StepEvent[];
  /** Writes other rows in the same transaction. */
  writes?: (tx: Tx) => Promise<void>;
  /** What its call revealed about our access token, if anything. */
  access?: GatewayAccess;
  next: "now" | "never" | Date;
};

/** The input of a step. A step reads and makes calls, but changes the signing only through `intend`. */
export type StepInput = {
  /** Its gateway changes and deletes only while this process holds the lease: other such calls throw. */
  context: WorkflowContext;
  work: SigningWork;
  signers: SignerWork[];
  /** Aborted when the lease is lost: everything under way must stop. */
  signal: AbortSignal;
  /** Records an intent under the claim, before an irreversible call. Throws if the lease was lost. */
  intend: (changes: SigningChanges, event?: StepEvent) => Promise<void>;
};

export type Step = (input: StepInput) => Promise<StepOutcome>;
