"use client";

import dynamic from "next/dynamic";

/** A PDF to be read. Its bars come with the page's HTML; what moves them loads beside the page, not before it. */
export const DocumentViewer = dynamic(() => import("./viewer-frame").then(({ ViewerFrame }) => ViewerFrame));
