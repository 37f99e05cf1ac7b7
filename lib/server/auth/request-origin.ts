import type { Origin } from "@/lib/domain/request/origin";

/** Told apart in this order: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari. */
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
 * Where a request came from: the only place that reads it from headers. The nearest proxy appends the address it was
 * called from to X-Forwarded-For (and Next does so where there is no proxy), so the last one is the one it vouches for.
 */
export function requestOrigin(headers: Headers): Origin {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64);
  return { address: address || undefined, client: clientOf(headers.get("user-agent") ?? "") };
}

function clientOf(userAgent: string): string | undefined {
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const words = [named(browsers), named(systems)].filter(Boolean);
  return words.length > 0 ? words.join(", ") : undefined;
}
