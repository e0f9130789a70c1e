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
 * its settings. It is asked of git, in the scratch repository and an index of its own that holds only names: whatever
 * forms and macros the attributes are written in, git says what comes of them, and reads no file and runs no filter for it.
 */
export async function conversionsOf(
  scratch: Git,
  files: readonly string[],
  attributes: readonly AttributesFile[],
): Promise<Map<string, Conversion>> {
  if (attributes.length === 0) return new Map(files.map((path) => [path, PLAIN]));
  await refuseLarge(scratch, attributes);
  const git = isolated(scratch);
  const known = new Set(attributes.map(({ path }) => path));
  const stands = await mustTell(git, ["hash-object", "-w", "--stdin"]);
  const lines = [
    ...attributes.map(({ mode, oid, path }) => `${mode} ${oid}\t${path}\0`),
    ...files.filter((path) => !known.has(path)).map((path) => `100644 ${stands}\t${path}\0`),
  ];
  await mustTell(git, ["update-index", "-z", "--index-info"], lines.join(""));
  const texts = textsOf(await mustTell(git, ["ls-files", "-z", "--eol"]));
  const others = await othersOf(git, files);
  return new Map(
    files.map((path) => [path, { text: texts.get(path) ?? "", ...(others.get(path) ?? NOTHING) }]),
  );
}

const NOTHING = { ident: false, encoding: null, filter: null };

/** A Mac tells no case apart in patterns either. */
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
    message: `git cannot tell what the attributes in ${ATTRIBUTES} do to the files of a model or its data: ${told.stderr}`,
    fix: `mend the lines of ${ATTRIBUTES} that say something of them`,
  });
}

/** `i/lf w/ attr/text=auto eol=lf \t<path>`: git's own conclusion, also where `text` has a value that means nothing. */
function textsOf(listed: string): Map<string, string> {
  const found = listed.matchAll(/[^\0]*?attr\/([^\t\0]*)\t([^\0]*)\0/g);
  return new Map([...found].map(([, text = "", path = ""]) => [path, text.trim()]));
}

/** Many names at once, and no more than what git answers can be held. */
const AT_ONCE = 20_000;

type Others = Omit<Conversion, "text">;

async function othersOf(git: Git, files: readonly string[]): Promise<Map<string, Others>> {
  const found = new Map<string, Others>();
  const asked = ["check-attr", "--cached", "-z", "--stdin"];
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const names = some.map((path) => `${path}\0`).join("");
    const told = await mustTell(git, [...asked, "ident", ENCODING, "filter"], names);
    const fields = told.split("\0");
    for (let at = 0; at + 2 < fields.length; at += 3) {
      const [path = "", name = "", value = ""] = fields.slice(at, at + 3);
      const others = found.get(path) ?? NOTHING;
      if (name === "ident") found.set(path, { ...others, ident: value === "set" });
      else if (name === ENCODING) found.set(path, { ...others, encoding: namedIn(value) });
      else found.set(path, { ...others, filter: namedIn(value) });
    }
  }
  return found;
}

const ENCODING = "working-tree-encoding";

function namedIn(value: string): string | null {
  return value === "unspecified" || value === "unset" || value === "" ? null : value;
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
