import { useTranslations } from "next-intl";
import type { AdminSigning, SigningEvent } from "@/db/repositories/admin-signings";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import type { WorkflowStep, WorkflowStepName, WorkflowStepState } from "@/lib/domain/signing/workflow-steps";
import { DateTime } from "../../ui/date-time";
import { RelativeTime } from "../../ui/relative-time";
import { Section } from "../../ui/section";
import { StepMark } from "./step-mark";

type WorkflowDrawingProps = {
  signing: AdminSigning;
  steps: WorkflowStep[];
  signers: SignerSummary[];
  /** Latest first. */
  events: SigningEvent[];
};

/** The workflow of a signing step by step, and its next attempt. */
export function WorkflowDrawing({ signing, steps, signers, events }: WorkflowDrawingProps) {
  const t = useTranslations("adminSigning");
  const signed = signers.filter(({ signedAt }) => signedAt).length;
  return (
    <Section title={t("workflow")}>
      <ol className="flex flex-col">
        {steps.map(({ name, state }) => (
          <li
            key={name}
            aria-current={isCurrent[state] ? "step" : undefined}
            className="flex min-h-11 items-center gap-3 border-b border-line py-2 last:border-b-0"
          >
            <StepMark state={state} />
            <span className={isCurrent[state] ? "font-medium" : "text-ink-soft"}>
              {t(`steps.${name}`)}
              {name === "sign" && (
                <span className="block text-sm text-ink-faint">
                  {t("signedOf", { signed, all: signers.length })}
                </span>
              )}
            </span>
            <span className="ml-auto text-right text-sm text-ink-soft">
              {t(`states.${state}`)}
              <DoneAt at={state === "done" ? timeOf(name, events) : undefined} />
            </span>
          </li>
        ))}
      </ol>
      <p className="text-base text-ink-soft">
        {t("attempts", { attempt: signing.attempt, failures: signing.failures })}
        {". "}
        {signing.dueAt
          ? t.rich("nextAttempt", { date: () => <DateTime at={signing.dueAt ?? signing.createdAt} /> })
          : t("noNextAttempt")}
      </p>
    </Section>
  );
}

function DoneAt({ at }: { at: Date | undefined }) {
  return (
    at && (
      <span className="block text-ink-faint">
        <RelativeTime at={at} />
      </span>
    )
  );
}

/** Whether the signing is at a step in this state. */
const isCurrent: Record<WorkflowStepState, boolean> = {
  done: false,
  now: true,
  waiting: true,
  stopped: true,
  next: false,
  left_out: false,
};

/** The audit action that records the end of each step. */
const endings: Record<WorkflowStepName, AuditAction> = {
  upload: "gateway.file_uploaded",
  fetch: "gateway.file_confirmed",
  create: "gateway.signing_created",
  sign: "signing.completed",
  collect: "file.collected",
  delete: "gateway.signing_deleted",
};

const timeOf = (name: WorkflowStepName, events: SigningEvent[]) =>
  events.find(({ action }) => action === endings[name])?.at;
