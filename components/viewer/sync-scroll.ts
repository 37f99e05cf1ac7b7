import type { Pane } from "./pane";

type Scrolled = Pick<Pane, "container" | "pageFrames" | "goToPage">;

/** The position of a view's top edge: the page's index, and the fraction of the page's height above the edge. */
type Position = { index: number; part: number };

/**
 * Keeps two PDFs at the same position and scale, whichever the reader moves.
 *
 * @returns a function that stops it
 */
export function syncScroll(one: Pane, other: Pane): () => void {
  const leaving = new AbortController();
  let moved: Element | undefined;
  const follow = (leader: Pane, follower: Pane) => {
    const onScroll = () => {
      if (moved === leader.container) moved = undefined;
      else if (moveTo(follower, positionOf(leader))) moved = follower.container;
    };
    leader.container.addEventListener("scroll", onScroll, { signal: leaving.signal });
    return leader.subscribe(() => {
      const { stage, scale, fit } = leader.get();
      const followerState = follower.get();
      if (stage !== "open" || followerState.stage !== "open" || (fit && fit === followerState.fit)) return;
      if (!fit && Math.abs(followerState.scale - scale) > 0.01) follower.zoomTo(scale);
    });
  };
  const unsubscribe = [follow(one, other), follow(other, one)];
  return () => {
    leaving.abort();
    for (const stop of unsubscribe) stop();
  };
}

function positionOf({ container, pageFrames }: Scrolled): Position {
  const frames = pageFrames();
  const top = container.scrollTop;
  const index = Math.max(
    0,
    frames.findIndex((frame) => frame.isConnected && frame.offsetTop + frame.offsetHeight > top),
  );
  const frame = frames[index];
  return { index, part: frame ? (top - frame.offsetTop) / frame.offsetHeight : 0 };
}

/** @returns whether there was anything to move */
function moveTo({ container, pageFrames, goToPage }: Scrolled, { index, part }: Position): boolean {
  const frame = pageFrames()[index];
  const before = container.scrollTop;
  if (frame && !frame.isConnected) goToPage(index + 1); // one page is shown at a time
  if (frame) container.scrollTop = frame.offsetTop + part * frame.offsetHeight;
  return container.scrollTop !== before;
}
