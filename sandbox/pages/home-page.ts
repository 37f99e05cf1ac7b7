import { html } from "hono/html";
import { controlFrame } from "./control-frame";

/** The page at the sandbox's root. */
export const homePage = () =>
  controlFrame(
    "/",
    "Start",
    html`<h1>Paraph sandbox gateway</h1>
      <p>
        A server that answers like the Documents Gateway, for developing and testing without an account and
        without a network. It makes real signatures with certificates of its own test authority. They have no
        legal effect, and nobody outside should trust them.
      </p>
      <p>
        To let a validator on your machine accept the signatures, give it the test authority's certificate.
      </p>
      <p><a class="download" href="/sandbox/ca.pem">Download the CA certificate</a></p>
      <p>
        <a href="/sandbox/faults">Let something go wrong</a>, see
        <a href="/sandbox/postbacks">what was posted back</a>, or read the
        <a href="/sandbox/inbox">mail</a> that was sent here.
      </p>`,
  );
