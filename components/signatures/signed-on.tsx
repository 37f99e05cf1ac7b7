import { useDayWords } from "../ui/use-day-words";

/** The day of a signature or time-stamp, on one line. */
export function SignedOn({ iso }: { iso: string }) {
  const { day } = useDayWords();
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {day(new Date(iso))}
    </time>
  );
}
