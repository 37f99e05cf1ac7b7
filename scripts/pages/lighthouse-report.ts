import { median, table } from "../bench/figures";
import type { Form, Judgement, Scene } from "./judge-page";

/** Lighthouse's judgements of a page, one per load. */
export type Judged = { scene: Scene; form: Form; judgements: Judgement[] };

const header = [
  ...["page", "screen", "performance", "lowest", "accessibility", "best practices"],
  ...["LCP", "TBT", "CLS", "machine"],
];

/** A line for each page and screen: the medians, and the lowest score for performance. */
export const lighthouseTable = (judged: Judged[]): string => table([header, ...judged.map(cells)]);

function cells({ scene, form, judgements }: Judged): string[] {
  const middle = (of: (judgement: Judgement) => number) => median(judgements.map(of));
  const score = (index: number) => String(middle(({ scores }) => scores[index] ?? NaN));
  return [
    ...[scene.name, form],
    ...[score(0), String(Math.min(...judgements.map(({ scores }) => scores[0] ?? NaN))), score(1), score(2)],
    `${(middle(({ figures }) => figures.lcp) / 1000).toFixed(1)} s`,
    `${middle(({ figures }) => figures.tbt).toFixed(0)} ms`,
    middle(({ figures }) => figures.cls).toFixed(3),
    middle(({ machine }) => machine).toFixed(0),
  ];
}
