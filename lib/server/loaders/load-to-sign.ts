import { countToSign, listToSign } from "@/db/repositories/to-sign";
import type { Person } from "@/db/repositories/users";
import { portal } from "../portal/portal";

const max = 200;

/** The documents that wait for the user's signature. */
export async function loadToSign({ id: userId }: Person) {
  const { db } = await portal();
  return listToSign(db.read, { userId, limit: max });
}

/** The number of documents that wait for the user's signature. */
export async function loadToSignCount({ id: userId }: Person) {
  const { db } = await portal();
  return countToSign(db.read, userId);
}
