import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Conversion, differenceOf, neededOf, PLAIN } from "../../src/git/conversion.ts";
import { Checkout, disposableFolder, open } from "./disposable.ts";

const ATTRIBUTES = [
  "",
  "-text",
  "text",
  "text=auto",
  "eol=lf",
  "eol=crlf",
  "text eol=crlf",
  "text=auto eol=lf",
  "text=auto eol=crlf",
  "-text eol=crlf",
  "text=unset eol=crlf",
  "text=anything eol=crlf",
  "crlf eol=crlf",
  "-crlf eol=crlf",
  "crlf=input",
  "text=input eol=crlf",
  "binary eol=crlf",
  "ident",
  "-ident",
  "ident -text",
  "ident text eol=crlf",
  "working-tree-encoding=UTF-8",
  "filter=lfs",
];

/** What git's conversions turn on. */
const PIECES = [
  ...["\n", "\r\n", "\r", "\0", "\x1a", "\x7f", "\x01", "a", "a line", "é", "$", ":", " "],
  ...["$Id$", "$Id: 1234 $", "$Id: a b c $", "$Id:", "$Id:x$", "$Id: ", "Id$", "x".repeat(130)],
];

const contents = fc
  .array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 9 })
  .map((all) => all.join(""));
const cases = fc.array(fc.tuple(fc.constantFrom(...ATTRIBUTES), contents), {
  minLength: 400,
  maxLength: 400,
});

test("git's checkout gives other bytes exactly where that is said", async () => {
  for (const files of fc.sample(cases, { numRuns: 2, seed: 11 })) {
    const { checkout, commit } = committed(files);
    const found = await (await open(checkout)).at(commit).rewritten(["data"]);
    const said = new Set(found.map(({ path }) => path));
    const into = disposableFolder();
    checkout.git(...UNSET, "checkout-index", "--all", `--prefix=${into}/`);
    let differing = 0;
    for (const [at, [attributes, text]] of files.entries()) {
      const path = `data/${at}`;
      const bytes = Buffer.from(text);
      const streamed = readFileSync(join(into, path));
      const isSame = streamed.equals(bytes) && atOnce(checkout, path).equals(bytes);
      differing += isSame ? 0 : 1;
      expect([attributes, text, said.has(path)]).toEqual([attributes, text, !isSame]);
    }
    expect(differing).toBeGreaterThan(30);
  }
});

/** A Mac that nobody has set anything on. */
const UNSET = ["-c", "core.autocrlf=false", "-c", "core.eol=lf"];

/** No filter of this machine. */
const ISOLATED = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** Git's other way, which holds a file as a whole. */
function atOnce(checkout: Checkout, path: string): Buffer {
  const asked = [...UNSET, "cat-file", "--filters", `HEAD:${path}`];
  return execFileSync("git", asked, { cwd: checkout.root, env: ISOLATED });
}

/** The bytes as they are, and attributes that are written only afterwards: nothing converts on the way in. */
function committed(files: readonly (readonly [string, string])[]) {
  const checkout = Checkout.init();
  checkout.commit(Object.fromEntries(files.map(([, text], at) => [`data/${at}`, text])));
  const lines = files.map(([attributes], at) => `data/${at} ${attributes}\n`).join("");
  checkout.write(".gitattributes", lines);
  checkout.git("add", ".gitattributes");
  checkout.git("commit", "--quiet", "--message=attributes");
  return { checkout, commit: checkout.git("rev-parse", "HEAD") };
}

const OID = "a".repeat(64);
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 12\n`;

test.each<[string, Partial<Conversion>, string | null]>([
  ["a pointer that has Git LFS's filter", { filter: "lfs" }, null],
  ["a pointer without it", {}, "without filter=lfs"],
  [
    "a pointer that has it and the ends of lines of another system",
    { filter: "lfs", text: "text eol=crlf" },
    "text eol=crlf",
  ],
])("of %s is told what a checkout makes of it", (_, given, attribute) => {
  const conversion = { ...PLAIN, ...given };
  expect(differenceOf(conversion, Buffer.from(POINTER))?.attribute ?? null).toBe(attribute);
});

test.each([
  ["the form of an earlier git-lfs", POINTER.replace("git-lfs.github.com", "hawser.github.com")],
  ["extensions", POINTER.replace("oid", "ext-0-x sha256:00\noid")],
  ["space after it, and then something else", `${POINTER}${" ".repeat(1024)}weights`],
])("a file that git-lfs may take for a pointer, by %s, is not what it seems", (_, text) => {
  const found = differenceOf({ ...PLAIN, filter: "lfs" }, Buffer.from(text));
  expect(found?.attribute).toBe("filter=lfs");
});

test("a file with Git LFS's filter that is no pointer comes as it is", () => {
  const bytes = Buffer.from([0, 10, 255, 13, 10]);
  expect(differenceOf({ ...PLAIN, filter: "lfs" }, bytes)).toBeNull();
});

test.each<[string, Partial<Conversion>]>([
  ["another filter", { filter: "crypt" }],
  ["Git LFS's in other case", { filter: "LFS" }],
  ["another encoding", { encoding: "UTF-16LE" }],
])("%s is told by the attribute alone, and never tried", (_, given) => {
  expect(neededOf({ ...PLAIN, ...given })).toMatchObject({ by: Object.keys(given)[0] });
});
