import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digitsProject, touchModel } from "../../action/digits.ts";
import { pullRequestStep, pushStep } from "../../action/events.ts";
import { startCacheService } from "../../emulator/caches.ts";
import { startGitHub } from "../../emulator/github.ts";
import { startSigstore, statementOf } from "../../emulator/sigstore.ts";
import { disposableFolder } from "../../git/disposable.ts";

const REUSE = ".github/workflows/quantgate.yml";

test("what others left is believed as far as the target branch's run has signed it: a verdict is the same bytes", async () => {
  const { pull, key, honest, caches, sigstore } = await team();
  const { verdict: expected } = await pull({});

  const reusing = await pull();
  expect(reusing.log).toMatch(/may be reused: \d+ results\./);
  const [, made, found, all] =
    /Reused from earlier runs: (\d+) of 4 packages, (\d+) of (\d+) answers/.exec(reusing.log) ?? [];
  expect([made, 2 * Number(found)], reusing.log).toEqual(["2", Number(all)]);
  expect(reusing.verdict).toBe(expected);

  caches.archives.set(key, repacked(honest, plantRecords));
  const altered = await pull();
  expect(altered.log).toMatch(/[1-9]\d* are not as they were signed, and are found out anew/);
  expect(altered.verdict).toBe(expected);

  const forged = await repackedWith(honest, async (folder) => {
    plantRecords(folder);
    const bundle = join(folder, "index.sigstore.json");
    const statement = statementOf(JSON.parse(readFileSync(bundle, "utf8")));
    const mine = {
      ...statement,
      subject: [{ name: "kept", digest: { sha256: reindexed(folder) } }],
    };
    const signed = await sigstore.sign(mine, { job: { ref: "refs/pull/7/merge" } });
    writeFileSync(bundle, JSON.stringify(signed));
  });
  caches.archives.set(key, forged);
  const refused = await pull();
  expect(refused.log).toContain(
    "Nothing is reused: it was signed on another ref, refs/pull/7/merge. All of it is measured here",
  );
  expect(refused.log).not.toContain("2 of 4 packages");
  expect(refused.verdict).toBe(expected);
});

/** A push to main that left what it found out, and a pull request that changes the model by a bit. */
async function team() {
  const [caches, sigstore] = [await startCacheService(), await startSigstore(await startGitHub())];
  const [project, temp] = [digitsProject(), disposableFolder()];
  const before = project.git("rev-parse", "HEAD");
  project.commit({ "README.md": "The digits." });
  project.git("push", "--quiet", "origin", "main");
  const variables = {
    ...{ ACTIONS_CACHE_SERVICE_V2: "true", ACTIONS_RUNTIME_TOKEN: "token" },
    ACTIONS_RESULTS_URL: `${caches.url}/`,
  };
  const { github, trustedRoot } = sigstore;
  const pushed = await pushStep({
    ...{ project, temp, before, github },
    inputs: { reuse: REUSE, "trusted-root": trustedRoot },
    env: { ...sigstore.env(), ...variables },
  });
  expect(pushed.log).toMatch(/\d+ results are left for later runs to reuse\./);
  const [[key = "", honest = Buffer.alloc(0)] = []] = [...caches.archives];
  project.git("switch", "--quiet", "--create", "feature");
  touchModel(project);
  const head = project.commit();
  const pull = async (inputs: Readonly<Record<string, string>> = { reuse: REUSE }) => {
    const { log } = await pullRequestStep({
      ...{ project, temp, head, github, number: 7 },
      inputs: { "trusted-root": trustedRoot, ...inputs },
      env: variables,
    });
    return { log, verdict: readFileSync(join(project.root, "quantgate-out/verdict.json"), "utf8") };
  };
  return { caches, sigstore, key, honest, pull };
}

function plantRecords(folder: string): void {
  for (const name of readdirSync(join(folder, "chunks"))) plant(join(folder, "chunks", name));
}

/** Other answers, sealed as the store seals them. */
function plant(file: string): void {
  const [seal = "", head = "", ...records] = readFileSync(file, "utf8").split("\n");
  const text = [head, ...records.map((one) => one.replace(/"top":\[\["\d"/, '"top":[["0"'))].join(
    "\n",
  );
  const [shelf, key] = seal.split(" ");
  writeFileSync(file, `${shelf} ${key} sha256:${sha256(text)}\n${text}`);
}

/** The index of what lies there now; gives its digest. */
function reindexed(folder: string): string {
  const file = join(folder, "index.json");
  const index = JSON.parse(readFileSync(file, "utf8"));
  for (const entry of index.entries) {
    const bytes = readFileSync(join(folder, entry.path));
    [entry.bytes, entry.sha256] = [bytes.length, sha256(bytes)];
  }
  writeFileSync(file, JSON.stringify(index));
  return sha256(readFileSync(file));
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

const ZSTD = ["--use-compress-program", "zstd"];

/** The archive's one folder, after `change`; the paths in it lead from the workspace to the runner's temporary files. */
function repacked(archive: Buffer, change: (folder: string) => void): Buffer {
  const unpacked = unpack(archive);
  change(unpacked.folder);
  return pack(unpacked);
}

async function repackedWith(archive: Buffer, change: (folder: string) => Promise<void>) {
  const unpacked = unpack(archive);
  await change(unpacked.folder);
  return pack(unpacked);
}

function pack({ root, path }: ReturnType<typeof unpack>): Buffer {
  const packed = join(root, "..", "repacked");
  execFileSync("tar", ["-cPf", packed, "-C", root, ...ZSTD, path]);
  return readFileSync(packed);
}

function unpack(archive: Buffer) {
  const scratch = disposableFolder();
  const packed = join(scratch, "packed");
  writeFileSync(packed, archive);
  const listed = execFileSync("tar", ["-tPf", packed, "--use-compress-program", "zstd -d"]);
  const [path = ""] = listed.toString().trim().split("\n");
  // As deep as the paths climb.
  const root = join(scratch, "a/b/c/d");
  mkdirSync(root, { recursive: true });
  execFileSync("tar", ["-xPf", packed, "-C", root, "--use-compress-program", "zstd -d"]);
  return { root, path, folder: join(root, path) };
}
