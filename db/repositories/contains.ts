import { and, type Column, type SQL, sql } from "drizzle-orm";
import { folded } from "@/lib/domain/text/search-key";
import { containsText } from "../dialect/words";

const maxWords = 8;

/** Condition: a column of folded text contains the search, regardless of case and accents. Never true for none. */
export function contains(column: Column, search: string): SQL {
  const text = folded(search);
  return text ? containsText(column, text) : sql`false`;
}

/** Condition: the column contains each word of the search, of which `maxWords` count. Never true for none. */
export function containsWords(column: Column, search: string): SQL | undefined {
  const words = folded(search).split(" ").filter(Boolean).slice(0, maxWords);
  return words.length > 0 ? and(...words.map((word) => contains(column, word))) : sql`false`;
}
