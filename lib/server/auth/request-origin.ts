import { env } from "@/lib/base/env";
import { networkRanges, plainAddress } from "@/lib/base/network-ranges";
import type { Origin } from "@/lib/domain/request/origin";

/** Matched in this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari. */
const browsers = [
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS)\//],
  ["Safari", /Safari\//],
] as const;
const systems = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux/],
] as const;

/**
 * The origin of a request; nothing else reads it from headers. Every proxy appends its caller's address to
 * X-Forwarded-For. If TRUSTED_PROXIES is set, the last entry is the portal's own caller, appended by `appendCaller`,
 * and the client is the last entry that is not a trusted proxy. Otherwise the client is the last entry, which the
 * nearest proxy appended or, without a proxy, Next.
 */
export function requestOrigin(headers: Headers, isTrusted = trustedProxies()): Origin {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const client = isTrusted ? (hops.findLast((hop) => !isTrusted(hop)) ?? hops[0]) : hops.at(-1);
  const address = plainAddress((client ?? "").slice(0, 64));
  return { address: address || undefined, client: clientOf(headers.get("user-agent") ?? "") };
}

type Trusted = (address: string) => boolean;

let compiled: { isTrusted: Trusted | undefined } | undefined;

function trustedProxies(): Trusted | undefined {
  const proxies = env().trustedProxies;
  return (compiled ??= { isTrusted: proxies && networkRanges(proxies) }).isTrusted;
}

function clientOf(userAgent: string): string | undefined {
  const nameIn = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const names = [nameIn(browsers), nameIn(systems)].filter(Boolean);
  return names.length > 0 ? names.join(", ") : undefined;
}
