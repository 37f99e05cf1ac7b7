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

/** Starts to sign on the gateway's page, with Smart-ID unless another method is given. */
export const signInFrame = (
  { inFrame, click, fill }: Visitor,
  code: string,
  method: "Smart-ID" | "eParaksts mobile" = "Smart-ID",
): Promise<void> =>
  inFrame(async () => {
    await click("button", method);
    await fill("Personal code", code);
    await click("button", "Sign");
  });
