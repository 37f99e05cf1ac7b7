import { and, type Column, type SQL, sql } from "drizzle-orm";
import { folded } from "@/lib/domain/search-key";

const mostWords = 8;

/** Whether a column of folded text holds what is looked for, in whatever letters it was typed. */
export const holds = (column: Column, search: string): SQL => sql`instr(${column}, ${folded(search)}) > 0`;

/** Whether it holds each word of it somewhere. Nothing holds no words at all. */
export function holdsWords(column: Column, search: string): SQL | undefined {
  const words = folded(search).split(" ").filter(Boolean).slice(0, mostWords);
  return words.length > 0 ? and(...words.map((word) => holds(column, word))) : sql`false`;
}
