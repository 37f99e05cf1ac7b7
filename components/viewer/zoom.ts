/** From an overview to four times the paper, as drawings need it. */
export const smallestScale = 0.25;
export const largestScale = 4;

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** Two scales closer than this are the same to a reader. */
const noticeable = 0.01;

/** The next step up or down from where a reader is, also from between two steps. */
export function nextScale(scale: number, direction: 1 | -1): number {
  const next =
    direction > 0
      ? steps.find((step) => step > scale + noticeable)
      : steps.findLast((step) => step < scale - noticeable);
  return next ?? (direction > 0 ? largestScale : smallestScale);
}

export const withinLimits = (scale: number) => Math.min(largestScale, Math.max(smallestScale, scale));
