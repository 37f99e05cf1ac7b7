/** Personal codes of different people who can sign at the sandbox. */
export const personalCodes = ["50001029996", "39912310014", "48001010019"];
