import { n as familyOf } from "./metrics.js";
// src/catalog/tasks.ts
const TOKENS = [
	"tokenizer",
	"pooling",
	"max-length"
];
const TASKS = [
	{
		name: "image-classification",
		says: "which class an input shows",
		evaluated: true,
		data: [
			"images",
			"labels",
			"arrays",
			"fit",
			"background",
			"slice-by",
			"unlabelled",
			"digest"
		],
		needs: [["images", "arrays"]],
		together: {
			arrays: "labels",
			fit: "images",
			background: "images",
			"slice-by": "labels"
		},
		metrics: [
			"top-k",
			"agreement",
			"true-class-probability",
			"log-loss"
		],
		shows: ["top-1", "agreement"]
	},
	{
		name: "object-detection",
		says: "what is where in an image",
		evaluated: false,
		data: [
			"images",
			"annotations",
			"fit",
			"background",
			"decode",
			"slice-by",
			"digest"
		],
		needs: [["images"], ["annotations"]],
		together: {},
		metrics: [
			"map",
			"map-50",
			"map-75",
			"map-small",
			"map-medium",
			"map-large",
			"mar-100"
		],
		shows: ["map"]
	},
	{
		name: "sentence-similarity",
		says: "how alike two texts are",
		evaluated: false,
		data: [
			"pairs",
			...TOKENS,
			"slice-by",
			"digest"
		],
		needs: [["pairs"], ["tokenizer"]],
		together: {},
		metrics: ["spearman", "pearson"],
		shows: ["spearman"]
	},
	{
		name: "semantic-search",
		says: "which documents answer a query",
		evaluated: false,
		data: [
			"corpus",
			"queries",
			"qrels",
			...TOKENS,
			"slice-by",
			"digest"
		],
		needs: [
			["corpus"],
			["queries"],
			["qrels"],
			["tokenizer"]
		],
		together: {},
		metrics: [
			"ndcg@k",
			"recall@k",
			"mrr@k",
			"neighbours@k"
		],
		shows: ["ndcg@10", "recall@10"]
	},
	{
		name: "text-generation",
		says: "which token comes next",
		evaluated: false,
		data: [
			"texts",
			"tokenizer",
			"context",
			"stride",
			"slice-by",
			"digest"
		],
		needs: [["texts"], ["tokenizer"]],
		together: { stride: "context" },
		metrics: [
			"perplexity",
			"kl",
			"next-token"
		],
		shows: ["perplexity", "next-token"]
	},
	{
		name: "parity",
		says: "whether the outputs stay what they were; needs no labels",
		evaluated: false,
		data: [
			"images",
			"arrays",
			"fit",
			"background",
			"pairs",
			"texts",
			"corpus",
			"queries",
			...TOKENS,
			"context",
			"stride",
			"digest"
		],
		needs: [[
			"images",
			"arrays",
			"pairs",
			"texts",
			"corpus"
		]],
		together: {
			fit: "images",
			background: "images",
			stride: "context"
		},
		metrics: [
			"cosine",
			"cosine-p1",
			"cosine-min",
			"snr",
			"psnr",
			"max-error"
		],
		shows: [
			"cosine",
			"cosine-p1",
			"cosine-min"
		]
	},
	{
		name: "regression",
		says: "a number for each input",
		evaluated: false,
		data: [
			"images",
			"arrays",
			"labels",
			"fit",
			"background",
			"slice-by",
			"digest"
		],
		needs: [["images", "arrays"], ["labels"]],
		together: {
			fit: "images",
			background: "images"
		},
		metrics: ["mae", "rmse"],
		shows: ["mae"]
	},
	{
		name: "segmentation",
		says: "a class for each pixel",
		evaluated: false,
		data: [
			"images",
			"masks",
			"fit",
			"background",
			"digest"
		],
		needs: [["images"], ["masks"]],
		together: {},
		metrics: ["mean-iou"],
		shows: ["mean-iou"]
	}
];
function findTask(name) {
	return TASKS.find((task) => task.name === name);
}
/** `path/file.py:Class`: a task of the user's own, which declares its metrics in the policy. */
function isCustomTask(name) {
	return /^[^:\s]+\.py:[A-Za-z_]\w*$/.test(name);
}
function producesMetric(task, metric) {
	return metric.source !== "records" || task.metrics.includes(familyOf(metric));
}
export { producesMetric as i, findTask as n, isCustomTask as r, TASKS as t };
