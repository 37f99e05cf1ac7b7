import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ParaphMark } from "@/components/ui/paraph-mark";
import { SignInForm } from "@/components/account/sign-in-form";
import { demoAccounts, demoPassword } from "@/lib/domain/demo-accounts";
import { localPath } from "@/lib/domain/local-path";
import { findUser } from "@/lib/auth/require-user";
import { env } from "@/lib/env";
import { signInWithPassword } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, changed } = await searchParams;
  const path = localPath(next);
  if (await findUser()) redirect(path);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-8 px-6 py-12">
      <header className="flex flex-col gap-3">
        <ParaphMark className="h-9 w-18 text-accent" />
        <h1 className="font-serif text-2xl">Paraph</h1>
        <p className="text-ink-soft">Sign documents, and keep what was signed.</p>
      </header>
      {changed && <p role="status">Your password is changed. Sign in with the new one.</p>}
      <SignInForm action={signInWithPassword} next={path} />
      {env().usesSandbox && <DemoAccounts />}
    </main>
  );
}

function DemoAccounts() {
  return (
    <section
      aria-labelledby="demo"
      className="rounded-lg border border-line bg-sunken px-4 py-3 text-base text-ink-soft"
    >
      <h2 id="demo" className="font-medium text-ink">
        To try it out
      </h2>
      <p>
        {demoAccounts.map(({ email }) => email).join(" or ")}, with the password <code>{demoPassword}</code>.
        Signatures here are made with test certificates and have no legal effect.
      </p>
    </section>
  );
}
