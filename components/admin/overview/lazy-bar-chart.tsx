"use client";

import dynamic from "next/dynamic";

/** The library of charts is heavy: it comes once a page that shows one is there, and pages without one never load it. */
export const LazyBarChart = dynamic(() => import("./bar-chart"), {
  ssr: false,
  loading: () => <div className="h-[220px] animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />,
});
