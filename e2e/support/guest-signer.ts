import type { Signer } from "@/testing/journey";

/** A signer without an account, with an address that no other test uses. */
export const guestSigner = (name: string, surname = "Petraitienė"): Signer => ({
  ...{ name, surname },
  email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.org`,
});
