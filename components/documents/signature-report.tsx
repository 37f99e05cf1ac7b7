import type { CheckedSignature, CheckReport } from "@/lib/domain/check-report";
import { signatureFaultWords } from "@/lib/domain/check-report";
import { RelativeTime } from "../ui/relative-time";

/** What the check of the signed file found: a sentence on top, then each signature. */
export function SignatureReport({ report }: { report: CheckReport }) {
  const { signatures, documentTimestamps, sourceIsPrefix } = report;
  const count = signatures.length === 1 ? "one valid signature" : `${signatures.length} valid signatures`;
  return (
    <section aria-labelledby="signatures" className="flex flex-col gap-3">
      <h2 id="signatures" className="font-serif text-lg">
        Signatures
      </h2>
      <p className="text-base text-ink-soft">
        Checked by Paraph when it arrived: {count},{" "}
        {documentTimestamps.length > 0
          ? "and a time-stamp over the whole file."
          : "the last one over the whole file."}{" "}
        {sourceIsPrefix
          ? "The file begins with the very bytes that were uploaded."
          : "The file does not begin with the bytes that were uploaded: the signing service rewrote them."}
      </p>
      <ol className="flex flex-col gap-3">
        {signatures.map((signature, index) => (
          <li key={index} className="rounded-lg border border-line bg-raised px-4 py-3">
            <SignatureFacts signature={signature} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SignatureFacts({ signature }: { signature: CheckedSignature }) {
  const { signer, signedAt, timeSource, valid, faults, coversWholeFile } = signature;
  const name =
    [signer?.givenName, signer?.surname].filter(Boolean).join(" ") || signer?.commonName || "Unknown";
  return (
    <div className="flex flex-col gap-1 text-base">
      <h3 className="text-md font-medium">{name}</h3>
      <p className={valid ? "text-good" : "text-bad"}>
        {valid ? "Valid signature" : "Not a valid signature"}
      </p>
      {faults.map((fault) => (
        <p key={fault} className="text-bad">
          {signatureFaultWords[fault]}
        </p>
      ))}
      {signedAt && (
        <p className="text-ink-soft">
          <RelativeTime at={new Date(signedAt)} />
          {timeSource === "timestamp" ? ", time-stamped" : ", by the signer’s own clock"}
        </p>
      )}
      <p className="text-ink-soft">
        {coversWholeFile ? "Over the whole file" : "Over the file as it was then; it was added to afterwards"}
      </p>
      <CertificateFacts signature={signature} />
    </div>
  );
}

const day = (iso: string) =>
  new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

function CertificateFacts({ signature: { certificate, signer } }: { signature: CheckedSignature }) {
  if (!certificate) return null;
  const facts = [
    ["Issued to", [signer?.commonName, signer?.country].filter(Boolean).join(", ")],
    ["Issued by", certificate.issuer],
    ["Valid", `${day(certificate.validFrom)} to ${day(certificate.validTo)}`],
    ["Serial number", certificate.serialNumber],
    ["SHA-256", certificate.fingerprint],
  ];
  return (
    <details>
      <summary className="min-h-10 py-2 text-accent">Certificate</summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-faint">{term}</dt>
            <dd className="break-all">{fact}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
