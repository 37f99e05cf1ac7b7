import { expect, type Page } from "@playwright/test";
import { linkIn, type SandboxGateway } from "@/testing/sandbox-gateway";
import { signInFrame } from "./signing";

/** Signs by the link in the latest mail to an address. */
export async function signByMail(
  page: Page,
  gateway: SandboxGateway,
  { email, code }: { email: string; code: string },
): Promise<void> {
  await page.goto(linkIn((await gateway.mailsTo(email))[0]));
  await page.getByRole("link", { name: "Sign", exact: true }).click();
  await signInFrame(page, { code });
  await expect(page.getByRole("region", { name: "After signing" })).toBeVisible();
}
