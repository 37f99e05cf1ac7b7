import { chromium, type LaunchOptions } from "@playwright/test";
import type { Scene } from "@/scripts/pages/judge-page";
import { owner, sendToMe, signIn, uploadDocument } from "../support/journey";
import { linkIn, sandboxGateway } from "../support/sandbox-gateway";

type Place = { portalUrl: string; gatewayUrl: string; launch: LaunchOptions };

/** Pages worth looking at: a library with documents, one of them out for signature, and somebody invited to sign it. */
export async function setScene({ portalUrl, gatewayUrl, launch }: Place): Promise<Scene[]> {
  const browser = await chromium.launch(launch);
  try {
    const context = await browser.newContext({ baseURL: portalUrl, locale: "en-GB" });
    const page = await context.newPage();
    await signIn(page, owner);
    for (const name of ["Lease, Žalgirio g. 5", "Minutes of the board", "Employment contract"]) {
      await uploadDocument(page, name);
      await page.goto("/documents");
    }
    const document = await uploadDocument(page, "Supply agreement");
    const email = "ona@example.org";
    await sendToMe(page, { name: "Ona", surname: "Petraitienė", email });
    const [mail] = await sandboxGateway({ gatewayUrl }).mailsTo(email);
    const cookies = await context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return [
      { name: "sign-in", url: `${portalUrl}/sign-in`, cookie: "" },
      { name: "library", url: `${portalUrl}/documents`, cookie },
      { name: "document", url: document, cookie },
      { name: "invitation", url: linkIn(mail), cookie: "" },
    ];
  } finally {
    await browser.close();
  }
}
