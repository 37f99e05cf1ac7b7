/** A signing purpose as text: "registration-of-incoming-documents" becomes "Registration of incoming documents". */
export function purposeWords(purpose: string): string {
  const words = purpose.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
