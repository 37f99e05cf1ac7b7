import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { buttonStyle } from "@/components/ui/button-style";
import { requireUser } from "@/lib/auth/require-user";
import { changeOwnPassword, signOutHere } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { name, surname, email } = await requireUser();
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-10">
      <header className="flex flex-col gap-1">
        <h1 className="font-serif text-xl">
          {name} {surname}
        </h1>
        <p className="text-ink-soft">{email}</p>
      </header>
      <section aria-labelledby="password" className="flex flex-col gap-4">
        <h2 id="password" className="font-serif text-lg">
          Password
        </h2>
        <ChangePasswordForm action={changeOwnPassword} />
      </section>
      <form action={signOutHere}>
        <button type="submit" className={buttonStyle({ tone: "quiet" })}>
          Sign out
        </button>
      </form>
    </div>
  );
}
