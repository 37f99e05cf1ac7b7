import { type ReactNode, useId } from "react";

type SectionProps = {
  title: string;
  className?: string;
  /** The id of the heading, where the focus may be moved to it. */
  headingId?: string;
  children: ReactNode;
};

/** A section of a page with a heading. */
export function Section({ title, className = "gap-3", headingId, children }: SectionProps) {
  const ownId = useId();
  const id = headingId ?? ownId;
  return (
    <section aria-labelledby={id} className={`flex min-w-0 flex-col ${className}`}>
      <h2 id={id} tabIndex={headingId === undefined ? undefined : -1} className="font-serif text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
