import type { StateStore } from "./pane-state";
import { withinLimits } from "./zoom";

/** An element that can zoom around a point. */
type Zoomable = Pick<StateStore, "get"> & {
  container: HTMLElement;
  zoomTo: (scale: number, around: [x: number, y: number]) => void;
};

/** Wheel distance that scales by e. Fingers on a touch pad send much smaller steps than a wheel. */
const wheelPerE = { wheel: 500, fingers: 100 };
const maxFingerStep = 40;
const sameGestureMs = 400;

/**
 * Zooms around the pointer on Ctrl and wheel, which is also a pinch on a touch pad, and around two fingers on a touch
 * screen.
 */
export function listenForGestures(pane: Zoomable, signal: AbortSignal): void {
  const { container } = pane;
  let target = { scale: 1, at: 0 };
  container.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      const per = wheelPerE[Math.abs(delta) < maxFingerStep ? "fingers" : "wheel"];
      // The engine ignores changes below one percent, so smaller steps are accumulated here.
      const from = event.timeStamp - target.at < sameGestureMs ? target.scale : pane.get().scale;
      target = { scale: withinLimits(from * Math.exp(-delta / per)), at: event.timeStamp };
      pane.zoomTo(target.scale, [event.clientX, event.clientY]);
    },
    { passive: false, signal },
  );

  let pinch: { distance: number; scale: number } | undefined;
  container.addEventListener(
    "touchmove",
    (event) => {
      const [one, other] = event.touches;
      if (!one || !other) return;
      event.preventDefault();
      const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      pinch ??= { distance, scale: pane.get().scale };
      pane.zoomTo((pinch.scale * distance) / pinch.distance, [
        (one.clientX + other.clientX) / 2,
        (one.clientY + other.clientY) / 2,
      ]);
    },
    { passive: false, signal },
  );
  for (const end of ["touchend", "touchcancel"] as const)
    container.addEventListener(end, () => (pinch = undefined), { signal });
}
