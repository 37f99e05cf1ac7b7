import { writeFile } from "node:fs/promises";
import path from "node:path";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { signedContainer } from "@/lib/signing/testing/signed-container";
import {
  validateSignedContainer,
  type SignedContainerToValidate,
} from "../container/validate-signed-container";
import { asSource } from "./container-files";

/** The files of the container that the sandbox signs. */
export const sandboxFiles = [
  { name: "Sutartis – ąčę.pdf", bytes: Buffer.from("%PDF-1.7 and so on") },
  { name: "priedas (2).txt", bytes: Buffer.from("Priedas: ėįšųūž\n".repeat(20)) },
];

export const sandboxSources = sandboxFiles.map(({ bytes }) => asSource(bytes));

type Signed = { bytes: Buffer; digest: string | undefined };

/** A container that the sandbox's gateway makes once for the tests of a file, signed by two people. */
export function sharedSandboxContainer(): { current: Signed } {
  const shared = { current: { bytes: Buffer.alloc(0), digest: undefined } as Signed };
  sharedByFile(
    () => signedContainer(sandboxFiles),
    (made) => (shared.current = made),
  );
  return shared;
}

/** Validates bytes as the container that two people were asked to sign, unless `more` says otherwise. */
export async function validateContainerBytes(
  bytes: Uint8Array,
  more: Partial<SignedContainerToValidate> = {},
) {
  const file = path.join(await temporaryFolder(), "container.asice");
  await writeFile(file, bytes);
  const expected = { signerCount: 2, sources: sandboxSources, now: new Date() };
  return validateSignedContainer({ path: file, ...expected, ...more });
}
