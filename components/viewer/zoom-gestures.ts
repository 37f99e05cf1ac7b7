import type { StateStore } from "./pane-state";
import { withinLimits } from "./zoom";

/** A part of the screen whose size can change around a point. */
type Zoomable = Pick<StateStore, "get"> & {
  container: HTMLElement;
  zoomTo: (scale: number, around: [x: number, y: number]) => void;
};

/** How far a wheel turns for a size e times as large; fingers on a touch pad move in much smaller steps. */
const wheelPerE = { wheel: 500, fingers: 100 };
const largestFingerStep = 40;
const sameGestureMs = 400;

/** Ctrl and the wheel, which is also a pinch on a touch pad, and two fingers on a screen: sizes around where they are. */
export function listenForGestures(pane: Zoomable, signal: AbortSignal): void {
  const { container } = pane;
  let wished = { scale: 1, at: 0 };
  container.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const turned = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      const per = wheelPerE[Math.abs(turned) < largestFingerStep ? "fingers" : "wheel"];
      // The pages are a hundredth larger or not at all: smaller steps add up here.
      const from = event.timeStamp - wished.at < sameGestureMs ? wished.scale : pane.get().scale;
      wished = { scale: withinLimits(from * Math.exp(-turned / per)), at: event.timeStamp };
      pane.zoomTo(wished.scale, [event.clientX, event.clientY]);
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
