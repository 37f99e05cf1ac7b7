/**
 * A loader for react-aria's translation tables (`intlStrings.mjs`), which import about thirty languages: it keeps
 * only ours. react-aria's own plugin for this does not support Turbopack.
 *
 * @this {{ getOptions(): { languages: string[] } }}
 * @param {string} source one line for each import and each entry
 * @returns {string}
 */
export default function keepLanguages(source) {
  const kept = new RegExp(`["/](${this.getOptions().languages.join("|")})-`);
  const languageLine = /^import .*\/intl\/|^ {4}"[a-z]{2}-[A-Z]{2}": /;
  return source
    .split("\n")
    .filter((line) => !languageLine.test(line) || kept.test(line))
    .join("\n");
}
