import { randomUUID } from "node:crypto";
import { devNull } from "node:os";
import { UserError } from "../catalog/errors.ts";
import { type Conversion, PLAIN } from "./conversion.ts";
import type { Git } from "./run.ts";
import { isAtOrBelow } from "./twins.ts";

/** A `.gitattributes` of one state of the project. */
export interface AttributesFile {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
}

export const ATTRIBUTES = ".gitattributes";

export function isAttributesFile(file: string): boolean {
  return file === ATTRIBUTES || file.endsWith(`/${ATTRIBUTES}`);
}

/** Whether a `.gitattributes` says something of what lies at or below a path. */
export function reaches(file: string, path: string): boolean {
  if (!isAttributesFile(file)) return false;
  const folder = file.slice(0, Math.max(0, file.length - ATTRIBUTES.length - 1));
  return isAtOrBelow(path, folder) || isAtOrBelow(folder, path);
}

/**
 * What a checkout on a Mac does to each file, by these `.gitattributes` and nothing else: not those of the machine, nor
 * its settings. It is asked of git, in the scratch repository and an index of its own that holds names alone: in whatever
 * forms and macros attributes are written, git says what comes of them, and reads no file and runs no filter for it.
 */
export async function conversionsOf(
  scratch: Git,
  files: readonly string[],
  attributes: readonly AttributesFile[],
): Promise<Map<string, Conversion>> {
  if (attributes.length === 0) return new Map(files.map((path) => [path, PLAIN]));
  await refuseLarge(scratch, attributes);
  const git = isolated(scratch);
  const lines = attributes.map(({ mode, oid, path }) => `${mode} ${oid}\t${path}\0`);
  await mustTell(git, INTO_INDEX, lines.join(""));
  const found = new Map<string, Conversion>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    for (const [path, one] of await writtenOf(git, files.slice(from, from + AT_ONCE)))
      found.set(path, one);
  }
  const inCrlf = [...found].filter(([, { text }]) => text.endsWith("eol=crlf"));
  const texts = await textsOf(
    git,
    inCrlf.map(([path]) => path),
    attributes,
  );
  for (const [path, one] of inCrlf) found.set(path, { ...one, text: known(texts, path) });
  return found;
}

const INTO_INDEX = ["update-index", "-z", "--index-info"];

/** Many names at once, and no more than what git answers can be held. */
const AT_ONCE = 20_000;

/** A Mac tells no case apart in patterns either; what else a person may have set there is not known. */
const SETTINGS = [
  ...["-c", "core.ignoreCase=true", "-c", `core.attributesFile=${devNull}`],
  ...["-c", "core.autocrlf=false", "-c", "core.eol=lf"],
];

function isolated(scratch: Git): Git {
  const env = {
    GIT_INDEX_FILE: `.git/index-${randomUUID()}`,
    ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" },
  };
  return (args, options) => scratch([...SETTINGS, ...args], { ...options, env });
}

async function mustTell(git: Git, args: readonly string[], input = ""): Promise<string> {
  const told = await git(args, { input });
  if (told.ok) return told.stdout;
  throw new UserError({
    message: `git cannot tell what ${ATTRIBUTES} does to the files of a model or its data: ${told.stderr}`,
    fix: `mend the lines of ${ATTRIBUTES} that say something of them`,
  });
}

const ASKED = ["text", "crlf", "eol", "ident", "working-tree-encoding", "filter"];

/** As it is written: git answers with a file's name, an attribute's name and its value, for each of both. */
async function writtenOf(git: Git, files: readonly string[]): Promise<Map<string, Conversion>> {
  const names = files.map((path) => `${path}\0`).join("");
  const asked = ["check-attr", "--cached", "-z", "--stdin", ...ASKED];
  const fields = (await mustTell(git, asked, names)).split("\0");
  return new Map(
    files.map((path, file) => {
      const values = ASKED.map((name, at) => {
        const first = 3 * (file * ASKED.length + at);
        const [of, attribute, value = ""] = fields.slice(first, first + 3);
        if (of === path && attribute === name) return value;
        throw new Error(`git was asked about ${path} and answered about ${of}`);
      });
      const [text, crlf, eol, ident, encoding = "", filter = ""] = values;
      const told = { text: writtenText({ text, crlf, eol }), ident: ident === "set" };
      return [path, { ...told, encoding: encodingIn(encoding), filter: filterIn(filter) }];
    }),
  );
}

function writtenText(values: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(values).filter(([, value]) => value !== "unspecified");
  return written.map(([name, value]) => `${name}=${value}`).join(" ");
}

/** Set or unset without a name of one, git ends with an error instead of a checkout. */
function encodingIn(value: string): string | null {
  return value === "unspecified" || value === "" ? null : value;
}

function filterIn(value: string): string | null {
  return value === "unspecified" || value === "unset" || value === "" ? null : value;
}

/**
 * Git's own conclusion, which its answers about attributes do not give: they write `-text`, which forbids the conversion,
 * like `text=unset`, which means nothing.
 */
async function textsOf(
  git: Git,
  files: readonly string[],
  attributes: readonly AttributesFile[],
): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const isThere = new Set(attributes.map(({ path }) => path));
  const stands = await mustTell(git, ["hash-object", "-w", "--stdin"]);
  const lines = files
    .filter((path) => !isThere.has(path))
    .map((path) => `100644 ${stands}\t${path}\0`);
  await mustTell(git, INTO_INDEX, lines.join(""));
  // `i/none w/ attr/text eol=crlf \t<path>`
  const listed = await mustTell(git, ["ls-files", "-z", "--eol"]);
  const found = listed.matchAll(/[^\0]*?attr\/([^\t\0]*)\t([^\0]*)\0/g);
  return new Map([...found].map(([, text = "", path = ""]) => [path, text.trim()]));
}

function known(texts: ReadonlyMap<string, string>, path: string): string {
  const text = texts.get(path);
  if (text !== undefined) return text;
  throw new Error(`git was asked about ${path} and did not answer`);
}

/** Lines of attributes meet every file: what nobody writes by hand could take hours. */
const MOST_BYTES = 2 ** 20;

async function refuseLarge(git: Git, attributes: readonly AttributesFile[]): Promise<void> {
  const sizes = await sizesOf(
    git,
    attributes.map(({ oid }) => oid),
  );
  let bytes = 0;
  for (const [position, { path }] of attributes.entries()) {
    bytes += sizes[position] ?? 0;
    if (bytes <= MOST_BYTES) continue;
    throw new UserError({
      message: `is, with those beside it, larger than ${MOST_BYTES / 2 ** 20} MiB, which is the most that is read of attributes`,
      at: { file: path },
      fix: "say the same with patterns for whole folders",
    });
  }
}

/** How many bytes each object has; one that is not there would be passed over by git in silence. */
export async function sizesOf(git: Git, oids: readonly string[]): Promise<number[]> {
  if (oids.length === 0) return [];
  const asked = ["cat-file", "--batch-check=%(objecttype) %(objectsize)"];
  const told = await git(asked, { input: `${oids.join("\n")}\n` });
  const lines = told.ok ? told.stdout.split("\n") : [];
  return oids.map((oid, at) => {
    const [type, size] = lines[at]?.split(" ") ?? [];
    if (type === "blob") return Number(size);
    throw new UserError({
      message: `object ${oid} is not in this checkout`,
      fix: "fetch everything: no `filter:` in actions/checkout, no `--filter` in git clone",
    });
  });
}
