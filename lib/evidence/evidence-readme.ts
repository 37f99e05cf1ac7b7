import type { Evidence, EvidenceFile } from "./evidence";

const about: Record<EvidenceFile["role"], string> = {
  source: "a file of the document as it was uploaded",
  partial: "what was signed when the time to sign ran out",
  rejected: "a finished file that did not pass its check",
  signed: "the signed document",
};

const signatureCommands = (file: string) => `
The signatures. pdfsig belongs to poppler-utils. It says whether each signature is valid and covers the whole file; who
issued the certificates you decide yourself, in a trust list of your own:

    pdfsig ${file}

The certificates of the first signature, by openssl:

    pdfsig -dump ${file} > dumped.txt
    openssl pkcs7 -inform DER -in ${file}.sig0 -print_certs -noout
`;

const containerCommands = (file: string) => `
The signatures. A container (ASiC-E) is a zip with the files and, beside them, signatures. xmlsec1 says whether one was made
over the files as they lie there; who issued the certificates you decide yourself, in a trust list of your own. For each
signature in META-INF:

    mkdir container && cd container && unzip ../${file}
    xmlsec1 --verify --insecure --id-attr:Id SignedProperties \\
      --enabled-reference-uris empty,same-doc,local,remote META-INF/signatures0.xml
    cd ..
`;

const commands = { pdf: signatureCommands, asice: containerCommands };

/** How to verify the evidence without Paraph. The indented lines are commands for a shell, in their order. */
export function evidenceReadme({ document, files }: Evidence): string {
  const checked = files.findLast(({ checkReport }) => checkReport);
  const list = files.map(({ entry, role }) => `  ${entry.padEnd(19)} ${about[role]}`);
  return `Evidence of "${document.name}"

${list.join("\n")}
  report.pdf          what Paraph found when it checked the file, to be read
  report.json         the same for programs
  log.jsonl           what happened to this document, an entry of the log on each line
  chain.txt           the chain of the whole log, from this document's first entry to the download of this evidence
  SHA256SUMS          the hash of each file

HOW TO VERIFY IT

Each command is for the folder into which this archive was unpacked. sha256sum is part of Linux (coreutils) and Git for
Windows; jq is at https://jqlang.org.

Nothing was changed since this archive was made, and the files are those that the log tells of:

    sha256sum -c SHA256SUMS
${checked?.checkReport ? commands[checked.checkReport.format](checked.entry) : ""}
The log. Each entry is chained to the one before. Its digest is the SHA-256 of its words (the JSON without the two hashes,
keys sorted, no spaces); its hash is the SHA-256 of the hash before, followed by its digest. chain.txt has the number, the
digest and the hash of every entry, also of those about other documents, of which it tells nothing else.

The entries of this document stand in the chain as they are told:

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

What this cannot show: that the portal's own administrator did not write the log anew before this archive was made.
Compare the last hash of archives that were taken earlier: it must be in the portal's log
(npm run audit:verify -- --head HASH).
`;
}
