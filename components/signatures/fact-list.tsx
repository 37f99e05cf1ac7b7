import type { ReactNode } from "react";

type FactListProps = { facts: (readonly [term: string, fact: ReactNode] | false | null)[] };

/** A list of terms and facts. Empty entries are left out. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className="contents">
              <dt className="text-ink-faint">{fact[0]}</dt>
              <dd className="wrap-anywhere">{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
