import { n as familyOf } from "./metrics.js";
// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}
function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) return;
	const userMax = options?.maxDistance;
	const targetLength = target.length;
	for (const candidate of candidates) if (candidate === target) return candidate;
	if (userMax === 0) return;
	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = /* @__PURE__ */ new Set();
	for (const candidate of candidates) {
		if (seen.has(candidate)) continue;
		seen.add(candidate);
		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) continue;
		if (userMax !== void 0 && lengthDiff > userMax) continue;
		const cap = Number.isFinite(bestDist) ? userMax === void 0 ? bestDist : Math.min(bestDist, userMax) : userMax;
		const distance = cap === void 0 ? leven(target, candidate) : leven(target, candidate, { maxDistance: cap });
		if (userMax !== void 0 && distance > userMax) continue;
		let actualD = distance;
		if (cap !== void 0 && distance === cap && cap === userMax) actualD = leven(target, candidate);
		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) break;
		}
	}
	if (userMax !== void 0 && bestDist > userMax) return;
	return best;
}
// src/catalog/nearest.ts
/** The known name that a mistyped one most likely means; nothing where none is near. */
function nearest(name, known) {
	const typed = name.slice(0, LONGEST).toLowerCase();
	const edits = Math.max(1, Math.round(typed.length * .4));
	const found = closestMatch(typed, known.map((word) => word.toLowerCase()), { maxDistance: edits });
	return known.find((word) => word.toLowerCase() === found);
}
/** For the end of a message: `; did you mean top-1?`, or nothing. */
function didYouMean(name, known) {
	const near = nearest(name, known);
	return near === void 0 ? "" : `; did you mean ${near}?`;
}
const LONGEST = 60;
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
			"slice-by",
			"unlabelled",
			"digest"
		],
		needs: [["images", "arrays"]],
		together: {
			arrays: "labels",
			fit: "images",
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
			"slice-by",
			"digest"
		],
		needs: [["images", "arrays"], ["labels"]],
		together: { fit: "images" },
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
export { didYouMean as a, producesMetric as i, findTask as n, nearest as o, isCustomTask as r, TASKS as t };
