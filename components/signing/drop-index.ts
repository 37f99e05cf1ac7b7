/**
 * Returns the index for a dragged card: that of the farthest card whose middle the pointer has passed.
 *
 * @param middles the vertical middle of each card, in their order
 */
export function dropIndex(middles: readonly number[], from: number, pointer: number): number {
  const above = middles.findIndex((middle, index) => index < from && pointer < middle);
  if (above !== -1) return above;
  const below = middles.findLastIndex((middle, index) => index > from && pointer > middle);
  return below === -1 ? from : below;
}
