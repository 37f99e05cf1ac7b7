"use client";

import { PageError, type PageErrorProps } from "@/components/shell/page-error";

/** Rendered inside the admin layout, so that its navigation and header stay usable. */
export default function AdminError(props: PageErrorProps) {
  return <PageError {...props} />;
}
