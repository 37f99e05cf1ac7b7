import { XmlFault } from "../xml/xml-fault";

/**
 * The file that a relative URI names (ETSI EN 319 162-1, 4.4.3.2). It is percent-encoded (RFC 3986, 2.1); some writers
 * put the name as it is, which counts where there is no file of the decoded name.
 *
 * @param exists whether the container has a file of this name
 * @returns its name with composed accents, by which files are compared
 * @throws {XmlFault} for a URI that leads out of the container
 */
export function resolveReference(uri: string, exists: (name: string) => boolean): string {
  if (uri === "" || /^[a-z][a-z0-9+.-]*:|^\//i.test(uri)) throw new XmlFault("reference_unknown");
  const decoded = decode(uri);
  const name = decoded === undefined || (!exists(decoded) && exists(uri)) ? uri : decoded;
  return name.normalize("NFC");
}

function decode(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
}
