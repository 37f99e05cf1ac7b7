import { chromium, type LaunchOptions } from "@playwright/test";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { sendNewDocument, signInWithForm, uploadDraft } from "@/testing/journey";
import { linkIn, sandboxGateway } from "@/testing/sandbox-gateway";

export type Scene = { name: string; url: string; cookie: string };

type Target = { portalUrl: string; gatewayUrl: string; launch: LaunchOptions };

/**
 * Prepares the pages to audit: a library with documents, one of them out for signature, and its signer's invitation.
 */
export async function setScene({ portalUrl, gatewayUrl, launch }: Target): Promise<Scene[]> {
  const browser = await chromium.launch(launch);
  try {
    const context = await browser.newContext({ baseURL: portalUrl, locale: "en-GB" });
    const page = await context.newPage();
    const [, { email: user }] = demoAccounts;
    await signInWithForm(page, { email: user, password: demoPassword });
    for (const name of ["Lease, Žalgirio g. 5", "Minutes of the board", "Employment contract"])
      await uploadDraft(page, name);
    const email = "ona@example.org";
    const signers = [{ name: "Ona", surname: "Petraitienė", email }];
    const document = await sendNewDocument(page, { name: "Supply agreement", withMe: true, signers });
    const [mail] = await sandboxGateway(gatewayUrl).mailsTo(email);
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
