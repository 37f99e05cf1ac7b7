import type { ReactNode } from "react";

const places = {
  page: "max-lg:bottom-0 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))]",
  /** Above the navigation bar of a phone, and beside the rail of a larger screen. */
  portal:
    "max-lg:bottom-0 max-lg:pb-3 max-sm:bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))] sm:max-lg:left-24",
};

/** The next action of a page, if any. On small screens it sticks to the bottom. */
export function FootBar({ place, children }: { place: keyof typeof places; children: ReactNode }) {
  return (
    <div
      data-foot-bar={place}
      className={`no-print flex flex-col empty:hidden max-lg:fixed max-lg:inset-x-0 max-lg:z-[5] max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:pt-3 ${places[place]}`}
    >
      {children}
    </div>
  );
}
