import { median, table } from "../report/figures";
import type { Form, PageAudit } from "./audit-page";
import type { Scene } from "./lighthouse-scene";

/** The audits of a page, one per load. */
export type AuditedPage = { scene: Scene; form: Form; audits: PageAudit[] };

const header = [
  ...["page", "screen", "performance", "lowest", "accessibility", "best practices"],
  ...["LCP", "TBT", "CLS", "machine"],
];

/** One row per page and screen: the medians, and the lowest performance score. */
export const lighthouseTable = (pages: AuditedPage[]): string => table([header, ...pages.map(cells)]);

function cells({ scene, form, audits }: AuditedPage): string[] {
  const medianOf = (of: (audit: PageAudit) => number) => median(audits.map(of));
  const score = (index: number) => String(medianOf(({ scores }) => scores[index] ?? NaN));
  return [
    ...[scene.name, form],
    ...[score(0), String(Math.min(...audits.map(({ scores }) => scores[0] ?? NaN))), score(1), score(2)],
    `${(medianOf(({ figures }) => figures.lcp) / 1000).toFixed(1)} s`,
    `${medianOf(({ figures }) => figures.tbt).toFixed(0)} ms`,
    medianOf(({ figures }) => figures.cls).toFixed(3),
    medianOf(({ machine }) => machine).toFixed(0),
  ];
}
