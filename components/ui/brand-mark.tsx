import { ParaphMark } from "./paraph-mark";

type BrandMarkProps = {
  /** The organization's logo, if it has one. */
  logoHash: string | null;
  name: string;
  /** Classes of the portal's own mark. */
  className: string;
};

/** The organization's logo, or else the portal's own mark. */
export function BrandMark({ logoHash, name, className }: BrandMarkProps) {
  if (!logoHash) return <ParaphMark className={className} />;
  return <img src={`/api/logo/${logoHash}`} alt={name} className="mx-auto max-h-10 max-w-full" />;
}
