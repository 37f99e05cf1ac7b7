import { type ReactNode, useId } from "react";

type SectionProps = { title: string; className?: string; children: ReactNode };

/** A section of a page with a heading. */
export function Section({ title, className = "gap-3", children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`flex min-w-0 flex-col ${className}`}>
      <h2 id={id} className="font-serif text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
