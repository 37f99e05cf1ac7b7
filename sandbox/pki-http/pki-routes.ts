import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Sandbox } from "../parts/sandbox";

/** An OCSP request about a few certificates has some hundred bytes. */
const maxRequestBytes = 64 * 1024;

/** The certificates, revocation lists and OCSP responder of the test authority, where its certificates say. */
export function pkiRoutes({ authority }: Pick<Sandbox, "authority">) {
  const { published } = authority;
  const routes = new Hono();
  const publish = (path: string, type: string, read: () => Buffer | Promise<Buffer>) =>
    routes.get(path, async (context) =>
      context.body(new Uint8Array(await read()), 200, { "content-type": type }),
    );
  publish("/root.crt", "application/pkix-cert", published.rootCertificate);
  publish("/root.crl", "application/pkix-crl", published.rootRevocationList);
  publish("/ca.crt", "application/pkix-cert", published.issuingCertificate);
  publish("/ca.crl", "application/pkix-crl", published.issuingRevocationList);

  const answer = async (request: Buffer) =>
    new Response(new Uint8Array(await published.answerOcsp(request)), {
      headers: { "content-type": "application/ocsp-response" },
    });
  routes.post("/ocsp", bodyLimit({ maxSize: maxRequestBytes }), async (context) =>
    answer(Buffer.from(await context.req.arrayBuffer())),
  );
  // The request in base64 behind the address (RFC 6960, appendix A.1).
  routes.get("/ocsp/:request{.+}", (context) => answer(Buffer.from(context.req.param("request"), "base64")));
  return routes;
}
