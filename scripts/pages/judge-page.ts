import lighthouse, { desktopConfig } from "lighthouse";
import type { Scene } from "./lighthouse-scene";

const categories = ["performance", "accessibility", "best-practices"] as const;

/** Times in milliseconds. */
const figures = {
  lcp: "largest-contentful-paint",
  tbt: "total-blocking-time",
  cls: "cumulative-layout-shift",
} as const;

export type Judgement = {
  scores: number[];
  figures: Record<keyof typeof figures, number>;
  /** How fast the machine was just then, by Lighthouse's own measure: a good one has over 1,000. */
  machine: number;
  remarks: string[];
};

export type Form = "desktop" | "mobile";

/** The page's live updates never end, and Lighthouse would wait for them. */
const maxLoadingMs = 15_000;

type Judge = { port: number; form: Form };

/**
 * What Lighthouse thinks of a page, loaded anew: its scores of a hundred, and what cost points.
 *
 * @param port where the browser takes orders
 */
export async function judgePage({ url, cookie }: Scene, { port, form }: Judge): Promise<Judgement> {
  const flags = {
    ...{ port, logLevel: "error" as const, maxWaitForLoad: maxLoadingMs },
    onlyCategories: [...categories],
    extraHeaders: cookie ? { cookie } : undefined,
  };
  const result = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
  if (!result) throw new Error(`Lighthouse has nothing to say about ${url}.`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const ofCategories = categories.flatMap((id) => lhr.categories[id] ?? []);
  const costly = ofCategories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return {
    scores: ofCategories.map(({ score }) => Math.round((score ?? 0) * 100)),
    figures: {
      lcp: lhr.audits[figures.lcp]?.numericValue ?? NaN,
      tbt: lhr.audits[figures.tbt]?.numericValue ?? NaN,
      cls: lhr.audits[figures.cls]?.numericValue ?? NaN,
    },
    machine: lhr.environment.benchmarkIndex,
    remarks: costly
      .flatMap(({ id }) => lhr.audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, displayValue = "" }) => `${title} ${displayValue}`.trim()),
  };
}
