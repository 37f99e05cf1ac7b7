/** From an overview to four times the paper's size, as technical drawings need it. */
export const minScale = 0.25;
export const maxScale = 4;

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The smallest difference between scales that a reader notices. */
const noticeable = 0.01;

/** The next step up or down from a scale, which may lie between two steps. */
export function nextScale(scale: number, direction: 1 | -1): number {
  const next =
    direction > 0
      ? steps.find((step) => step > scale + noticeable)
      : steps.findLast((step) => step < scale - noticeable);
  return next ?? (direction > 0 ? maxScale : minScale);
}

export const withinLimits = (scale: number) => Math.min(maxScale, Math.max(minScale, scale));
