/** The last complete line of JSON in the part of a response that has arrived; an empty object if there is none. */
export function lastLine(text: string): object {
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {}; // an answer of another kind, or a line of which only a part is here
  }
}
