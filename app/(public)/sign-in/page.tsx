import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { BrandMark } from "@/components/ui/brand-mark";
import { SignInForm } from "@/components/account/sign-in-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { localPath } from "@/lib/domain/request/local-path";
import { findUser } from "@/lib/server/auth/require-user";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { env } from "@/lib/base/env";
import { signInWithPassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, changed } = await searchParams;
  const path = localPath(next);
  if (await findUser()) redirect(path);
  const t = await getTranslations("signIn");
  const settings = await currentSettings();
  const name = portalName(settings);
  return (
    <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-8 px-6 py-12">
      <header className="flex flex-col gap-3">
        <div className="self-start">
          <BrandMark logoHash={settings.logoHash} name={name} className="h-9 w-18 text-accent" />
        </div>
        <h1 className="font-serif text-2xl wrap-break-word">{name}</h1>
        <p className="text-ink-soft">{t("tagline")}</p>
      </header>
      {changed && <p role="status">{t("passwordChanged")}</p>}
      <ClientMessages of={["signIn", "refusals"]}>
        <SignInForm action={signInWithPassword} next={path} />
      </ClientMessages>
      {env().usesSandbox && <DemoAccounts />}
    </main>
  );
}

async function DemoAccounts() {
  const t = await getTranslations("signIn");
  const [first, second] = demoAccounts;
  return (
    <section
      aria-labelledby="demo"
      className="rounded-lg border border-line bg-sunken px-4 py-3 text-base text-ink-soft"
    >
      <h2 id="demo" className="font-medium text-ink">
        {t("demoTitle")}
      </h2>
      <p>
        {t.rich("demoAccounts", {
          first: first.email,
          second: second.email,
          password: demoPassword,
          code: (words) => <code>{words}</code>,
        })}
      </p>
    </section>
  );
}
