import { fullName } from "@/lib/domain/people/full-name";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { AddSignerForm } from "@/components/signing/add-signer-form";
import { RemoveSignerForm } from "@/components/signing/remove-signer-form";
import { linkStyle } from "@/components/ui/link-style";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadSignerForm } from "@/lib/server/loaders/load-signer-form";
import { add, remove } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changeSigners"))("addTitle") };
}

/** Lets the sender add a signer, or replace or remove one who has not signed (`?replaces=`). */
export default async function SignerPage({
  params,
  searchParams,
}: PageProps<"/documents/[documentId]/signer">) {
  const user = await requireUser();
  const t = await getTranslations("changeSigners");
  const { documentId } = await params;
  const { replaces } = await searchParams;
  const form = (await loadSignerForm(documentId, { user, replaces })) ?? notFound();
  const { document, replaced, canChange } = form;
  if (!canChange) redirect(`/documents/${documentId}`);
  const name = replaced && fullName(replaced);
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <Link
          href={`/documents/${documentId}`}
          className={`self-start text-base wrap-break-word ${linkStyle}`}
        >
          {document.name}
        </Link>
        <h1 className="font-serif text-xl leading-snug wrap-break-word">
          {name ? t("changeTitle", { name }) : t("addTitle")}
        </h1>
        <p className="text-ink-soft">{name ? t("changeText", { name }) : t("addText")}</p>
      </header>
      <ClientMessages
        of={["changeSigners", "signer", "methods", "purposes", "countries", "problems", "refusals"]}
      >
        <AddSignerForm action={add} documentId={documentId} replacesId={replaced?.id} />
        {replaced && <RemoveSignerForm action={remove} documentId={documentId} signerId={replaced.id} />}
      </ClientMessages>
    </div>
  );
}
