import { and, type Column, type SQL, sql } from "drizzle-orm";
import { folded } from "@/lib/domain/people/search-key";

const maxWords = 8;

/** Whether a column of folded text holds what is looked for, in whatever letters it was typed. None holds nothing at all. */
export function holds(column: Column, search: string): SQL {
  const text = folded(search);
  return text ? sql`instr(${column}, ${text}) > 0` : sql`false`;
}

/** Whether it holds each word of it somewhere. Nothing holds no words at all. */
export function holdsWords(column: Column, search: string): SQL | undefined {
  const words = folded(search).split(" ").filter(Boolean).slice(0, maxWords);
  return words.length > 0 ? and(...words.map((word) => holds(column, word))) : sql`false`;
}
