/** Digits of a code, perhaps in groups. */
const groups = /\d(?:[ ._/·-]{0,3}\d){10,}/g;
const codeDigits = 11;

/** Where a text holds personal codes of Estonia, Latvia or Lithuania, which may be written in groups of digits. */
export function findBalticCodes(text: string): [start: number, end: number][] {
  return [...text.matchAll(groups)].flatMap(({ 0: run, index }) => {
    const places = [...run.matchAll(/\d/g)].map((digit) => index + digit.index);
    const digits = run.replace(/\D/g, "");
    const place = (at: number): [number, number] => [
      startOf(text, places[at] ?? index),
      (places[at + codeDigits - 1] ?? index) + 1,
    ];
    if (digits.length === codeDigits) return hasBirthday(digits) || isLatvian(digits) ? [place(0)] : [];
    // Among more digits, only one whose check digit is right is a code and no chance.
    const starts = [...places.keys()].filter((at) => isChecked(digits.slice(at, at + codeDigits)));
    return starts.map(place);
  });
}

/** Where a code begins with the type of identity and the country that may come before it. */
function startOf(text: string, start: number): number {
  const [label = ""] =
    /(?:(?:PAS|IDC|PNO|TIN|TAX)[A-Z]{2} ?- ?)?$/.exec(text.slice(0, start).slice(-8)) ?? [];
  return start - label.length;
}

/** Estonia and Lithuania: the century and sex, then the birthday. */
function hasBirthday(code: string): boolean {
  const [, month = "", day = ""] = /^[1-8]\d\d(\d\d)(\d\d)\d{4}$/.exec(code) ?? [];
  return isDay(month, day);
}

/**
 * Latvia: the birthday and the century, or since 2017 a number that begins as no day does (and no telephone number).
 */
function isLatvian(code: string): boolean {
  const [, day = "", month = ""] = /^(\d\d)(\d\d)\d\d[012]\d{4}$/.exec(code) ?? [];
  return isDay(month, day) || /^3(?:[2-689]\d|7[3-9])\d{8}$/.test(code);
}

const isDay = (month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** Whether it is a code of Estonia or Lithuania with its check digit. */
function isChecked(code: string): boolean {
  if (!hasBirthday(code)) return false;
  const digits = [...code].map(Number);
  const sum = (shift: number) =>
    digits.slice(0, 10).reduce((total, digit, at) => total + digit * (((at + shift) % 9) + 1), 0) % 11;
  const [first, second] = [sum(0), sum(2)];
  const wanted = first < 10 ? first : second < 10 ? second : 0;
  return digits[10] === wanted;
}
