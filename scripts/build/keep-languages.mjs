/**
 * A loader for react-aria's tables of languages (`intlStrings.mjs`), each of which imports the words of thirty: it
 * drops all but ours. Its own plugin for that knows no Turbopack.
 *
 * @this {{ getOptions(): { languages: string[] } }}
 * @param {string} source one line for each import and each entry
 * @returns {string}
 */
export default function keepLanguages(source) {
  const kept = new RegExp(`["/](${this.getOptions().languages.join("|")})-`);
  const isOfALanguage = /^import .*\/intl\/|^ {4}"[a-z]{2}-[A-Z]{2}": /;
  return source
    .split("\n")
    .filter((line) => !isOfALanguage.test(line) || kept.test(line))
    .join("\n");
}
