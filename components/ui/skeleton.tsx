/** A placeholder for content that loads. It appears only after a delay. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block animate-wait rounded-md bg-line ${className}`} />;
}
