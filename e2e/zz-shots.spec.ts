import { readFile } from "node:fs/promises";
import { openNewDraft } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { certifiedPdf } from "@/lib/validation/testing/certified-pdf";
import { signUpdate } from "@/lib/validation/testing/sign-update";
import { fixture } from "@/lib/validation/testing/validate-fixture";
import { test } from "./support/test";

const signedAt = new Date("2026-03-03T12:00:00Z");
async function several(names: string[], start: Buffer) {
  let bytes = start;
  for (const name of names) bytes = await signUpdate(bytes, { name, signedAt });
  return bytes;
}
const cases: [string, () => Promise<Buffer>][] = [
  ["one", async () => signUpdate(await samplePdf(), { name: "Jonas Jonaitis", signedAt })],
  [
    "faulty",
    async () => signUpdate(await readFile(fixture("openssl-sha1")), { name: "Jonas Jonaitis", signedAt }),
  ],
  [
    "many",
    async () =>
      several(
        [
          "Jonas Jonaitis",
          "Ona Onaitė",
          "MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER",
          "Petras Petraitis",
          "Rūta Rūtaitė",
          "Žygimantas Ąžuolas",
          "Konstantinas" + "ilgavardis".repeat(12),
        ],
        await samplePdf(),
      ),
  ],
  ["p1", async () => certifiedPdf(await samplePdf(), { name: "Ona Onaitė", signedAt, permission: 1 })],
  ["p2", async () => certifiedPdf(await samplePdf(), { name: "Ona Onaitė", signedAt, permission: 2 })],
];
for (const [name, make] of cases)
  test(`shots ${name}`, async ({ page, signIn }) => {
    await signIn(page);
    const url = await openNewDraft(page, `Sutartis ${name}`, await make());
    for (const [width, height] of [
      [1280, 900],
      [390, 844],
    ] as const)
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        for (const [where, address] of [
          ["doc", url],
          ["send", `${url}/send`],
        ] as const) {
          await page.goto(address);
          await page.waitForLoadState("networkidle");
          await page.screenshot({
            path: `/tmp/sending/shots/${name}-${where}-${width}-${colorScheme}.png`,
            fullPage: true,
          });
        }
      }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${url}/send`);
    const first = page.getByRole("region", { name: "Earlier signatures" }).locator("summary").first();
    await first.click();
    await page.screenshot({ path: `/tmp/sending/shots/${name}-open.png`, fullPage: true });
  });
