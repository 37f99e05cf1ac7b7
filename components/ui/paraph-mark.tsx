/** The flourish under a signature, in one stroke: our logo, and the mark of a signed document. */
export function ParaphMark({ className, isWriting = false }: { className?: string; isWriting?: boolean }) {
  return (
    <svg viewBox="0 0 64 32" fill="none" aria-hidden className={className}>
      <path
        pathLength={1}
        className={isWriting ? "animate-paraph" : undefined}
        d="M3 19C9 11 17 2.500 22.500 3.300C29.500 4.300 17 23 11 23.500C6.500 23.900 16 13.500 26.500 12.200C34.500 11.300 28 20.500 33 20C37.500 19.500 40 13.200 44 13.800C47.500 14.300 43.500 19.600 47.500 19.400C51.500 19.200 54 15 61 13.500C52 23.500 28 26.500 8 29.500"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
