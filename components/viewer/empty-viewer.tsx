/** The box of the viewer on a page. */
export const viewerBox =
  "no-print h-[calc(100dvh-11rem)] min-h-96 min-w-0 self-start lg:sticky lg:top-8 lg:h-[calc(100dvh-4rem)]";

/** Keeps the viewer's place on the page until it is there, so that nothing moves. */
export const EmptyViewer = () => <div className={`rounded-md border border-line bg-sunken ${viewerBox}`} />;
