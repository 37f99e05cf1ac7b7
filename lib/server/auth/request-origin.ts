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
 * The origin of a request; nothing else reads it from headers. The nearest proxy appends the address that called it to
 * X-Forwarded-For (without a proxy, Next does), so only the last address can be trusted.
 */
export function requestOrigin(headers: Headers): Origin {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64);
  return { address: address || undefined, client: clientOf(headers.get("user-agent") ?? "") };
}

function clientOf(userAgent: string): string | undefined {
  const nameIn = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const names = [nameIn(browsers), nameIn(systems)].filter(Boolean);
  return names.length > 0 ? names.join(", ") : undefined;
}
