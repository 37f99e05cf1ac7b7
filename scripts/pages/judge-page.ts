import lighthouse, { desktopConfig } from "lighthouse";
import type { Scene } from "./lighthouse-scene";

const categories = ["performance", "accessibility", "best-practices"] as const;

export type Judgement = { scores: number[]; remarks: string[] };

/** The page's live updates never end, and Lighthouse would wait for them. */
const mostLoadingMs = 15_000;

type Judge = { port: number; form: "desktop" | "mobile" };

/**
 * What Lighthouse thinks of a page, loaded anew: its scores of a hundred, and what cost points.
 *
 * @param port where the browser takes orders
 */
export async function judgePage({ url, cookie }: Scene, { port, form }: Judge): Promise<Judgement> {
  const flags = {
    ...{ port, logLevel: "error" as const, maxWaitForLoad: mostLoadingMs },
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
    remarks: costly
      .flatMap(({ id }) => lhr.audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, displayValue = "" }) => `${title} ${displayValue}`.trim()),
  };
}
