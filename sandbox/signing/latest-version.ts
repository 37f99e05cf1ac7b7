import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";

/** The version of a signing's latest file: 0 is unsigned; each signature adds one, and so does archiving. */
export const latestVersion = ({ store }: Pick<Sandbox, "store">, { token, status }: Signing): number =>
  store.signatures.list(token).length + (status === "archived" ? 1 : 0);
