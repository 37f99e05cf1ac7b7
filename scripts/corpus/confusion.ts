import { table } from "../report/figures";
import { expectations, type Expectation, type ExpectedVerdict } from "./expected-verdict";
import { verdicts, type OurVerdict, type Verdict } from "./our-verdict";

/** A file of the corpus: what its reference says, and what we say, or the error that kept us from saying anything. */
export type ComparedFile = { name: string; expected: ExpectedVerdict; ours: OurVerdict | Error };

const questions = ["integrity", "trust"] as const;

type Question = (typeof questions)[number];

/** The confusion table of each question, and the files on which we differ. */
export function comparison(files: ComparedFile[]): string {
  const errors = files.filter(({ ours }) => ours instanceof Error);
  return [
    ...questions.map((question) => `${question} (rows: the reference)\n${confusionTable(files, question)}`),
    ...questions.flatMap((question) => [
      list(`False accepts of ${question}`, filter(files, question, isFalseAccept)),
      list(`False refusals of ${question}`, filter(files, question, isFalseRefusal)),
    ]),
    list("Errors", errors),
  ].join("\n\n");
}

const answerTo = ({ ours }: ComparedFile, question: Question): Verdict | "not_judged" | "error" =>
  ours instanceof Error ? "error" : (ours[question] ?? "not_judged");

const columns = [...verdicts, "not_judged", "error"] as const;
const rows = [...expectations, undefined] as const;

function confusionTable(files: ComparedFile[], question: Question): string {
  const count = (expected: Expectation | undefined, answer: (typeof columns)[number]) =>
    files.filter((file) => file.expected[question] === expected && answerTo(file, question) === answer)
      .length;
  return table([
    ["", ...columns],
    ...rows.map((row) => [row ?? "not said", ...columns.map((column) => String(count(row, column)))]),
  ]);
}

type Difference = (expected: Expectation, answer: ReturnType<typeof answerTo>) => boolean;

const isFalseAccept: Difference = (expected, answer) =>
  (answer === "passed" && expected !== "passed") ||
  (answer === "stamped" && expected !== "passed" && expected !== "none");

const isFalseRefusal: Difference = (expected, answer) =>
  expected === "passed" && !["passed", "stamped", "not_judged"].includes(answer);

const filter = (files: ComparedFile[], question: Question, isDifferent: Difference) =>
  files.filter((file) => {
    const expected = file.expected[question];
    return expected !== undefined && isDifferent(expected, answerTo(file, question));
  });

function list(title: string, files: ComparedFile[]): string {
  const lines = files.map(({ name, expected, ours }) => {
    const said = ours instanceof Error ? `${ours.name}: ${ours.message}` : ours.words;
    return `  ${name}\n    ours: ${said}\n    reference: ${expected.why.trim() || "(no reason given)"}`;
  });
  return [`${title}: ${files.length}`, ...lines].join("\n");
}
