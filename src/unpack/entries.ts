import type { Entry } from "yauzl";

export function isFolder(path: string): boolean {
  return path.endsWith("/");
}

/** Why an entry is not a file, or a folder, and nothing else; undefined where it is. */
export function whyNotPlain(entry: Entry, path: string): string | undefined {
  const type = (entry.externalFileAttributes >>> 16) & TYPE;
  if (type === LINK) return "is a symbolic link";
  if (type !== UNSAID && type !== (isFolder(path) ? FOLDER : FILE)) return "is no regular file";
  if (entry.isEncrypted()) return "is encrypted";
  if (!entry.canDecodeFileData()) return "is compressed in a way that is not read";
}

/** The file types of Unix, which archives of any system may carry; some carry none. */
const TYPE = 0o170000;
const UNSAID = 0;
const FILE = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;
