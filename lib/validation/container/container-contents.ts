import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { Container } from "@/lib/formats/zip/open-container";
import type { SignedContent } from "../cms/signed-content";

/** The files of a container by name. */
export type ContainerContents = {
  /** `undefined` for an unknown name. Whether accents are letters of their own makes no difference. */
  find(name: string): SignedContent | undefined;
};

/** Even with certificates and revocation lists for decades, a signature has only a few megabytes. */
export const maxSignatureFileBytes = 16 * 1024 * 1024;

/** Digests each file once per algorithm, however many signatures refer to it. */
export function contentsOf(container: Container, budget: ReadingBudget): ContainerContents {
  // Names that differ in nothing else are refused as the same one.
  const files = new Map(container.files.map((file) => [file.name.normalize("NFC"), file]));
  const digests = new Map<string, Promise<Buffer>>();
  return {
    find(name) {
      const file = files.get(name.normalize("NFC"));
      if (!file) return undefined;
      const spend = () => budget.spend("hashedBytes", file.sizeBytes);
      return {
        digest(algorithm) {
          const key = `${algorithm} ${name}`;
          const known = digests.get(key);
          if (known) return known;
          spend();
          const digest = container.digest(file, algorithm);
          digests.set(key, digest);
          return digest;
        },
        chunks() {
          spend();
          return container.chunks(file);
        },
      };
    },
  };
}
