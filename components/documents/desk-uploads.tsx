"use client";

import { useUploadDesk } from "./upload-desk";
import { UploadList } from "./upload-list";

/** What was handed in on this page, and what is still on its way from another one. */
export function DeskUploads() {
  const { uploads, cancel, retry, remove } = useUploadDesk();
  return <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} onRemove={remove} />;
}
