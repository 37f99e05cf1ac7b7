import type { UsedAlgorithm } from "../crypto/used-algorithm";

/**
 * Until when each algorithm was good enough (ETSI TS 119 312, 1.5.1, and for those that had left it before, TS 102
 * 176-1, 2.1.1). One that is not listed has no end yet.
 */
const digestEnds: Readonly<Record<string, string>> = {
  md5: "2004-08-01",
  sha1: "2012-08-01",
  ripemd160: "2014-08-01",
  sha224: "2029-01-01",
};

type Step = { minBits: number; end?: string };

/** The end of keys by their size; keys below the smallest size were never good enough. Longest first. */
const keyEnds: Readonly<Record<Exclude<UsedAlgorithm, { kind: "digest" }>["type"], readonly Step[]>> = {
  rsa: [
    { minBits: 1_900, end: "2029-01-01" },
    { minBits: 1_024, end: "2019-10-01" },
    { minBits: 786, end: "2010-08-01" },
  ],
  dsa: [
    { minBits: 1_900, end: "2029-01-01" },
    { minBits: 1_024, end: "2015-12-01" },
  ],
  ec: [{ minBits: 256 }, { minBits: 224, end: "2021-10-01" }, { minBits: 160, end: "2012-08-01" }],
  other: [{ minBits: 256 }],
};

/** Whether an algorithm could be relied on at an instant. */
export function isStrongAt(algorithm: UsedAlgorithm, at: Date): boolean {
  const end = endOf(algorithm);
  return end === undefined || (end !== "never" && at < new Date(end));
}

function endOf(algorithm: UsedAlgorithm): string | undefined {
  if (algorithm.kind === "digest") return digestEnds[algorithm.name];
  const step = keyEnds[algorithm.type].find(({ minBits }) => algorithm.bits >= minBits);
  return step ? step.end : "never";
}

/**
 * Until when authorities may have signed certificates and status data with SHA-1: longer than signers, because only
 * they choose what they sign. The first collision that could serve a forger there was published in January 2020
 * (Leurent and Peyrin, "SHA-1 is a Shambles").
 */
const sha1OfAuthorities = new Date("2020-01-01");

/** Whether a digest could be relied on for what an authority signed at an instant: certificates, responses, lists. */
export const isStrongForAuthorityAt = (digest: string, at: Date): boolean =>
  (digest === "sha1" && at < sha1OfAuthorities) || isStrongAt({ kind: "digest", name: digest }, at);

/** Whether all algorithms could be relied on at an instant. */
export const areStrongAt = (algorithms: readonly UsedAlgorithm[], at: Date): boolean =>
  algorithms.every((algorithm) => isStrongAt(algorithm, at));
