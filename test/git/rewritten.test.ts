import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProject } from "../../src/git/repository.ts";
import { rewrittenProblems } from "../../src/git/rewritten.ts";
import { Checkout, disposableFolder, open } from "./disposable.ts";

const FOLDER = "Models/Food.mlpackage";
const WEIGHT = `${FOLDER}/Data/weight.bin`;
const PACKAGE = { [WEIGHT]: Buffer.from([0, 10, 255]), [`${FOLDER}/Manifest.json`]: "{}" };

type Files = Readonly<Record<string, string | Buffer>>;

/** Contents first and attributes then, so that nothing is converted on the way in. */
function committed(attributes: Files, files: Files = PACKAGE) {
  const checkout = Checkout.init();
  checkout.commit(files);
  for (const path of Object.keys(files)) rmSync(join(checkout.root, path));
  for (const [path, text] of Object.entries(attributes)) {
    checkout.write(".git/text", text);
    const blob = checkout.git("hash-object", "-w", ".git/text");
    checkout.git("update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
  }
  checkout.git("commit", "--quiet", "--allow-empty", "--message=attributes");
  for (const [path, text] of Object.entries({ ...files, ...attributes }))
    checkout.write(path, text);
  return { checkout, commit: checkout.git("rev-parse", "HEAD") };
}

async function foundIn({ checkout, commit }: ReturnType<typeof committed>, path = FOLDER) {
  const found = await (await open(checkout)).at(commit).rewritten([path]);
  return found.map(({ path, attribute, from }) => `${path}: ${attribute} in ${from}`);
}

describe("attributes are found where they are written", () => {
  test.each<[string, Files, string, string]>([
    [
      "at the root",
      { ".gitattributes": "*.bin text eol=crlf\n" },
      "text eol=crlf",
      ".gitattributes",
    ],
    ["as eol alone", { ".gitattributes": "*.bin eol=crlf\n" }, "text eol=crlf", ".gitattributes"],
    [
      "in a folder above",
      { "Models/.gitattributes": "Food.mlpackage/** text eol=crlf\n" },
      "text eol=crlf",
      "Models/.gitattributes",
    ],
    [
      "in the package itself",
      { [`${FOLDER}/.gitattributes`]: "* text eol=crlf\n" },
      "text eol=crlf",
      `${FOLDER}/.gitattributes`,
    ],
    [
      "deep within it",
      { ".gitattributes": "* -text\n", [`${FOLDER}/Data/.gitattributes`]: "* text eol=crlf\n" },
      "text eol=crlf",
      `${FOLDER}/Data/.gitattributes`,
    ],
    [
      "above what says something else",
      { ".gitattributes": "* text eol=crlf\n", [`${FOLDER}/.gitattributes`]: "* diff\n" },
      "text eol=crlf",
      ".gitattributes",
    ],
    [
      "behind a macro",
      { ".gitattributes": "[attr]mine text eol=crlf\n*.bin mine\n" },
      "text eol=crlf",
      ".gitattributes",
    ],
    [
      "in letters of another case",
      { ".gitattributes": "*.BIN text eol=crlf\n" },
      "text eol=crlf",
      ".gitattributes",
    ],
    [
      "with a value that means nothing",
      { ".gitattributes": "*.bin text=unset eol=crlf\n" },
      "text eol=crlf",
      ".gitattributes",
    ],
    ["as a filter", { ".gitattributes": "*.bin filter=crypt\n" }, "filter=crypt", ".gitattributes"],
    [
      "as an encoding that is none, with which git ends",
      { ".gitattributes": "*.bin working-tree-encoding\n" },
      "working-tree-encoding=set",
      ".gitattributes",
    ],
    [
      "as an encoding",
      { ".gitattributes": "*.bin working-tree-encoding=UTF-16\n" },
      "working-tree-encoding=UTF-16",
      ".gitattributes",
    ],
  ])("%s", async (_, attributes, attribute, from) => {
    expect(await foundIn(committed(attributes))).toContain(`${WEIGHT}: ${attribute} in ${from}`);
  });

  test.each<[string, string]>([
    ["text that git finds by itself", "* text=auto\n"],
    ["the ends of lines as they are", "* text eol=lf\n"],
    ["what this project has", "* text=auto eol=lf\ndist/** -diff\n*.mlpackage/** binary\n"],
    [
      "Git LFS's filter on a file that is no pointer",
      "*.bin filter=lfs diff=lfs merge=lfs -text\n",
    ],
    ["the remedy after it", "*.bin text eol=crlf ident\n**/*.mlpackage/** -text -ident\n"],
    ["other files", "*.txt text eol=crlf\n"],
    ["ident where there is no keyword", "* ident\n"],
  ])("%s changes nothing", async (_, text) => {
    expect(await foundIn(committed({ ".gitattributes": text }))).toEqual([]);
  });
});

test("a keyword is found, and a pointer that nothing would resolve, with what undoes each", async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12\n`;
  const files = { "labels.csv": "file,label\n$Id$,cat\n", "A b.mlpackage/weight.bin": pointer };
  const { checkout, commit } = committed({ ".gitattributes": "*.csv ident\n" }, files);
  const tree = (await open(checkout)).at(commit);
  const told = rewrittenProblems(await tree.rewritten(["labels.csv", "A b.mlpackage"]));
  expect(told).toEqual([
    {
      at: { file: "A b.mlpackage/weight.bin" },
      message: expect.stringContaining("leaves the Git LFS pointer"),
      fix: 'end .gitattributes with the line `"A b.mlpackage/weight.bin" filter=lfs -text`',
    },
    {
      at: { file: "labels.csv" },
      message: expect.stringContaining("ident in .gitattributes writes"),
      fix: "end .gitattributes with the line `labels.csv -ident`",
    },
  ]);
});

test("the remedy that is told undoes it", async () => {
  const own = { ".gitattributes": "*.bin text eol=crlf filter=x\n" };
  const before = committed(own);
  const tree = (await open(before.checkout)).at(before.commit);
  let text = own[".gitattributes"];
  for (let round = 0; round < 2; round += 1) {
    const { checkout, commit } = committed({ ".gitattributes": text });
    const [first] = rewrittenProblems(await (await open(checkout)).at(commit).rewritten([FOLDER]));
    text += `${/`(.*)`/.exec(first?.fix ?? "")?.[1]}\n`;
  }
  expect(await tree.rewritten([FOLDER])).not.toEqual([]);
  expect(text).toContain("**/*.mlpackage/** -text");
  expect(await foundIn(committed({ ".gitattributes": text }))).toEqual([]);
});

test("more files than a person reads are counted", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`Eval/${at}.txt`, "a\n"]),
  );
  const { checkout, commit } = committed({ ".gitattributes": "* text eol=crlf\n" }, files);
  const found = await (await open(checkout)).at(commit).rewritten(["Eval"]);
  expect(found).toHaveLength(30);
  expect(rewrittenProblems(found).at(-1)?.message).toContain("20 more files");
});

test("neither a machine's attributes nor those of its checkout count, and no filter is run", async () => {
  const home = disposableFolder();
  const ran = join(home, "ran");
  const filter = `[filter "x"]\n\tsmudge = touch ${ran}\n\tclean = touch ${ran}\n`;
  mkdirSync(join(home, ".config/git"), { recursive: true });
  writeFileSync(join(home, ".config/git/attributes"), "* text eol=crlf\n");
  writeFileSync(join(home, ".gitconfig"), `${filter}[core]\n\tattributesFile = ${home}/more\n`);
  writeFileSync(join(home, "more"), "* ident\n");
  const { checkout, commit } = committed({ ".gitattributes": "*.json filter=x\n" });
  checkout.write(".git/info/attributes", "*.bin text eol=crlf\n");
  const temp = disposableFolder();
  const env = { PATH: process.env.PATH, HOME: home };
  const project = await openProject(checkout.root, { env, temp });
  if (project.kind !== "repository") throw new Error("no repository");
  for (const tree of [project.at(commit), project.working()]) {
    const found = await tree.rewritten([FOLDER]);
    expect(found.map(({ path, attribute }) => `${path} ${attribute}`)).toEqual([
      `${FOLDER}/Manifest.json filter=x`,
    ]);
  }
  await project.close();
  expect(existsSync(ran)).toBe(false);
});

describe("hostile attributes end in a message", () => {
  test.each<[string, string, RegExp]>([
    ["that are larger than anybody writes", "*.bin text\n".repeat(100_000), /larger than 1 MiB/],
  ])("%s", async (_, text, words) => {
    const { checkout, commit } = committed({ ".gitattributes": text });
    const tree = (await open(checkout)).at(commit);
    await expect(tree.rewritten([FOLDER])).rejects.toThrow(words);
  });

  test("or change nothing: macros that name each other, lines that are none", async () => {
    const text = '[attr]a b\n[attr]b a\n*.bin a\n[attr\n\0\n"unclosed\n!x y\n';
    expect(await foundIn(committed({ ".gitattributes": text }))).toEqual([]);
  });

  test("that are a link count as git reads them from a commit", async () => {
    const { checkout } = committed({});
    checkout.write(".git/link", "*.bin text eol=crlf");
    const blob = checkout.git("hash-object", "-w", ".git/link");
    checkout.git("update-index", "--add", "--cacheinfo", `120000,${blob},.gitattributes`);
    checkout.git("commit", "--quiet", "--message=link");
    const commit = checkout.git("rev-parse", "HEAD");
    const tree = (await open(checkout)).at(commit);
    const into = disposableFolder();
    checkout.git("checkout-index", "--all", `--prefix=${into}/`);
    const isSame = execSame(into);
    expect((await tree.rewritten([FOLDER])).length === 0).toBe(isSame);
  });
});

function execSame(into: string): boolean {
  return readFileSync(join(into, WEIGHT)).equals(PACKAGE[WEIGHT] ?? Buffer.alloc(0));
}

test("how files are converted tells two commits of the same contents apart", async () => {
  const { checkout, commit } = committed({});
  const before = checkout.git("rev-parse", "HEAD~1");
  checkout.write(".gitattributes", "*.bin -text\n");
  checkout.git("add", ".gitattributes");
  checkout.git("commit", "--quiet", "--message=attributes");
  const repository = await open(checkout);
  const [one, other, working] = [
    await repository.at(before).attributes(FOLDER),
    await repository.at(checkout.git("rev-parse", "HEAD")).attributes(FOLDER),
    await repository.working().attributes(FOLDER),
  ];
  expect(commit).not.toBe(before);
  expect(one?.get("Data/weight.bin")).not.toBe(other?.get("Data/weight.bin"));
  expect(one?.get("Manifest.json")).toBe(other?.get("Manifest.json"));
  expect(working).toEqual(other);
});
