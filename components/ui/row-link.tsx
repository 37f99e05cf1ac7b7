import { type ComponentProps } from "react";
import { PageLink } from "./page-change";

/**
 * The link of a row in a table or list: a click anywhere on the row follows it, except on controls that are positioned
 * in front of it. The list around the rows carries the class `linked-rows`.
 */
export function RowLink({ className = "", ...link }: ComponentProps<typeof PageLink>) {
  return <PageLink {...link} prefetch={false} className={`row-link ${className}`} />;
}
