import { html } from "hono/html";
import { controlFrame } from "./control-frame";

/** The page at the sandbox's root. */
export const homePage = () =>
  controlFrame(
    "/",
    "Start",
    html`<h1>Paraph sandbox gateway</h1>
      <p>
        A server with the API of the Documents Gateway, for development and tests without an account or a
        network. It makes real signatures with certificates of its own test authority. They have no legal
        effect, and nobody else should trust them.
      </p>
      <p>
        To have a validator on your machine accept the signatures, add the test authority's certificate to
        those it trusts.
      </p>
      <p><a class="download" href="/sandbox/ca.pem">Download the CA certificate</a></p>
      <p>
        <a href="/sandbox/faults">Inject faults</a>, view the <a href="/sandbox/postbacks">postbacks</a>, or
        read the <a href="/sandbox/inbox">received mail</a>.
      </p>`,
  );
