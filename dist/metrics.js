import { t as UserError } from "./errors.js";
import { A as tuple, E as record, O as string, P as _isoDate, S as literal, T as object, _ as boolean, a as Digest, b as int, c as Side, d as ZodISODate, g as array, h as _enum, i as Commit, n as Recipe, o as Name, r as Measurement, t as makeFolder, w as number, y as discriminatedUnion } from "./make-folder.js";
import { n as OUTCOMES, r as STATES } from "./states.js";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { constants } from "node:fs";
import { lstat, open, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
// node_modules/zod/v4/classic/iso.js
function date(params) {
	return _isoDate(ZodISODate, params);
}
// src/catalog/quote.ts
/** What a file holds, for a message: short, on one line, without characters that move the cursor. */
function quote(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
	return (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
const LONGEST = 60;
/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// src/out/layout.ts
/** Every path of the out folder, relative to it and with `/`: paths stand in its files too. */
const LAYOUT = {
	plan: "plan.json",
	verdict: "verdict.json",
	comment: "comment.md",
	samples: (model) => `samples/${model}.jsonl`,
	measurement: (slot) => `measurements/${slotPath(slot)}.json`,
	/** What a side brought of measurements taken elsewhere: below it, the same layout again. */
	recorded: (from) => `recorded/${from}`,
	records: (slot) => `records/${slotPath(slot)}.jsonl`,
	labelling: "labelling",
	/** The examples of a model that need a label, to be filled in; copies of images lie beside it. */
	toLabel: (model) => `labelling/${model}/to-label.csv`,
	labellingImages: (model) => `labelling/${model}/images`,
	explanations: "explanations",
	explanation: ({ model, variant, target }) => `explanations/${model}/${variant}/${target}.json`
};
function slotPath({ model, side, variant, target }) {
	return [
		model,
		side,
		variant,
		target
	].join("/");
}
// src/contract/slice.ts
/** The examples whose label column holds this value. */
const Slice = object({
	column: string(),
	value: string()
});
// src/contract/explanation.ts
/** What one side answered, and the score it gave that answer. */
const Answer = object({
	answer: string(),
	score: number()
});
/** An example that turned: right before and wrong now (`lost`), the reverse, or from one wrong answer to another. */
const Flip = object({
	kind: _enum([
		"lost",
		"gained",
		"changed"
	]),
	id: string(),
	label: string(),
	before: Answer,
	after: Answer
});
/** An example with a score of its own, before and after. */
const Moved = object({
	id: string(),
	before: number(),
	after: number()
});
/** Examples of one class answered as another: how many now, and how many before. */
const Confusion = object({
	label: string(),
	answer: string(),
	after: int(),
	before: int()
});
/** The examples of one class: how many were right before and are now. */
const ClassChange = object({
	label: string(),
	n: int(),
	before: int(),
	after: int(),
	drop: number()
});
/** What became of the same examples between two sets of answers, for the limits of one metric that do not pass. */
const about = {
	metric: string(),
	/** `reference`: the reference at the head; `base`: the same variant at the merge-base. */
	before: _enum(["reference", "base"]),
	slice: Slice.exactOptional(),
	n: int(),
	/** Examples that were right and now are wrong, or whose score got worse; and the reverse. */
	lost: int(),
	gained: int(),
	/** From one wrong answer to another. */
	changed: int()
};
/** In a short explanation the first few. */
const lists = {
	/** Worst first: those lost, the surest of the wrong answer first, then those changed, then those gained. */
	flips: array(Flip),
	/** Of a metric that gives each example a score: those that got worse, the worst first. */
	moved: array(Moved),
	/** Pairs that are confused more often than before, those that grew most first. */
	confusions: array(Confusion),
	/** Classes, worst first. */
	classes: array(ClassChange)
};
const ExplainedMetric = object({
	...about,
	/** As the policy writes them: `top-1 max-drop 1 pt`. */
	limits: array(string()),
	...lists
});
/** `explanations/<model>/<variant>/<target>.json`. */
const Explanation = object({
	schema: literal(1),
	model: Name,
	variant: Name,
	target: Name,
	metrics: array(ExplainedMetric)
});
/** The first few of each list, and how many there are, for the verdict and the comment. */
const ShortExplanation = object({
	target: Name,
	path: string(),
	...about,
	...lists
});
// src/contract/change.ts
const DIRECTIONS = [
	"loosens",
	"tightens",
	"changes"
];
/** What the head would change, once merged, of how the model is judged. */
const Change = object({
	direction: _enum(DIRECTIONS),
	/** `food/int8 top-1 max-drop`: what it is a change of. */
	about: string(),
	/** Where before and after do not tell by themselves: `removes 12 of 997 samples`. */
	says: string().exactOptional(),
	/** Null: nothing was, or nothing is left. */
	before: string().nullable(),
	after: string().nullable(),
	/** In the head's version of the file. */
	at: object({
		commit: Commit.nullable(),
		path: string(),
		line: int().positive()
	}).exactOptional()
});
// src/catalog/units.ts
/** Families of quantity: how a number of this kind is written, stored and shown. */
const QUANTITIES = [
	"rate",
	"number",
	"bytes",
	"bits",
	"duration",
	"version"
];
const PERCENT = {
	symbol: "%",
	factor: 1,
	shift: 2,
	says: "hundredths of a whole"
};
const FORMS = {
	rate: {
		means: "a rate",
		write: "in percent",
		example: "88 %",
		units: [PERCENT],
		least: 0,
		most: 100
	},
	points: {
		means: "a difference of rates",
		write: "in points",
		example: "0.5 pt",
		units: [{
			symbol: "pt",
			factor: 1,
			shift: 2,
			says: "percentage points: the difference of two rates"
		}],
		least: 0,
		most: 100
	},
	confidence: {
		means: "a probability",
		write: "in percent",
		example: "95 %",
		units: [PERCENT],
		least: 50,
		most: 99.99
	},
	relative: {
		means: "a relative difference",
		write: "in percent",
		example: "2 %",
		units: [PERCENT],
		least: 0
	},
	ratio: {
		means: "a ratio to the reference",
		write: "as a plain number",
		example: "0.3",
		units: [],
		least: 0
	},
	number: {
		means: "a plain number",
		write: "without a unit",
		example: "0.9",
		units: []
	},
	difference: {
		means: "a difference of plain numbers",
		write: "without a unit",
		example: "0.01",
		units: [],
		least: 0
	},
	bits: {
		means: "a number of bits",
		write: "as a plain number",
		example: "4.5",
		units: [],
		least: 0
	},
	size: {
		means: "a size",
		write: "with its unit",
		example: "13 MB",
		units: [
			{
				symbol: "B",
				factor: 1,
				shift: 0,
				says: "bytes"
			},
			{
				symbol: "KB",
				factor: 1e3,
				shift: 0,
				says: "10^3 bytes"
			},
			{
				symbol: "MB",
				factor: 1e6,
				shift: 0,
				says: "10^6 bytes"
			},
			{
				symbol: "GB",
				factor: 1e9,
				shift: 0,
				says: "10^9 bytes"
			},
			{
				symbol: "KiB",
				factor: 1024,
				shift: 0,
				says: "1024 bytes"
			},
			{
				symbol: "MiB",
				factor: 2 ** 20,
				shift: 0,
				says: "1024 KiB"
			},
			{
				symbol: "GiB",
				factor: 2 ** 30,
				shift: 0,
				says: "1024 MiB"
			}
		],
		least: 0
	},
	duration: {
		means: "a duration",
		write: "with its unit",
		example: "10 ms",
		units: [{
			symbol: "ms",
			factor: 1,
			shift: 0,
			says: "milliseconds"
		}, {
			symbol: "s",
			factor: 1e3,
			shift: 0,
			says: "seconds"
		}],
		least: 0
	},
	version: {
		means: "a version of iOS",
		write: "with its name",
		example: "iOS 17",
		units: [{
			symbol: "iOS",
			factor: 1,
			shift: 0,
			says: "a version of iOS"
		}],
		unitFirst: true,
		least: 0
	}
};
/** How a value of a quantity is written, and how a difference of two is. */
const WRITTEN = {
	rate: {
		value: FORMS.rate,
		difference: FORMS.points
	},
	number: {
		value: FORMS.number,
		difference: FORMS.difference
	},
	bytes: {
		value: FORMS.size,
		difference: FORMS.size
	},
	bits: {
		value: FORMS.bits,
		difference: FORMS.bits
	},
	duration: {
		value: FORMS.duration,
		difference: FORMS.duration
	},
	version: {
		value: FORMS.version,
		difference: FORMS.version
	}
};
// src/catalog/operators.ts
const OPERATORS = {
	min: {
		against: "absolute",
		compares: "value",
		says: "the value may not be below this"
	},
	max: {
		against: "absolute",
		compares: "value",
		says: "the value may not be above this"
	},
	"max-drop": {
		against: "reference",
		compares: "difference",
		says: "it may fall by at most this against the reference"
	},
	"max-increase": {
		against: "reference",
		compares: "difference",
		says: "it may rise by at most this against the reference"
	},
	"max-ratio": {
		against: "reference",
		compares: "ratio",
		says: "it may be at most this times the reference"
	},
	"max-regression": {
		against: "base",
		compares: "difference",
		says: "it may be at most this much worse than at the merge-base"
	}
};
const OPERATOR_NAMES = [
	"min",
	"max",
	"max-drop",
	"max-increase",
	"max-ratio",
	"max-regression"
];
/** How a limit's number is written. */
function formOf(metric, operator) {
	const { compares } = OPERATORS[operator];
	if (compares === "ratio") return FORMS.ratio;
	if (compares === "difference" && metric.relative) return FORMS.relative;
	return WRITTEN[metric.quantity][compares];
}
/** Why a metric cannot be limited so, with the word that can; nothing where it can. */
function whyNot({ name, direction, quantity }, operator) {
	if (quantity === "version" && OPERATORS[operator].compares !== "value") return `${name} is a version, which takes min or max only, not ${operator}`;
	if (direction === "higher" && operator === "max-increase") return `${name} is better the higher, so a drop is the harm: write max-drop, not max-increase`;
	if (direction === "lower" && operator === "max-drop") return `${name} is better the lower, so an increase is the harm: write max-increase, not max-drop`;
	if (direction === "higher" && operator === "max-ratio") return `${name} is better the higher, so max-ratio would not stop a loss: write max-drop or min`;
}
function operatorsOf(metric) {
	return OPERATOR_NAMES.filter((operator) => whyNot(metric, operator) === void 0);
}
// src/contract/outlook.ts
/** How often a limit gets each answer if `truth` (a drop, or a rate) were so, as shares of 1. */
const Chance = object({
	truth: number(),
	pass: number(),
	leansPass: number(),
	leansFail: number(),
	fail: number()
});
/** What the data can tell of one limit, known before anything runs. */
const Outlook = object({
	variant: Name,
	metric: string(),
	operator: _enum(OPERATOR_NAMES),
	/** As the policy writes it: `1.5 pt`. */
	limit: string(),
	target: number(),
	slice: Slice.exactOptional(),
	/** Of what was measured elsewhere: the target; without one it is of all that run here. */
	on: Name.exactOptional(),
	at: object({
		path: string(),
		line: int(),
		column: int()
	}),
	enforced: boolean(),
	confidence: number(),
	n: int(),
	decides: _enum([
		"always",
		"likely",
		"seldom",
		"too-few",
		"never",
		"unknown"
	]),
	/** What `needs` and `chances` suppose: the share of answers that change, and the true drop or rate. */
	supposed: object({
		flips: number(),
		truth: number(),
		power: number()
	}).exactOptional(),
	/** Examples: fewer than `least` certify nothing; `enough` do, were the variant as supposed. */
	needs: object({
		least: int(),
		enough: int()
	}).exactOptional(),
	/** The smallest drop that so many examples can certify; of a `min` or `max`, the true rate it takes. */
	carries: number().exactOptional(),
	why: string(),
	chances: array(Chance).exactOptional()
});
// src/contract/plan.ts
/** A file of the repository: at a commit, or as the working tree has it where there is none. */
const At = object({
	path: string(),
	commit: Commit.nullable()
});
/** A policy's text goes along, so that the out folder alone can be judged again. */
const PlannedPolicy = At.extend({
	digest: Digest,
	text: string()
});
/** One call of the worker: a model of one side on one target, with all its variants. */
const PlannedRequest = object({
	model: Name,
	side: Side,
	target: Name,
	task: string(),
	source: At,
	/** Where the evaluation data lies, and how an image is fitted to the model's input. */
	data: object({
		images: At.exactOptional(),
		arrays: At.exactOptional(),
		unlabelled: object({
			images: At.exactOptional(),
			arrays: At.exactOptional()
		}).exactOptional(),
		fit: _enum([
			"center-crop",
			"scale-fit",
			"scale-fill"
		]).exactOptional()
	}),
	variants: array(object({
		name: Name,
		recipe: Recipe
	})).min(1),
	/** The largest k that a limit or the report asks for. */
	top: int().positive(),
	/** Make the packages, and run nothing: their weights are what measurements taken elsewhere are bound to. */
	packagesOnly: literal(true).exactOptional()
});
/** `samples/<model>.jsonl` and where its data came from. */
const PlannedSamples = object({
	path: string(),
	digest: Digest,
	count: int().nonnegative(),
	/** Of these, how many are of the unlabelled ones; they come last. */
	unlabelled: int().positive().exactOptional(),
	/** `target`: at the target branch's tip; `fetched`: the workflow brought it, used as found. */
	from: _enum([
		"target",
		"head",
		"fetched"
	])
});
/** Who brought a measurement: the target branch, the pull request, the workflow, or the merge-base. */
const RecordedFrom = _enum([
	"target",
	"head",
	"fetched",
	"base"
]);
/** One file of a folder of measurements taken elsewhere; `at` is where the project holds it. */
const PlannedRecording = object({
	target: Name,
	side: Side,
	variant: Name,
	from: RecordedFrom,
	at: At,
	/** Of the measurement as the out folder holds it; it names its records by theirs. */
	digest: Digest.exactOptional(),
	/** Why it cannot be believed; the out folder then holds nothing of it. */
	refused: string().exactOptional()
});
/**
* `judged`: by the target branch's policy; `new`: only the head's policy has it, judged by that;
* `removed`: the head deletes the model; `unsupported`: nothing here can evaluate it yet.
*/
const PlannedModel = object({
	name: Name,
	status: _enum([
		"judged",
		"new",
		"removed",
		"unsupported"
	]),
	policy: _enum(["target", "head"]),
	/** What the policy that judges says it does. */
	task: string().exactOptional(),
	why: string().exactOptional(),
	samples: PlannedSamples.exactOptional(),
	/** What so many examples can tell of each limit. */
	outlooks: array(Outlook).exactOptional(),
	/** Measured elsewhere; of the same target and variant, those of the target branch come first. */
	recorded: array(PlannedRecording).exactOptional(),
	/** Whether there is a base model to compare with, and where there is none, the proof. */
	base: discriminatedUnion("kind", [
		object({
			kind: literal("present"),
			commit: Commit,
			/** Variants made by hand whose package the base does not hold. */
			without: array(Name).exactOptional()
		}),
		object({
			kind: literal("absent"),
			why: string()
		}),
		object({
			kind: literal("unknown"),
			why: string()
		})
	])
});
/** `plan.json`: what to run, and everything but the measurements that judging needs. */
const Plan = object({
	schema: literal(1),
	/** The branch whose rules apply: the target of a pull request, or the pushed branch. */
	branch: string().nullable(),
	/** The day it was made on, in UTC: waivers end by it. */
	today: date().exactOptional(),
	policies: object({
		target: PlannedPolicy,
		head: PlannedPolicy.exactOptional(),
		/** The target branch has no policy yet: `target` is the head's own. */
		first: literal(true).exactOptional()
	}),
	head: object({ commit: Commit.nullable() }),
	base: object({ commit: Commit }).exactOptional(),
	models: array(PlannedModel),
	requests: array(PlannedRequest),
	/** What the head changes of policy and data. */
	changes: array(Change).exactOptional(),
	notes: array(string())
});
// src/catalog/objectives.ts
/** What the recommended variant is chosen by, among those that keep every limit. */
const OBJECTIVES = [
	"size",
	"latency",
	"accuracy"
];
// src/contract/compared.ts
const Interval = tuple([number(), number()]);
/** Against the reference, or the base, on the same examples: `lost` were right and now are wrong, `gained` the reverse. */
const Compared = object({
	drop: number(),
	interval: Interval.exactOptional(),
	lost: int().exactOptional(),
	gained: int().exactOptional()
});
/** Whether one of them did, by which evidence. */
const Cause = object({
	cause: _enum([
		"weights",
		"conversion",
		"data",
		"toolchain"
	]),
	found: _enum([
		"same",
		"changed",
		"unknown"
	]),
	why: string()
});
/**
* The two deltas of a variant side by side. `loss`: from the reference to the variant, at the head and at the base;
* `regression`: from the base to the head, of the variant and of the reference. Absent where it could not be had.
*/
const Attribution = object({
	metric: string(),
	loss: object({
		head: Compared.exactOptional(),
		base: Compared.exactOptional()
	}),
	regression: object({
		variant: Compared.exactOptional(),
		reference: Compared.exactOptional()
	}),
	causes: array(Cause),
	/** One sentence: what changed between the two sides, and what that did. */
	text: string()
});
// src/contract/counsel.ts
/** The step at which a little less size costs much more than before. Scores and drops as the metric has them. */
const Cliff = object({
	certainty: _enum(["likely", "confirmed"]),
	metric: string(),
	/** The first variant beyond it, and the last before. */
	variant: Name,
	after: Name,
	drop: number(),
	/** The drop is at least this, at the policy's confidence; absent where only point estimates are known. */
	atLeast: number().exactOptional(),
	/** Bytes that the step saves. */
	saved: int(),
	/** Lost for each halving of the size: by this step, and by the one before. */
	slope: number(),
	slopeBefore: number(),
	/** Of the two slopes, the earlier one taken as 0.1 points at least. */
	ratio: number(),
	/** Lost for each 10⁶ bytes saved. */
	perMegabyte: number(),
	/** How many times as many answers are wrong. */
	errorRatio: number().nullable(),
	/** Variants whose place on the ladder is not known: the step may be several. */
	missing: array(Name).exactOptional()
});
/** A variant that was not chosen, in a few words why. */
const Excluded = object({
	name: Name,
	why: string()
});
/** Something worth knowing or trying, with the evidence for it. */
const Advice = object({
	variant: Name.exactOptional(),
	topic: string(),
	text: string()
});
// src/contract/waiver.ts
/** Who set a limit aside, why, and until which day, that day included. */
const Waived = object({
	reason: string(),
	approver: string(),
	until: date()
});
/** A waiver of the policy, and what it does in this run. */
const JudgedWaiver = Waived.extend({
	model: Name,
	variant: Name,
	limit: string(),
	weights: Digest,
	/** Of `other-weights`: those that are judged here. */
	now: Digest.exactOptional(),
	fate: _enum([
		"waives",
		"expired",
		"other-weights",
		"unmeasured",
		"idle",
		"unmerged",
		"undated"
	]),
	why: string(),
	at: object({
		commit: Commit.nullable(),
		path: string(),
		line: int()
	})
});
// src/contract/verdict.ts
const Leaning = _enum(["pass", "fail"]);
/** One limit as judged. Rates are 0–1, sizes bytes. `target` is the limit's number. */
const JudgedLimit = object({
	metric: string(),
	operator: string(),
	/** Absent where it is on all examples. */
	slice: Slice.exactOptional(),
	target: number(),
	/** As the policy writes it: `1.5 pt`. */
	limit: string(),
	/** The target it was measured on: `portable`. */
	on: string(),
	observed: number().nullable(),
	interval: Interval.exactOptional(),
	n: int().exactOptional(),
	state: _enum(STATES),
	leans: Leaning.exactOptional(),
	/** Of a failure: it holds among all enforced limits together, not only by itself. */
	proven: literal(true).exactOptional(),
	outcome: _enum(OUTCOMES),
	why: string(),
	/** `headLine`: where the head's version of the same file has it, or what it stood in. */
	at: object({
		commit: Commit.nullable(),
		path: string(),
		line: int(),
		headLine: int().positive().exactOptional()
	}),
	/** Where it is in the way, or would be without a waiver: the digest that a waiver has to name. */
	weights: Digest.exactOptional(),
	/** It is broken or in doubt, and was set aside: the outcome is a warning. */
	waived: Waived.exactOptional(),
	/** Of a recorded target: which side brought the measurement. */
	from: RecordedFrom.exactOptional()
});
const ObservedMetric = object({
	value: number(),
	n: int().exactOptional(),
	interval: Interval.exactOptional(),
	versus: Compared.exactOptional()
});
/** The numbers on one slice alone. */
const JudgedSlice = object({
	slice: Slice,
	n: int(),
	metrics: record(string(), ObservedMetric)
});
const JudgedVariant = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	enforced: boolean(),
	/** Why there are no numbers, where there are none. */
	reason: string().exactOptional(),
	minimumOS: string().exactOptional(),
	metrics: record(string(), ObservedMetric),
	limits: array(JudgedLimit),
	/** Where the data has slices: the numbers on each, and one sentence on which of them the loss fell. */
	slices: array(JudgedSlice).exactOptional(),
	fellOn: string().exactOptional(),
	attribution: Attribution.exactOptional(),
	/** Of each failing metric, in short; `explanations/<model>/<variant>/<target>.json` has the whole. */
	explanation: array(ShortExplanation).exactOptional(),
	notes: array(string())
});
const JudgedModel = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	/** `judged`, `new`, `removed` or `unsupported`, as planned. */
	status: string(),
	task: string(),
	/** Of a task of the user's own: what each metric that it declares is measured in. */
	declared: record(string(), _enum(QUANTITIES)).exactOptional(),
	targets: array(string()),
	/** The variant that drops are measured from, with its own numbers. */
	reference: object({
		name: Name,
		metrics: record(string(), ObservedMetric)
	}).nullable(),
	recommended: Name.nullable(),
	/** What the recommended variant is chosen by. */
	objective: _enum(OBJECTIVES).exactOptional(),
	/** Chosen by numbers of which nobody knows how sure they are. */
	onEstimates: literal(true).exactOptional(),
	/** One sentence: why this variant, or why none. */
	because: string(),
	excluded: array(Excluded).exactOptional(),
	cliff: Cliff.exactOptional(),
	advice: array(Advice).exactOptional(),
	variants: array(JudgedVariant),
	notes: array(string())
});
/** `verdict.json`: fixed key order, fixed precision, no clock times, no machine paths. */
const Verdict = object({
	schema: literal(1),
	outcome: _enum(OUTCOMES),
	/** One sentence on the whole run. */
	because: string(),
	confidence: number(),
	models: array(JudgedModel),
	policy: object({
		path: string(),
		digest: Digest,
		commit: Commit.nullable()
	}),
	base: object({ commit: Commit }).exactOptional(),
	head: object({ commit: Commit.nullable() }),
	/** Every waiver of the policy, and those that only the head has. */
	waivers: array(JudgedWaiver).exactOptional(),
	/** What the head changes of policy and data. */
	changes: array(Change).exactOptional(),
	notes: array(string())
});
// src/out/labels-csv.ts
/** A label file with every label still to be filled in. */
function labelsCsv(column, names) {
	return [`${column},label`, ...names.map((name) => `${field(name)},`)].map((line) => `${line}\n`).join("");
}
function field(text) {
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
// src/contract/issues.ts
/** What a schema has against a value, with where in it. */
function describeIssues(error) {
	return error.issues.slice(0, 5).map(({ path, message }) => path.length > 0 ? `${path.join(".")}: ${message}` : message).join("; ");
}
// src/out/refusal.ts
/** A file that cannot be believed: nothing of it is used. `line` counts from 1. */
function refuse(file, message, line) {
	return new UserError({
		message,
		at: {
			file,
			...line !== void 0 && { line }
		},
		fix: "The out folder is written by quantgate plan and measure: run them again."
	});
}
// src/out/open.ts
/**
* Opens a file of the out folder, which may come from a stranger: a regular file of at most `limit` bytes,
* reached through no symlink. Undefined where there is none.
*/
async function openRegular(root, path, limit) {
	const file = join(root, path);
	const found = await lstat(file).catch(absent);
	if (found === void 0) return void 0;
	if (!found.isFile()) throw refuse(file, "is not a regular file");
	if (await realpath(dirname(file)) !== join(await realpath(root), dirname(path))) throw refuse(file, "lies behind a symlink");
	const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	const { size } = await handle.stat();
	if (size <= limit) return handle;
	await handle.close();
	throw refuse(file, `is ${size} bytes long, more than the ${limit} that are read`);
}
function absent(error) {
	if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
	throw error;
}
// src/out/read-json.ts
/** A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused. */
async function readJson(root, path, schema) {
	const handle = await openRegular(root, path, LARGEST);
	if (handle === void 0) return void 0;
	const text = await handle.readFile("utf8").finally(() => handle.close());
	const file = join(root, path);
	const read = schema.safeParse(parse(text, file));
	if (!read.success) throw refuse(file, describeIssues(read.error));
	return read.data;
}
const LARGEST = 64e6;
function parse(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const line = /line (\d+)/.exec(String(error))?.[1];
		throw refuse(file, "is not JSON", line === void 0 ? void 0 : Number(line));
	}
}
// src/out/read-lines.ts
/**
* A JSON Lines file in batches, each line checked; memory holds one batch. It ends without an error only where
* the digest and the count are the expected ones: who has read to the end has read the right file.
*/
async function* readLines(root, path, check, expected) {
	const file = join(root, path);
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) throw refuse(file, "is missing");
	const hash = createHash("sha256");
	let count = 0;
	for await (const texts of textsOf(handle, file, hash)) {
		const before = count;
		yield texts.map((text, index) => readLine(text, file, before + index + 1, check));
		count += texts.length;
		if (count > expected.count) throw refuse(file, `has more than the ${expected.count} lines on record`);
	}
	if (count < expected.count) throw refuse(file, `has ${count} lines, not the ${expected.count} on record`);
	const digest = `sha256:${hash.digest("hex")}`;
	if (digest !== expected.digest) throw refuse(file, `is not what was written: ${digest} instead of ${expected.digest}`);
}
/** The lines of a file, those of one chunk at a time; all that is read goes into the hash. */
async function* textsOf(handle, file, hash) {
	let partial = /* @__PURE__ */ new Uint8Array();
	let count = 0;
	for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK })) {
		hash.update(chunk);
		const end = chunk.lastIndexOf(LINE_END);
		const rest = chunk.subarray(end + 1);
		if (end >= 0) {
			const texts = Buffer.concat([partial, chunk.subarray(0, end)]).toString("utf8").split("\n");
			count += texts.length;
			yield texts;
		}
		partial = end >= 0 ? rest : Buffer.concat([partial, rest]);
		if (partial.length > LONGEST_LINE) throw refuse(file, "has a line that is too long", count + 1);
	}
	if (partial.length > 0) throw refuse(file, "ends in the middle of a line", count + 1);
}
const LINE_END = "\n".charCodeAt(0);
const CHUNK = 1 << 19;
const LONGEST_LINE = 16e6;
const LARGEST_FILE = 2e9;
function readLine(text, file, number, check) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw refuse(file, "is not JSON", number);
	}
	const checked = check(value);
	if ("wrong" in checked) throw refuse(file, checked.wrong, number);
	return checked.line;
}
// src/out/sweep.ts
/** Removes what a worker that died was still writing: half a record file, packages being converted. */
async function sweep(root) {
	const inRoot = await readdir(root).catch(() => []);
	const inRecords = await readdir(join(root, "records"), { recursive: true }).catch(() => []);
	const halves = [...inRoot.filter((name) => name.startsWith(".converting-")), ...inRecords.filter((name) => name.endsWith(".part")).map((name) => join("records", name))];
	for (const half of halves) await rm(join(root, half), {
		recursive: true,
		force: true
	});
}
// src/out/write.ts
/** Writes a whole file or none: readers never see half of it. */
async function writeText(root, path, text) {
	const file = join(root, path);
	const fresh = `${file}.${randomBytes(4).toString("hex")}.tmp`;
	await makeFolder(dirname(file));
	try {
		await writeFile(fresh, text, { flag: "wx" });
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true });
		throw unwritable(file, error);
	}
}
const NOT_OURS = {
	EACCES: "may not be written",
	EPERM: "may not be written",
	EROFS: "lies on a disk that is read-only",
	ENOSPC: "does not fit on the disk",
	EDQUOT: "does not fit into the quota"
};
/** What the disk refuses is no bug; anything else may be. */
function unwritable(file, error) {
	const why = error instanceof Error && "code" in error && NOT_OURS[String(error.code)];
	if (!why) return error;
	return new UserError({
		message: why,
		at: { file },
		fix: "name another folder with --out"
	});
}
async function writeJson(root, path, value) {
	await writeText(root, path, `${JSON.stringify(value, refuseNonFinite, 2)}\n`);
}
/** A JSON object a line; gives the digest and count that other files name it by. */
async function writeLines(root, path, values) {
	const text = linesText(values);
	await writeText(root, path, text);
	return {
		path,
		digest: digestOf(text),
		count: values.length
	};
}
function linesText(values) {
	return values.map((value) => `${JSON.stringify(value, refuseNonFinite)}\n`).join("");
}
function digestOf(content) {
	return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
/** `JSON.stringify` writes `null` for NaN and Infinity, and a null would be read as something else. */
function refuseNonFinite(key, value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${key} is ${value}, which no file of the out folder can hold`);
	return value;
}
// src/out/out-folder.ts
function outFolder(root) {
	return {
		root,
		writePlan: (plan) => writeJson(root, LAYOUT.plan, plan),
		readPlan: () => readJson(root, LAYOUT.plan, Plan),
		writeSamples: (model, samples) => writeLines(root, LAYOUT.samples(model), samples),
		readSamples: (model, expected, check) => readLines(root, LAYOUT.samples(model), check, expected),
		writeMeasurement: (measurement) => writeJson(root, LAYOUT.measurement(measurement), measurement),
		writeRecords: (slot, bytes) => writeText(root, LAYOUT.records(slot), bytes),
		forget: (slot) => rm(join(root, LAYOUT.measurement(slot)), { force: true }),
		sweep: () => sweep(root),
		readMeasurement: (slot) => readMeasurement(root, slot),
		readRecords: (measurement, check) => readRecords(root, measurement, check),
		replaceExplanations: (explanations) => replaceExplanations(root, explanations),
		replaceLabelling: (missing) => replaceLabelling(root, missing),
		forgetVerdict: () => forgetVerdict(root),
		readVerdict: () => readJson(root, LAYOUT.verdict, Verdict),
		writeText: (path, text) => writeText(root, path, text)
	};
}
/**
* What an earlier judgement said, so that one which ends early is not taken to have said it. Lists to label stay: somebody
* may have begun to fill them in.
*/
async function forgetVerdict(root) {
	for (const path of [
		LAYOUT.verdict,
		LAYOUT.comment,
		LAYOUT.explanations
	]) await rm(join(root, path), {
		recursive: true,
		force: true
	});
}
/** Those of an earlier judgement must not stand beside another verdict. */
async function replaceExplanations(root, explanations) {
	await rm(join(root, LAYOUT.explanations), {
		recursive: true,
		force: true
	});
	for (const one of explanations) await writeJson(root, LAYOUT.explanation(one), Explanation.parse(one));
}
/** Removed first, whatever it is: what a stranger left there may be a link. */
async function replaceLabelling(root, missing) {
	await rm(join(root, LAYOUT.labelling), {
		recursive: true,
		force: true
	});
	for (const { model, column, names } of missing) await writeText(root, LAYOUT.toLabel(model), labelsCsv(column, names));
}
/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root, slot) {
	const path = LAYOUT.measurement(slot);
	const measurement = await readJson(root, path, Measurement);
	if (measurement !== void 0 && LAYOUT.measurement(measurement) !== path) throw refuse(join(root, path), `is of ${LAYOUT.measurement(measurement)}`);
	return measurement;
}
/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords(root, measurement, check) {
	if (measurement.records === void 0) return;
	const path = LAYOUT.records(measurement);
	if (measurement.records.path !== path) throw refuse(join(root, LAYOUT.measurement(measurement)), `names ${measurement.records.path} as its records`);
	yield* readLines(root, path, check, measurement.records);
}
// src/catalog/metrics.ts
const RECORDS = [
	[
		"top-k",
		"higher",
		"rate",
		"rate",
		"the true label is among the k best classes"
	],
	[
		"agreement",
		"higher",
		"rate",
		"rate",
		"the best class is the reference's best class"
	],
	[
		"true-class-probability",
		"higher",
		"rate",
		"mean",
		"mean probability of the true label"
	],
	[
		"log-loss",
		"lower",
		"number",
		"mean",
		"mean of -ln p(true label)"
	],
	[
		"map",
		"higher",
		"rate",
		"resampled",
		"COCO average precision, IoU 0.50 to 0.95"
	],
	[
		"map-50",
		"higher",
		"rate",
		"resampled",
		"average precision at IoU 0.50"
	],
	[
		"map-75",
		"higher",
		"rate",
		"resampled",
		"average precision at IoU 0.75"
	],
	[
		"map-small",
		"higher",
		"rate",
		"resampled",
		"average precision of small objects"
	],
	[
		"map-medium",
		"higher",
		"rate",
		"resampled",
		"average precision of medium objects"
	],
	[
		"map-large",
		"higher",
		"rate",
		"resampled",
		"average precision of large objects"
	],
	[
		"mar-100",
		"higher",
		"rate",
		"resampled",
		"average recall with at most 100 detections an image"
	],
	[
		"spearman",
		"higher",
		"number",
		"resampled",
		"rank correlation with the scores"
	],
	[
		"pearson",
		"higher",
		"number",
		"resampled",
		"linear correlation with the scores"
	],
	[
		"ndcg@k",
		"higher",
		"rate",
		"mean",
		"normalized discounted gain of the first k"
	],
	[
		"recall@k",
		"higher",
		"rate",
		"mean",
		"relevant documents found among the first k"
	],
	[
		"mrr@k",
		"higher",
		"rate",
		"mean",
		"reciprocal rank of the first relevant of the first k"
	],
	[
		"neighbours@k",
		"higher",
		"rate",
		"mean",
		"the reference's first k found again"
	],
	[
		"perplexity",
		"lower",
		"number",
		"clustered",
		"exp of the mean -ln p of a token",
		"relative"
	],
	[
		"kl",
		"lower",
		"number",
		"screen",
		"mean KL divergence from the reference, a token"
	],
	[
		"next-token",
		"higher",
		"rate",
		"clustered",
		"the likeliest token is the reference's"
	],
	[
		"cosine",
		"higher",
		"number",
		"mean",
		"cosine of the outputs with the reference's"
	],
	[
		"cosine-p1",
		"higher",
		"number",
		"quantile",
		"the cosine that 99 of 100 samples reach"
	],
	[
		"cosine-min",
		"higher",
		"number",
		"screen",
		"the worst sample's cosine"
	],
	[
		"snr",
		"higher",
		"number",
		"screen",
		"signal to noise against the reference, in dB"
	],
	[
		"psnr",
		"higher",
		"number",
		"screen",
		"peak signal to noise against the reference, in dB"
	],
	[
		"max-error",
		"lower",
		"number",
		"screen",
		"largest difference from the reference's outputs"
	],
	[
		"mae",
		"lower",
		"number",
		"mean",
		"mean absolute error"
	],
	[
		"rmse",
		"lower",
		"number",
		"resampled",
		"root of the mean squared error"
	],
	[
		"mean-iou",
		"higher",
		"rate",
		"resampled",
		"intersection over union, mean of the classes"
	]
];
const PACKAGE = [
	[
		"size",
		"lower",
		"bytes",
		"exact",
		"all files of the package"
	],
	[
		"bits-per-weight",
		"lower",
		"bits",
		"exact",
		"bits stored for each weight, tables included"
	],
	[
		"minimum-os",
		"lower",
		"version",
		"exact",
		"the oldest iOS that loads it"
	]
];
const TARGET = [
	[
		"latency-p50",
		"lower",
		"duration",
		"rounds",
		"median time of a prediction"
	],
	[
		"latency-p95",
		"lower",
		"duration",
		"rounds",
		"95th percentile of the time of a prediction"
	],
	[
		"load-time",
		"lower",
		"duration",
		"not-yet",
		"time to load the compiled model"
	],
	[
		"peak-memory",
		"lower",
		"bytes",
		"not-yet",
		"largest memory of the process"
	],
	[
		"ane-share",
		"higher",
		"rate",
		"not-yet",
		"share of the cost planned on the Neural Engine"
	],
	[
		"device-switches",
		"lower",
		"number",
		"not-yet",
		"changes of device in the compute plan"
	],
	[
		"target-parity",
		"higher",
		"number",
		"not-yet",
		"cosine of the outputs with the CPU's"
	]
];
const described = (source) => ([name, direction, quantity, test, says, relative]) => ({
	name,
	direction,
	quantity,
	source,
	test,
	says,
	...relative && { relative: true }
});
const METRICS = [
	...RECORDS.map(described("records")),
	...PACKAGE.map(described("package")),
	...TARGET.map(described("target"))
];
const MEMBER = /^(.*[@-])([1-9]\d{0,3})$/;
/** The metric of that name: of a family, the member with its `k` (`top-5`). */
function findMetric(name) {
	const [, stem, k] = MEMBER.exec(name) ?? [];
	const family = METRICS.find((metric) => isFamily(metric) && metric.name === `${stem}k`);
	if (family !== void 0) return {
		...family,
		name,
		k: Number(k)
	};
	return METRICS.find((metric) => metric.name === name && !isFamily(metric));
}
/** `top-k` for `top-5`: what tables and tasks call it. */
function familyOf({ name, k }) {
	return k === void 0 ? name : `${name.slice(0, -String(k).length)}k`;
}
function isFamily({ name, k }) {
	return k === void 0 && /[@-]k$/.test(name);
}
export { FORMS as _, outFolder as a, quote as b, writeText as c, OBJECTIVES as d, OPERATORS as f, whyNot as g, operatorsOf as h, isFamily as i, describeIssues as l, formOf as m, familyOf as n, digestOf as o, OPERATOR_NAMES as p, findMetric as r, linesText as s, METRICS as t, Verdict as u, DIRECTIONS as v, date as x, LAYOUT as y };
