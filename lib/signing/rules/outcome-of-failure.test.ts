import { expect, test } from "vitest";
import type { SigningWork } from "@/db/repositories/signings";
import type { GatewayFailure } from "@/lib/domain/gateway/gateway-call";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { outcomeOfFailure } from "./outcome-of-failure";
import type { StepInput } from "./step";

const now = new Date("2026-11-24T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

function outcomeOf(error: unknown, { status, failures = 0 }: { status: SigningStatus; failures?: number }) {
  const work = { status, failures } as SigningWork;
  const context = { now: () => now, random: () => 0.5 } as StepInput["context"];
  return outcomeOfFailure({ context, work } as StepInput, error);
}

const gatewayError = (failure: GatewayFailure, details = {}) =>
  new GatewayError(failure, "createSigning", details);

test("a refusal while preparing ends the signing and names each field once", () => {
  const field = { signer: 0, field: "phone" };
  const phone = { path: "[signers][0][phone]", field, message: "is wrong" };
  const error = gatewayError("refused", {
    fieldErrors: [
      phone,
      { ...phone, field: { ...field } },
      { path: "[files][0][token]", message: "is unknown" },
    ],
  });
  expect(outcomeOf(error, { status: "preparing" })).toMatchObject({
    changes: { status: "failed", reason: { code: "gateway_refused", fields: [field] } },
    events: [
      {
        action: "signing.stopped",
        detail: {
          reason: "gateway_refused",
          fields: "[signers][0][phone] [signers][0][phone] [files][0][token]",
        },
      },
    ],
    next: "now",
  });
});

test("a refusal of nothing but the file says so", () => {
  const error = gatewayError("refused", {
    fieldErrors: [{ path: "[files][0][token]", message: "is damaged" }],
  });
  const { changes } = outcomeOf(error, { status: "preparing" });
  expect(changes).toMatchObject({ status: "failed", reason: { code: "gateway_refused_file" } });
});

test.each([
  ["refused", "out_for_signature", "gateway_refused_later"],
  ["refused", "collecting", "gateway_refused_later"],
  ["not_found", "preparing", "gateway_forgot"],
  ["not_found", "out_for_signature", "gateway_forgot"],
  ["not_found", "collecting", "gateway_forgot"],
  ["contract", "preparing", "gateway_unknown_answer"],
  ["contract", "out_for_signature", "gateway_unknown_answer"],
  ["contract", "collecting", "gateway_unknown_answer"],
] as const)("%s while %s waits for an admin", (failure, status, code) => {
  expect(outcomeOf(gatewayError(failure), { status })).toMatchObject({
    changes: { status: "needs_attention", reason: { code } },
    next: "never",
  });
});

test.each([
  [gatewayError("unreachable"), "gateway_unavailable"],
  [gatewayError("unavailable"), "gateway_unavailable"],
  [gatewayError("forbidden"), "gateway_forbidden"],
  [new TypeError("a slip of ours"), "internal_fault"],
])("%s is tried again, is counted, and leaves the status alone", (error, code) => {
  const outcome = outcomeOf(error, { status: "out_for_signature", failures: 2 });
  expect(outcome).toMatchObject({
    changes: { failures: 3, reason: { code } },
    events: [{ action: "signing.delayed", detail: { reason: code, failures: 3 } }],
    next: later(8_000),
  });
});

test.each([
  ["forbidden", "refused"],
  ["refused", "granted"],
  ["not_found", "granted"],
  ["contract", undefined],
  ["unavailable", undefined],
  ["unreachable", undefined],
] as const)("%s reveals about our access: %s", (failure, access) => {
  expect(outcomeOf(gatewayError(failure), { status: "preparing" }).access).toBe(access);
});

test.each(["preparing", "collecting"] as const)(
  "a gateway that is down while %s only delays the signing",
  (status) => {
    expect(outcomeOf(gatewayError("unreachable"), { status })).toMatchObject({
      changes: { failures: 1, reason: { code: "gateway_unavailable" } },
      next: later(2_000),
    });
  },
);

test("any other error is retried as an internal fault", () => {
  for (const thrown of ["words", undefined, { failure: "refused" }])
    expect(outcomeOf(thrown, { status: "collecting" })).toMatchObject({
      changes: { failures: 1, reason: { code: "internal_fault" } },
      next: later(2_000),
    });
});

test("a refusal that names no field still ends a signing that is being prepared", () => {
  const { changes, events } = outcomeOf(gatewayError("refused"), { status: "preparing" });
  expect(changes).toEqual({ status: "failed", reason: { code: "gateway_refused", fields: [] } });
  expect(events).toEqual([{ action: "signing.stopped", detail: { reason: "gateway_refused", fields: "" } }]);
});

test("a retry waits for the gateway's Retry-After", () => {
  const error = gatewayError("unavailable", { httpStatus: 429, retryAfterMs: 600_000 });
  expect(outcomeOf(error, { status: "preparing" }).next).toEqual(later(600_000));
});

test.each(["refused", "not_found", "contract", "forbidden", "unavailable"] as const)(
  "%s while cleaning up after a signed document is retried and not shown to anybody",
  (failure) => {
    const { changes, next } = outcomeOf(gatewayError(failure), { status: "signed" });
    expect(changes).toEqual({ failures: 1 });
    expect(next).toEqual(later(2_000));
  },
);
