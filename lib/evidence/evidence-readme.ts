import type { Evidence, EvidenceFile } from "./evidence";

const about: Record<EvidenceFile["role"], string> = {
  source: "a file of the document as it was uploaded",
  partial: "the file as far as it was signed in time",
  rejected: "a finished file that failed validation",
  first_signed: "the signed document before it was archived",
  signed: "the signed document",
};

const signatureCommands = (file: string) => `
Signatures. pdfsig is part of poppler-utils. It shows whether each signature is valid and covers the whole file. Which
issuers of certificates to trust is your decision, by a trust list of your own:

    pdfsig ${file}

The certificates of the first signature, with openssl:

    pdfsig -dump ${file} > dumped.txt
    openssl pkcs7 -inform DER -in ${file}.sig0 -print_certs -noout
`;

const containerCommands = (file: string) => `
Signatures. A container (ASiC-E) is a zip with the files and, beside them, signatures. xmlsec1 shows whether a signature
matches the files in the container. Which issuers of certificates to trust is your decision, by a trust list of your own.
For each signature in META-INF:

    mkdir container && cd container && unzip ../${file}
    xmlsec1 --verify --insecure --id-attr:Id SignedProperties \\
      --enabled-reference-uris empty,same-doc,local,remote META-INF/signatures0.xml
    cd ..
`;

const commands = { pdf: signatureCommands, asice: containerCommands };

/** How to verify the evidence without Paraph. The indented lines are shell commands, in order. */
export function evidenceReadme({ document, files }: Evidence): string {
  const checked = files.findLast(({ validationReport }) => validationReport);
  const list = files.map(({ entry, role }) => `  ${entry.padEnd(19)} ${about[role]}`);
  return `Evidence of "${document.name}"

${list.join("\n")}
  report.pdf          the results of Paraph's validation, to read
  report.json         the same for programs
  log.jsonl           the log of this document, one entry per line
  chain.txt           the chain of the whole log, from this document's first entry to the download of this evidence
  SHA256SUMS          the hash of each file

HOW TO VERIFY IT

Run the commands in the folder into which you unpacked this archive. sha256sum is part of Linux (coreutils) and Git for
Windows; jq is at https://jqlang.org.

No file has changed since this archive was made:

    sha256sum -c SHA256SUMS
${checked?.validationReport ? commands[checked.validationReport.format === "pdf" ? "pdf" : "asice"](checked.entry) : ""}
The log. Each entry is chained to the previous one. Its digest is the SHA-256 of its content (the JSON without the two
hashes, keys sorted, no spaces); its hash is the SHA-256 of the previous hash, followed by its digest. chain.txt has the
number, the digest and the hash of every entry, including entries about other documents, of which it reveals nothing else.

Each entry of this document is in the chain, unchanged:

    while IFS= read -r entry; do
      number=$(printf '%s' "$entry" | jq -r .seq)
      digest=$(printf '%s' "$entry" | jq -cjS 'del(.previousHash, .hash)' | sha256sum | cut -c1-64)
      hash=$(printf '%s' "$entry" | jq -r .hash)
      grep -qx "$number $digest $hash" chain.txt && echo "entry $number: OK" || echo "entry $number: CHANGED"
    done < log.jsonl

The chain is unbroken. Its last hash can be compared with one that was kept elsewhere, and with the portal's log:

    hash=$(head -n 1 log.jsonl | jq -r .previousHash)
    while read -r number digest expected; do
      hash=$(printf '%s%s' "$hash" "$digest" | sha256sum | cut -c1-64)
      [ "$hash" = "$expected" ] || { echo "BROKEN at entry $number"; break; }
    done < chain.txt
    echo "The chain ends with $hash"

What this cannot show: that the portal's own administrator did not rewrite the log before this archive was made.
Compare the last hash of archives that were taken earlier: it must be in the portal's log
(npm run audit:verify -- --head HASH).
`;
}
