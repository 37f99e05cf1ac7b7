import { fullName } from "@/lib/domain/people/full-name";
import { countLibrary, listLibrary } from "@/db/repositories/library";
import { type DocumentPersonWithEmail, listPeopleOfDocuments } from "@/db/repositories/signer-lists";
import { listExpiringOfDocuments } from "@/db/repositories/signings";
import { listTags, listTagsOfDocuments } from "@/db/repositories/tags";
import type { Person } from "@/db/repositories/users";
import { filtersOf, type LibraryQuery, maxCounted } from "@/lib/domain/document/library-query";
import { portal } from "../portal/portal";
import { warnedBefore } from "@/lib/signing/rules/gateway-retention";

const pageSize = 20;

/** Everything that a page of the library shows to a user. */
export async function loadLibrary(query: LibraryQuery, { id: userId }: Person) {
  const { db, now } = await portal();
  const scope = { userId };
  const isNarrowed = query.q !== undefined || filtersOf(query).length > 0;
  const [page, count, knownTags] = await Promise.all([
    listLibrary(db.read, { scope, query, limit: pageSize }),
    isNarrowed ? countLibrary(db.read, { scope, query, max: maxCounted }) : 0,
    listTags(db.read, userId),
  ]);
  const documentIds = page.documents.map(({ id }) => id);
  const [people, expiringSoon, tags] = await Promise.all([
    listPeopleOfDocuments(db.read, documentIds),
    listExpiringOfDocuments(db.read, { documentIds, before: warnedBefore(now()) }),
    listTagsOfDocuments(db.read, { documentIds, userId }),
  ]);
  const isOwn = new Set(page.documents.filter((document) => document.isOwn).map(({ id }) => id));
  return {
    ...page,
    ...{ isNarrowed, count, expiringSoon, tags, knownTags },
    people: people.map(({ email: _email, ...person }) => person), // email addresses are not shown to other signers
    knownPeople: knownPeople(people.filter(({ documentId }) => isOwn.has(documentId))),
  };
}

/** The people that the filter offers: signers of the user's own documents on the page, each once. */
function knownPeople(people: DocumentPersonWithEmail[]) {
  const byEmail = new Map(
    people.map(({ email, name, surname }) => [email, { email, name: fullName({ name, surname }) }]),
  );
  return [...byEmail.values()];
}
