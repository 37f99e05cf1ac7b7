import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { localPath } from "@/lib/domain/request/local-path";
import { findUser } from "@/lib/server/auth/require-user";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { env } from "@/lib/base/env";
import { PublicPage } from "../public-page";
import { signInWithPassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, changed } = await searchParams;
  const path = localPath(next);
  if (await findUser()) redirect(path);
  const t = await getTranslations("signIn");
  const title = portalName(await currentSettings());
  return (
    <PublicPage title={title} text={t("tagline")}>
      {changed && <p role="status">{t("passwordChanged")}</p>}
      <ClientMessages of={["signIn", "refusals"]}>
        <SignInForm action={signInWithPassword} next={path} />
      </ClientMessages>
      {env().usesSandbox && <DemoAccounts />}
    </PublicPage>
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
