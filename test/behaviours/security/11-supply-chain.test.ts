import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { digitsProject } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { recorder } from "../recorder.ts";

test("Python packages are installed by their hashes, and nothing of them is built or run", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  project.write("Digits.mlpackage/README", "changed");
  const recorded = recorder({ pip: "exit 1;" });
  await pullRequestStep({ github, number, project, head: project.commit(), env: recorded.env });
  const pip = recorded.calls().filter(({ command }) => command.includes("-m pip"));
  expect(pip.length, "calls of pip").toBeGreaterThan(0);
  for (const { command } of pip) {
    for (const option of ["--require-hashes", "--only-binary :all:", "--no-deps"]) {
      expect(command, `how pip is called, without ${option}`).toContain(option);
    }
    const locks = [...command.matchAll(/ -r (\S+)/g)].map(([, path = ""]) => path);
    expect(locks.length).toBeGreaterThan(0);
    expect(locks.flatMap(loose)).toEqual([]);
  }
});

/** Entries of a lock that are not pinned, or not bound to a hash. */
function loose(lock: string): string[] {
  const text = readFileSync(lock, "utf8").replace(/^\s*#.*$/gm, "");
  const entries = text.split(/\n(?=\S)/).filter((entry) => entry.trim() !== "");
  const bound = /^[\w.-]+==\S+[\s\S]* --hash=sha256:[0-9a-f]{64}/;
  return entries.filter((entry) => !bound.test(entry.trim()));
}

test("workflows name the actions that they use by commit", () => {
  const used = [".github/workflows", "examples"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".yml"))
      .flatMap((name) =>
        [...readFileSync(join(folder, name), "utf8").matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(
          ([, uses = ""]) => `${folder}/${name} uses ${uses}`,
        ),
      ),
  );
  expect(used.length).toBeGreaterThan(5);
  // A reader puts the place and the commit of this action there.
  const own = /uses (\.\/|OWNER\/quantgate@v[\d.]+)$/;
  expect(used.filter((one) => !own.test(one) && !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
});

test("every package in the bundle is listed with its licence", () => {
  const chunks = readdirSync("dist").filter((name) => name.endsWith(".js"));
  const inside = chunks.flatMap((name) =>
    [...readFileSync(join("dist", name), "utf8").matchAll(REGION)].map(([, one = ""]) => one),
  );
  expect(new Set(inside).size).toBeGreaterThan(20);
  const listed = readFileSync("dist/licences.txt", "utf8");
  const licensed = new Set([...listed.matchAll(/^(\S+) \S+ \((\S.*)\)$/gm)].map(([, one]) => one));
  expect([...new Set(inside)].filter((one) => !licensed.has(one))).toEqual([]);
});

/** Where the bundler says which file a part is from; of packages inside packages the innermost counts. */
const REGION = /^\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm;

test("the bundle is what a rebuild gives", async () => {
  const rebuilt = await execa("node", ["scripts/test/dist.ts"], {
    preferLocal: true,
    reject: false,
  });
  expect(rebuilt.stderr).toBe("");
  expect(rebuilt.exitCode).toBe(0);
});
