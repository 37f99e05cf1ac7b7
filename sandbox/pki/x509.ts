import "reflect-metadata";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(globalThis.crypto);

/** The certificate library, with the metadata shim that it needs loaded before it. */
export { x509 };
