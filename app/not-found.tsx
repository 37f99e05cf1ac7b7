import Link from "next/link";
import { linkStyle } from "@/components/ui/link-style";

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-3 px-6 py-24">
      <h1 className="font-serif text-xl">There is nothing here for you</h1>
      <p className="text-ink-soft">
        The page does not exist, or it belongs to somebody else. Nothing was changed.
      </p>
      <p>
        <Link href="/documents" className={linkStyle}>
          Go to your documents
        </Link>
      </p>
    </main>
  );
}
