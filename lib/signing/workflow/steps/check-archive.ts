import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { required } from "@/lib/base/required";
import { nextArchiveCheckAt } from "@/lib/signing/rules/archive-schedule";
import { firstSparseCheck } from "@/lib/signing/rules/schedule";
import type { Step, StepInput } from "@/lib/signing/rules/step";
import { archiveFailed } from "./end-archive-wait";
import { resultOf } from "./signing-progress";
import { statusUnlessGone } from "./status-unless-gone";

/**
 * Checks whether the gateway has archived the signed file. The status decides. Anyone can send a postback, and an
 * honest one may be early: its report of a failure ends the wait only once sparse checks still find no archived file.
 */
export const checkArchive: Step = async (input) => {
  const { context, work } = input;
  const status = await statusUnlessGone(input, required(work.gatewayToken, "gateway token"));
  if (!status) return archiveFailed("gateway_forgot");
  if (status.isArchived)
    return {
      changes: { ...resultOf(status), archive: "ready", isResultRejected: false, quietChecks: 0 },
      next: "now",
    };
  if (hasFailed(input, status)) return archiveFailed("gateway_reported");
  const { quietChecks } = work;
  return { changes: { quietChecks: quietChecks + 1 }, next: nextArchiveCheckAt(work, context.now()) };
};

/** After a report: the checks at short waits, and two at long ones, the last of them more than an hour later. */
const checksAfterReport = firstSparseCheck + 2;

const hasFailed = ({ work }: StepInput, { outcome }: GatewaySigningStatus) =>
  outcome === "failed" || (work.archive === "failure_reported" && work.quietChecks >= checksAfterReport);
