import type { ReactNode } from "react";

type ReadingLayoutProps = {
  /** The document's status and the next action. */
  lead: ReactNode;
  pages: ReactNode;
  /** All other details. */
  children: ReactNode;
};

/** The document with its details beside it. On a small screen: the lead, the document, and then the details. */
export function ReadingLayout({ lead, pages, children }: ReadingLayoutProps) {
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-12">
      <div className="flex min-w-0 flex-col gap-6 lg:col-start-2">{lead}</div>
      <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">{pages}</div>
      <div className="flex min-w-0 flex-col gap-6 lg:col-start-2">{children}</div>
    </div>
  );
}
