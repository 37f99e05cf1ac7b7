/** Why a file is not taken, in a sentence for the person who sends it. */
export const uploadSentences = {
  empty: "This file is empty.",
  not_pdf: "This is not a PDF. Only PDF documents can be signed here.",
  encrypted:
    "This PDF is protected by a password, so nobody could sign it. Save it without protection and upload it again.",
  damaged: "This PDF is damaged or incomplete. Open it, save it again, and upload the new file.",
  cut_off: "The upload was cut off before the end. Try again.",
  disk_full: "The portal's disk is full. Nothing was stored; an administrator must make room.",
};

export function tooLargeSentence(mostBytes: number): string {
  const most = (mostBytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 });
  return `This file is larger than ${most} MB, the most that this portal takes.`;
}
