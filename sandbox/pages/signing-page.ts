import { html } from "hono/html";
import type { Sandbox } from "../parts/sandbox";
import { offeredMethods } from "../signing/offered-methods";
import type { Signer } from "../store/signers";
import type { Session } from "../store/sessions";
import type { Signing } from "../store/signings";
import { readableDocument } from "./document-files";
import { readingPage } from "./reading-page";
import { sessionAnswer } from "./session-answer";
import { accessQuery } from "./signer-access";
import { signingForm } from "./signing-form";
import { confirmingSteps, decliningStep, outcomeStep } from "./signing-steps";
import { fill } from "./words/fill";
import { wordsFor } from "./words/words-for";

/** The position of a signing in a sequence. */
export type SequencePlace = { number: number; count: number; hasNext: boolean };

/**
 * The page on which a signer reads and signs the document (docs/gateway.md#embedding).
 *
 * @param returned the session from whose page at the scheme the person comes back
 */
export function signingPage(
  sandbox: Pick<Sandbox, "store">,
  signing: Signing,
  signer: Signer,
  { place, returned }: { place?: SequencePlace; returned?: Session | undefined } = {},
) {
  const { language, words } = wordsFor(signing.language);
  const { details } = signer;
  const base = `/signing/${signing.token}`;
  const query = accessQuery(signer.token);
  const hasNext = place?.hasNext ?? false;
  const open = sandbox.store.sessions.findOpen(signing.token, signer.id) ?? returned;
  const signerLine = fill(words.signerLine, {
    name: `${details.name} ${details.surname}`,
    purpose: words.purposes[details.signing_purpose],
  });
  return readingPage({
    ...{ language, words, hasNext },
    title: fill(words.signingTitle, { name: signing.name }),
    heading: signing.name,
    lead: place && fill(words.sequencePosition, { number: String(place.number), count: String(place.count) }),
    documents: [readableDocument(sandbox, signing, base, query)],
    calls: { base, query },
    // The page resumes an open session, as a phone may unload it while its user is in the eID app.
    session: open && { ...sessionAnswer(sandbox, words, open), method: open.method },
    script: "signing.js",
    panel: html`<p class="signer">${signerLine}</p>
      ${signingForm({ words, signer: details, methods: offeredMethods(details), canDecline: true })}
      ${confirmingSteps(words)} ${decliningStep(words)}
      ${outcomeStep(words, {
        step: "signed",
        heading: words.signedHeading,
        text: hasNext ? words.signedNextText : words.signedText,
        hasNext,
        isGood: true,
      })}
      ${outcomeStep(words, {
        step: "declined",
        heading: words.declinedHeading,
        text: hasNext ? words.declinedNextText : words.declinedText,
        hasNext,
      })}`,
  });
}
