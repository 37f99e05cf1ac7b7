import { cache } from "react";
import type { Person } from "@/db/repositories/users";
import { openSigningPage } from "@/lib/signing/commands/open-signing-page";
import { portal } from "../portal/portal";
import { loadDocument } from "./load-document";

/** What a user's signing page shows, or `undefined` if they may not see the document. */
export const loadSigningPage = cache(async (documentId: string, user: Person) => {
  const view = await loadDocument(documentId, user);
  if (!view) return undefined;
  const { workflow } = await portal();
  const hasSigned = view.signers.some(({ userId, signedAt }) => userId === user.id && signedAt !== null);
  return {
    ...{ document: view.document, hasSigned },
    frame: {
      /** Absent if there is nothing for the user to sign now. */
      pageUrl: hasSigned ? undefined : await openSigningPage(workflow, { documentId, userId: user.id }),
      scriptUrl: workflow.gateway.frame.scriptUrl,
    },
  };
});
