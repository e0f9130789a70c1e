import type { Inspected } from "../../contract/protocol.ts";
import { type Files, folderOf, type Places } from "../../samples/files.ts";
import { isImage } from "../../samples/image-files.ts";
import { type Embedder, embedderIn, tokenizerNear } from "../embedders.ts";
import type { Aim, Recognised } from "../recognised.ts";

/** An embedder of texts, pictures or arrays. */
export function recogniseSearch(model: Inspected): Recognised | undefined {
  const embedder = embedderIn(model);
  if (embedder === undefined) return;
  return {
    says: "an embedder",
    data: embedder.told,
    places: async (files) => collectionsIn(files, embedder),
    collect: () => [
      `a corpus and queries: ${COLLECTIONS[embedder.takes].says}`,
      "qrels.tsv: query-id, corpus-id and score, which documents answer which query",
    ],
    aim: AIM,
  };
}

const AIM: Aim = {
  metric: "ndcg@10",
  customary: [0.005, 0.01, 0.02, 0.03, 0.05, 0.1],
  spread: 0.05,
};

const COLLECTIONS = {
  tokens: { says: "corpus.jsonl and queries.jsonl (BEIR), and the tokenizer.json", ends: ".jsonl" },
  arrays: { says: "corpus.npz and queries.npz, an array for each input", ends: ".npz" },
  image: { says: "folders of images, corpus/ and queries/", ends: "/" },
} as const satisfies Record<Embedder["takes"], { says: string; ends: string }>;

/** Judgements beside or below a corpus and its queries, as BEIR lays them out. */
function collectionsIn(files: Files, { takes }: Embedder): Places[] {
  const { ends } = COLLECTIONS[takes];
  return files.paths.filter(isJudgements).flatMap((qrels) => {
    const folder = folderOf(qrels);
    for (const root of [folder, folderOf(folder)]) {
      const [corpus, queries] = ["corpus", "queries"].map((name) =>
        thereAs(`${root === "" ? "" : `${root}/`}${name}${ends}`, files),
      );
      if (corpus === undefined || queries === undefined) continue;
      if (takes !== "tokens") return [{ corpus, queries, qrels }];
      const tokenizer = tokenizerNear(files, qrels);
      if (tokenizer !== undefined) return [{ corpus, queries, qrels, tokenizer }];
    }
    return [];
  });
}

/** `qrels.tsv`, or a file below a folder of that name. */
function isJudgements(path: string): boolean {
  return /(^|\/)qrels(\/[^/]*|[^/]*)\.(tsv|txt|qrels?)$/i.test(path);
}

function thereAs(path: string, { paths }: Files): string | undefined {
  if (!path.endsWith("/")) return paths.includes(path) ? path : undefined;
  return paths.some((one) => one.startsWith(path) && isImage(one)) ? path.slice(0, -1) : undefined;
}
