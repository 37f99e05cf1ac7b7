/** A place that words or a picture will take. It appears only when they take a while. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block animate-wait rounded-md bg-line ${className}`} />;
}
