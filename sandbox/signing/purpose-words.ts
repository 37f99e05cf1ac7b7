/** A signing purpose as words: "registration-of-incoming-documents" reads "Registration of incoming documents". */
export function purposeWords(purpose: string): string {
  const words = purpose.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
