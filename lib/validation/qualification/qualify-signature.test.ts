import { describe, expect, test } from "vitest";
import type { ServicePeriod, TrustedService } from "@/lib/domain/trust/trusted-service";
import {
  period,
  qualified,
  qualify,
  service,
  testInstant,
  withQualifiers,
} from "../testing/qualify-certificate";
import { isQualifiedTimestamp } from "./qualify-signature";

const beforeEidas = "2014-01-01T00:00:00Z";

describe("a signature", () => {
  test("is qualified by a qualified certificate for signatures, with its key in a device, of a granted service", async () => {
    expect(await qualify(qualified, [service([period()])])).toBe("qualified signature");
  });

  test("is advanced with a qualified certificate if nothing says that its key is in a device", async () => {
    expect(await qualify({ ...qualified, device: false }, [service([period()])])).toBe(
      "advanced_qc signature",
    );
  });

  test("is a qualified seal by the type of its certificate", async () => {
    const services = [service([period({ purposes: ["ForeSeals"] })])];
    expect(await qualify({ ...qualified, types: ["seal"] }, services)).toBe("qualified seal");
  });

  test("is advanced if the certificate is not qualified, or for web sites", async () => {
    const services = [service([period({ purposes: ["ForeSignatures", "ForWebSiteAuthentication"] })])];
    expect(await qualify({ types: ["signature"] }, services)).toBe("advanced signature");
    expect(await qualify({ ...qualified, types: ["website"] }, services)).toBe("advanced null");
  });

  test("is unqualified without a service, and advanced by one that no list names", async () => {
    expect(await qualify(qualified, [])).toBe("none signature");
    for (const origin of ["portal", "sandbox"] as const)
      expect(await qualify(qualified, [service([period()], { origin })])).toBe("advanced signature");
  });

  test("is advanced if the service issues certificates of other kinds only", async () => {
    expect(await qualify(qualified, [service([period()], { type: "CA/PKC" })])).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ type: "CA/PKC" })])])).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ purposes: ["ForeSeals"] })])])).toBe(
      "advanced signature",
    );
    const seal = { ...qualified, types: ["seal" as const] };
    expect(await qualify(seal, [service([period({ purposes: [] })])])).toBe("advanced seal");
  });

  test("needs a qualified service when the certificate was issued and when the signature was made", async () => {
    const withdrawn = (from: string) => [service([period({ from, status: "withdrawn" }), period()])];
    expect(await qualify(qualified, withdrawn("2026-06-01T00:00:00.000Z"))).toBe("advanced signature");
    const before = { at: new Date("2026-05-01T00:00:00Z") };
    expect(await qualify(qualified, withdrawn("2026-06-01T00:00:00.000Z"), before)).toBe(
      "qualified signature",
    );
    const granted = [
      service([period({ from: "2026-06-01T00:00:00.000Z" }), period({ status: "withdrawn" })]),
    ];
    expect(await qualify(qualified, granted)).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ from: "2026-06-01T00:00:00.000Z" })])])).toBe(
      "advanced signature",
    );
  });

  test("counts for what all services of its issuer agree on", async () => {
    const other = service([withQualifiers("QCNoQSCD")]);
    expect(await qualify(qualified, [service([period()]), other])).toBe("advanced_qc signature");
    const seals = service([period({ purposes: ["ForeSeals"] })]);
    expect(await qualify(qualified, [service([period()]), seals])).toBe("qualified signature");
  });
});

describe("before eIDAS", () => {
  const old = (status: string) =>
    service([period(), period({ from: "2009-01-01T00:00:00.000Z", status, purposes: [] })]);
  const then = { at: new Date("2014-06-01T00:00:00Z"), issuedAt: beforeEidas };
  const statement = { compliant: true, device: true };

  test.each([
    ["undersupervision", "qualified signature"],
    ["accredited", "qualified signature"],
    ["supervisionincessation", "qualified signature"],
    ["supervisionceased", "advanced null"],
    ["granted", "advanced null"],
  ])("a service that is %s makes a signature: %s", async (status, expected) => {
    expect(await qualify(statement, [old(status)], then)).toBe(expected);
  });

  test("policies say what statements say since", async () => {
    const services = [old("undersupervision")];
    expect(await qualify({ policies: ["0.4.0.1456.1.1"] }, services, then)).toBe("qualified signature");
    expect(await qualify({ policies: ["0.4.0.1456.1.2"] }, services, then)).toBe("advanced_qc signature");
    expect(await qualify({ policies: ["0.4.0.1456.1.1"] }, services)).toBe("advanced signature");
  });

  test("a certificate was issued that makes qualified signatures since", async () => {
    expect(await qualify(statement, [old("accredited")], { issuedAt: beforeEidas })).toBe(
      "qualified signature",
    );
    expect(await qualify(statement, [old("supervisionrevoked")], { issuedAt: beforeEidas })).toBe(
      "advanced signature",
    );
  });

  test("the regulation applies from midnight in Brussels", async () => {
    const services = [
      service([period({ from: "2009-01-01T00:00:00.000Z", status: "accredited", purposes: [] })]),
    ];
    const until = { at: new Date("2016-06-30T21:59:59Z"), issuedAt: beforeEidas };
    expect(await qualify(statement, services, until)).toBe("qualified signature");
    const since = { ...until, at: new Date("2016-06-30T22:00:00Z") };
    expect(await qualify(statement, services, since)).toBe("advanced null");
  });
});

test("a time-stamp is qualified by a granted service for qualified time-stamps, since eIDAS", () => {
  const stamps = (history: ServicePeriod[], given: Partial<TrustedService> = {}) => [
    service(history, { type: "TSA/QTST", ...given }),
  ];
  expect(isQualifiedTimestamp(stamps([period()]), testInstant)).toBe(true);
  expect(isQualifiedTimestamp(stamps([period({ status: "withdrawn" })]), testInstant)).toBe(false);
  expect(isQualifiedTimestamp(stamps([period()], { type: "TSA" }), testInstant)).toBe(false);
  expect(isQualifiedTimestamp(stamps([period()], { origin: "portal" }), testInstant)).toBe(false);
  const early = [period({ from: "2014-01-01T00:00:00.000Z", status: "accredited" })];
  expect(isQualifiedTimestamp(stamps(early), new Date("2015-01-01T00:00:00Z"))).toBe(false);
});
