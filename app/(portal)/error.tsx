"use client";

import { PageError, type PageErrorProps } from "@/components/shell/page-error";

/** Rendered inside the portal's layout, so that its navigation and header stay usable. */
export default function PortalError(props: PageErrorProps) {
  return <PageError {...props} />;
}
