"use client";

import { useUploadDesk } from "./upload-desk";
import { UploadList } from "./upload-list";

/** The uploads of this page, and those of other pages that are still in progress. */
export function CurrentUploads() {
  const { uploads, cancel, retry, remove } = useUploadDesk();
  return <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} onRemove={remove} />;
}
