"use client";

import { buttonStyle } from "@/components/ui/button-style";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-6 py-24">
      <h1 className="font-serif text-xl">This page could not be shown</h1>
      <p className="text-ink-soft">
        Something went wrong in the portal. What was stored before is safe; look whether your last step was
        taken.
      </p>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={reset}>
        Try again
      </button>
      {error.digest && <p className="text-sm text-ink-faint">Code for support: {error.digest}</p>}
    </main>
  );
}
