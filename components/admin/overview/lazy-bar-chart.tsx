"use client";

import dynamic from "next/dynamic";

/** The chart library is large, so it loads only with a page that shows a chart. */
export const LazyBarChart = dynamic(() => import("./bar-chart"), {
  ssr: false,
  loading: () => <div className="h-[220px] animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />,
});
