import { u as UserError } from "./machine.js";
import { D as union, E as tuple, S as record, _ as literal, b as object, d as boolean, h as int, l as _enum, p as discriminatedUnion, u as array, w as string, x as partialRecord, y as number } from "./schemas.js";
import { A as Name, D as Commit, I as date, M as SIDES, O as Digest, T as findTarget, _ as MANY, f as TaskOptions, k as Instant, m as partsAt, o as shortCommit, s as shortDigest, u as toDecimals, x as AUTO, y as holdsMany } from "./shelves.js";
import { n as OUTCOMES, r as STATES } from "./states.js";
import { C as table, D as cell, E as brief, F as Fingerprints, G as Span, I as Measurement, N as Recipe, O as cellBetween, P as Fingerprint, Q as Placement, S as strong, T as amount, U as RequestSlot, V as fingerprintsOf, W as Slot, Z as DEVICES, _ as line, a as visible, b as marked, c as emphasis, d as figure, f as fold, g as joined, h as heading, i as shown, j as factor, m as group, n as plainLine, o as chart, p as foreign, r as renderTerminal, s as code, u as faint, v as link, x as paragraph, y as list, z as differing$1 } from "./progress-for.js";
import { $ as OBJECTIVES, G as sliceName, M as isAgainstReference, U as limitText, W as limitTextAmong, a as METRICS, ct as QUANTITIES, et as OPERATORS, f as metricFor, s as findMetric, tt as OPERATOR_NAMES, ut as WRITTEN } from "./nearest.js";
import { c as grouped, d as listed, f as listedUpTo, s as counted } from "./account.js";
import { t as describeIssues } from "./issues.js";
import { dirname, join } from "node:path";
import { lstat, open, realpath } from "node:fs/promises";
import { constants } from "node:fs";
// src/contract/slice.ts
/** The examples whose label column holds this value. */
const Slice = object({
	column: string(),
	value: string()
});
// src/contract/explanation.ts
/** What one side answered, and the score it gave that answer. */
const SideAnswer = object({
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
	before: SideAnswer,
	after: SideAnswer
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
/** The examples of one class, or its objects: how many were right before and are now. */
const ClassChange = object({
	label: string(),
	n: int(),
	before: int(),
	after: int(),
	drop: number(),
	/** What the metric is of this class alone, where it is more than the share of those that are right. */
	score: object({
		before: number(),
		after: number()
	}).exactOptional()
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
// src/contract/sight.ts
/** How often a limit stops what truly loses so much. Shares of 1. */
const Stopped = object({
	drop: number(),
	share: number()
});
/**
* What examples can see of a loss, if as many answers change either way as `flips` says: how often a variant that loses
* nothing passes without a doubt, and how often one that loses more than is allowed is stopped.
*/
const Seeing = object({
	flips: number(),
	passes: number(),
	stops: array(Stopped).min(1)
});
/** The same of the limit that decides a model, with the answers that changed in this run, and one more. */
const Sight = Seeing.extend({
	variant: Name,
	metric: string(),
	operator: string(),
	/** As the policy writes it: `1 pt`. */
	limit: string(),
	n: int().positive()
});
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
	chances: array(Chance).exactOptional(),
	/** What the examples can see of a loss, if so many answers change: as is supposed, as of many, and as in the last run. */
	sees: array(Seeing.extend({ as: _enum([
		"usual",
		"many",
		"last-run"
	]) })).min(1).exactOptional()
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
/** What a variant of the other requests of the same model and target leaves beside its records. */
const PlannedExtra = object({
	side: _enum(SIDES),
	variant: Name,
	extra: Name
});
/** One call of the worker: a model of one side on one target, with all its variants. */
const PlannedRequest = object({
	...RequestSlot.shape,
	task: string(),
	source: At,
	/** How large the source is, where several machines share the work: what that costs is reckoned by it. */
	bytes: int().positive().exactOptional(),
	/** What it is evaluated on, as far as whoever measures reads it. */
	data: partsAt(At),
	variants: array(object({
		name: Name,
		recipe: Recipe
	})).min(1),
	/** What the task is told besides. */
	options: TaskOptions,
	/** How many seconds a load and a first prediction may take, if the policy says. */
	timeout: number().positive().exactOptional(),
	/** On how many examples it is looked how far values reach, if the policy says. */
	audit: union([_enum(["all", "off"]), int().positive()]).exactOptional(),
	/** What its variants are given, by the name that their task has for it: the base's vectors of all documents, say. */
	given: record(Name, PlannedExtra).exactOptional(),
	/** The variant whose outputs the others are compared with, where their records tell of that. */
	ahead: Name.exactOptional(),
	/** Make the packages, and run nothing: their weights are what measurements taken elsewhere are bound to. */
	packagesOnly: literal(true).exactOptional(),
	/** Something rests on how long predictions take: all are timed, too. */
	timed: literal(true).exactOptional()
});
/**
* Why something among the data is no sample. Of files below a folder `unnamed` are images that no row of the labels
* names; of queries in a file `unjudged` are those that no document answers.
*/
const ASIDE_KINDS = [
	"unnamed",
	"unread",
	"movie",
	"hidden",
	"other",
	"unjudged"
];
/** What of a folder, or of a file of queries, is no sample. What systems leave in a folder on their own is not among it. */
const SetAside = object({
	folder: string(),
	/** The label file, where it says which of the files are samples. */
	labels: string().exactOptional(),
	count: int().positive(),
	byKind: partialRecord(_enum(ASIDE_KINDS), int().positive()),
	/** The first few, by their path below the folder. */
	examples: array(string()).min(1)
});
/** `samples/<model>.jsonl` and where its data came from. */
const PlannedSamples = object({
	path: string(),
	digest: Digest,
	count: int().nonnegative(),
	/** Of these, how many are of the unlabelled ones; they come last. */
	unlabelled: int().positive().exactOptional(),
	/**
	* Where some tell of one thing: how many things there are, how many different `inputs` where some are copies, and how
	* many `groups` where the data name them.
	*/
	clusters: object({
		count: int().positive(),
		inputs: int().positive().exactOptional(),
		groups: int().positive().exactOptional()
	}).exactOptional(),
	/** Of each folder of images, what in it is no sample. */
	aside: array(SetAside).min(1).exactOptional(),
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
	paths: array(string()).min(1),
	/** How many more there are. */
	more: int().positive().exactOptional(),
	/** Why it warns: what else the same change does. */
	warns: string().exactOptional()
});
/**
* `judged`: by the target branch's policy; `new`: only the head's policy has it, judged by that;
* `removed`: the head deletes the model and its entry; `missing`: the head's policy names a model that the head does not
* have; `unchanged`: it has what the merge-base has, and nothing is measured; `unsupported`: nothing here can evaluate
* it yet; `unasked`: somebody asked for other models alone.
*/
const PlannedModel = object({
	name: Name,
	status: _enum([
		"judged",
		"new",
		"removed",
		"missing",
		"unchanged",
		"unsupported",
		"unasked"
	]),
	/** Variants of it that nobody asked for, where somebody asked for others alone: they are neither measured nor judged. */
	unasked: array(Name).min(1).exactOptional(),
	/** The policy's entry that judges it, where that has another name: one of several packages that took its place. */
	entry: Name.exactOptional(),
	policy: _enum(["target", "head"]),
	/** What the policy that judges says it does. */
	task: string().exactOptional(),
	why: string().exactOptional(),
	/** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
	doubts: array(string()).exactOptional(),
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
/** The workflow run that planned: one that is started again plans for itself. */
const PlannedRun = object({
	id: string().regex(/^\d+$/),
	attempt: int().positive()
});
/** `plan.json`: what to run, and everything but the measurements that judging needs. */
const Plan = object({
	schema: literal(2),
	/** The branch whose rules apply: the target of a pull request, or the pushed branch. */
	branch: string().nullable(),
	/** The day it was made on, in UTC: waivers end by it. */
	today: date().exactOptional(),
	/** What the target `auto` stands for, where that is not the portable engine. */
	auto: _enum(AUTO).exactOptional(),
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
	models: array(PlannedModel),
	unjudged: Unjudged.exactOptional(),
	requests: array(PlannedRequest),
	/** How many machines measure the requests, where it is not one; then each leaves its stamp. */
	shards: int().positive().max(256).exactOptional(),
	run: PlannedRun.exactOptional(),
	/** What the head changes of policy and data. */
	changes: array(Change).exactOptional(),
	/** On a push and in a merge queue: equal digest, equal verdict on an equal machine. */
	question: Digest.exactOptional(),
	/** Where another run has measured. */
	published: Published.exactOptional(),
	notes: array(string())
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
	/** `rows`: where it is not all samples, but from one to before another. */
	requests: array(RequestSlot.extend({ rows: Span.exactOptional() })),
	/** Every measurement and the records that it names. */
	files: array(object({
		path: string().max(1e3),
		digest: Digest
	}))
});
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
	causes: array(Cause),
	/** One sentence: what changed between the two sides, and what that did. */
	text: string()
});
// src/contract/counsel.ts
const CliffStep = object({
	/** The first variant beyond it, and the last before. */
	variant: Name,
	after: Name,
	drop: number(),
	atLeast: number().exactOptional(),
	saved: int()
});
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
	/** It costs more than 5 points, whatever the step before it cost: at its share of the confidence, or by numbers alone. */
	breaks: literal(true).exactOptional(),
	/** Bytes that the step saves. */
	saved: int(),
	/** Lost for each halving of the size: by this step, and by the one before, where there is one. */
	slope: number(),
	slopeBefore: number().exactOptional(),
	/** Of the two slopes, where both surely cost something. */
	ratio: number().exactOptional(),
	/** Lost for each 10⁶ bytes saved. */
	perMegabyte: number(),
	/** How many times as many answers are wrong. */
	errorRatio: number().nullable(),
	/** Variants whose place on the ladder is not known: the step may be several. */
	missing: array(Name).exactOptional(),
	/** A later step that costs more, where there is one. */
	largest: CliffStep.exactOptional()
});
/** A variant that is surely worse than a smaller one, or by numbers alone clearly worse. */
const Outdone = object({
	variant: Name,
	smaller: Name,
	metric: string(),
	drop: number(),
	atLeast: number().exactOptional()
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
/**
* Of a mean of values without a most, whose units count up to `worst`: how many of `n` are worse than that, the bounds
* of their share, and the `most` that is allowed.
*/
const Beyond = object({
	worst: number(),
	count: int().nonnegative(),
	n: int(),
	interval: Interval,
	most: number()
});
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
	beyond: Beyond.exactOptional(),
	state: _enum(STATES),
	leans: Leaning.exactOptional(),
	/** Of a failure: it holds among all enforced limits together, not only by itself. */
	proven: literal(true).exactOptional(),
	outcome: _enum(OUTCOMES),
	why: string(),
	/** Of a doubt about what is enforced: what would end it for the least work. */
	wayOut: string().exactOptional(),
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
	/** Where it is broken: the target's run time is why, which answers otherwise than another engine does. */
	runTime: literal(true).exactOptional(),
	/** Nobody wrote it: what the policy lets variants lose, or nothing, stands for a limit on the model itself. */
	implied: literal(true).exactOptional()
});
const ObservedMetric = object({
	value: number(),
	n: int().exactOptional(),
	interval: Interval.exactOptional(),
	versus: Compared.exactOptional(),
	/** It is shown, and decides nothing: a time that a virtual machine took. */
	informs: literal(true).exactOptional()
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
	/** Where machines that differ have measured it: which of the samples each; `fingerprint` is that of the first. */
	fingerprints: Fingerprints.exactOptional(),
	weightsDigest: Digest
});
/** Where measuring ended before the last example, which were drawn by chance; `by` is the limit that was broken then. */
const StoppedEarly = object({
	after: int(),
	of: int(),
	by: string()
});
const JudgedVariant = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	enforced: boolean(),
	/** Why there are no numbers, where there are none. */
	reason: string().exactOptional(),
	/** Why it is a warning though nothing stands in the way: no limit was decided as kept. */
	uncertified: string().exactOptional(),
	/** By target: its numbers there are of so many examples, and it never passes. */
	stopped: record(Name, StoppedEarly).exactOptional(),
	minimumOS: string().exactOptional(),
	origin: Origin.exactOptional(),
	metrics: record(string(), ObservedMetric),
	limits: array(JudgedLimit),
	/** Where the data has slices: the numbers on each, and one sentence on which of them the loss fell. */
	slices: array(JudgedSlice).exactOptional(),
	fellOn: string().exactOptional(),
	/** By target, where Core ML expects its operations to run: a prediction. */
	placements: record(Name, Placement).exactOptional(),
	attribution: Attribution.exactOptional(),
	/** Of each failing metric, in short; `explanations/<model>/<variant>/<target>.json` has the whole. */
	explanation: array(ShortExplanation).exactOptional(),
	notes: array(string())
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
	/** `judged`, `new`, `removed`, `missing`, `unchanged`, `unsupported` or `unasked`, as planned. */
	status: string(),
	/** Variants that nobody asked for: nothing is known of them. */
	unasked: array(Name).min(1).exactOptional(),
	/** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
	doubts: array(string()).exactOptional(),
	task: string(),
	/** Of a task of the user's own: what each metric that it declares is measured in. */
	declared: record(string(), _enum(QUANTITIES)).exactOptional(),
	targets: array(string()),
	/** The variant that drops are measured from, with its own numbers. */
	reference: object({
		name: Name,
		origin: Origin.exactOptional(),
		metrics: record(string(), ObservedMetric)
	}).nullable(),
	/** Absent where nothing compares or limits it. */
	itself: JudgedItself.exactOptional(),
	/** The variant that the policy ships; absent where it names none and every one is enforced. */
	ships: Name.exactOptional(),
	/** What the examples can see of the limit on a loss that decides; absent where there is none, or nothing was seen. */
	sight: Sight.exactOptional(),
	recommended: Name.nullable(),
	/** What the recommended variant is chosen by. */
	objective: _enum(OBJECTIVES).exactOptional(),
	/** Chosen by numbers of which nobody knows how sure they are. */
	onEstimates: literal(true).exactOptional(),
	/** One sentence: why this variant, or why none. */
	because: string(),
	excluded: array(Excluded).exactOptional(),
	cliff: Cliff.exactOptional(),
	outdone: array(Outdone).exactOptional(),
	advice: array(Advice).exactOptional(),
	variants: array(JudgedVariant),
	notes: array(string())
});
/**
* Somebody asked for some models or variants alone. What was left out, as `model` or `model/variant`, and whether any of
* that could have stopped the whole.
*/
const AskedPart = object({
	left: array(string()).min(1),
	leavesEnforced: boolean()
});
/** The first thing to know of such a verdict. */
const PART_SENTENCE = "Only a part was asked for, and nothing is known of the rest.";
/** `verdict.json`: fixed key order, fixed precision, no clock times, no machine paths. */
const Verdict = object({
	schema: literal(1),
	outcome: _enum(OUTCOMES),
	/** One sentence on the whole run. */
	because: string(),
	/** Where limits are broken and it can be told. */
	fault: _enum(FAULTS).exactOptional(),
	/** It is no verdict on all that the policy asks, and never a pass. */
	part: AskedPart.exactOptional(),
	confidence: number(),
	models: array(JudgedModel),
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
	waivers: array(JudgedWaiver).exactOptional(),
	/** What the head changes of policy and data. */
	changes: array(Change).exactOptional(),
	/** Where another run has measured. */
	published: Published.exactOptional(),
	/** Whose attested verdict was taken over, where nothing was measured anew. */
	reused: AttestedRun.exactOptional(),
	notes: array(string())
});
// src/words/forms.ts
/** How a metric's own value is written. What nobody has declared is a plain number. */
function formOfValue(metric, model = {}) {
	return WRITTEN[quantityOf(metric, model)].value;
}
/** How a change of it is written: a rate falls by points, perplexity rises by a share of what it was. */
function formOfDifference(metric, model = {}) {
	if (findMetric(metric)?.relative) return "relative";
	return WRITTEN[quantityOf(metric, model)].difference;
}
/** How a limit's observed number is written, which its operator decides. */
function formOfLimit({ metric, operator }, model = {}) {
	if (operator === "max-ratio") return "ratio";
	return (isOperator$1(operator) ? OPERATORS[operator].against : "absolute") === "absolute" ? formOfValue(metric, model) : formOfDifference(metric, model);
}
function quantityOf(metric, { declared = {} }) {
	return (Object.hasOwn(declared, metric) ? declared[metric] : void 0) ?? findMetric(metric)?.quantity ?? "number";
}
function isOperator$1(word) {
	return Object.hasOwn(OPERATORS, word);
}
// src/report/attribution.ts
/** What quantization costs beside what was lost since the base, of each variant that was measured there. */
function sinceBase(verdict) {
	const rows = told$1(verdict).map(({ name, model, attribution }) => {
		const { metric, loss, regression, causes } = attribution;
		const deltas = [
			loss.head,
			loss.base,
			regression.variant,
			regression.reference
		];
		const changed = causes.filter(({ found }) => found === "changed").map(({ cause }) => cause);
		const what = changed.length === 0 ? "nothing" : listed(changed);
		return [
			[code(name)],
			[code(metric)],
			...deltas.map((one) => figure(delta(one, formOfDifference(metric, model)))),
			line`${what}`
		];
	});
	return rows.length === 0 ? [] : [table(COLUMNS$3, rows)];
}
const COLUMNS$3 = [
	{ title: "Since the base" },
	{ title: "Metric" },
	{
		title: "Quantization loss",
		right: true
	},
	{
		title: "at the base",
		right: true
	},
	{
		title: "Regression",
		right: true
	},
	{
		title: "of the reference",
		right: true
	},
	{ title: "What changed" }
];
function delta(compared, form) {
	if (compared === void 0) return "–";
	return cellBetween(compared.drop, compared.interval, form);
}
/** By which evidence. */
function everyCause(verdict) {
	const points = told$1(verdict).map(({ name, attribution: { text, causes } }) => ({
		said: line`${code(name)}: ${text}`,
		points: causes.map(({ cause, found, why }) => line`${cause}: ${found}, ${why}`)
	}));
	return points.length === 0 ? [] : [fold("What changed since the base", list(points))];
}
function told$1({ models }) {
	return models.flatMap((model) => model.variants.flatMap(({ name, attribution }) => attribution === void 0 ? [] : [{
		name: `${model.name}/${name}`,
		model,
		attribution
	}]));
}
// src/catalog/days.ts
/** Days from one date or instant to another, by their UTC days: `2027-01-31`, `2027-01-31T09:30:00Z`. */
function daysBetween(from, to) {
	return dayNumber(to) - dayNumber(from);
}
/** Counted from a day long past, in years that begin in March, so that a leap day is their last. */
function dayNumber(date) {
	const [year = 0, month = 0, day = 0] = date.slice(0, 10).split("-").map(Number);
	const years = month > 2 ? year : year - 1;
	const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
	const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
	return 365 * years + leapDays + inYear + day;
}
// src/words/age.ts
/** From one instant to a later one, in whole days: `1 day`, `12 days`; undefined within a day. */
function ageBetween(from, to) {
	const days = daysBetween(from, to);
	return days <= 0 ? void 0 : counted(days, "day");
}
// src/report/origins.ts
/** Which policy judged which commit against which base, and where everything else is. */
function origins({ verdict, measurements = [], links = {} }) {
	const { policy, head, base } = verdict;
	const parts = [
		line`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(shortDigest(policy.digest))})`,
		line`head ${commit(head.commit, links)}${dateOf(head)}`,
		base === void 0 ? line`no base` : line`base ${commit(base.commit, links)}${dateOf(base)}${anew(measurements)}`,
		...age(verdict),
		...links.artifact === void 0 ? [] : [[link(line`everything measured`, links.artifact)]]
	];
	return paragraph([faint(joined(parts, " · "))]);
}
/** An old base is measured anew like any other, but says little of what the branch has become since. */
function age({ head, base }) {
	if (head.committed === void 0 || base?.committed === void 0) return [];
	const older = ageBetween(base.committed, head.committed);
	return older === void 0 ? [] : [line`the base is ${older} older than the head`];
}
/** Never a number on record: what an earlier run found of the base may be of another toolchain. */
function anew(measurements) {
	return measurements.some(({ side }) => side === "base") ? line`, measured anew in this run` : [];
}
function dateOf({ committed }) {
	return committed === void 0 ? [] : line` of ${committed.slice(0, 10)}`;
}
/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
function position({ at }, { repository }) {
	const text = code(`${at.path}:${at.line}`);
	if (repository === void 0 || at.commit === null) return text;
	const path = at.path.split("/").map(encodeURIComponent).join("/");
	return link([text], `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}
function commit(id, { repository }) {
	if (id === null) return line`the working tree`;
	const to = repository === void 0 ? void 0 : `${repository}/commit/${id}`;
	return [link([code(shortCommit(id))], to)];
}
/** What ran the models. An engine of our own is not Core ML, and that is said each time. */
function engineSentence({ verdict, measurements = [] }) {
	const named = [...new Set(verdict.models.flatMap(targetsOf))];
	const targets = named.filter((target) => findTarget(target) !== void 0);
	const recorded = named.filter((target) => !targets.includes(target)).map((one) => [code(one)]);
	const elsewhere = recorded.length === 0 ? [] : [line`Recorded elsewhere: ${joined(recorded)}.`];
	const sentences = [...measured(targets, measurements), ...elsewhere];
	return sentences.length === 0 ? [] : [paragraph(joined(sentences, " "))];
}
/** Whether what runs there is no Core ML. */
function isOurs(target) {
	return findTarget(target)?.engine !== void 0;
}
function measured(targets, measurements) {
	if (targets.length === 0) return [];
	const seen = [...new Set(measurements.flatMap(environments))];
	const named = seen.map((one) => [foreign(one)]);
	const where = seen.length === 0 ? [] : line`: ${joined(named, "; ")}`;
	const caution = targets.every(isOurs) ? line` Core ML itself was not run.` : [];
	return [line`Measured with ${joined(targets.map(engineName))}${where}.${caution}`];
}
/** Also those that single limits name: a phone beside the engine that runs here. */
function targetsOf({ targets, variants }) {
	const limits = variants.flatMap((variant) => variant.limits);
	return [...targets, ...limits.filter(({ from }) => from !== void 0).map(({ on }) => on)];
}
function engineName(target) {
	const engine = findTarget(target)?.engine;
	return engine === void 0 ? [code(target)] : line`the ${engine}`;
}
/** Numbers are comparable only where this is equal, so each is named once. */
function environments(measurement) {
	return fingerprintsOf(measurement).map(({ engine, coremltools, os, chip, computeUnits }) => listed([
		engine,
		`coremltools ${coremltools}`,
		os,
		chip,
		computeUnits
	]));
}
// src/report/changes.ts
/** What the head would loosen, once merged, of how it is judged; all else that it changes under a fold. */
function changeList({ verdict, links = {} }) {
	const loosenings = loosened(verdict);
	const others = (verdict.changes ?? []).filter(({ direction }) => direction !== "loosens");
	const point = (change) => line`${said$1(change)}${where(change)}`;
	const where = ({ at }) => at === void 0 ? [] : line` (${position({ at }, links)})`;
	return [...loosenings.length === 0 ? [] : [group(paragraph(LOOSENS), list(loosenings.map(point)))], ...others.length === 0 ? [] : [fold(`What else it changes (${others.length})`, list(others.map(point)))]];
}
const LOOSENS = line`${strong(line`What this would loosen.`)} It counts once merged; here the target branch's policy and data have judged.`;
/** Those that loosen something. */
function loosened({ changes = [] }) {
	return changes.filter(({ direction }) => direction === "loosens");
}
function said$1({ direction, about, says, before, after }) {
	const what = says === void 0 ? [] : line` ${says}`;
	return line`${direction} ${code(about)}${what}: ${side(before)} → ${side(after)}`;
}
function side(text) {
	return text === null ? line`nothing` : [code(text)];
}
/** `loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt`, as plain text. */
function changeText({ direction, about, says, before, after }) {
	return `${[
		direction,
		about,
		...says === void 0 ? [] : [says]
	].join(" ")}: ${before ?? "nothing"} → ${after ?? "nothing"}`;
}
// src/report/cliff.ts
/** `cliff at int4: 8.7 points for 6 MB`, for one line that says it all. */
function cliffInShort({ variant, drop, saved, largest, missing = [] }) {
	return `${`cliff at ${variant}: ${brief(drop, "points")} for ${brief(saved, "bytes")}`}${largest === void 0 ? "" : `, and the largest at ${largest.variant}: ${brief(largest.drop, "points")}`}${missing.length === 0 ? "" : ` (no numbers of ${listed(missing)}: it may be several steps)`}`;
}
/** What the cliff is, how sure that is, how it compares with the step before, and where a larger one is. */
function cliffSentences(cliff) {
	const { breaks, variant, metric, atLeast, ratio, largest, missing = [] } = cliff;
	return [
		`${breaks ? `${variant} breaks the model` : `The cliff is at ${variant}`}: ${cost(cliff, metric)}.`,
		atLeast === void 0 ? "Nobody can say how sure that is: only numbers are known." : `At least ${brief(atLeast, "points", "down")} of it ${isOne(atLeast) ? "is" : "are"} certain.`,
		...ratio === void 0 ? [] : [`To halve the size costs ${factor(ratio)} times as much there as in the step before.`],
		...largest === void 0 ? [] : [`The largest step is at ${largest.variant}: ${cost(largest, metric)}.`],
		...missing.length === 0 ? [] : [`There are no numbers of ${listed(missing)}, so it may be several steps.`]
	].join(" ");
}
/** A variant that is worse than a smaller one, a sentence each. */
function outdoneSentences({ outdone = [] }) {
	return outdone.map(outdoneSentence);
}
function outdoneSentence({ variant, smaller, drop, atLeast }) {
	return `${variant} is worse than the smaller ${smaller}, ${atLeast === void 0 ? `by ${brief(drop, "points")}, by the numbers alone` : `by ${brief(drop, "points")}`}: look at its conversion.`;
}
/** `9 of 100 more answers are wrong than with int8, to save 6 MB`. */
function cost({ after, drop, saved }, metric) {
	const saves = `to save ${brief(saved, "bytes")}`;
	if (findMetric(metric)?.test !== "rate") return `${metric} falls by ${brief(drop, "points")} from ${after}, ${saves}`;
	const wrong = Math.round(100 * drop);
	return `${wrong} of 100 more answers ${wrong === 1 ? "is" : "are"} wrong than with ${after}, ${saves}`;
}
function isOne(points) {
	return brief(points, "points", "down") === "1 point";
}
// src/report/choice.ts
/** Below the table: why the other variants were not chosen, where the cliff is, and what is worth trying. */
function choiceNodes(model) {
	return [
		...excludedLine(model),
		...cliffNodes(model),
		...adviceList(model)
	];
}
/** `ship int8; cliff at int4: 8.7 points for 6 MB`, or nothing where there is no cliff. */
function answerLine(model) {
	const answer = answerOf(model);
	if (answer === void 0) return [];
	return [paragraph([strong(line`${`${model.name}: ${answer}`}.`)])];
}
/** The same in lines of plain words, the cliff without its picture. */
function choiceInBrief(model) {
	const { excluded = [], cliff, advice = [] } = model;
	const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
	return [
		...out === "" ? [] : [`Not chosen: ${out}.`],
		...cliff === void 0 ? [] : [cliffSentences(cliff)],
		...outdoneSentences(model),
		...advice.map(({ variant, text }) => `Worth knowing: ${variant === void 0 ? "" : `${variant}: `}${text}`)
	];
}
function excludedLine({ excluded = [] }) {
	if (excluded.length === 0) return [];
	const each = excluded.map(({ name, why }) => line`${code(name)} ${why}`);
	return [paragraph(line`Not chosen: ${joined(each, "; ")}.`)];
}
function cliffNodes(model) {
	const { cliff } = model;
	const outdone = outdoneSentences(model).map((one) => paragraph([marked("warn", line`${one}`)]));
	if (cliff === void 0) return outdone;
	return [
		paragraph(line`📉 ${cliffSentences(cliff)}`),
		...outdone,
		...cliffPlot(model)
	];
}
function adviceList({ advice = [] }) {
	const points = advice.map(({ variant, text }) => line`${aboutOf(variant)}${text}`);
	if (points.length === 0) return [];
	return [group(paragraph([strong(line`Worth knowing`)]), list(points))];
}
function aboutOf(variant) {
	return variant === void 0 ? [] : line`${code(variant)}: `;
}
/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
function answerOf(model) {
	const { cliff } = model;
	if (cliff === void 0) return void 0;
	return `ship ${shippedOf(model) ?? "none"}; ${cliffInShort(cliff)}`;
}
/** What the policy ships, or where it names none what is recommended; nothing where the model may not go in. */
function shippedOf({ ships, recommended, outcome }) {
	return outcome === "fail" || outcome === "error" ? null : ships ?? recommended;
}
/** The ladder as GitHub draws it: size from left to right, the score above it. Nothing without a cliff to see. */
function cliffPlot(model) {
	const { cliff } = model;
	if (cliff === void 0) return [];
	const steps = pointsOf(model, cliff.metric).map((point) => ({
		name: labelOf(point),
		value: percent(point.score)
	}));
	return [chart({
		title: `${cliff.metric} by size`,
		axis: `${cliff.metric} in %`,
		steps,
		within: [0, 100]
	})];
}
/** From the smallest to the largest. */
function pointsOf({ reference, variants }, metric) {
	const others = variants.filter(({ name }) => name !== reference?.name);
	return [...reference === null ? [] : [reference], ...others].flatMap(({ name, metrics }) => {
		const [bytes, score] = [SIZE$1 && metrics[SIZE$1.name]?.value, metrics[metric]?.value];
		return bytes === void 0 || score === void 0 ? [] : [{
			name,
			bytes,
			score
		}];
	}).sort((a, b) => a.bytes - b.bytes);
}
const SIZE$1 = metricFor("size");
function labelOf({ name, bytes }) {
	return `${name} ${brief(bytes, "bytes")}`;
}
/** A rate as a chart has it. */
function percent(score) {
	return toDecimals(score * 100, 2, "nearest");
}
// src/report/state-words.ts
/** What a model's outcome is called. */
const OUTCOME_WORDS = {
	pass: "pass",
	warn: "warning",
	fail: "fail",
	error: "could not be judged"
};
/** Of a model that nobody touched: it stops nothing, and no limit was looked at. */
const NOT_MEASURED = "not measured";
/** The state of the limit that decides; of several, a proven failure before a doubt. */
function variantWord(variant) {
	const { outcome, limits, uncertified } = variant;
	if (isUnjudged(variant)) return "no limits";
	if (uncertified !== void 0) return limits.length === 0 ? "no limits" : "nothing certified";
	if (outcome === "pass") return OUTCOME_WORDS.pass;
	const decisive = limits.filter((limit) => limit.outcome === outcome);
	const first = decisive.find(({ state }) => state === "fail") ?? decisive[0];
	return first === void 0 ? "unmeasured" : stateWord(first);
}
/** Measured, and held to nothing: that is no pass. */
function isUnjudged({ outcome, limits }) {
	return outcome === "pass" && limits.length === 0;
}
/** `inconclusive, leans fail`: what is not proven is never called by the name of what is. */
function stateWord({ state, leans, proven, waived }) {
	const word = proven ? `${state}, proven` : state.replace("-", " ");
	const leaning = leans === void 0 ? word : `${word}, leans ${leans}`;
	return waived === void 0 ? leaning : `${leaning}, waived`;
}
/** The word with its mark; a doubt about a slice changes nothing, and has none. */
function markedState(limit) {
	const changesNothing = limit.state === "inconclusive" && limit.outcome === "pass";
	return marked(changesNothing ? "none" : limit.outcome, line`${stateWord(limit)}`);
}
// src/report/waivers.ts
const SAYS$1 = {
	waives: "waived",
	expired: "expired, waives nothing",
	"other-weights": "granted for other weights, waives nothing",
	unmeasured: "waives nothing",
	idle: "nothing to waive",
	unmerged: "does not count yet",
	undated: "waives nothing"
};
/** What was set aside, by whom and why; and each waiver that sets nothing aside. */
function waiverList({ verdict, links = {} }) {
	const points = (verdict.waivers ?? []).toSorted(byFate).map((waiver) => pointOf$4(waiver, links));
	return points.length === 0 ? [] : [group(paragraph([strong(line`Waivers`)]), list(points))];
}
/** What waives something comes first. */
function byFate(a, b) {
	return Number(b.fate === "waives") - Number(a.fate === "waives");
}
function pointOf$4(waiver, links) {
	const { model, variant, limit, fate, why, now, reason, approver, until } = waiver;
	const what = strong(line`${code(`${model}/${variant}`)} ${code(limit)}: ${SAYS$1[fate]}`);
	const granted = line`granted until ${until} by ${approver}: ${reason}`;
	const weights = now === void 0 ? [] : line`, ${code(now)}`;
	return line`${what}: ${why}${weights} (${granted}; ${position(waiver, links)})`;
}
/** `food/int8 top-1 max-drop: expired, waives nothing: its last day …`, as plain text. */
function waiverText({ model, variant, limit, fate, why, now, until }) {
	const weights = now === void 0 ? "" : `, ${now}`;
	return `waiver of ${model}/${variant} ${limit} until ${until}: ${SAYS$1[fate]}: ${why}${weights}`;
}
/** ` (waived until 2027-01-31 by @lead: the new camera needs it)`, or nothing. */
function waivedAside({ waived }) {
	if (waived === void 0) return [];
	const { until, approver, reason } = waived;
	return line` (waived until ${until} by ${approver}: ${reason})`;
}
// src/report/findings.ts
/** Every limit that keeps the model or an enforced variant from passing, the worst first, else in the policy's order. */
function findings(models) {
	return everyFinding(models).filter(({ variant, limit }) => variant.enforced && limit.outcome !== "pass").sort((a, b) => OUTCOMES.indexOf(b.limit.outcome) - OUTCOMES.indexOf(a.limit.outcome));
}
function everyFinding(models) {
	return models.flatMap((model) => partsOf$1(model).flatMap((variant) => variant.limits.map((limit) => ({
		model,
		variant,
		limit
	}))));
}
/** All that limits are put to: the model itself, and what is made of it. */
function partsOf$1({ itself, variants }) {
	return [...itself ? [itself] : [], ...variants];
}
/** What stands in the way, each with its reason and the line of the policy that asks for it. */
function findingList({ verdict, links = {} }) {
	const points = findings(verdict.models).map((finding) => pointOf$3(finding, links));
	return points.length === 0 ? [] : [list(points)];
}
function pointOf$3(finding, links) {
	const { limit } = finding;
	const what = strong(whatOf(finding));
	const why = line`${what}: ${limit.why}${waivedAside(limit)} (${position(limit, links)})`;
	return {
		said: [marked(limit.outcome, why)],
		below: wayOutOf(limit)
	};
}
/** One of them over three lines. */
function findingInBrief(finding) {
	const { limit } = finding;
	const what = marked(limit.outcome, whatOf(finding));
	const at = [faint([position(limit, {})])];
	return paragraph([what], line`${limit.why}`, ...wayOutOf(limit), at);
}
function wayOutOf({ wayOut }) {
	return wayOut === void 0 ? [] : [line`${wayOut}`];
}
function whatOf({ model, variant, limit }) {
	const who = code(`${model.name}/${variant.name}`);
	const what = code(limitText(limit));
	const on = model.targets.length > 1 ? line` on ${code(limit.on)}` : [];
	return line`${who} ${what}${on}: ${stateWord(limit)}`;
}
/** The digest that a waiver has to name, for each limit that stops this. */
function weightsToWaive({ verdict }) {
	const points = findings(verdict.models).flatMap(({ model, variant, limit }) => limit.weights === void 0 || limit.waived !== void 0 ? [] : [line`${code(`${model.name}/${variant.name}`)} ${code(limitText(limit))}: ${code(limit.weights)}`]);
	if (points.length === 0) return [];
	return [fold("Weights that a waiver would name", list(points))];
}
// src/words/sentences.ts
/** As the first word of a sentence or of a column is written. */
function capitalized(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// src/report/ladder.ts
/** A model's variants below its reference, in the policy's order: the same for every format. */
function ladder(model) {
	const shown = {
		score: scoreOf$1(model),
		ofTarget: OF_TARGET.filter(isMeasuredIn(model))
	};
	const { score, ofTarget } = shown;
	return {
		columns: [
			{ title: "Variant" },
			...OF_PACKAGE.map(columnOf),
			{
				title: capitalized(score ?? "score"),
				right: true
			},
			{
				title: "Drop",
				right: true
			},
			{
				title: "Lost / gained",
				right: true
			},
			...ofTarget.map(columnOf),
			{ title: "Verdict" }
		],
		rungs: [
			...itselfRung(model, shown),
			...referenceRung(model, shown),
			...model.variants.map((variant) => variantRung(variant, model, shown))
		]
	};
}
const OF_PACKAGE = tabled("package");
const OF_TARGET = tabled("target");
function tabled(source) {
	return METRICS.filter((metric) => metric.source === source).flatMap(({ name, column, quantity }) => column === void 0 ? [] : [{
		name,
		title: column,
		form: WRITTEN[quantity].value
	}]);
}
function columnOf({ title, form }) {
	return form === "version" ? { title } : {
		title,
		right: true
	};
}
/** The metric that the table is about: the first one the records give. */
function scoreOf$1({ reference, variants, declared = {} }) {
	return [reference, ...variants].flatMap((part) => Object.keys(part?.metrics ?? {})).find((name) => Object.hasOwn(declared, name) || findMetric(name)?.source === "records");
}
function isMeasuredIn({ reference, variants }) {
	return ({ name }) => [reference, ...variants].some((part) => part?.metrics[name] !== void 0);
}
function referenceRung(model, shown) {
	const { reference, variants } = model;
	if (reference === null || variants.some(({ name }) => name === reference.name)) return [];
	return [{
		name: reference.name,
		recommended: false,
		outcome: null,
		numbers: numbers(reference.metrics, shown, model),
		word: "the reference"
	}];
}
/** What became of the model itself since the base, beside what quantizing it costs: its drop is from the base. */
function itselfRung(model, shown) {
	const { itself } = model;
	if (itself === void 0) return [];
	const { metrics, base, limits, reason, outcome } = itself;
	const { score } = shown;
	const [value = "–", ...rest] = scoreNumbers(metrics, shown, model);
	const was = score === void 0 ? void 0 : base?.metrics[score]?.value;
	const now = was === void 0 ? value : `${cell(was, formOfValue(score ?? "", model))} → ${value}`;
	const isIdle = limits.length > 0 && limits.every(({ state }) => state === "not-applicable");
	const word = limits.length === 0 && outcome === "pass" ? "no loss proven" : variantWord(itself);
	return [{
		name: ITSELF,
		isItself: true,
		recommended: false,
		outcome: isIdle ? null : outcome,
		numbers: [
			...cellsOf(OF_PACKAGE, metrics),
			now,
			...rest
		],
		word: isIdle ? "compared with nothing" : base === void 0 ? word : `${word}, against the base`,
		...reason === void 0 ? {} : { reason }
	}];
}
const ITSELF = "the model itself";
function variantRung(variant, model, shown) {
	const { name, metrics, reason = variant.uncertified } = variant;
	return {
		name,
		recommended: name === model.recommended,
		outcome: isUnjudged(variant) ? null : variant.outcome,
		numbers: numbers(metrics, shown, model),
		word: wordOf(variant, model),
		...reason === void 0 ? {} : { reason }
	};
}
function wordOf(variant, model) {
	if (isUnjudged(variant) && variant.name === model.reference?.name) return "the reference";
	return listed([
		variantWord(variant),
		...standing(variant, model),
		...ended(variant, model)
	]);
}
/** Whose numbers are of fewer examples than the others'. */
function ended({ stopped = {} }, { targets }) {
	return targets.flatMap((target) => {
		const stop = Object.hasOwn(stopped, target) ? stopped[target] : void 0;
		if (stop === void 0) return [];
		const on = targets.length > 1 ? ` on ${target}` : "";
		return [`stopped after ${grouped(stop.after)} of ${grouped(stop.of)} examples${on}`];
	});
}
/** Where only some variants can stop anything, which these are. */
function standing({ enforced, outcome }, { variants }) {
	if (variants.every((one) => one.enforced)) return [];
	if (enforced) return ["enforced"];
	return outcome === "pass" ? [] : ["not enforced"];
}
function numbers(metrics, shown, model) {
	return [...cellsOf(OF_PACKAGE, metrics), ...scoreNumbers(metrics, shown, model)];
}
function cellsOf(tabled, metrics) {
	return tabled.map(({ name, form }) => cell(metrics[name]?.value, form));
}
/** The score itself, and what stands behind it. */
function scoreNumbers(metrics, { score, ofTarget }, model) {
	const scored = score === void 0 ? void 0 : metrics[score];
	const compared = scored?.versus;
	return [
		cell(scored?.value, formOfValue(score ?? "", model)),
		cellBetween(compared?.drop, compared?.interval, formOfDifference(score ?? "", model)),
		flips(compared),
		...cellsOf(ofTarget, metrics)
	];
}
/** `12 / 4`: what was lost and what was gained, where single answers are known. */
function flips(versus) {
	if (versus?.lost === void 0 || versus.gained === void 0) return "–";
	return `${versus.lost} / ${versus.gained}`;
}
// src/report/everything.ts
/** Every limit with what was found, enforced or not. */
function everyLimit({ verdict, links = {} }) {
	return folded$1("Every limit", [
		{ title: "Variant" },
		{ title: "Limit" },
		{ title: "On" },
		{
			title: "Observed",
			right: true
		},
		{
			title: "n",
			right: true
		},
		{ title: "State" },
		{ title: "Why" },
		{ title: "Policy" }
	], everyFinding(verdict.models).map((one) => limitRow(one, links)));
}
function limitRow({ model, variant, limit }, links) {
	return [
		[code(`${model.name}/${variant.name}`)],
		[code(limitText(limit))],
		placeOf$1(limit),
		figure(cellBetween(limit.observed, limit.interval, formOfLimit(limit, model))),
		figure(limit.n === void 0 ? "–" : String(limit.n)),
		[markedState(limit)],
		line`${limit.why}`,
		[position(limit, links)]
	];
}
/** A number that the head itself brought is called so wherever it is shown. */
function placeOf$1({ on, from }) {
	return from === "head" ? line`${code(on)}, brought by the head` : [code(on)];
}
/** Every number that was taken, of the references too. */
function everyMetric({ verdict }) {
	return folded$1("Every number", [
		{ title: "Variant" },
		{ title: "Metric" },
		{
			title: "Value",
			right: true
		},
		{
			title: "n",
			right: true
		},
		{
			title: "Drop",
			right: true
		},
		{
			title: "Lost / gained",
			right: true
		}
	], verdict.models.flatMap((model) => [...itselfRows(model), ...partsOf(model).flatMap((part) => metricRows(model, part))]));
}
/** The model itself at the base, and what became of it since. */
function itselfRows(model) {
	const { itself } = model;
	if (itself?.base === void 0) return [];
	return [...metricRows(model, {
		name: `${itself.is} at the base`,
		metrics: itself.base.metrics
	}), ...metricRows(model, {
		name: `${itself.is} since the base`,
		metrics: itself.metrics
	})];
}
/** The reference, unless it is one of the variants, and these. */
function partsOf({ reference, variants }) {
	const isVariant = variants.some(({ name }) => name === reference?.name);
	return [...reference === null || isVariant ? [] : [reference], ...variants];
}
function metricRows(model, { name, metrics }) {
	return Object.entries(metrics).map(([metric, observed]) => [
		[code(`${model.name}/${name}`)],
		[code(metric)],
		...metricCells(metric, observed, model)
	]);
}
function metricCells(metric, { value, interval, n, versus }, model) {
	return [
		figure(cellBetween(value, interval, formOfValue(metric, model))),
		figure(n === void 0 ? "–" : String(n)),
		figure(cellBetween(versus?.drop, versus?.interval, formOfDifference(metric, model))),
		figure(flips(versus))
	];
}
/** What the packages hold, by which a later one can be compared with what was judged. */
function everyPackage({ measurements = [] }) {
	return folded$1("Every package", [
		{ title: "Variant" },
		{ title: "Side" },
		{ title: "Needs" },
		{
			title: "Bytes",
			right: true
		},
		{ title: "Weights" },
		{ title: "Digest of program and weights" }
	], distinct(measurements).flatMap(packageRow));
}
/** A package is the same on every target. */
function distinct(measurements) {
	return [...new Map(measurements.map((one) => {
		const { model, variant, side, package: held } = one;
		return [JSON.stringify([
			model,
			variant,
			side,
			held?.weightsDigest
		]), one];
	})).values()];
}
function packageRow({ model, variant, side, package: held }) {
	if (held === void 0) return [];
	const kinds = Object.entries(held.weights.byKind).map(([kind, { tensors }]) => `${tensors} × ${kind}`);
	const { compressed = 0, skipped = 0 } = held.weights;
	const left = compressed === 0 || skipped === 0 ? [] : [`${skipped} not compressed`];
	const weights = listed([...kinds, ...left]);
	return [[
		[code(`${model}/${variant}`)],
		line`${side}`,
		line`${held.minimumOS}`,
		figure(String(held.bytes)),
		line`${weights}`,
		[code(held.weightsDigest)]
	]];
}
function folded$1(summary, columns, rows) {
	return rows.length === 0 ? [] : [fold(`${summary} (${rows.length})`, table(columns, rows))];
}
/** What else a reader should know of the run and its models. */
function noteList({ notes, models }) {
	const points = [...notes.map((note) => pointOf$2(note)), ...models.flatMap((model) => model.notes.map((note) => pointOf$2(note, model.name)))];
	return points.length === 0 ? [] : [group(paragraph([strong(line`Notes`)]), list(points))];
}
/** What converting and measuring had to say of each variant, under a fold. */
function variantNotes({ models }) {
	const points = models.flatMap(({ name, variants }) => variants.flatMap((variant) => variant.notes.map((note) => pointOf$2(note, `${name}/${variant.name}`))));
	return points.length === 0 ? [] : [fold(`Every note (${points.length})`, list(points))];
}
function pointOf$2(note, about) {
	return line`${about === void 0 ? [] : line`${code(about)}: `}${note}`;
}
// src/report/explanations.ts
/** What went wrong with variants that fail or lean to: the worst classes, confusions and examples of each metric. */
function explanations({ models }) {
	const points = models.flatMap((model) => model.variants.toSorted(enforcedFirst).flatMap((variant) => (variant.explanation ?? []).map((one) => pointOf$1(model, variant.name, one))));
	return points.length === 0 ? [] : [fold("What went wrong", list(points))];
}
function enforcedFirst(a, b) {
	return Number(b.enforced) - Number(a.enforced);
}
function pointOf$1(model, variant, one) {
	const { metric, slice, before, n, lost, gained, changed, path } = one;
	const where = slice === void 0 ? [] : line` on ${code(sliceName(slice))}`;
	const also = changed === 0 ? [] : line`, ${changed} wrong otherwise than before`;
	const counts = line`${lost} lost, ${gained} gained${also}, of ${n}`;
	const who = strong(line`${code(`${model.name}/${variant}`)} ${code(metric)}`);
	return {
		said: line`${who}${where} against the ${before}: ${counts} (all in ${code(path)})`,
		points: [
			...named("worst classes", one.classes.map((each) => classText(each, formOfValue(metric, model)))),
			...named("most confused", one.confusions.map(confusionText)),
			...named("examples", one.flips.map(flipText)),
			...named("worst examples", one.moved.map((moved) => movedText(moved, formOfValue(metric, model))))
		]
	};
}
function named(title, each) {
	return each.length === 0 ? [] : [line`${title}: ${joined(each, "; ")}`];
}
function classText({ label, n, before, after, score }, form) {
	const right = line`${after} of ${n} right, before ${before}`;
	if (score === void 0) return line`${code(label)} ${right}`;
	const [was, is] = [figure(cell(score.before, form)), figure(cell(score.after, form))];
	return line`${code(label)} ${was} → ${is} (${right})`;
}
function confusionText({ label, answer, before, after }) {
	return line`${code(label)} taken for ${code(answer)} ${times(after)}, before ${before}`;
}
function times(count) {
	return count === 1 ? "once" : `${count} times`;
}
function flipText({ id, label, before, after }) {
	const was = line`${code(before.answer)} (${figure(cell(before.score, "number"))})`;
	const is = line`${code(after.answer)} (${figure(cell(after.score, "number"))})`;
	return line`${code(id)} is ${code(label)}: ${was} → ${is}`;
}
function movedText({ id, before, after }, form) {
	return line`${code(id)}: ${figure(cell(before, form))} → ${figure(cell(after, form))}`;
}
/** In plain words, of each variant that stands in the way: what changed, who lost most, and what was confused. */
function wentWrong(model) {
	return model.variants.filter(({ enforced, outcome }) => enforced && outcome !== "pass").flatMap((variant) => [
		...told(variant, variant.attribution?.text),
		...told(variant, variant.fellOn),
		...(variant.explanation ?? []).flatMap(worst(model, variant))
	]);
}
function told({ name }, text) {
	return text === void 0 ? [] : [`${name}: ${text}`];
}
function worst(model, { name }) {
	return ({ metric, before, classes, confusions, path }) => {
		const [badly] = classes;
		const [often] = confusions;
		const said = [...badly ? [`class ${badly.label} lost most, ${counts(badly, metric, model)}`] : [], ...often ? [`${often.label} is taken for ${often.answer} ${often.after} times, before ${often.before}`] : []];
		return said.length === 0 ? [] : [`${name}, ${metric} against the ${before}: ${said.join("; ")} (all in ${path})`];
	};
}
function counts({ n, before, after, score }, metric, model) {
	const right = `${after} of ${n} right, before ${before}`;
	if (score === void 0) return right;
	const form = formOfValue(metric, model);
	return `${amount(score.before, form)} → ${amount(score.after, form)} (${right})`;
}
// src/report/opening.ts
function openingOf(verdict) {
	return {
		ships: shipsOf(verdict),
		why: whyOf(verdict),
		sees: verdict.models.flatMap(seesOf)
	};
}
/** Whether no model that the policy judges was changed, so that nothing was measured. */
function isUntouched({ models, outcome }) {
	return models.length > 0 && models.every(({ status }) => status === "unchanged") && outcome === "pass";
}
function shipsOf(verdict) {
	if (isUntouched(verdict)) return { kind: "untouched" };
	if (verdict.outcome === "fail" || verdict.outcome === "error") return { kind: "nothing" };
	if (verdict.part !== void 0) return { kind: "part" };
	const judged = verdict.models.filter(({ variants }) => variants.length > 0);
	if (judged.length === 0) return { kind: "no model" };
	return {
		kind: "may",
		what: judged.map(({ name, ships = null }) => ({
			model: name,
			variant: ships
		}))
	};
}
/** By the findings that decide the outcome: a broken limit before what was not measured, and that before a doubt. */
function whyOf({ outcome, models, fault, unjudged, part }) {
	if (outcome === "pass") return { cause: "kept" };
	if (fault !== void 0) return { cause: fault };
	const decisive = findings(models).filter(({ limit }) => limit.outcome === outcome);
	const waived = decisive.length > 0 && decisive.every(({ limit }) => limit.waived !== void 0);
	const aside = waived ? { waived } : {};
	const broken = decisive.filter(({ limit }) => limit.state === "fail");
	if (broken.length > 0) return {
		cause: causeOfBroken(broken),
		...aside
	};
	const without = models.flatMap(({ variants }) => variants.filter((one) => one.enforced && one.outcome === outcome && one.reason !== void 0));
	const [unmeasured] = decisive.filter(({ limit }) => limit.state === "unmeasured");
	if (without[0] !== void 0) return {
		cause: causeOfNone(without[0]),
		...aside
	};
	if (unmeasured !== void 0) return {
		cause: causeOfUnmeasured(unmeasured),
		...aside
	};
	const [doubt] = decisive;
	if (doubt !== void 0) return {
		cause: "data",
		leans: decisive.some(({ limit }) => limit.leans === "fail") ? "fail" : "pass",
		...aside
	};
	if (models.some(({ doubts = [] }) => doubts.length > 0) || unjudged?.warns !== void 0) return { cause: "elsewhere" };
	if (part !== void 0 && outcome === "warn" && !isUncertified(models)) return { cause: "part" };
	if (models.some(({ status }) => status === "judged" || status === "new")) return { cause: outcome === "error" ? "machine" : isUnlimited(models) ? "elsewhere" : "data" };
	return { cause: "elsewhere" };
}
function isUncertified(models) {
	return models.some(({ variants }) => variants.some((one) => one.uncertified !== void 0));
}
/** Of enforced variants one has no limit: nothing was asked of it. */
function isUnlimited(models) {
	return models.some(({ variants }) => variants.some(({ enforced, limits, uncertified }) => enforced && uncertified !== void 0 && limits.length === 0));
}
/** A drop is measured from this run's own reference, and a size is of the package: neither is the model's doing. */
function causeOfBroken(broken) {
	if (broken.every(({ limit }) => limit.runTime)) return "run-time";
	return broken.every(({ limit }) => isOfQuantization(limit)) ? "quantization" : "either";
}
function isOfQuantization({ operator, metric }) {
	const found = findMetric(metric);
	if (found?.source === "package") return operator !== "max-regression";
	return (isOperator(operator) ? OPERATORS[operator].against : "absolute") === "reference" || found !== void 0 && isAgainstReference(found);
}
function isOperator(word) {
	return Object.hasOwn(OPERATORS, word);
}
/** One that has answers and is not what its recipe promises did not become smaller; else something stopped it. */
function causeOfNone({ origin, metrics, limits }) {
	const answers = Object.keys(metrics).some((name) => findMetric(name)?.source === "records");
	const counts = limits.some(({ state }) => state === "pass" || state === "inconclusive");
	return origin !== void 0 && answers && !counts ? "quantization" : "machine";
}
/** Where the two sides do compare, it is what they compare that tells nothing: a reference that guesses. */
function causeOfUnmeasured({ variant, limit }) {
	return variant.metrics[limit.metric]?.versus === void 0 ? "machine" : "data";
}
function seesOf(model) {
	const { name, sight } = model;
	if (sight !== void 0) return [{
		kind: "chances",
		model: name,
		sight
	}];
	const limits = everyFinding([model]).filter(({ variant, limit }) => variant.enforced && limit.slice === void 0).map(({ limit }) => limit).filter(({ metric }) => findMetric(metric)?.source !== "package");
	if (limits.some(({ interval }) => interval !== void 0)) return [{
		kind: "spread",
		model: name
	}];
	return limits.some(({ state, n }) => state === "inconclusive" && n === void 0) ? [{
		kind: "numbers",
		model: name
	}] : [];
}
// src/report/opening-words.ts
/** What the heading is about: `int8 may ship`, `Nothing ships`. */
function shipsWords(ships) {
	switch (ships.kind) {
		case "untouched": return "Quantization";
		case "part": return "A part alone";
		case "no model": return "No model ships";
		case "nothing": return "Nothing ships";
		case "may": return `${begun(listedUpTo(NAMED, ships.what.map(shippingWords(ships.what.length)), " and "))} may ship`;
		default: return ships;
	}
}
const NAMED = 3;
function shippingWords(models) {
	return ({ model, variant }) => {
		const what = variant ?? "every variant";
		return models === 1 ? what : `${what} of ${model}`;
	};
}
/** A variant's name stays as the policy writes it. */
function begun(text) {
	return text.startsWith("every ") ? `E${text.slice(1)}` : text;
}
/** Who is to act, in a sentence; nothing where all is kept. */
function whySentence({ cause, leans, waived }) {
	const aside = waived ? " Waivers set that aside." : "";
	if (cause === "kept") return;
	if (cause === "data" && leans !== void 0) return `${LEANING[leans]}${aside}`;
	return `${CAUSE_SENTENCES[cause]}${aside}`;
}
const CAUSE_SENTENCES = {
	...FAULT_SENTENCES,
	quantization: "Quantization is at fault, not the model itself.",
	either: "The model or its quantization is at fault: nothing here tells which.",
	"run-time": "The run time of a target is at fault, not quantization: it answers otherwise than the portable engine.",
	data: "The data cannot tell. That is no fault of the model, and no proof for it.",
	machine: "Not all that was asked could be measured. That is no fault of the model, and no proof for it.",
	part: PART_SENTENCE,
	elsewhere: "Neither the model nor its quantization is why."
};
const LEANING = {
	pass: "The numbers keep the limits, but there are too few data to prove it.",
	fail: "The numbers are beyond the limits, but there are too few data to prove it."
};
/** What the data can see, a sentence a model. */
function seesSentence(sees, models) {
	const of = models === 1 ? "" : `${sees.model}: `;
	switch (sees.kind) {
		case "chances": return `${of}${chancesSentence(sees)}`;
		case "spread": return `${of}What these data can see depends on how their scores spread: the brackets in the tables show it.`;
		case "numbers": return `${of}Only numbers are known, without the answers behind them: nobody can say how sure they are.`;
		default: return sees;
	}
}
/** `a variant that loses 3 points is stopped 97 times in 100, 2 points 82`; what is always stopped is said once. */
function chancesSentence({ sight }) {
	const { n, limit, stops, passes } = sight;
	const all = stops.map(({ drop, share }) => ({
		loss: amount(drop, formOfLimit(sight)),
		how: ofHundred(share)
	}));
	const shown = all.filter(({ how }, at) => how !== ALWAYS || all[at + 1]?.how !== ALWAYS);
	const unit = [...shown.map(({ how }) => how), ofHundred(passes)].find(isNumber);
	let isSaid = false;
	const said = (how) => {
		if (isSaid || how !== unit) return how;
		isSaid = true;
		return `${how} times in 100`;
	};
	const [first, ...more] = shown.map(({ loss, how }) => ({
		loss,
		how: said(how)
	}));
	const rest = more.map(({ loss, how }) => `, ${loss} ${how}`).join("");
	const stopped = first && `a variant that loses ${first.loss} is stopped ${first.how}${rest}`;
	const clean = `one that loses nothing passes clean ${said(ofHundred(passes))}`;
	return `With ${n === 1 ? "this one example" : `these ${grouped(n)} examples`} and a limit of ${limit}, ${[stopped, clean].filter(Boolean).join("; ")}.`;
}
function isNumber(how) {
	return /^\d+$/.test(how);
}
/** A whole number of a hundred; nearly none and nearly all are neither. */
function ofHundred(share) {
	if (share >= .995) return ALWAYS;
	if (share < .005) return "hardly ever";
	return String(Math.round(100 * share));
}
const ALWAYS = "nearly always";
// src/report/headline.ts
const SAYS = {
	pass: "within the agreed limits",
	warn: "within the agreed limits, with warnings",
	fail: "beyond the agreed limits",
	error: "could not be judged"
};
const WAIVED = "not shown to keep the agreed limits, of which some are waived";
const WORSE = "the model itself is worse than at the base, which the policy lets through";
/** The first lines, all that many will read: what ships, why, and what the data can see. */
function headline(verdict) {
	const mark = isUntouched(verdict) ? "unmeasured" : verdict.outcome;
	return group(heading(2, [marked(mark, line`${titleOf(verdict)}`)]), ...[whyLine(verdict), ...sightLines(verdict)].flatMap((one) => one === void 0 ? [] : [paragraph(line`${one}`)]), ...otherCautions(verdict).map((one) => paragraph([marked("warn", line`${one}`)])));
}
function titleOf(verdict) {
	const { ships } = openingOf(verdict);
	const says = saysOf(verdict);
	return ships.kind === "untouched" ? `${shipsWords(ships)} ${says}` : `${shipsWords(ships)}: ${says}`;
}
/** Who is to act, and what a list of limits that follows does not say. */
function whyLine(verdict) {
	const said = whySentence(openingOf(verdict).why);
	if (isListed(verdict)) return said;
	const { because } = verdict;
	return said === void 0 || because.startsWith(said) ? because : `${said} ${because}`;
}
/** What the data can see, as far as there is room in the first lines: of one model after the other. */
function sightLines(verdict) {
	const { sees } = openingOf(verdict);
	return sees.slice(0, MOST_SIGHTS).map((one) => seesSentence(one, verdict.models.length));
}
const MOST_SIGHTS = 3;
/** The answer alone, where all else stands above it. */
function lastLine(verdict) {
	const because = whyLine(verdict);
	const said = isUntouched(verdict) ? marked("unmeasured", line`${NOT_MEASURED}`) : marked(verdict.outcome, line`${verdict.outcome}`);
	const { ships } = openingOf(verdict);
	const answer = ships.kind === "untouched" || ships.kind === "part" ? [] : line` ${shipsWords(ships)}.`;
	const why = because === void 0 ? [] : line` ${because}`;
	return paragraph([
		said,
		...answer,
		...why
	], ...sightLines(verdict).map((one) => line`${one}`));
}
/** Whether the list of limits that follows says why already. */
function isListed({ outcome, models, unjudged }) {
	const isSaidElse = cautionsIn({ models }).length > 0 || unjudged?.warns !== void 0;
	return findings(models)[0]?.limit.outcome === outcome && !(outcome === "warn" && isSaidElse);
}
/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models, fault, part }) {
	if (isUntouched({
		models,
		outcome
	})) return NOT_MEASURED;
	if ((outcome === "pass" || outcome === "warn") && enforced(models).length === 0) return "judged by no limit";
	const all = findings(models).map(({ limit }) => limit);
	if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
	if (outcome === "warn" && fault === "model" && all.some(({ implied }) => implied)) return WORSE;
	const broken = all.some((limit) => limit.state === "fail" && limit.outcome === "fail");
	if (outcome === "fail" ? !broken : outcome === "warn" && isUncertified(models)) return "not shown to keep the agreed limits";
	const isKept = all.every((limit) => limit.outcome !== "warn");
	return part !== void 0 && outcome === "warn" && isKept ? SAYS.pass : SAYS[outcome];
}
function enforced(models) {
	return everyFinding(models).filter(({ variant }) => variant.enforced);
}
/** Neither a model nor how it is judged was changed: no reason to begin a comment, but one to correct an older. */
function isNothingToTell(verdict) {
	const { changes = [], unjudged } = verdict;
	return isUntouched(verdict) && changes.length === 0 && unjudged === void 0;
}
/** What a reader must know beside the limits: a model that leaves the gate, and what nobody can tell of what will ship. */
function cautionsIn({ models }) {
	return models.flatMap(({ name, status, because, doubts = [] }) => [...LEAVES.has(status) ? [`${name}: ${because}`] : [], ...doubts.map((doubt) => `${name}: ${doubt}`)]);
}
const LEAVES = /* @__PURE__ */ new Set(["removed", "missing"]);
/** The same, without what the sentence on the whole run says already. */
function otherCautions(verdict) {
	return cautionsIn(verdict).filter((one) => !verdict.because.includes(one));
}
/** What the run was not asked for, and how to ask for all. */
function partList({ part }) {
	if (part === void 0) return [];
	const left = joined(part.left.slice(0, MOST_LEFT).map((name) => [code(name)]));
	const more = part.left.length - MOST_LEFT;
	const rest = more > 0 ? line` and ${more} more` : [];
	const title = strong(line`Neither measured nor judged`);
	const said = line`${title}, for nobody asked for it: ${left}${rest}. ${wholeSentence(part)}`;
	return [paragraph([marked("warn", said)])];
}
/** The same in plain words, for a terminal. */
function partText({ part }) {
	if (part === void 0) return [];
	return [`Neither measured nor judged, for nobody asked for it: ${listedUpTo(MOST_LEFT, part.left)}. ${wholeSentence(part)}`];
}
const MOST_LEFT = 20;
function wholeSentence({ leavesEnforced }) {
	return `${leavesEnforced ? "Some" : "None"} of that could stop it: a gate without --model and --variant judges all.`;
}
/** Models that are added or changed while no policy names them. */
function unjudgedList({ unjudged }) {
	if (unjudged === void 0) return [];
	const { paths, more, warns } = unjudged;
	const why = warns === void 0 ? [] : line`; ${warns}`;
	const said = line`${strong(line`Models that nobody judges`)}: this adds or changes them, and no policy names them${why}`;
	const rest = more === void 0 ? [] : [line`and ${more} more`];
	return [group(paragraph([marked(warns === void 0 ? "none" : "warn", said)]), list([...paths.map((path) => [code(path)]), ...rest]))];
}
/** The same in plain words, for a terminal. */
function unjudgedText({ unjudged }) {
	if (unjudged === void 0) return [];
	const { paths, more, warns } = unjudged;
	const why = warns === void 0 ? "" : `; ${warns}`;
	return [`no policy names these models, so nobody judges them: ${listed(paths, more)}${why}`];
}
// src/report/model.ts
const STATUS = {
	new: "new, judged by its own policy",
	removed: "removed",
	missing: "missing",
	unchanged: "unchanged",
	unsupported: "not evaluated",
	unasked: "not asked for"
};
/** A model's verdict, what to ship of it, and one sentence why. */
function modelHeading(model) {
	const status = STATUS[model.status];
	const aside = status === void 0 ? [] : line` (${status})`;
	const isLeft = model.status === "unchanged" || model.status === "unasked";
	const word = isLeft ? NOT_MEASURED : OUTCOME_WORDS[model.outcome];
	const said = line`${code(model.name)}: ${word}${aside}`;
	return group(heading(3, [marked(isLeft ? "unmeasured" : model.outcome, said)]), ...advice(model, line`Recommended`));
}
/** The same below a headline that has said the rest: of the only model, judged in the usual way. */
function onlyModel(model) {
	return group(...advice(model, line`Recommended for ${code(model.name)}`));
}
function advice(model, word) {
	const { recommended, because } = model;
	const what = recommended === null ? [] : line`${strong(line`${word}: ${code(recommended)}.`)} `;
	return [...answerLine(model), paragraph(line`${what}${because}${howToShip(model)}`)];
}
/** Where every variant is enforced, one that breaks its limits stops those that keep theirs. */
function howToShip({ ships, recommended, outcome, onEstimates }) {
	if (!(outcome === "fail" && ships === void 0 && !onEstimates) || recommended === null) return [];
	return line` The policy enforces every variant; ${code(`ship: ${recommended}`)} would enforce this one alone.`;
}
/** The variants below their reference; nothing where a model has none. */
function modelTable(model) {
	const { columns, rungs } = ladder(model);
	return rungs.length === 0 ? [] : [table(columns, rungs.map((rung) => cells$1(rung, becauseOf(rung))))];
}
/** All of a model together; why a variant has no numbers stands below the table, where there is room for it. */
function modelInBrief(model) {
	const { columns, rungs } = ladder(model);
	const rows = rungs.map((rung) => cells$1(rung, []));
	const missing = rungs.flatMap(({ name, reason }) => reason === void 0 ? [] : [line`${name}: ${reason}`]);
	return group(heading(3, line`${model.name}`), ...rows.length === 0 ? [] : [table(columns, rows)], ...missing.map((one) => paragraph(one)), ...advice(model, line`Recommended`), ...[
		...choiceInBrief(model),
		...wentWrong(model),
		...model.notes
	].map((one) => paragraph(line`${one}`)));
}
function cells$1(rung, because) {
	const name = rung.isItself ? emphasis(line`${rung.name}`) : code(rung.name);
	return [
		[rung.recommended ? strong([name]) : name],
		...rung.numbers.map(figure),
		line`${verdictOf(rung)}${because}`
	];
}
function verdictOf({ outcome, word, recommended }) {
	const advised = recommended ? line`, ${strong(line`recommended`)}` : [];
	return marked(outcome ?? "none", line`${word}${advised}`);
}
function becauseOf({ reason }) {
	return reason === void 0 ? [] : line`: ${reason}`;
}
/** What the tables' words mean, in two lines, for a reader who knows no statistics. */
function legend({ confidence, models }) {
	if (models.every(({ variants }) => variants.length === 0)) return [];
	const side = figure(amount(confidence, "confidence"));
	const both = figure(amount(2 * confidence - 1, "confidence"));
	const means = joined([
		line`${strong(line`Drop`)}: how much worse than the reference on the same examples (below zero: better); in`,
		line`brackets all that the data allows (${both}, each side ${side}). ${strong(line`Lost / gained`)}: answers that`,
		line`turned wrong / right. ${strong(line`Inconclusive`)}: the limit lies inside the brackets, so the data cannot tell.`
	], " ");
	return [paragraph([faint(means)])];
}
// src/history/environments.ts
/** Of an environment that is not known nothing can be said: it is not the same. */
function isSameEnvironment(one, other) {
	return one !== void 0 && other !== void 0 && differing$1(one, other).length === 0;
}
// src/history/past-run.ts
/** What is kept of a verdict, in a line; undefined where its head is no commit that says when it was made. */
function pastRunOf(verdict, branch, on = /* @__PURE__ */ new Map()) {
	const { outcome, head } = verdict;
	const { commit, committed } = head;
	if (commit === null || committed === void 0) return void 0;
	const environments = [];
	return {
		schema: 1,
		commit,
		committed,
		branch,
		outcome,
		environments,
		models: verdict.models.map((model) => {
			const data = on.get(model.name);
			return {
				name: model.name,
				outcome: model.outcome,
				...data && { data: data.digest },
				variants: variantsOf(model).map((variant) => pastVariant(variant, environments))
			};
		})
	};
}
/** The reference first: what is shipped is only as good as what it was made from. */
function variantsOf({ reference, variants }) {
	const isListed = variants.some(({ name }) => name === reference?.name);
	return [...reference === null || isListed ? [] : [{
		...reference,
		outcome: null
	}], ...variants];
}
function pastVariant({ name, outcome, origin, metrics, stopped }, environments) {
	const values = Object.entries(metrics).filter(([, { n }]) => stopped === void 0 || n === void 0).map(([metric, { value, n, versus }]) => [metric, {
		value,
		...n !== void 0 && { n },
		...turnedIn(versus)
	}]);
	return {
		name,
		outcome,
		...origin && !origin.fingerprints && { environment: placeOf(origin.fingerprint, environments) },
		...origin && { weightsDigest: origin.weightsDigest },
		metrics: Object.fromEntries(values)
	};
}
function turnedIn(versus) {
	if (versus?.lost === void 0 || versus.gained === void 0) return {};
	return { turned: versus.lost + versus.gained };
}
/** Each environment is written once, and named by its place. */
function placeOf(fingerprint, environments) {
	const found = environments.findIndex((one) => isSameEnvironment(one, fingerprint));
	return found >= 0 ? found : environments.push(fingerprint) - 1;
}
// src/history/trends.ts
/** Of every variant of a model that this run or the newest push has. */
function trendsOf(model, runs) {
	const here = variantsOf(model);
	const newest = runs.at(-1)?.models.find(({ name }) => name === model.name)?.variants ?? [];
	return [...new Set([...here, ...newest].map(({ name }) => name))].flatMap((variant) => {
		const past = runs.flatMap((run) => seenIn(run, model.name, variant));
		const now = here.find(({ name }) => name === variant);
		const last = newest.find(({ name }) => name === variant);
		return [...new Set(Object.keys({
			...now?.metrics,
			...last?.metrics
		}))].flatMap((metric) => {
			const points = past.flatMap((seen) => pointOf(seen, metric));
			const value = now?.metrics[metric]?.value;
			const trend = {
				variant,
				metric,
				past: points
			};
			if (points.length === 0) return [];
			return value === void 0 ? [trend] : [{
				...trend,
				now: {
					value,
					where: where(now)
				}
			}];
		});
	});
}
function seenIn(run, model, name) {
	return (run.models.find((one) => one.name === model)?.variants ?? []).filter((one) => one.name === name).map((variant) => ({
		run,
		variant
	}));
}
function pointOf({ run, variant }, metric) {
	const value = Object.hasOwn(variant.metrics, metric) ? variant.metrics[metric]?.value : void 0;
	if (value === void 0) return [];
	const { commit, committed, environments } = run;
	const place = variant.environment;
	return [{
		value,
		commit,
		committed,
		where: place === void 0 ? void 0 : environments[place]
	}];
}
function where(now) {
	const origin = now?.origin;
	return origin?.fingerprints === void 0 ? origin?.fingerprint : void 0;
}
// src/history/wear.ts
function judgedOn({ models }) {
	return new Map(models.flatMap(({ name, samples }) => samples === void 0 ? [] : [[name, {
		digest: samples.data ?? samples.digest,
		count: samples.count
	}]]));
}
/**
* How many different weights these samples have judged, this run's included: who tries often enough passes by luck.
* Undefined where no earlier push was judged on the same.
*/
function wearOf(model, { digest }, runs) {
	const past = runs.flatMap(({ models }) => models).filter(({ name, data }) => name === model.name && data === digest);
	if (past.length === 0) return;
	const before = past.flatMap(({ variants }) => variants.filter(isJudged).map(weightsOf));
	const now = variantsOf(model).filter(isJudged).map(({ origin }) => origin?.weightsDigest);
	return new Set([...before, ...now].filter((one) => one !== void 0)).size;
}
/** What drops are measured from is judged by nothing of its own. */
function isJudged({ outcome }) {
	return outcome !== null;
}
function weightsOf({ weightsDigest }) {
	return weightsDigest;
}
// src/report/trends.ts
const COLUMNS$2 = [
	{ title: "Variant" },
	{ title: "Metric" },
	{ title: "Before, oldest first" },
	{
		title: "Now",
		right: true
	},
	{
		title: "Change",
		right: true
	},
	{ title: "Since" }
];
/** Every number of every variant over the last pushes, under a fold; ages count to `until`. */
function trendTable(models, until) {
	const rows = models.flatMap(({ model, trends }) => trends.map((trend) => ({
		model,
		trend,
		points: trend.past.slice(-SHOWN$1)
	})));
	if (rows.length === 0) return [];
	const drawn = table(COLUMNS$2, rows.map((row) => cells(row, until)));
	const notes = footnote(rows).map((one) => paragraph(one));
	return [fold(`Every number over time (${rows.length})`, ...notes, drawn)];
}
/** So many earlier numbers are shown. */
const SHOWN$1 = 5;
function cells({ model, trend, points }, until) {
	const { variant, metric, now } = trend;
	const form = formOfValue(metric, model);
	const before = points.map((point) => line`${figure(cell(point.value, form))}${markOf(point, trend)}`);
	return [
		[code(`${model.name}/${variant}`)],
		[code(metric)],
		joined(before, " → "),
		figure(now === void 0 ? "–" : cell(now.value, form)),
		figure(changeOf({
			model,
			trend,
			points
		})),
		line`${since(points, until)}`
	];
}
function since([first], until) {
	if (first === void 0) return "–";
	const age = ageBetween(first.committed, until);
	return `${first.committed.slice(0, 10)}${age === void 0 ? "" : ` (${age})`}`;
}
/** From the first that is shown and compares. */
function changeOf({ model, trend, points }) {
	const { metric, past, now } = trend;
	const first = points.find((point) => comparesWith(point, trend));
	const last = now ?? past.at(-1);
	if (first === void 0 || last === void 0 || first === last) return "–";
	if (last.value === first.value) return "none";
	const change = findMetric(metric)?.relative ? last.value / first.value - 1 : last.value - first.value;
	return `${change > 0 ? "+" : ""}${cell(change, formOfDifference(metric, model))}`;
}
/** Of each model the score of what would be shipped, as GitHub draws it, where there is a line to see. */
function trendCharts(models) {
	const charts = models.flatMap(chartOf);
	if (charts.length === 0) return [];
	return [fold("Drawn over time", ...charts)];
}
function chartOf(one) {
	const trend = scoreOf(one);
	if (trend === void 0) return [];
	const comparable = trend.past.filter((point) => comparesWith(point, trend));
	const now = trend.now === void 0 ? [] : [{
		name: "now",
		value: percent(trend.now.value)
	}];
	const steps = [...comparable.map(stepOf), ...now].slice(-MOST);
	if (steps.length < LEAST) return [];
	const { variant, metric, past } = trend;
	return [chart({
		title: `${metric} of ${one.model.name}/${variant}`,
		axis: `${metric} in %`,
		steps,
		within: [0, 100]
	}), ...leftOut(past.length - comparable.length)];
}
const LEAST = 3;
const MOST = 10;
function leftOut(count) {
	if (count === 0) return [];
	const pushes = count === 1 ? "One push" : counted(count, "push", "pushes");
	return [paragraph(line`${pushes} measured in another environment: not part of the line.`)];
}
/** The first metric that is a rate, of the recommended variant, or where none is of the first. */
function scoreOf({ model, trends }) {
	const rates = trends.filter(({ metric }) => formOfValue(metric, model) === "rate");
	return rates.find(({ variant }) => variant === model.recommended) ?? rates[0];
}
/** Named by the commit too: two pushes of a day are two steps. */
function stepOf({ commit, committed, value }) {
	return {
		name: `${committed.slice(5, 10)} ${shortCommit(commit)}`,
		value: percent(value)
	};
}
/** What a trend's numbers have to be measured in to compare: this run's, or where it has none the newest push's. */
function environmentOf({ past, now }) {
	return (now ?? past.at(-1))?.where;
}
function comparesWith({ where }, trend) {
	return isSameEnvironment(where, environmentOf(trend));
}
/** Beside each number that does not compare. */
function markOf(point, trend) {
	return comparesWith(point, trend) ? [] : MARK;
}
const MARK = line`*`;
/** What the marks of these points mean: `coremltools 8.3 instead of 9.0`; nothing where there is none. */
function footnote(shown) {
	const marked = shown.flatMap(({ trend, points }) => points.filter((point) => !comparesWith(point, trend)).map((point) => differenceOf(point, trend)));
	const named = [...new Set(marked)];
	if (named.length === 0) return [];
	const first = named.slice(0, MOST_NAMED).map((one) => [foreign(one)]);
	const more = named.length - first.length;
	const which = line`${joined(first, "; ")}${more > 0 ? line` and ${more} more` : []}`;
	return [line`${MARK} measured in another environment, and does not compare with now: ${which}.`];
}
const MOST_NAMED = 3;
function differenceOf({ where }, trend) {
	const here = environmentOf(trend);
	if (where === void 0 || here === void 0) return "nobody knows which";
	const parts = differing$1(where, here);
	return listed(parts.map((part) => `${NAMES[part]} ${where[part]} instead of ${here[part]}`));
}
const NAMES = {
	engine: "engine",
	coremltools: "coremltools",
	os: "system",
	chip: "chip",
	computeUnits: "compute units",
	evaluator: "evaluator"
};
// src/report/over-time.ts
/** What earlier pushes were measured to be, how old that is, and what has grown since. */
function overTime({ verdict, past, on = /* @__PURE__ */ new Map(), links = {} }) {
	if (past === void 0) return [];
	const runs = past.runs.filter(({ commit }) => commit !== verdict.head.commit);
	const skipped = wrongLines(past.wrong);
	const newest = runs.at(-1);
	if (newest === void 0) return skipped.map((said) => paragraph(line`${TITLE} ${said}`));
	const models = verdict.models.filter(({ status }) => status !== "removed" && status !== "missing").map((model) => ({
		model,
		trends: trendsOf(model, runs)
	}));
	const said = joined([howOld(runs.length, newest, verdict, links), ...skipped], " ");
	const until = verdict.head.committed ?? newest.committed;
	return [
		group(paragraph(line`${TITLE} ${said}`), list([...models.flatMap(sizeGrowth), ...models.flatMap(({ model }) => wornData(model, on.get(model.name), runs))])),
		...trendTable(models, until),
		...trendCharts(models)
	];
}
const TITLE = strong(line`Over time.`);
/** Numbers of long ago say little of what the branch is now. */
function howOld(count, newest, { head }, links) {
	const { commit, committed, branch, outcome } = newest;
	const url = links.repository && `${links.repository}/commit/${commit}`;
	const age = head.committed && ageBetween(committed, head.committed);
	const pushes = count === 1 ? "One push" : counted(count, "push", "pushes");
	const older = age === void 0 ? "" : `, ${age} older than the head`;
	const when = line`${link([code(shortCommit(commit))], url)} of ${committed.slice(0, 10)}${older}`;
	return line`${pushes} to ${code(branch)} on record, the newest ${when} (${outcome}). This informs, and decides nothing.`;
}
function wrongLines(wrong) {
	const [first] = wrong;
	if (first === void 0) return [];
	const count = wrong.length === 1 ? "One line" : counted(wrong.length, "line");
	return [line`${count} of the history could not be read, the first: ${first}.`];
}
/** `food/int8: 12.1 MB → 13.0 MB since 2026-05-03, 14 pushes`, of each variant whose size has changed. */
function sizeGrowth({ model, trends }) {
	return trends.flatMap((trend) => {
		const { variant, metric, past, now } = trend;
		const [first] = past;
		const last = now ?? past.at(-1);
		if (metric !== SIZE?.name || first === void 0 || last === void 0) return [];
		if (first.value === last.value) return [];
		const sizes = line`${figure(cell(first.value, "bytes"))}${markOf(first, trend)} → ${figure(cell(last.value, "bytes"))}`;
		const pushes = past.length === 1 ? "one push" : counted(past.length, "push", "pushes");
		const since = `since ${first.committed.slice(0, 10)}, ${pushes}`;
		return [line`${code(`${model.name}/${variant}`)}: ${sizes} ${since}`];
	});
}
const SIZE = metricFor("size");
/** `food: these 300 samples have judged 143 different weights`: the more, the likelier that one has passed by luck. */
function wornData(model, on, runs) {
	const worn = on && wearOf(model, on, runs);
	if (on === void 0 || worn === void 0) return [];
	const samples = on.count === 1 ? "this sample has" : `these ${counted(on.count, "sample")} have`;
	return [line`${code(model.name)}: ${samples} judged ${counted(worn, "model")} by now, this run's included`];
}
// src/report/placements.ts
/** Where Core ML expects variants to run, under a fold that says that it is a prediction. */
function everyPlacement({ models }) {
	const found = models.flatMap((model) => model.variants.flatMap(({ name, placements = {} }) => Object.entries(placements).map(([target, placement]) => ({
		name: `${model.name}/${name}`,
		target,
		placement
	}))));
	if (found.length === 0) return [];
	const off = found.flatMap(({ name, target, placement }) => placement.off.map((one) => offLine(name, target, one)));
	return [fold(`Where Core ML expects to run it (${found.length})`, paragraph(line`${PREDICTION}`), table(COLUMNS$1, found.map(row$1)), ...off.length === 0 ? [] : [paragraph(line`Not on the Neural Engine:`), list(off)])];
}
const PREDICTION = "Core ML's own compute plan of the compiled model: a prediction, and no observation. Shares are of the estimated cost.";
const TITLES = {
	ane: "Neural Engine",
	gpu: "GPU",
	cpu: "CPU"
};
const ORDER = DEVICES.toReversed();
const COLUMNS$1 = [
	{ title: "Variant" },
	{ title: "On" },
	...ORDER.map((device) => ({
		title: TITLES[device],
		right: true
	})),
	{
		title: "Switches",
		right: true
	},
	{
		title: "Operations",
		right: true
	}
];
function row$1({ name, target, placement }) {
	const { cost, switches, operations, costed } = placement;
	const open = costed < operations ? `${costed} of ${operations}` : String(operations);
	return [
		[code(name)],
		[code(target)],
		...ORDER.map((device) => figure(cell(cost[device] ?? 0, "rate"))),
		figure(String(switches)),
		figure(open)
	];
}
function offLine(name, target, { op, count, on, example, why }) {
	const reason = why === void 0 ? line`Core ML does not say why` : line`${why}`;
	return line`${code(name)} on ${code(target)}: ${String(count)} × ${code(op)} on the ${on.toUpperCase()} (${code(example)}): ${reason}`;
}
// src/report/published.ts
/** What rests on the word of a run that code of the pull request ran in, and what does not. */
function publishedList({ verdict, links = {} }) {
	const { published } = verdict;
	if (published === void 0) return [];
	const points = [
		...forgeable(verdict, published),
		REBUILT,
		...differing(verdict, published)
	];
	const title = strong(line`Measured without rights, judged here.`);
	const run = runName(published, links);
	return [group(paragraph(line`${title} ${run} ran the pull request's code.`), list(points))];
}
function runName({ run, attempt }, { repository }) {
	const url = repository && `${repository}/actions/runs/${run}/attempts/${attempt}`;
	return link(line`Run ${run}${attempt > 1 ? line`, attempt ${attempt},` : []}`, url);
}
function forgeable(verdict, { taken }) {
	if (taken === 0) return [line`Nothing of it was taken: no number here comes from it.`];
	const count = taken === 1 ? "One measurement comes" : `${taken} measurements come`;
	const forged = strong(line`Whoever wrote that code could have forged them:`);
	const what = line`${count} from it, of head and base alike. ${forged} answers, scores, times, sizes, and which weights were measured.`;
	const waived = waivedVariants(verdict);
	if (waived.length === 0) return [what];
	return [what, line`So could they the digest by which a waiver counts: ${joined(waived.map((one) => [code(one)]))}. Compare it before you merge.`];
}
function waivedVariants({ models }) {
	return models.flatMap(({ name, variants }) => variants.filter(({ limits }) => limits.some(({ waived }) => waived !== void 0)).map((variant) => `${name}/${variant.name}`));
}
const REBUILT = line`Made anew from git, by the tip of the target branch, and not from it: policy, limits and waivers, data and labels, the day, what the head would change of these, measurements taken elsewhere, and this verdict.`;
function differing({ outcome }, { said, taken }) {
	if (said === outcome) return [];
	if (said === void 0) return [line`Its own verdict could not be read.`];
	const why = taken === 0 ? [] : line`: the target branch has moved on since, or it said what is not so`;
	return [line`Its own verdict was ${code(said)}, and this one is not${why}.`];
}
// src/report/slices.ts
/** On which slice the loss fell, of each variant that is enforced and does not pass. */
function whereLossFell({ models }) {
	const points = models.flatMap((model) => model.variants.filter(isStopped).flatMap((one) => sentence(model, one)));
	return points.length === 0 ? [] : [list(points)];
}
function isStopped({ enforced, outcome }) {
	return enforced && outcome !== "pass";
}
function sentence({ name }, variant) {
	if (variant.fellOn === void 0) return [];
	return [line`${code(`${name}/${variant.name}`)}: ${variant.fellOn}`];
}
/** The numbers on each slice, under a fold that begins with where the loss fell. */
function everySlice({ models }) {
	const rows = models.flatMap((model) => model.variants.flatMap(({ name, slices = [] }) => slices.flatMap((slice) => sliceRows(model, name, slice))));
	if (rows.length === 0) return [];
	const said = models.flatMap((model) => model.variants.flatMap((one) => sentence(model, one)));
	const where = said.length === 0 ? [] : [list(said)];
	return [fold(`Every slice (${rows.length})`, ...where, table(COLUMNS, rows))];
}
const COLUMNS = [
	{ title: "Variant" },
	{ title: "Slice" },
	{
		title: "n",
		right: true
	},
	{ title: "Metric" },
	{
		title: "Value",
		right: true
	},
	{
		title: "Drop",
		right: true
	},
	{
		title: "Lost / gained",
		right: true
	}
];
function sliceRows(model, variant, { slice, n, metrics }) {
	return Object.entries(metrics).map(([metric, { value, interval, versus }]) => [
		[code(`${model.name}/${variant}`)],
		[code(sliceName(slice))],
		figure(String(n)),
		[code(metric)],
		figure(cellBetween(value, interval, formOfValue(metric, model))),
		figure(cellBetween(versus?.drop, versus?.interval, formOfDifference(metric, model))),
		figure(flips(versus))
	]);
}
// src/report/document.ts
/** The whole report in the order it is read. The ranks say what stays longest where room is short. */
function fullDocument(report) {
	const { verdict } = report;
	return [
		...ranked(0, headline(verdict)),
		...ranked(0, partList(verdict)),
		...ranked(1, findingList(report)),
		...ranked(1, unjudgedList(verdict)),
		...ranked(1, waiverList(report)),
		...ranked(1, whereLossFell(verdict)),
		...ranked(1, changeList(report)),
		...modelsOf(verdict),
		...ranked(5, sinceBase(verdict)),
		...ranked(0, legend(verdict)),
		...ranked(0, engineSentence(report)),
		...ranked(1, publishedList(report)),
		...ranked(1, noteList(verdict)),
		...ranked(6, explanations(verdict)),
		...ranked(6, variantNotes(verdict)),
		...ranked(6, everyPlacement(verdict)),
		...ranked(7, weightsToWaive(report)),
		...ranked(7, everyLimit(report)),
		...ranked(7, everyCause(verdict)),
		...ranked(8, everySlice(verdict)),
		...ranked(8, everyMetric(report)),
		...ranked(9, everyPackage(report)),
		...ranked(9, overTime(report)),
		...ranked(0, origins(report))
	];
}
/** The same for who waits for it: a table a model, what to ship, what stands in the way, and the answer last. */
function briefDocument({ verdict }) {
	return ranked(0, [
		...verdict.models.map(modelInBrief),
		...findings(verdict.models).map(findingInBrief),
		...asides(verdict),
		lastLine(verdict)
	]);
}
/** What was set aside, and what the head would loosen. */
function asides(verdict) {
	const waivers = (verdict.waivers ?? []).map(waiverText);
	const loosenings = loosened(verdict).map((change) => `once merged: ${changeText(change)}`);
	const said = [
		...partText(verdict),
		...otherCautions(verdict),
		...unjudgedText(verdict),
		...waivers,
		...loosenings
	];
	return said.length === 0 ? [] : [group(...said.map((one) => paragraph(line`${one}`)))];
}
/** The limits that stand in the way, on the lines that ask for them; then what the head loosens. */
function remarksOf({ verdict }) {
	return [...findings(verdict.models).map(onFinding), ...loosened(verdict).flatMap(onChange)];
}
function onFinding({ model, variant, limit }) {
	const what = `${model.name}/${variant.name} ${limitTextAmong(limit, model.targets)}: ${stateWord(limit)}`;
	const { path, line: own, headLine = own } = limit.at;
	return {
		level: limit.outcome === "warn" ? "warning" : "error",
		said: line`${`${what}: ${limit.why}`}`,
		at: {
			path,
			line: headLine
		}
	};
}
function onChange(change) {
	const { at } = change;
	return at === void 0 ? [] : [{
		level: "warning",
		said: line`${changeText(change)}`,
		at
	}];
}
function modelsOf({ models }) {
	const [first] = models;
	if (first !== void 0 && models.length === 1 && first.status === "judged") return modelSections(first, onlyModel(first));
	return worstFirst(models).flatMap((model) => modelSections(model, modelHeading(model)));
}
function modelSections(model, heading) {
	const passes = model.outcome === "pass";
	return [
		...ranked(passes ? 4 : 2, heading),
		...ranked(passes ? 5 : 3, modelTable(model)),
		...ranked(passes ? 5 : 3, choiceNodes(model))
	];
}
function worstFirst(models) {
	return models.toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
}
function ranked(rank, nodes) {
	return [nodes].flat().map((node) => ({
		rank,
		node
	}));
}
// src/report/pages.ts
/** The line by which the gate finds its own comment again; a reader does not see it. */
const MARKER = "<!-- quantgate -->";
/** Each policy that judges a pull request keeps a comment of its own. */
function markerOf(policy) {
	if (policy === DEFAULT_POLICY) return MARKER;
	return MARKER.replace(" -->", `: ${encodeURIComponent(policy)} -->`);
}
const DEFAULT_POLICY = "quantgate.yml";
/** GitHub takes 65,536 characters; the rest is for whoever posts it and adds a line. */
const COMMENT_LIMIT = 65e3;
/** What GitHub takes as a comment; `pointer` says where the rest is. */
function commentPage(pointer) {
	return {
		begins: MARKER,
		limit: COMMENT_LIMIT,
		measure: (text) => text.length,
		pointer: [emphasis(pointer)]
	};
}
/** Where the rest of a verdict's comment is. */
function beyondComment({ links }) {
	const rest = link(line`the uploaded out folder`, links?.artifact);
	return line`Shortened to what a comment may hold: ${rest} has everything.`;
}
/** The job summary has no marker, and room for all of most reports. */
const SUMMARY_PAGE = {
	limit: 1e6,
	measure: utf8Length,
	pointer: [emphasis(line`Shortened to what a job summary may hold: ${code("verdict.json")} has everything.`)]
};
function utf8Length(text) {
	let bytes = 0;
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
// src/report/render/annotations.ts
/** GitHub shows so many of each level for one step. */
const SHOWN = 10;
/** As many as are shown, failures first. */
function renderAnnotations(remarks) {
	return ["error", "warning"].flatMap((level) => remarks.filter((one) => one.level === level).slice(0, SHOWN).map(({ said, at: { path, line } }) => ({
		level,
		message: plainLine(said),
		path,
		line
	})));
}
// src/report/render/escape.ts
/** An invisible break inside what GitHub would turn into a mention, an issue, a link or an emoji. */
const BREAK = "&#8203;";
/**
* `_` inside a word is only itself. `:` before a non-space starts URLs and `:emoji:`; `.` matters
* after `www` and in a leading `1.`; the empty match sits inside `GH-1`. Dashes and the like matter
* only where a block could start.
*/
const ACTIVE = /[&<>@#$\\`*[\]!|~]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\S)|(?<=www|^\d+)\.|(?<=^\d+)\)|(?<=GH-)(?=\d)|^[-+=]/giu;
const SPELLED = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"@": `@${BREAK}`,
	"#": `#${BREAK}`,
	":": `:${BREAK}`,
	".": `${BREAK}.`,
	$: "<span>$</span>",
	"": BREAK
};
/** A text as Markdown that shows it and does nothing else: no markup, link, mention or emoji. */
function escapeMarkdown(text) {
	return text.replace(ACTIVE, (found) => SPELLED[found] ?? `\\${found}`);
}
/** The same inside an element, where GitHub reads no Markdown, and still looks for mentions and the like. */
function escapeHtml(text) {
	return text.replace(ACTIVE, (found) => SPELLED[found] ?? found);
}
/** The pieces in their order, as much of them as there is room for, the most important first. */
function fitInto(pieces, room) {
	const whole = document(pieces.map(assemble));
	if (room.measure(whole) <= room.limit) return whole;
	return document([...choose(pieces, room).filter((text) => text !== ""), room.pointer]);
}
function document(parts) {
	return `${parts.join("\n\n")}\n`;
}
function choose(pieces, { limit, measure, pointer }) {
	const kept = pieces.map(() => "");
	let left = limit - measure(document([pointer]));
	const importance = pieces.map((piece, at) => ({
		piece,
		at
	}));
	for (const { piece, at } of importance.sort((a, b) => a.piece.rank - b.piece.rank)) {
		const text = shortened(piece, left - 2, measure);
		kept[at] = text;
		left -= text === "" ? 0 : measure(text) + 2;
	}
	return kept;
}
/** The piece with as many of its items as fit; nothing where not even one does. */
function shortened(piece, left, measure) {
	const items = piece.items ?? [];
	let used = measure(assemble({
		...piece,
		items: []
	}));
	const fitting = items.findIndex((item) => {
		used += measure(item) + 1;
		return used > left;
	});
	if (used <= left) return assemble(piece);
	return fitting > 0 ? assemble({
		...piece,
		items: items.slice(0, fitting)
	}) : "";
}
/** The whole of a piece. */
function assemble({ opening, items = [], closing }) {
	return [
		opening,
		...items,
		...closing === void 0 ? [] : [closing]
	].filter((part) => part !== "").join("\n");
}
// src/report/render/mermaid.ts
/** A chart as GitHub draws it. */
function mermaid({ title, axis, steps, within }) {
	const values = steps.map(({ value }) => value);
	return [
		"```mermaid",
		settings(steps.length),
		"xychart-beta",
		`    title ${quoted(title)}`,
		`    x-axis [${steps.map(({ name }) => quoted(name)).join(", ")}]`,
		`    y-axis ${quoted(axis)} ${rangeOf(values, within)}`,
		`    line [${values.join(", ")}]`,
		"```"
	].join("\n");
}
/** A colour that is seen on light and dark, and room for every name below the axis. */
function settings(points) {
	const width = Math.max(LEAST_WIDTH, points * PIXELS_A_NAME);
	return `%%{init: ${JSON.stringify({
		xyChart: {
			width,
			height: 360
		},
		themeVariables: { xyChart: { plotColorPalette: "#2f81f7" } }
	})}}%%`;
}
const LEAST_WIDTH = 640;
const PIXELS_A_NAME = 125;
/** Room above and below, within what a value can be. */
function rangeOf(values, [least, most]) {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const margin = Math.max(1, (high - low) / 5);
	return `${Math.max(least, Math.floor(low - margin))} --> ${Math.min(most, Math.ceil(high + margin))}`;
}
/** Text of a chart ends at a quote and has no escape: what could end it, or be a directive, is left out. */
function quoted(text) {
	return `"${text.replace(/[^\w .%()/@=-]/g, "")}"`;
}
// src/report/render/markdown.ts
/** A document as Markdown that GitHub shows: as much of it as the page holds, the most important first. */
function renderMarkdown(document, { begins, pointer, ...room }) {
	const pieces = document.map(({ rank, node }) => ({
		rank,
		...written(node)
	}));
	return fitInto([...begins === void 0 ? [] : [{
		rank: 0,
		opening: begins
	}], ...pieces], {
		...room,
		pointer: said(pointer)
	});
}
function written(node) {
	switch (node.kind) {
		case "heading": return { opening: `${"#".repeat(node.level)} ${said(node.said)}` };
		case "paragraph": return { opening: [node.said, ...node.below].map(said).join("\n") };
		case "list": return {
			opening: "",
			items: node.points.flatMap(pointLines)
		};
		case "facts": return {
			opening: "",
			items: node.facts.map(([name, is]) => `- ${said(name)}: ${said(is)}`)
		};
		case "table": return {
			opening: [row(node.columns.map(({ title }) => titleText(title))), row(node.columns.map(({ right }) => right ? "--:" : "---"))].join("\n"),
			items: node.rows.map((cells) => row(cells.map(cellText)))
		};
		case "fold": return folded(escapeHtml(shown(node.summary)), together(node.nodes));
		case "chart": return { opening: mermaid(node) };
		case "group": return together(node.nodes);
		default: return node;
	}
}
/** `Ndcg@10`: with a letter before and only digits behind, it is neither a mention nor an address. */
const AT_RANK = /^[a-z]+@\d+$/i;
function titleText(title) {
	return AT_RANK.test(title) ? title : escaped(title);
}
function pointLines({ said: first, below = [], points = [] }) {
	return [[`- ${said(first)}`, ...below.map((one) => `  ${said(one)}`)].join("\n"), ...points.map((one) => `  - ${said(one)}`)];
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
/** The last may be shortened; the others stand whole before it. */
function together(nodes) {
	const last = nodes.at(-1);
	if (last === void 0) return { opening: "" };
	const before = nodes.slice(0, -1).map((node) => assemble(written(node)));
	const { opening, ...rest } = written(last);
	if (before.length === 0) return {
		opening,
		...rest
	};
	const start = before.join("\n\n");
	return {
		opening: opening === "" ? `${start}\n` : `${start}

${opening}`,
		...rest
	};
}
function folded(summary, { opening, items = [], closing }) {
	const start = `<details><summary>${summary}</summary>\n`;
	const end = "\n</details>";
	return {
		opening: opening === "" ? start : `${start}\n${opening}`,
		items,
		closing: closing === void 0 ? end : `${closing}\n${end}`
	};
}
function said(line) {
	return line.map(inlineText).join("");
}
function inlineText(one) {
	switch (one.kind) {
		case "text": return escaped(one.text);
		case "foreign": return escapeMarkdown(visible(one.text));
		case "figure": return figureText(one.text);
		case "code": return codeText(one.text);
		case "strong": return `**${said(one.said)}**`;
		case "emphasis": return `_${said(one.said)}_`;
		case "faint": return `<sub>${said(one.said)}</sub>`;
		case "link": return linkText(said(one.said), one.to);
		case "marked": return `${MARKS[one.mark]}${said(one.said)}`;
		default: return one;
	}
}
/** Each with the space after it. */
const MARKS = {
	pass: "✅ ",
	warn: "⚠️ ",
	fail: "❌ ",
	error: "❌ ",
	unmeasured: "➖ ",
	none: ""
};
/** Our words are escaped too: a stranger's that somebody took for ours still do nothing. */
function escaped(words) {
	return escapeMarkdown(shown(words));
}
/** What a code span shows as it stands, wherever it is put. */
const PLAIN = /^(?=.{1,200}$)[\w./:=%-]+(?: [\w./:=%-]+)*$/;
/** What could break out of backticks goes through the escape. */
function codeText(text) {
	return PLAIN.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(visible(text))}</code>`;
}
/** What cannot end a link early, nor the cell or the line that it stands in. */
const WEB = /^https?:\/\/[\w.!~*'():/?#@&+,;=%-]+$/;
function linkText(text, to) {
	return to === void 0 || !WEB.test(to) ? text : `[${text}](<${to}>)`;
}
/** Digits and units, of which no Markdown can be made, wherever they stand. */
const FIGURE = /^\+?(?:\d+(?:[.,]\d+)*|[ −–/→×%]|iOS|pt|ms|[kMG]?B)*$/;
/** The ends after it, in brackets that could begin a link where anything follows. */
const INTERVAL = / \[−?[\d.]+, −?[\d.]+\]$/;
function figureText(text) {
	return FIGURE.test(text) ? text : escaped(text);
}
/** In a cell nothing can follow. */
function cellText(cell) {
	if (!("kind" in cell)) return said(cell);
	const [interval = ""] = INTERVAL.exec(cell.text) ?? [];
	return `${figureText(cell.text.slice(0, cell.text.length - interval.length))}${interval}`;
}
// src/report/formats.ts
/** A new kind of report is one more row; one that is written in a new way is one renderer more. */
const FORMATS = {
	comment: {
		file: {
			path: "comment.md",
			says: "the report, as it is posted"
		},
		document: fullDocument,
		render: (said, report) => renderMarkdown(said, commentPage(beyondComment(report)))
	},
	summary: {
		document: fullDocument,
		render: (said) => renderMarkdown(said, SUMMARY_PAGE)
	},
	terminal: {
		document: briefDocument,
		render: renderTerminal
	},
	annotations: {
		document: remarksOf,
		render: renderAnnotations
	}
};
const FILED = Object.values(FORMATS).flatMap((one) => "file" in one ? [one] : []);
/** The files that judging leaves of a verdict. */
const FILES = FILED.map(({ file }) => file);
/** Those files with what stands in them. */
function filesOf(report) {
	return FILED.map(({ file, document, render }) => ({
		path: file.path,
		text: render(document(report), report)
	}));
}
/** A report in a format that needs nothing but it. */
function write(format, report) {
	return format.render(format.document(report), report);
}
// src/out/part.ts
function json(schema, version) {
	return {
		schema,
		most: 64e6,
		...version !== void 0 && { version }
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
	scratch: "\\w+",
	machine: "[0-9a-f]+",
	pid: "\\d{1,9}",
	start: "[0-9a-f]+",
	claim: "\\d{1,9}"
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
/** What one machine of several measured of requests that it shares with others; below it, it lies as in the out folder. */
const PART = "parts/<index>-of-<of>";
/**
* Everything that an out folder holds beside reports, whoever reads, writes, checks, removes or uploads it. Paths are relative to it
* and with `/`, as they stand in its files too.
*/
const LAYOUT = {
	ignore: file(".gitignore", {
		holds: { most: 1e4 },
		writtenBy: "plan",
		removedBy: [],
		says: "keeps all of it out of git"
	}),
	plan: file("plan.json", {
		holds: json(Plan, 2),
		writtenBy: "plan",
		removedBy: [],
		says: "what to run: commits, policy with digest, models, requests, each with its data part by part; of a pull request the target's commit that merging was tried on; models that no policy names; of each folder of images, which files are no samples; the day, by which waivers end; what the head would change of policy and data; of each limit, what so many examples will be able to tell; on pushes and in a merge queue `question`, the digest by which [an attested verdict](protecting-releases.md#attested-verdicts) is found"
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
	partMeasurement: files(`${PART}/${MEASUREMENT}`, {
		holds: json(Measurement),
		writtenBy: "measure",
		removedBy: ["measure", "judge --measured"],
		says: "what one machine of [several](sharding.md) saw of a variant, where others answer the rest of its examples"
	}),
	partRecords: files(`${PART}/${RECORDS}`, {
		holds: LINES,
		writtenBy: "measure",
		removedBy: ["measure", "judge --measured"],
		says: "its answers to those that it measured; `judge` joins them below `records/`"
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
	})
};
const REPORTS = FILES.map(({ path, says }) => file(path, {
	holds: { most: LARGEST_FILE },
	writtenBy: "judge",
	removedBy: ["judge"],
	says
}));
/** So that nobody has to tell git of the folder, and no model in it is taken for one of the project's. */
const IGNORES_ALL = "# Written by quantgate: nothing in this folder is for git.\n*\n";
/** All of it in one list. */
const PARTS = [...Object.values(LAYOUT), ...REPORTS];
/** What a run that was killed was still working in. */
const HALVES = [".measuring-<scratch>"];
/** Where a whole folder is made before it takes the place of what is there, and where that waits to be removed. */
const FRESH = ".fresh";
const REPLACED = ".replaced";
/** Says that a process is at work in the folder. */
const CLAIM = ".at-work-<machine>-<pid>-<start>-<claim>";
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
/** A file as another version of quantgate writes it. */
var OtherVersion = class extends UserError {
	/** `of schema 1, as …` */
	says;
	constructor(file, found, ours) {
		const says = `of schema ${found}, as another version of quantgate writes it; this one reads schema ${ours}`;
		super({
			message: `is ${says}`,
			at: { file },
			fix: "Run quantgate plan again with this version, and measure by that plan: all stages go with one version."
		});
		this.says = says;
	}
};
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
/**
* A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused, and a file of
* another version of quantgate by name.
*/
async function readJson(root, path, { schema, most, version }) {
	const handle = await openRegular(root, path, most);
	if (handle === void 0) return void 0;
	const text = await handle.readFile("utf8").finally(() => handle.close());
	const file = join(root, path);
	const value = parse(text, file);
	if (holdsMany(value)) throw refuse(file, MANY);
	if (version !== void 0) refuseOther(value, version, file);
	const read = schema.safeParse(value);
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
const Versioned = object({ schema: int() });
function refuseOther(value, version, file) {
	const found = Versioned.safeParse(value);
	if (found.success && found.data.schema !== version) throw new OtherVersion(file, found.data.schema, version);
}
export { capitalized as A, MARKER as C, pastRunOf as D, judgedOn as E, Verdict as F, AttestedRun as I, ASIDE_KINDS as L, formOfDifference as M, FAULT_SENTENCES as N, isNothingToTell as O, PART_SENTENCE as P, DIRECTIONS as R, renderMarkdown as S, markerOf as T, pathOf as _, CLAIM as a, filesOf as b, IGNORES_ALL as c, PARTS as d, RECORDED as f, namesIn as g, expressionOf as h, refuse as i, changeText as j, unjudgedText as k, LAYOUT as l, LARGEST_FILE as m, openRegular as n, FRESH as o, REPLACED as p, OtherVersion as r, HALVES as s, readJson as t, PART as u, topOf as v, commentPage as w, write as x, FORMATS as y };
