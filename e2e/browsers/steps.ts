import type { Visitor } from "./visitor";

/** Signs in with the form, and waits until the library is open. */
export async function signIn(
  { open, fill, click, see }: Visitor,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await open("/sign-in");
  await fill("Email", email);
  await fill("Password", password);
  await click("button", "Sign in");
  await see("heading", "Documents");
}

/** Signs on the gateway's page with Smart-ID. */
export const signInFrame = ({ inFrame, click, fill }: Visitor, code: string): Promise<void> =>
  inFrame(async () => {
    await click("button", "Smart-ID");
    await fill("Personal code", code);
    await click("button", "Sign");
  });
