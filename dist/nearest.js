import { t as UserError } from "./errors.js";
import { C as string, T as tuple, b as partialRecord, d as boolean, g as literal, l as _enum, m as int, p as discriminatedUnion, u as array$1, v as number, x as record, y as object } from "./schemas.js";
import { D as Digest, E as Commit, O as Instant, T as Color, _ as Fingerprint, b as Slot, g as Recipe, j as date, k as Name, v as Measurement, y as RequestSlot } from "./targets.js";
import { n as OUTCOMES, r as STATES } from "./states.js";
import { dirname, join } from "node:path";
import { lstat, open, realpath } from "node:fs/promises";
import { constants } from "node:fs";
// src/catalog/quote.ts
/** What a file holds, for a message: short, on one line, without characters that move the cursor. */
function quote(value) {
	return quoteUpTo(LONGEST$2, value);
}
/** The same, of another length. */
function quoteUpTo(longest, value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
	return (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
const LONGEST$2 = 60;
/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
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
	flips: array$1(Flip),
	/** Of a metric that gives each example a score: those that got worse, the worst first. */
	moved: array$1(Moved),
	/** Pairs that are confused more often than before, those that grew most first. */
	confusions: array$1(Confusion),
	/** Classes, worst first. */
	classes: array$1(ClassChange)
};
const ExplainedMetric = object({
	...about,
	/** As the policy writes them: `top-1 max-drop 1 pt`. */
	limits: array$1(string()),
	...lists
});
/** `explanations/<model>/<variant>/<target>.json`. */
const Explanation = object({
	schema: literal(1),
	model: Name,
	variant: Name,
	target: Name,
	metrics: array$1(ExplainedMetric)
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
const FORMS$1 = {
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
	bytes: {
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
		value: "rate",
		difference: "points"
	},
	number: {
		value: "number",
		difference: "difference"
	},
	bytes: {
		value: "bytes",
		difference: "bytes"
	},
	bits: {
		value: "bits",
		difference: "bits"
	},
	duration: {
		value: "duration",
		difference: "duration"
	},
	version: {
		value: "version",
		difference: "version"
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
	return FORMS$1[formNameOf(metric, operator)];
}
function formNameOf(metric, operator) {
	const { compares } = OPERATORS[operator];
	if (compares === "ratio") return "ratio";
	if (compares === "difference" && metric.relative) return "relative";
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
		"unknown",
		"foregone"
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
	chances: array$1(Chance).exactOptional()
});
// src/contract/published.ts
/** Who measured what is judged, where that was a run without rights: code of the pull request ran there. */
const Published = object({
	run: int().positive(),
	attempt: int().positive(),
	/** How many measurements were taken from it; all else was made anew. */
	taken: int().nonnegative(),
	/** What that run itself had judged; absent where it says nothing that can be read. */
	said: _enum(OUTCOMES).exactOptional()
});
// src/contract/plan.ts
/**
* A file of the repository: at a commit, or as the working tree has it where there is none. With `mergedInto` it is as
* merging `commit` into that other commit leaves it; whoever reads it merges the two again.
*/
const At = object({
	path: string(),
	commit: Commit.nullable(),
	mergedInto: Commit.exactOptional()
});
/** A policy's text goes along, so that the out folder alone can be judged again. */
const PlannedPolicy = At.extend({
	digest: Digest,
	text: string()
});
/** One call of the worker: a model of one side on one target, with all its variants. */
const PlannedRequest = object({
	...RequestSlot.shape,
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
		]).exactOptional(),
		/** What shows where an image is transparent; white where it is not told. */
		background: Color.exactOptional()
	}),
	variants: array$1(object({
		name: Name,
		recipe: Recipe
	})).min(1),
	/** The largest k that a limit or the report asks for. */
	top: int().positive(),
	/** Make the packages, and run nothing: their weights are what measurements taken elsewhere are bound to. */
	packagesOnly: literal(true).exactOptional()
});
/** Why files below a folder of images are no samples; `unnamed`: images that no row of the labels names. */
const ASIDE_KINDS = [
	"unnamed",
	"unread",
	"movie",
	"hidden",
	"other"
];
/** Files below a folder of images that are no samples. What systems leave there on their own is not among them. */
const SetAside = object({
	folder: string(),
	/** The label file, where it says which of the files are samples. */
	labels: string().exactOptional(),
	count: int().positive(),
	byKind: partialRecord(_enum(ASIDE_KINDS), int().positive()),
	/** The first few, by their path below the folder. */
	examples: array$1(string()).min(1)
});
/** `samples/<model>.jsonl` and where its data came from. */
const PlannedSamples = object({
	path: string(),
	digest: Digest,
	count: int().nonnegative(),
	/** Of these, how many are of the unlabelled ones; they come last. */
	unlabelled: int().positive().exactOptional(),
	/** Of each folder of images, what in it is no sample. */
	aside: array$1(SetAside).min(1).exactOptional(),
	/** `target`: at the target branch's tip; `fetched`: the workflow brought it, used as found. */
	from: _enum([
		"target",
		"head",
		"fetched"
	]),
	/** Of all the data, labels and inputs, where somebody looked: git does not hold it, or the policy pins it. */
	data: Digest.exactOptional()
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
	...Slot.omit({ model: true }).shape,
	from: RecordedFrom,
	at: At,
	/** Of the measurement as the out folder holds it; it names its records by theirs. */
	digest: Digest.exactOptional(),
	/** Why it cannot be believed; the out folder then holds nothing of it. */
	refused: string().exactOptional()
});
/** Core ML files that are added or changed and that no policy names, and whether that has to warn. */
const Unjudged = object({
	paths: array$1(string()).min(1),
	/** How many more there are. */
	more: int().positive().exactOptional(),
	/** Why it warns: what else the same change does. */
	warns: string().exactOptional()
});
/**
* `judged`: by the target branch's policy; `new`: only the head's policy has it, judged by that;
* `removed`: the head deletes the model and its entry; `missing`: the head's policy names a model that the head does not
* have; `unchanged`: it has what the merge-base has, and nothing is measured; `unsupported`: nothing here can evaluate
* it yet.
*/
const PlannedModel = object({
	name: Name,
	status: _enum([
		"judged",
		"new",
		"removed",
		"missing",
		"unchanged",
		"unsupported"
	]),
	/** The policy's entry that judges it, where that has another name: one of several packages that took its place. */
	entry: Name.exactOptional(),
	policy: _enum(["target", "head"]),
	/** What the policy that judges says it does. */
	task: string().exactOptional(),
	why: string().exactOptional(),
	/** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
	doubts: array$1(string()).exactOptional(),
	samples: PlannedSamples.exactOptional(),
	/** What so many examples can tell of each limit. */
	outlooks: array$1(Outlook).exactOptional(),
	/** Measured elsewhere; of the same target and variant, those of the target branch come first. */
	recorded: array$1(PlannedRecording).exactOptional(),
	/** Whether there is a base model to compare with, and where there is none, the proof. */
	base: discriminatedUnion("kind", [
		object({
			kind: literal("present"),
			commit: Commit,
			/** Variants made by hand whose package the base does not hold. */
			without: array$1(Name).exactOptional()
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
/** The workflow run that planned: one that is started again plans for itself. */
const PlannedRun = object({
	id: string().regex(/^\d+$/),
	attempt: int().positive()
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
	/** `committed`: when, as the commit says. */
	head: object({
		commit: Commit.nullable(),
		committed: Instant.exactOptional()
	}),
	base: object({
		commit: Commit,
		committed: Instant.exactOptional()
	}).exactOptional(),
	/** Of a pull request: the target branch's commit that the head was merged into, to see what will ship. */
	merge: object({ into: Commit }).exactOptional(),
	models: array$1(PlannedModel),
	unjudged: Unjudged.exactOptional(),
	requests: array$1(PlannedRequest),
	/** How many machines measure the requests, where it is not one; then each leaves its stamp. */
	shards: int().positive().max(256).exactOptional(),
	run: PlannedRun.exactOptional(),
	/** What the head changes of policy and data. */
	changes: array$1(Change).exactOptional(),
	/** On a push and in a merge queue: equal digest, equal verdict on an equal machine. */
	question: Digest.exactOptional(),
	/** Where another run has measured. */
	published: Published.exactOptional(),
	notes: array$1(string())
});
// src/contract/stamp.ts
/** The plan that a machine worked from: its digest decides, the rest tells what another one differs in. */
const StampedPlan = object({
	digest: Digest,
	head: Commit.nullable(),
	policy: Digest,
	run: PlannedRun.exactOptional()
});
/** `shards/<index>-of-<of>.json`: what one machine of several has measured, written when all of it was there. */
const Stamp = object({
	schema: literal(1),
	/** The version that measured. */
	quantgate: string().max(100),
	plan: StampedPlan,
	index: int().positive(),
	of: int().positive(),
	requests: array$1(RequestSlot),
	/** Every measurement and the records that it names. */
	files: array$1(object({
		path: string().max(1e3),
		digest: Digest
	}))
});
// src/catalog/objectives.ts
/** What the recommended variant is chosen by, among those that keep every limit: by the first unless told. */
const OBJECTIVES = [
	"size",
	"latency",
	"accuracy"
];
// src/contract/attested-run.ts
/** The run that measured and judged what is attested. */
const AttestedRun = object({
	id: int().positive(),
	attempt: int().positive(),
	event: string(),
	head: Commit
});
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
	causes: array$1(Cause),
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
	missing: array$1(Name).exactOptional()
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
	from: RecordedFrom.exactOptional(),
	/** Nobody wrote it: what the policy lets variants lose, or nothing, stands for a limit on the model itself. */
	implied: literal(true).exactOptional()
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
/** Where a variant's numbers were measured, and on which weights; those of two environments do not compare. */
const Origin = object({
	fingerprint: Fingerprint,
	weightsDigest: Digest
});
const JudgedVariant = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	enforced: boolean(),
	/** Why there are no numbers, where there are none. */
	reason: string().exactOptional(),
	/** Why it is a warning though nothing stands in the way: no limit was decided as kept. */
	uncertified: string().exactOptional(),
	minimumOS: string().exactOptional(),
	origin: Origin.exactOptional(),
	metrics: record(string(), ObservedMetric),
	limits: array$1(JudgedLimit),
	/** Where the data has slices: the numbers on each, and one sentence on which of them the loss fell. */
	slices: array$1(JudgedSlice).exactOptional(),
	fellOn: string().exactOptional(),
	attribution: Attribution.exactOptional(),
	/** Of each failing metric, in short; `explanations/<model>/<variant>/<target>.json` has the whole. */
	explanation: array$1(ShortExplanation).exactOptional(),
	notes: array$1(string())
});
/** The model itself, before anything is quantized: the reference at the head, and what became of it since the base. */
const JudgedItself = JudgedVariant.extend({
	/** What stands for it: `reference` for the source as it is stored, `fp32`, or a variant. */
	is: Name,
	/** Of the same at the base, where it was measured there; the metrics above then say `versus` that. */
	base: object({
		origin: Origin.exactOptional(),
		metrics: record(string(), ObservedMetric)
	}).exactOptional(),
	/** One sentence: what became of it. */
	because: string()
});
/** What is to blame where limits are broken: the model itself, what quantizing it costs, or both. */
const FAULTS = [
	"model",
	"quantization",
	"both"
];
/** The first thing to know of a failure: what has to be mended. */
const FAULT_SENTENCES = {
	model: "The model itself is at fault, not its quantization.",
	quantization: "Quantization is at fault, not the model itself.",
	both: "Both the model itself and its quantization are at fault."
};
const JudgedModel = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	/** `judged`, `new`, `removed`, `missing`, `unchanged` or `unsupported`, as planned. */
	status: string(),
	/** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
	doubts: array$1(string()).exactOptional(),
	task: string(),
	/** Of a task of the user's own: what each metric that it declares is measured in. */
	declared: record(string(), _enum(QUANTITIES)).exactOptional(),
	targets: array$1(string()),
	/** The variant that drops are measured from, with its own numbers. */
	reference: object({
		name: Name,
		origin: Origin.exactOptional(),
		metrics: record(string(), ObservedMetric)
	}).nullable(),
	/** Absent where nothing compares or limits it. */
	itself: JudgedItself.exactOptional(),
	recommended: Name.nullable(),
	/** What the recommended variant is chosen by. */
	objective: _enum(OBJECTIVES).exactOptional(),
	/** Chosen by numbers of which nobody knows how sure they are. */
	onEstimates: literal(true).exactOptional(),
	/** One sentence: why this variant, or why none. */
	because: string(),
	excluded: array$1(Excluded).exactOptional(),
	cliff: Cliff.exactOptional(),
	advice: array$1(Advice).exactOptional(),
	variants: array$1(JudgedVariant),
	notes: array$1(string())
});
/** `verdict.json`: fixed key order, fixed precision, no clock times, no machine paths. */
const Verdict = object({
	schema: literal(1),
	outcome: _enum(OUTCOMES),
	/** One sentence on the whole run. */
	because: string(),
	/** Where limits are broken and it can be told. */
	fault: _enum(FAULTS).exactOptional(),
	confidence: number(),
	models: array$1(JudgedModel),
	policy: object({
		path: string(),
		digest: Digest,
		commit: Commit.nullable()
	}),
	/** `committed`: when, as the commit says. */
	base: object({
		commit: Commit,
		committed: Instant.exactOptional()
	}).exactOptional(),
	head: object({
		commit: Commit.nullable(),
		committed: Instant.exactOptional()
	}),
	/** Models that are added or changed and that no policy names. */
	unjudged: Unjudged.exactOptional(),
	/** Every waiver of the policy, and those that only the head has. */
	waivers: array$1(JudgedWaiver).exactOptional(),
	/** What the head changes of policy and data. */
	changes: array$1(Change).exactOptional(),
	/** Where another run has measured. */
	published: Published.exactOptional(),
	/** Whose attested verdict was taken over, where nothing was measured anew. */
	reused: AttestedRun.exactOptional(),
	notes: array$1(string())
});
// src/out/part.ts
function json(schema) {
	return {
		schema,
		most: 64e6
	};
}
/** No file of an out folder is larger. */
const LARGEST_FILE = 2e9;
/** A JSON object a line; of samples and records their task knows the shape. */
const LINES = { most: LARGEST_FILE };
/** The one file of this path. */
function file(path, row) {
	return {
		...row,
		pattern: path,
		path
	};
}
/** One file for each model, slot, shard …; `of` gives its path. */
function files(pattern, row) {
	return {
		...row,
		pattern,
		of: (names) => pathOf(pattern, names)
	};
}
function pathOf(pattern, names) {
	const known = new Map(Object.entries(names));
	return pattern.replaceAll(PLACEHOLDER, (_, name) => {
		const value = known.get(name);
		if (value === void 0) throw new Error(`${pattern} needs the name of a ${name}`);
		return String(value);
	});
}
/** What a path of this pattern names; undefined where it is no such path. */
function namesIn(pattern, path) {
	return expressionOf(pattern).exec(path)?.groups;
}
const PLACEHOLDER = /<(\w+)>/g;
const NAME = "[a-z0-9][a-z0-9._-]*";
const FORMS = {
	index: "\\d{1,4}",
	of: "\\d{1,4}",
	scratch: "\\w+"
};
function expressionOf(pattern) {
	const source = pattern.replaceAll(".", "\\.").replaceAll(PLACEHOLDER, (_, name) => `(?<${name}>${FORMS[name] ?? NAME})`);
	return new RegExp(`^${source}${pattern.endsWith("/") ? "." : "$"}`, "s");
}
/** The file or folder of the out folder's own that a pattern lies in. */
function topOf({ pattern }) {
	const [top = ""] = pattern.split("/");
	return top;
}
// src/out/layout.ts
const SLOT = "<model>/<side>/<variant>/<target>";
const MEASUREMENT = `measurements/${SLOT}.json`;
const RECORDS = `records/${SLOT}.jsonl`;
/** What a state of the project brought of measurements taken elsewhere; below it, they lie as in the out folder. */
const RECORDED = "recorded/<from>";
/**
* Everything that an out folder holds, whoever reads, writes, checks, removes or uploads it. Paths are relative to it
* and with `/`, as they stand in its files too.
*/
const LAYOUT = {
	plan: file("plan.json", {
		holds: json(Plan),
		writtenBy: "plan",
		removedBy: [],
		says: "what to run: commits, policy with digest, models, requests; of a pull request the target's commit that merging was tried on; models that no policy names; of each folder of images, which files are no samples; the day, by which waivers end; what the head would change of policy and data; of each limit, what so many examples will be able to tell; on pushes and in a merge queue `question`, the digest by which [an attested verdict](protecting-releases.md#attested-verdicts) is found"
	}),
	samples: files("samples/<model>.jsonl", {
		holds: LINES,
		writtenBy: "plan",
		removedBy: [],
		says: "a line for each example: id, slices, the right answer; those of `unlabelled` come last, and may have none"
	}),
	measurement: files(MEASUREMENT, {
		holds: json(Measurement),
		writtenBy: "measure",
		removedBy: ["measure", "judge --measured"],
		says: "one variant: measured or why not, its environment, its package, [how far its values reach](engines.md#the-range-audit)"
	}),
	records: files(RECORDS, {
		holds: LINES,
		writtenBy: "measure",
		removedBy: ["judge --measured"],
		says: "a line for each example: the answers, best first"
	}),
	history: file("history.jsonl", {
		holds: { most: 8e6 },
		writtenBy: "plan",
		removedBy: [],
		says: "[what earlier pushes were measured to be](history.md), where a history is kept; it is shown, and decides nothing"
	}),
	recordedMeasurement: files(`${RECORDED}/${MEASUREMENT}`, {
		holds: json(Measurement),
		writtenBy: "plan",
		removedBy: [],
		says: "what was [measured elsewhere](recorded.md), by who brought it: `target`, `head`, `fetched`, `base`"
	}),
	recordedRecords: files(`${RECORDED}/${RECORDS}`, {
		holds: LINES,
		writtenBy: "plan",
		removedBy: [],
		says: "the records that such a measurement names"
	}),
	stamp: files("shards/<index>-of-<of>.json", {
		holds: json(Stamp),
		writtenBy: "measure",
		removedBy: ["measure", "judge --measured"],
		says: "the stamp of one machine of [several](sharding.md), written when all it measured was there"
	}),
	packages: files("packages/<model>/<side>/<variant>.mlpackage/", {
		holds: { most: LARGEST_FILE },
		writtenBy: "measure",
		removedBy: [],
		uploadedIfAsked: true,
		says: "the converted packages, with `--keep-packages`"
	}),
	explanation: files("explanations/<model>/<variant>/<target>.json", {
		holds: json(Explanation),
		writtenBy: "judge",
		removedBy: ["judge"],
		says: "for limits that fail or lean to: which examples flipped, what was confused, the worst classes"
	}),
	toLabel: files("labelling/<model>/to-label.csv", {
		holds: { most: LARGEST_FILE },
		writtenBy: "judge",
		removedBy: [],
		says: "the unlabelled examples whose label would settle a limit"
	}),
	labellingImages: files("labelling/<model>/images/", {
		holds: { most: LARGEST_FILE },
		writtenBy: "gate",
		removedBy: [],
		says: "copies of their images; they go when the list is written anew"
	}),
	verdict: file("verdict.json", {
		holds: json(Verdict),
		writtenBy: "judge",
		removedBy: ["judge"],
		says: "the verdict"
	}),
	comment: file("comment.md", {
		holds: { most: LARGEST_FILE },
		writtenBy: "judge",
		removedBy: ["judge"],
		says: "the report, as it is posted"
	})
};
/** What a worker that died was still writing: packages being converted, half of a record file. */
const HALVES = [".converting-<scratch>", `${RECORDS}.part`];
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
// src/contract/issues.ts
/** What a schema has against a value, with where in it. */
function describeIssues(error) {
	return error.issues.slice(0, 5).map(({ path, message }) => path.length > 0 ? `${path.join(".")}: ${message}` : message).map((issue) => quoteUpTo(LONGEST$1, issue)).join("; ");
}
/** Both may hold keys of the value, which a stranger has written. */
const LONGEST$1 = 300;
// src/out/read-json.ts
/** A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused. */
async function readJson(root, path, { schema, most }) {
	const handle = await openRegular(root, path, most);
	if (handle === void 0) return void 0;
	const text = await handle.readFile("utf8").finally(() => handle.close());
	const file = join(root, path);
	const read = schema.safeParse(parse(text, file));
	if (!read.success) throw refuse(file, describeIssues(read.error));
	return read.data;
}
function parse(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const line = /line (\d+)/.exec(String(error))?.[1];
		throw refuse(file, "is not JSON", line === void 0 ? void 0 : Number(line));
	}
}
// src/words/digests.ts
/** Enough of a digest to tell two apart: `sha256:9f86d081884c`, or `9f86d081884c` where it names no algorithm. */
function shortDigest(digest) {
	return digest.slice(0, /^[0-9a-f]+$/.test(digest) ? 12 : 19);
}
/** A commit as GitHub shows it, by seven digits: where a reader compares it with GitHub's pages. */
function shortCommit(commit) {
	return commit?.slice(0, 7) ?? "the working tree";
}
/** By twelve, where a message stands alone and git has to find it by them. */
function longCommit(commit) {
	return commit.slice(0, 12);
}
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
	if (near === void 0) return "";
	return near !== name && near.normalize() === name.normalize() ? OTHER_ACCENTS : `; did you mean ${near}?`;
}
/** Two names that look the same, as a Mac and other systems may write them. */
const OTHER_ACCENTS = "; one of the same name is known, with its accents stored in another way (NFC and NFD): rename either";
const LONGEST = 60;
export { FORMS$1 as A, ASIDE_KINDS as C, formOf as D, formNameOf as E, DIRECTIONS as M, quote as N, operatorsOf as O, quoteUpTo as P, OBJECTIVES as S, OPERATOR_NAMES as T, pathOf as _, shortCommit as a, Verdict as b, describeIssues as c, HALVES as d, LAYOUT as f, namesIn as g, expressionOf as h, longCommit as i, WRITTEN as j, whyNot as k, openRegular as l, LARGEST_FILE as m, didYouMean as n, shortDigest as o, RECORDED as p, nearest as r, readJson as s, OTHER_ACCENTS as t, refuse as u, topOf as v, OPERATORS as w, AttestedRun as x, FAULT_SENTENCES as y };
