import lighthouse, { desktopConfig } from "lighthouse";
import type { Scene } from "./lighthouse-scene";

const categories = ["performance", "accessibility", "best-practices"] as const;

/** Times in milliseconds. */
const figures = {
  lcp: "largest-contentful-paint",
  tbt: "total-blocking-time",
  cls: "cumulative-layout-shift",
} as const;

export type PageAudit = {
  scores: number[];
  figures: Record<keyof typeof figures, number>;
  /** The speed of the machine during the run, by Lighthouse's benchmark; a good one has over 1,000. */
  machine: number;
  remarks: string[];
};

export type Form = "desktop" | "mobile";

/** The page's live updates never end, and Lighthouse would wait for them. */
const maxLoadingMs = 15_000;

type AuditOptions = { port: number; form: Form };

/**
 * Runs Lighthouse on a page: scores out of 100, and the audits that cost points.
 *
 * @param port the browser's remote debugging port
 */
export async function auditPage({ url, cookie }: Scene, { port, form }: AuditOptions): Promise<PageAudit> {
  const flags = {
    ...{ port, logLevel: "error" as const, maxWaitForLoad: maxLoadingMs },
    onlyCategories: [...categories],
    extraHeaders: cookie ? { cookie } : undefined,
  };
  const result = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
  if (!result) throw new Error(`Lighthouse returned no result for ${url}.`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const ofCategories = categories.flatMap((id) => lhr.categories[id] ?? []);
  const weighted = ofCategories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return {
    scores: ofCategories.map(({ score }) => Math.round((score ?? 0) * 100)),
    figures: {
      lcp: lhr.audits[figures.lcp]?.numericValue ?? NaN,
      tbt: lhr.audits[figures.tbt]?.numericValue ?? NaN,
      cls: lhr.audits[figures.cls]?.numericValue ?? NaN,
    },
    machine: lhr.environment.benchmarkIndex,
    remarks: weighted
      .flatMap(({ id }) => lhr.audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, displayValue = "" }) => `${title} ${displayValue}`.trim()),
  };
}
