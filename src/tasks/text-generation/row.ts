import { FEWEST_TEXTS } from "../../catalog/metrics.ts";
import { DIGEST, SLICE_BY, TEXTS, TOKENS, WINDOWS } from "../data.ts";
import type { TaskRow } from "../row.ts";

export const TEXT_GENERATION: TaskRow = {
  name: "text-generation",
  says: "which token comes next",
  evaluated: false,
  data: { ...TEXTS, tokenizer: TOKENS.tokenizer, ...WINDOWS, ...SLICE_BY, ...DIGEST },
  needs: [["texts"]],
  needsToRun: [["tokenizer"]],
  together: { stride: "context" },
  metrics: [
    {
      name: "perplexity",
      alsoCalled: ["ppl", "loss", "cross entropy"],
      direction: "lower",
      quantity: "number",
      test: "clustered",
      says: "exp of the mean -ln p of a token",
      passFrom: FEWEST_TEXTS,
      relative: true,
      worst: { says: "100 %, a text of which it doubles", of: () => 1 },
    },
    {
      name: "kl",
      alsoCalled: ["kl divergence", "kld", "divergence"],
      direction: "lower",
      quantity: "number",
      test: "screen",
      says: "mean KL divergence from the reference, a token",
      against: "reference",
    },
    {
      name: "next-token",
      alsoCalled: ["accuracy", "next token accuracy", "token accuracy"],
      direction: "higher",
      quantity: "rate",
      test: "clustered",
      says: "the likeliest token is the reference's",
      within: [0, 1],
      passFrom: FEWEST_TEXTS,
      against: "reference",
    },
  ],
  shows: ["perplexity", "next-token"],
};
