import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JudgedVariant, Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";
import { python } from "./python.ts";

const POLICY = `version: 1
models:
  finder:
    source: Finder.mlpackage
    task: semantic-search
    data: { corpus: corpus.npz, queries: queries.npz, qrels: qrels.tsv }
    ship: int8
    variants:
      int8:
        limits:
          ndcg@10: { max-drop: 1 pt }
          recall@10: { max-drop: 1 pt }
          mrr@10: { max-drop: 1 pt }
          map@300: { max-drop: 1 pt }
          neighbours@10: { min: 90 % }
          index-compat@10: { max-drop: 1 pt, max-regression: 1 pt }
        slices:
          margin=0..0.005: { neighbours@1: { min: 95 % } }
          margin=0.02..2: { neighbours@1: { min: 95 % } }
`;

let folder: string;
let ran: Ran;
let variants: readonly JudgedVariant[];

async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  await execa("git", [...who, ...args], { cwd: folder });
}

/** The head's embedder finds as well as the base's, and in a space of its own: the last layer has another sign. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-search-"));
  await cp("fixtures/search", folder, { recursive: true });
  await writeFile(join(folder, "quantgate.yml"), POLICY);
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "base");
  await python(TURNED, [folder]);
  ran = await quantgate(["gate", "--base", "main"], { cwd: folder });
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  variants = Verdict.parse(JSON.parse(text)).models[0]?.variants ?? [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const limit = (metric: string, operator: string, slice?: string) =>
  variants
    .find(({ name }) => name === "int8")
    ?.limits.find(
      (one) => one.metric === metric && one.operator === operator && one.slice?.value === slice,
    );

test("what users have indexed with the base's model is nothing to another that finds as well", () => {
  expect(ran.stderr).not.toMatch(/bug in quantgate/);
  expect(limit("ndcg@10", "max-drop")?.state).toBe("pass");
  expect(limit("neighbours@10", "min")?.state).toBe("pass");
  // Its own reference finds nothing among their documents either, so that there is nothing to lose.
  expect(limit("index-compat@10", "max-drop")?.state).toBe("unmeasured");
  expect(limit("index-compat@10", "max-regression")).toMatchObject({ state: "fail" });
  expect(limit("index-compat@10", "max-regression")?.observed).toBeGreaterThan(0.9);
  expect(ran.stdout).not.toContain("Quantization is at fault");
});

test("queries that the reference decides closely are judged by themselves", () => {
  const [close, clear] = ["0..0.005", "0.02..2"].map((slice) =>
    limit("neighbours@1", "min", slice),
  );
  expect(close?.n).toBeGreaterThan(10);
  expect(clear?.n).toBeGreaterThan(10);
  expect(clear?.observed).toBe(1);
  expect(close?.observed).toBeLessThan(1);
});

test("pytrec_eval, of the same records, says the same of every metric", async () => {
  const found = variants.find(({ name }) => name === "int8")?.metrics ?? {};
  const ours = MEASURES.map((metric) => found[metric]?.value ?? Number.NaN);
  const theirs = Object.values(Object.assign([], await python(EVALUATED, [folder]))).map(Number);
  expect(theirs).toHaveLength(MEASURES.length);
  for (const [at, metric] of MEASURES.entries())
    expect(ours[at], metric).toBeCloseTo(theirs[at] ?? Number.NaN, 9);
});

const MEASURES = ["ndcg@10", "recall@10", "mrr@10", "map@300", "index-compat@10"];

/** Every number of the last layer, its 256 columns and its bias, with the other sign. */
const TURNED = `
import glob, json, sys
import numpy as np
[path] = glob.glob(f"{sys.argv[1]}/Finder.mlpackage/**/weight.bin", recursive=True)
data = bytearray(open(path, "rb").read())
def turn(count):
    """The blob of so many floats: its header says how many bytes it has, and where."""
    for at in range(64, len(data), 64):
        sentinel, kind = np.frombuffer(data[at:at + 8], np.uint32)
        size, offset = np.frombuffer(data[at + 8:at + 24], np.uint64)
        if sentinel == 0xDEADBEEF and size == 4 * count:
            begin, end = int(offset), int(offset + size)
            data[begin:end] = (-np.frombuffer(bytes(data[begin:end]), np.float32)).tobytes()
            return True
    return False
assert turn(32 * 256)
open(path, "wb").write(data)
print(json.dumps(None))`;

const EVALUATED = `
import csv, json, sys
import pytrec_eval
folder = sys.argv[1]
qrels = {}
for row in csv.DictReader(open(f"{folder}/qrels.tsv"), delimiter="\\t"):
    qrels.setdefault(row["query-id"], {})[row["corpus-id"]] = int(row["score"])
def mean(run, measure, name):
    found = pytrec_eval.RelevanceEvaluator(qrels, {measure}).evaluate(run).values()
    return sum(one[name] for one in found) / len(found)
def best(ranking, k):
    return dict(sorted(ranking.items(), key=lambda one: (one[1], one[0]), reverse=True)[:k])
lines = open(f"{folder}/quantgate-out/records/finder/head/int8/portable.jsonl")
records = [json.loads(line) for line in lines]
run = {one["id"]: dict(one["ranking"]) for one in records}
indexed = {one["id"]: dict(one["indexed"]) for one in records}
print(json.dumps([
    mean(run, "ndcg_cut.10", "ndcg_cut_10"),
    mean(run, "recall.10", "recall_10"),
    mean({id: best(one, 10) for id, one in run.items()}, "recip_rank", "recip_rank"),
    mean(run, "map_cut.300", "map_cut_300"),
    mean(indexed, "ndcg_cut.10", "ndcg_cut_10"),
]))`;
