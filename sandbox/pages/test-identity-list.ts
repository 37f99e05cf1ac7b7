import { html } from "hono/html";
import type { SigningMethod } from "../domain/signing-method";
import { testIdentities, type TestIdentity } from "../signing/test-identity";
import { fill } from "./words/fill";
import type { Words } from "./words/en";

/** The list of test identities; a click on one fills the form. */
export function testIdentityList(words: Words, methods: readonly SigningMethod[]) {
  const shown = methods.flatMap((method) =>
    testIdentities
      .filter((identity) => identity.methods.includes(method))
      .map((identity) => ({ identity, method })),
  );
  return html`<details class="identities">
    <summary>${words.testIdentities}</summary>
    <ul>
      ${shown.map(({ identity, method }) => identityRow(words, identity, method))}
    </ul>
    <p class="hint">${words.testIdentitiesHint}</p>
  </details>`;
}

function identityRow(words: Words, identity: TestIdentity, method: SigningMethod) {
  const { outcome, source, countries, code, phone = "" } = identity;
  const behavior = outcome === "signs" ? words.identitySigns : words.identityOutcomes[outcome];
  const remark = source === "sandbox" ? `, ${words.identityOfSandbox}` : "";
  return html`<li>
    <button
      type="button"
      data-identity="${method}"
      data-code="${code}"
      data-countries="${countries.join(" ")}"
      data-phone="${method === "mobile" ? phone : ""}"
    >
      ${fill(words.useIdentity, { code })}
    </button>
    <span>${words[method]}, ${countries.join(", ")}: ${behavior}${remark}</span>
  </li>`;
}
