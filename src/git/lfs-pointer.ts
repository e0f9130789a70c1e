/** What Git LFS keeps in git in a file's place. */
export interface Pointer {
  /** SHA-256 of the object, in hexadecimal. */
  readonly oid: string;
  readonly bytes: number;
}

/** As git-lfs reads it too: with the line ends of any system, the last of them missing or not. */
const FORM =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\noid sha256:([0-9a-f]{64})\r?\nsize (\d+)\r?\n?$/;

/** By the specification a pointer is shorter than this. */
export const LONGEST_POINTER = 1024;

/** The pointer that these bytes are, or null: then they are the file itself. */
export function parsePointer(bytes: Buffer): Pointer | null {
  if (bytes.length >= LONGEST_POINTER) return null;
  const [, oid, size] = FORM.exec(bytes.toString()) ?? [];
  return oid === undefined ? null : { oid, bytes: Number(size) };
}
