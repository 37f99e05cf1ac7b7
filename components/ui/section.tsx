import { type ReactNode, useId } from "react";

/** A part of a page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h2 id={id} className="font-serif text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
