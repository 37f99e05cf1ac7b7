import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { makeListSigner } from "@/lib/trust/testing/list-signer";
import { signedList } from "@/lib/trust/testing/sign-list";
import type { TestPeriod } from "@/lib/trust/testing/test-list";
import { type Holder, makeHolder } from "@/lib/validation/testing/test-pki";
import { qualifiedStatements, qualifiedType } from "@/sandbox/pki/qualified-statements";

export const granted = { from: "2020-01-01T00:00:00Z" };

export const derOf = ({ parsed }: Holder) => Buffer.from(parsed.x509.raw);

/** An authority that a list names, a person with a certificate of it, and what their signatures need. */
export async function makePeople() {
  const authority = await makeHolder("Issuing CA", "authority", undefined);
  const extensions = [qualifiedStatements(qualifiedType.signature)];
  const ona = await makeHolder("Ona Petraitienė", "person", authority, { extensions });
  const stamping = await makeHolder("Time-stamps", "stamping", undefined);
  const responder = await makeHolder("Responder", "responder", authority);
  return { authority, ona, stamping, responder };
}

export type People = Awaited<ReturnType<typeof makePeople>>;

/** Writes the list of lists and that of Lithuania, which names the authority with this history. */
export async function publish(
  folder: string,
  {
    people,
    operator,
    periods,
    number,
    nextUpdate = "2036-10-01T00:00:00Z",
    missing = [],
  }: {
    people: People;
    operator: Awaited<ReturnType<typeof makeListSigner>>;
    periods: TestPeriod[];
    number: number;
    nextUpdate?: string | null;
    /** Countries whose lists are named and not there. */
    missing?: string[];
  },
) {
  const issued = {
    issuedAt: "2026-10-01T00:00:00Z",
    nextUpdate: "2036-10-01T00:00:00Z",
    sequenceNumber: number,
  };
  const service = (type: string, holder: Holder, history: TestPeriod[]) => ({
    ...{ name: type, type, certificates: [derOf(holder)] },
    periods: history.map((period) => ({ ...period, purposes: ["ForeSignatures"] })),
  });
  const pointers = ["LT", ...missing].map((territory) => ({
    ...{ url: `${territory}.xml`, territory, certificates: [operator.certificate] },
  }));
  const lists = {
    "eu-lotl.xml": { territory: "EU", ...issued, pointers },
    "LT.xml": {
      ...{ territory: "LT", ...issued, nextUpdate },
      providers: [
        {
          name: "Example services",
          services: [
            service("CA/QC", people.authority, periods),
            service("TSA/QTST", people.stamping, [granted]),
          ],
        },
      ],
    },
  };
  for (const [name, list] of Object.entries(lists))
    await writeFile(path.join(folder, name), signedList(list, operator));
}
