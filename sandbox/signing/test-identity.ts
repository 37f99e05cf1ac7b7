import type { SigningMethod } from "../domain/signing-method";
import { errorCode, type ErrorCode } from "../domain/error-code";

export type TestIdentity = {
  methods: readonly SigningMethod[];
  countries: readonly string[];
  code: string;
  phone?: string;
  /** The name in the certificate, where the scheme publishes one. */
  person?: { name: string; surname: string };
  /** The fixed outcome of this identity's sessions: `signs`, or an error. */
  outcome: "signs" | ErrorCode;
  /** Published by Smart-ID or Mobile-ID, or this sandbox's own. */
  source: "published" | "sandbox";
};

const withAnyOutcome = ["smartid", "mobile", "stationary"] as const;

/**
 * Published identities (docs/gateway.md#test-identities) and the sandbox's own, whose codes end in the error code that
 * they cause.
 */
export const testIdentities: readonly TestIdentity[] = [
  {
    methods: ["mobile"],
    countries: ["EE"],
    code: "60001019906",
    phone: "+37200000766",
    person: { name: "MARY ÄNN", surname: "O’CONNEŽ-ŠUSLIK TESTNUMBER" },
    outcome: "signs",
    source: "published",
  },
  {
    methods: ["mobile"],
    countries: ["LT"],
    code: "50001018865",
    phone: "+37060000666",
    outcome: "signs",
    source: "published",
  },
  {
    methods: ["smartid"],
    countries: ["LT", "EE"],
    code: "50001029996",
    outcome: "signs",
    source: "published",
  },
  { methods: ["smartid"], countries: ["LV"], code: "020100-29990", outcome: "signs", source: "published" },
  {
    methods: ["smartid"],
    countries: ["LT", "EE"],
    code: "30403039917",
    outcome: errorCode.cancelled,
    source: "published",
  },
  {
    methods: ["smartid"],
    countries: ["LT", "EE"],
    code: "30403039983",
    outcome: errorCode.expired,
    source: "published",
  },
  ofSandbox(["mobile"], "60001016001", errorCode.noMobileId),
  ofSandbox(["smartid"], "60001016006", errorCode.noSmartId),
  ofSandbox(["smartid"], "60001016007", errorCode.basicSmartId),
  ofSandbox(["smartid"], "60001016008", errorCode.viewSmartIdApp),
  ofSandbox(withAnyOutcome, "60001016005", errorCode.expired),
  ofSandbox(withAnyOutcome, "60001017023", errorCode.cancelled),
  ofSandbox(["eparaksts_mobile"], "020100-16005", errorCode.expired, ["LV"]),
  ofSandbox(["eparaksts_mobile"], "020100-17023", errorCode.cancelled, ["LV"]),
];

function ofSandbox(
  methods: readonly SigningMethod[],
  code: string,
  outcome: ErrorCode,
  countries = ["LT", "EE"],
): TestIdentity {
  const phone = methods.includes("mobile") ? "+37060000001" : undefined;
  return { methods, countries, code, phone, outcome, source: "sandbox" };
}

/** The test identity that a claim matches, if any. */
export const findTestIdentity = (claim: { method: SigningMethod; country: string; code: string }) =>
  testIdentities.find(
    ({ methods, countries, code }) =>
      code === claim.code && methods.includes(claim.method) && countries.includes(claim.country),
  );
