/** A line of a response that has to wait: the place in the queue, where 1 is next and 0 means that its turn has come. */
export type TurnLine = { place: number };

export const isTurnLine = (line: object): line is TurnLine =>
  "place" in line && typeof line.place === "number";
