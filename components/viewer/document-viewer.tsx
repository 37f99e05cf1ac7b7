"use client";

import dynamic from "next/dynamic";
import { EmptyViewer } from "./empty-viewer";

/** A PDF viewer. Its toolbar is part of the page's HTML; its script loads in parallel and does not delay the page. */
export const DocumentViewer = dynamic(() => import("./viewer-frame").then(({ ViewerFrame }) => ViewerFrame), {
  loading: EmptyViewer,
});
