/** The box of the viewer on a page. It has this size before its script is loaded, so that nothing shifts. */
export const viewerBox =
  "no-print h-[calc(100dvh-11rem)] min-h-96 min-w-0 self-start lg:sticky lg:top-8 lg:h-[calc(100dvh-4rem)]";
