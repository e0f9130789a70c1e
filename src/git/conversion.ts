import { parsePointer } from "./lfs-pointer.ts";

/** How git converts a file between a repository and a checkout, as its attributes say. */
export interface Conversion {
  /** As written, or, where lines may end in CRLF, in git's own words: `text eol=crlf`, `text=auto eol=crlf`, `-text`. */
  readonly text: string;
  readonly ident: boolean;
  /** `working-tree-encoding`; null where there is none. */
  readonly encoding: string | null;
  readonly filter: string | null;
}

export const PLAIN: Conversion = { text: "", ident: false, encoding: null, filter: null };

/** Why a checkout gives other bytes, and the attribute that does it; null where it gives those in the repository. */
export interface CheckoutDifference {
  readonly attribute: string;
  readonly by: keyof Conversion;
  readonly does: string;
  /** What to write instead. */
  readonly instead: string;
}

/** What has to be read of a file to tell; `pointer`: only of one that is short enough to be a pointer. */
export type Needed = "all" | "beginning" | "pointer" | CheckoutDifference;

/** What the attributes alone tell. A filter is never run: what it would give is not known. */
export function neededOf({ text, ident, encoding, filter }: Conversion): Needed {
  if (filter !== null && filter !== LFS) return filtered(filter);
  if (encoding !== null && !/^utf-?8$/i.test(encoding)) return encoded(encoding);
  if (endsInCrlf(text) || ident) return "all";
  return filter === LFS ? "beginning" : "pointer";
}

/** What a checkout makes of these bytes, where a filter or an encoding has not told already. */
export function differenceOf(conversion: Conversion, bytes: Buffer): CheckoutDifference | null {
  const { text, ident, filter } = conversion;
  if (ident && hasKeyword(bytes)) return KEYWORDS;
  if (endsInCrlf(text) && getsCrlf(text, bytes)) return lineEnds(text);
  const isPointer = parsePointer(bytes) !== null;
  if (isPointer && filter !== LFS) return POINTER;
  if (!isPointer && filter === LFS && isLikePointer(bytes)) return OTHER_POINTER;
  return null;
}

/** What is too large to be looked through is not said to be the same. */
export function differenceUnseen({ text, ident }: Conversion): CheckoutDifference | null {
  if (endsInCrlf(text)) return lineEnds(text);
  return ident ? KEYWORDS : null;
}

const LFS = "lfs";

function endsInCrlf(text: string): boolean {
  return text.endsWith("eol=crlf");
}

/**
 * `$Id$` or `$Id: … $`. Git has two ways to look for it, a file at once and in a stream; whichever finds it counts. Both
 * leave one that has spaces within, as another system's.
 */
function hasKeyword(bytes: Buffer): boolean {
  for (let at = bytes.indexOf("$Id"); at >= 0; at = bytes.indexOf("$Id", at + 1)) {
    if (bytes[at + 3] === DOLLAR) return true;
    const end = bytes.indexOf(DOLLAR, at + 4);
    if (bytes[at + 3] !== COLON || end < 0) continue;
    const within = bytes.subarray(at + 4, end);
    const space = within.indexOf(SPACE, 1);
    const isForeign = within[0] === SPACE && space > 0 && space < within.length - 1;
    if (!isForeign && !within.includes(LF)) return true;
  }
  return false;
}

/** As git decides it: where it finds out by itself what is text, it leaves what has a CR already, or is binary. */
function getsCrlf(text: string, bytes: Buffer): boolean {
  if (!hasLoneLf(bytes)) return false;
  return !text.startsWith("text=auto") || !(bytes.includes(CR) || isBinary(bytes));
}

function hasLoneLf(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1))
    if (bytes[at - 1] !== CR) return true;
  return false;
}

function isBinary(bytes: Buffer): boolean {
  if (bytes.includes(0)) return true;
  let unshown = bytes.at(-1) === END_OF_FILE ? -1 : 0;
  let shown = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 127 || (byte < 32 && !SHOWN.has(byte))) unshown += byte === LF ? 0 : 1;
    else shown += 1;
  }
  return Math.floor(shown / 128) < unshown;
}

const [LF, CR, END_OF_FILE, SPACE, DOLLAR, COLON] = [10, 13, 26, 32, 36, 58];

/** Backspace, tab, form feed and escape count as text. */
const SHOWN = new Set([8, 9, 12, 27]);

/** git-lfs reads a pointer from the beginning of whatever file has its filter, also in older and other forms. */
function isLikePointer(bytes: Buffer): boolean {
  return /git-media|hawser|git-lfs/.test(bytes.subarray(0, 1024).toString("latin1"));
}

function lineEnds(text: string): CheckoutDifference {
  return {
    ...{ attribute: text, by: "text", instead: "-text" },
    does: "ends its lines with CRLF, wherever a byte looks like the end of one",
  };
}

const KEYWORDS: CheckoutDifference = {
  ...{ attribute: "ident", by: "ident" as const, instead: "-ident" },
  does: "writes git's name for it in the place of its $Id$",
};

function encoded(encoding: string): CheckoutDifference {
  return {
    attribute: `working-tree-encoding=${encoding}`,
    ...{ by: "encoding", instead: "!working-tree-encoding" },
    does: "writes it in another encoding",
  };
}

function filtered(filter: string): CheckoutDifference {
  return {
    attribute: `filter=${filter}`,
    ...{ by: "filter", instead: "-filter" },
    does: "may make anything of it: Git LFS's is the only filter that is known, and none is run",
  };
}

const POINTER: CheckoutDifference = {
  ...{ attribute: "without filter=lfs", by: "filter", instead: "filter=lfs -text" },
  does: "git leaves the Git LFS pointer in its place",
};

const OTHER_POINTER: CheckoutDifference = {
  ...{ attribute: "filter=lfs", by: "filter", instead: "-filter" },
  does: "may take it for a pointer to other contents, of a form that nothing writes any more",
};
