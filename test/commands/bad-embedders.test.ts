import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quantgate } from "./command.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-embedders-"));
  await cp("fixtures/sentences", folder, { recursive: true });
  const words = await readFile(join(folder, "tokenizer.json"), "utf8");
  // Of another model: more words than this one has rows for.
  const { model, ...rest } = JSON.parse(words);
  const vocab = { ...model.vocab, zebra: 4000 };
  await writeFile(
    join(folder, "other.json"),
    JSON.stringify({ ...rest, model: { ...model, vocab } }),
  );
  await mkdir(join(folder, "search"));
  const documents = [{ _id: "d1", text: "The cat sleeps." }];
  const queries = [{ _id: "q1", text: "Who sleeps?" }];
  for (const [name, lines] of Object.entries({ corpus: documents, queries, empty: [] }))
    await writeFile(
      join(folder, `search/${name}.jsonl`),
      lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
    );
  await writeFile(join(folder, "search/qrels.tsv"), "q1\td1\t1\n");
  await writeFile(join(folder, "search/none.tsv"), "q1\td1\t0\n");
  await writeFile(join(folder, "search/lost.tsv"), "q1\td7\t1\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PAIRS = "pairs: pairs.csv";
const SEARCH = "queries: search/queries.jsonl, tokenizer: tokenizer.json, pooling: mean";

test.each([
  [
    "sentence-similarity",
    `${PAIRS}, tokenizer: tokenizer.json`,
    "(pooling: none, cls, mean, last)",
  ],
  [
    "sentence-similarity",
    `${PAIRS}, tokenizer: other.json, pooling: mean`,
    "its ids go up to 4000, and the model has embeddings for 400",
  ],
  ["sentence-similarity", `${PAIRS}, tokenizer: pairs.csv, pooling: mean`, "no tokenizer.json"],
  [
    "sentence-similarity",
    `${PAIRS}, tokenizer: tokenizer.json, pooling: mean, token-inputs: { mask: mask }`,
    "the model has no input 'mask'",
  ],
  [
    "semantic-search",
    `${SEARCH}, corpus: search/empty.jsonl, qrels: search/qrels.tsv`,
    "search/empty.jsonl is empty",
  ],
  [
    "semantic-search",
    `${SEARCH}, corpus: search/corpus.jsonl, qrels: search/none.tsv`,
    "judges no document relevant to any query",
  ],
  [
    "semantic-search",
    `${SEARCH}, corpus: search/corpus.jsonl, qrels: search/lost.tsv`,
    "has no document d7, which is relevant",
  ],
  [
    "semantic-search",
    "queries: search/queries.jsonl, corpus: search/corpus.jsonl, qrels: search/qrels.tsv, pooling: mean",
    "texts need the model's tokenizer",
  ],
])("check refuses data of %s that cannot be: %s", async (task, data, said) => {
  const policy = `version: 1
models:
  m: { source: Sentences.mlpackage, task: ${task}, data: { ${data} }, variants: { int8: {} } }
`;
  await writeFile(join(folder, "bad.yml"), policy);
  const { status, stderr, stdout } = await quantgate(["check", "--policy", "bad.yml"], {
    cwd: folder,
  });
  expect(stderr).toContain(said);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});
