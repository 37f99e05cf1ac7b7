/**
 * The Content-Disposition header of a file whose name may contain any letters (RFC 6266 with RFC 8187), with an ASCII
 * fallback for clients that do not support them. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\x20-\x7e]|["\\]/g, "_");
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
