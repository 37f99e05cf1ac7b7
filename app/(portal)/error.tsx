"use client";

import { PageError, type PageErrorProps } from "@/components/shell/page-error";

/** The rail and the head stay: there is a way on. */
export default function PortalError(props: PageErrorProps) {
  return <PageError {...props} />;
}
