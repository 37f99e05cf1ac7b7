import { freeFileName } from "./file-name";

/** Characters that Windows does not allow in a name, and control characters. */
const forbidden = /[<>:"/\\|?*\u0000-\u001f]/g;

/** Names of devices, with any extension: Windows opens the device instead of a file. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?=\.|$)/i;

const dotsAndBlanks = /[.\s]+$/;

/**
 * The name of a file or folder in an archive, which every system can unpack: characters that Windows refuses become "_",
 * names of devices are marked with one, and dots and blanks at the end of the name, which it drops, are left out.
 */
export function portableName(name: string): string {
  const safe = name.replace(forbidden, "_").replace(dotsAndBlanks, "");
  const [, stem = safe, extension = ""] = /^(.+?)(\.[^.\s]{1,10})?$/.exec(safe) ?? [];
  const portable = (stem.replace(dotsAndBlanks, "") + extension).replace(device, "_$&");
  return portable || "Untitled";
}

/** Names the entries of one folder of an archive, each portably and unlike the others. */
export function portableNames(): (name: string) => string {
  const taken: string[] = [];
  return (name) => {
    const entry = freeFileName(portableName(name), taken);
    taken.push(entry);
    return entry;
  };
}
