import { fullName } from "@/lib/domain/people/full-name";
import { useFormatter, useTranslations } from "next-intl";
import type { Invitation } from "@/db/repositories/invitations";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { type InvitationState, signedFileDays } from "@/lib/domain/signing/invitation-state";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { FileList } from "../documents/files/file-list";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import { FileView } from "../documents/files/file-view";
import { peopleBefore } from "@/lib/domain/signing/signing-order";
import { ReadingLayout } from "../documents/reading-layout";
import { SignerList } from "../documents/signer-list";
import { buttonStyle } from "../ui/button-style";
import { DownloadLink } from "../ui/download-link";
import { FootBar } from "../ui/foot-bar";
import { linkStyle } from "../ui/link-style";
import { ParaphMark } from "../ui/paraph-mark";
import { useDayWords } from "../ui/use-day-words";
import { EmptyViewer } from "../viewer/empty-viewer";
import { DeclineForm, type DeclineAction } from "./decline-form";
import { ReportOpened, type ReportOpenedAction } from "./report-opened";
import { SigningStages } from "./signing-stages";

type InvitationReadingProps = {
  invitation: Pick<
    Invitation,
    | "signerId"
    | "documentName"
    | "senderName"
    | "senderSurname"
    | "message"
    | "status"
    | "signedAt"
    | "signUntil"
  > & { state: InvitationState };
  signers: SignerSummary[];
  /** The files to read, and the index of the one that the page shows. */
  readable: ShownFile[];
  shown: number;
  token: string;
  /** Whether the person has had the document before them at an earlier visit. */
  isOpened: boolean;
  reportOpened: ReportOpenedAction;
  decline: DeclineAction<{ token: string }>;
};

/** The document of an invitation, to read before signing and to download afterwards. */
export function InvitationReading({
  invitation,
  signers,
  readable,
  shown,
  token,
  isOpened,
  reportOpened,
  decline,
}: InvitationReadingProps) {
  const t = useTranslations("invitation");
  const { documentName, senderName, senderSurname, message, state, signerId, signUntil } = invitation;
  const { nearDay } = useDayWords();
  const sender = fullName({ name: senderName, surname: senderSurname });
  const file = readable[shown];
  const files = `/api/invitations/${token}/files`;
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-6">
      <SigningStages current={state === "to_sign" ? "read" : "done"} />
      <ReadingLayout
        lead={
          <>
            <header className="flex flex-col gap-2">
              <h1 className="font-serif text-xl leading-snug wrap-break-word">{documentName}</h1>
              {state === "signed" && <ParaphMark className="h-10 w-20 text-good" />}
              {state === "to_sign" && (
                <p>
                  {t("request", { sender })}
                  {signUntil && ` ${t("signUntil", { date: nearDay(signUntil) })}`}
                </p>
              )}
            </header>
            {message && state === "to_sign" && (
              <figure className="border-l-2 border-accent pl-4">
                <figcaption className="text-sm text-ink-faint">{t("messageFrom", { sender })}</figcaption>
                <blockquote className="whitespace-pre-line wrap-break-word">{message}</blockquote>
              </figure>
            )}
            {state !== "to_sign" && <StateNote invitation={invitation} signers={signers} />}
            <NextStep state={state} token={token} files={files} />
            <FileList files={readable} shown={shown} isInside={false} />
          </>
        }
        pages={
          <ReportOpened
            token={token}
            report={reportOpened}
            isOpened={isOpened}
            placeholder={file?.preview === "pdf" && <EmptyViewer />}
          >
            {file && <FileView key={file.url} file={file} documentName={documentName} />}
          </ReportOpened>
        }
      >
        <SignerList signers={signers} ownId={signerId} isOut={waitsFor(invitation.status, "signers")} />
        {readable.length === 1 && (
          <DownloadLink
            href={`${files}/source?download`}
            className={`inline-flex min-h-11 items-center self-start text-base ${linkStyle}`}
          >
            {t("download")}
          </DownloadLink>
        )}
        {state === "to_sign" && <DeclineForm subject={{ token }} action={decline} />}
      </ReadingLayout>
    </div>
  );
}

function StateNote({ invitation, signers }: Pick<InvitationReadingProps, "invitation" | "signers">) {
  const { state, signedAt, signerId } = invitation;
  const t = useTranslations("invitation");
  const format = useFormatter();
  const own = signers.find(({ id }) => id === signerId);
  const before = own
    ? peopleBefore(own, signers).map(({ name, surname }) => fullName({ name, surname }))
    : [];
  const note = noteOf(state, signedAt !== null);
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className="font-medium">{t(`states.${note}.title`)}</p>
      <p className="text-ink-soft">
        {t(`states.${note}.text`, { people: format.list(before) })}{" "}
        {state === "signed" && t("until", { days: signedFileDays })}
      </p>
    </div>
  );
}

/** The message for a state in which there is nothing to sign. */
function noteOf(
  state: InvitationState,
  hasSigned: boolean,
): "signed" | "not_in_turn" | "waiting" | "attention" {
  switch (state) {
    case "signed":
    case "not_in_turn":
      return state;
    case "to_sign":
    case "waiting":
    case "replaced":
    case "too_late":
    case "deleted":
    case "ended":
      return hasSigned ? "waiting" : "attention";
  }
}

/** The reader's next action. */
function NextStep({ state, token, files }: { state: InvitationState; token: string; files: string }) {
  const t = useTranslations("invitation");
  return (
    <FootBar place="page">
      {state === "to_sign" && (
        <a href={`/sign/${token}?step=sign`} className={buttonStyle()}>
          {t("sign")}
        </a>
      )}
      {state === "signed" && (
        <DownloadLink href={`${files}/signed?download`} className={buttonStyle()}>
          {t("downloadSigned")}
        </DownloadLink>
      )}
    </FootBar>
  );
}
