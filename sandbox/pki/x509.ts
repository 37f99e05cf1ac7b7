import "reflect-metadata";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(globalThis.crypto);

/** The certificate library, loaded after the metadata shim that it needs. */
export { x509 };
