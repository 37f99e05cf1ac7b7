import "server-only";
import { notFound } from "next/navigation";
import type { Person } from "@/db/repositories/users";
import { requireUser } from "./require-user";

/** For the admin's pages and actions. For a user who is no admin, nothing is there: they get 404. */
export async function requireAdmin(): Promise<Person> {
  const user = await requireUser();
  return user.role === "admin" ? user : notFound();
}
