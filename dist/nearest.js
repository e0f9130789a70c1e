import { u as toDecimals } from "./shelves.js";
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
/** How long somebody waits: no value of a metric. */
const WAIT = {
	means: "a time to wait",
	write: "in seconds",
	example: "60 s",
	units: [{
		symbol: "s",
		factor: 1,
		shift: 0,
		says: "seconds"
	}],
	least: 1,
	most: 3600
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
	if (metric.eitherWay) return WRITTEN[metric.quantity].difference;
	if (compares === "difference" && metric.relative) return "relative";
	return WRITTEN[metric.quantity][compares];
}
/** Why a metric cannot be limited so, with the word that can; nothing where it can. */
function whyNot({ name, direction, quantity, eitherWay }, operator) {
	if (eitherWay && operator !== "max") return `${name} is harm whichever way it goes, so a limit is on how far it lies from 0: write max, not ${operator}`;
	if (quantity === "version" && OPERATORS[operator].compares !== "value") return `${name} is a version, which takes min or max only, not ${operator}`;
	if (direction === "higher" && operator === "max-increase") return `${name} is better the higher, so a drop is the harm: write max-drop, not max-increase`;
	if (direction === "lower" && operator === "max-drop") return `${name} is better the lower, so an increase is the harm: write max-increase, not max-drop`;
	if (direction === "higher" && operator === "max-ratio") return `${name} is better the higher, so max-ratio would not stop a loss: write max-drop or min`;
}
/** Whether a limit on the metric sees examples without a label as well. */
function countsUnlabelled({ unlabelled, k = 1 }, operator) {
	if (unlabelled?.count !== "compared") return unlabelled !== void 0;
	return k <= unlabelled.most && OPERATORS[operator].against !== "absolute";
}
function operatorsOf(metric) {
	return OPERATOR_NAMES.filter((operator) => whyNot(metric, operator) === void 0);
}
// src/catalog/objectives.ts
/** What the recommended variant is chosen by, among those that keep every limit: by the first unless told. */
const OBJECTIVES = [
	"size",
	"latency",
	"accuracy"
];
// src/catalog/decimal.ts
function toNumber({ units, scale }) {
	return Number(`${units}e-${scale}`);
}
/** Of plain decimal text such as `-0.25`; the caller has checked that it is one. */
function toDecimal(text) {
	const [whole = "", fraction = ""] = text.split(".");
	return shortest({
		units: BigInt(whole + fraction),
		scale: fraction.length
	});
}
/** The decimal that a number prints as: what a file says, not its nearest binary neighbour. */
function decimalOf(value) {
	const [digits = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = digits.split(".");
	const scale = fraction.length - Number(exponent);
	const units = BigInt(whole + fraction);
	return scale < 0 ? {
		units: units * 10n ** BigInt(-scale),
		scale: 0
	} : {
		units,
		scale
	};
}
function minus(a, b) {
	const scale = Math.max(a.scale, b.scale);
	return {
		units: unitsAt(a, scale) - unitsAt(b, scale),
		scale
	};
}
function times(a, b) {
	return {
		units: a.units * b.units,
		scale: a.scale + b.scale
	};
}
/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact. */
function compareDecimals(a, b) {
	const { units } = minus(a, b);
	return units === 0n ? 0 : units < 0n ? -1 : 1;
}
/** Without trailing zeros, so that equal numbers are equal objects: 0.50 is 0.5. */
function shortest({ units, scale }) {
	let short = {
		units,
		scale
	};
	while (short.scale > 0 && short.units % 10n === 0n) short = {
		units: short.units / 10n,
		scale: short.scale - 1
	};
	return short;
}
function unitsAt({ units, scale }, wanted) {
	return units * 10n ** BigInt(wanted - scale);
}
// src/words/limits.ts
/** `light=dark`, as the policy writes a slice. */
function sliceName({ column, value }) {
	return `${column}=${value}`;
}
/** What waivers call a limit: `top-1 max-drop`, `light=dark top-1 min`. */
function limitName({ slice, metric, operator }) {
	return `${slice === void 0 ? "" : `${sliceName(slice)} `}${metric} ${operator}`;
}
/** The limit with its number as the policy has it: `top-1 max-drop 1.5 pt`, `light=dark top-1 min 80 %`. */
function limitText(limit) {
	return `${limitName(limit)} ${"limit" in limit ? limit.limit : limit.text}`;
}
/** With the target that it holds on, where there are several. */
function limitTextAmong(limit, targets) {
	return targets.length > 1 ? `${limitText(limit)} on ${limit.on}` : limitText(limit);
}
/**
* A number as a policy would write it, every digit kept, so that it reads back as itself: `1.5 pt`, `95 %`, `iOS 17`,
* `13000000 B`. `value` is as files have it: of rates a share of 1.
*/
function asWritten(value, name) {
	const { units, unitFirst } = FORMS$1[name];
	const [unit] = units;
	if (unit === void 0) return plain(value);
	const number = plain({
		units: value.units,
		scale: value.scale - unit.shift
	});
	return unitFirst ? `${unit.symbol} ${number}` : `${number} ${unit.symbol}`;
}
/** A limit worth writing, to two decimals of its unit: one on a loss is rounded up, which may be wider, not smaller. */
function asLimit(value, name, rounding) {
	const { units, scale } = decimalOf(toDecimals(value * 100, 2, rounding));
	return asWritten({
		units,
		scale: scale + 2
	}, name);
}
/** `-0.25`: digits, a point and the hyphen that a policy has for a minus. */
function plain({ units, scale }) {
	if (scale <= 0) return String(units * 10n ** BigInt(-scale));
	const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
	const fraction = digits.slice(-scale).replace(/0+$/, "");
	const whole = digits.slice(0, -scale);
	return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
// src/catalog/parity.ts
/** The output that is farthest from the other engine's. */
function worstOutput({ outputs }) {
	const [first, ...others] = Object.entries(outputs).map(([name, one]) => ({
		name,
		...one
	}));
	if (first === void 0) throw new Error("a parity always has an output");
	return others.reduce((worst, one) => one.cosine < worst.cosine ? one : worst, first);
}
// src/catalog/unmeasured.ts
function isUnmeasured(value) {
	return "unmeasured" in value;
}
// src/catalog/metrics.ts
/** The share of units that may be worse than what their harm is counted up to. */
const MAX_SHARE = {
	value: toDecimal("0.05"),
	text: "5 %"
};
const PACKAGE = {
	direction: "lower",
	source: "package",
	test: "exact"
};
const TARGET = {
	source: "target",
	test: "not-yet"
};
/** What a model has whatever its task: of its package, and of the target that it runs on. */
const METRICS_OF_ANY_TASK = [
	{
		...PACKAGE,
		name: "size",
		alsoCalled: [
			"file size",
			"model size",
			"package size",
			"disk",
			"disk size",
			"storage",
			"bytes"
		],
		quantity: "bytes",
		says: "all files of the package",
		of: ({ bytes }) => bytes,
		objective: "size",
		column: "Size"
	},
	{
		...PACKAGE,
		name: "bits-per-weight",
		alsoCalled: [
			"bits",
			"bpw",
			"bitwidth"
		],
		quantity: "bits",
		says: "bits stored for each weight, tables included",
		of: ({ weights }) => weights.bitsPerWeight,
		column: "Bits/weight"
	},
	{
		...PACKAGE,
		name: "minimum-os",
		alsoCalled: [
			"os",
			"ios",
			"min os",
			"minimum ios",
			"deployment target",
			"minimum deployment target"
		],
		quantity: "version",
		says: "the oldest iOS that loads it",
		of: ({ minimumOS }) => iosVersion(minimumOS),
		column: "Needs"
	},
	{
		...TARGET,
		name: "latency-p50",
		alsoCalled: [
			"latency",
			"speed",
			"time",
			"runtime",
			"median latency",
			"inference time",
			"prediction time",
			"latency ms",
			"p50"
		],
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		says: "median time of a prediction",
		round: "predictions",
		percentile: .5,
		needs: "time",
		objective: "latency",
		column: "Latency"
	},
	{
		...TARGET,
		name: "latency-p95",
		alsoCalled: [
			"p95",
			"p99",
			"latency p99",
			"tail latency",
			"max latency"
		],
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		says: "95th percentile of the time of a prediction",
		round: "predictions",
		percentile: .95,
		needs: "time"
	},
	{
		...TARGET,
		name: "load-time",
		alsoCalled: [
			"load",
			"loading time",
			"startup"
		],
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		round: "load",
		says: "time to load the compiled model",
		needs: "time"
	},
	{
		...TARGET,
		name: "first-prediction",
		alsoCalled: [
			"first inference",
			"cold start",
			"warmup"
		],
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		round: "first",
		says: "time of the first prediction after loading",
		needs: "time"
	},
	{
		...TARGET,
		name: "peak-memory",
		alsoCalled: [
			"memory",
			"ram",
			"rss",
			"memory usage",
			"footprint"
		],
		direction: "lower",
		quantity: "bytes",
		test: "rounds",
		round: "memory",
		says: "largest memory of the process",
		needs: "time"
	},
	{
		...TARGET,
		name: "ane-share",
		alsoCalled: [
			"ane",
			"neural engine",
			"ane usage"
		],
		direction: "higher",
		quantity: "rate",
		test: "exact",
		says: "share of the cost that Core ML expects on the Neural Engine: a prediction",
		planned: (plan) => enough(plan, plan.costed, "a cost", plan.cost.ane ?? 0),
		needs: "neural-engine",
		column: "On ANE"
	},
	{
		...TARGET,
		name: "device-switches",
		alsoCalled: ["switches", "transitions"],
		direction: "lower",
		quantity: "number",
		test: "exact",
		says: "changes of device that Core ML expects from one operation to the next: a prediction",
		planned: (plan) => enough(plan, plan.placed, "a device", plan.switches),
		needs: "placement"
	},
	{
		...TARGET,
		name: "target-parity",
		direction: "higher",
		quantity: "number",
		test: "exact",
		says: "cosine of the worst output with the portable engine's for the same package",
		within: [-1, 1],
		given: ({ parity }) => parityGiven(parity),
		needs: "time"
	}
];
/** `top-k` for `top-5`: what tables and tasks call it. */
function familyOf({ name, family = name }) {
	return family;
}
/** `top-5` for the fifth of `top-k`, `decisions@0.3` for the one at 0.3 of `decisions@t`. */
function memberOf({ name }, k) {
	return name.replace(/[kt]$/, String(k));
}
/** Of what is measured against the reference already there is no drop from it. */
function isAgainstReference({ against }) {
	return against === "reference";
}
/**
* Whether one unit in a thousand may hold a harm that outweighs all others: a mean, or what is made of one, of values
* without a most.
*/
function isUnbounded({ source, test, within }) {
	return source === "records" && (test === "mean" || test === "clustered" || test === "resampled") && within === void 0;
}
/** Whether each unit's harm can be counted up to a worst: of a root of squares it is no sum of the units'. */
function takesWorst(metric) {
	return isUnbounded(metric) && metric.test !== "resampled";
}
/** Its members are named by a number of things (`k`), or by a threshold (`t`). */
function isFamily({ name, k }) {
	return k === void 0 && /[@-][kt]$/.test(name);
}
/** How the number of a member is written: a whole one from 1 on, or a decimal. */
function memberPattern({ name }) {
	return name.endsWith("t") ? "-?(0|[1-9]\\d{0,3})(\\.\\d{1,4})?" : "[1-9]\\d{0,3}";
}
/** Those that the target gives of a model that runs on it. */
function metricsGivenBy({ abilities }) {
	return abilities.flatMap((ability) => METRICS_OF_ANY_TASK.filter(({ needs }) => needs === ability));
}
/** Of a plan that leaves too much open, nothing follows. */
function enough({ operations }, known, what, value) {
	if (operations === 0) return { unmeasured: "the compute plan has no operation" };
	if (known >= PLANNED * operations) return value;
	return { unmeasured: `the compute plan names ${what} of ${known} of ${operations} operations alone` };
}
/** The least share of the operations that a plan has to say something of. */
const PLANNED = .9;
/** What a target measured elsewhere gives, its measurements show. */
function givesMetric(target, { name }) {
	return target === void 0 || metricsGivenBy(target).some((metric) => metric.name === name);
}
function parityGiven(parity) {
	if (parity === void 0) return { unmeasured: "nobody compared it with the portable engine" };
	if (isUnmeasured(parity)) return parity;
	const { name, cosine, agreement } = worstOutput(parity);
	const says = `worst output: ${name}${agreement === void 0 ? "" : `, top-1 agreement ${(agreement * 100).toFixed(1)} %`}, over ${parity.n} examples`;
	return {
		value: cosine,
		n: parity.n,
		says
	};
}
function iosVersion(minimumOS) {
	const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
	if (version !== void 0) return Number(version);
	return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}
// src/tasks/data.ts
/** The keys of the `data` block that several tasks read; what one task alone reads stands in its row. */
const IMAGES = { images: {
	kind: "path",
	example: "Eval/images",
	says: "folder of images",
	isInput: true
} };
/** How a picture is brought into the form that the model takes. */
const FITTING = {
	fit: {
		kind: "choice",
		among: [
			"center-crop",
			"scale-fit",
			"scale-fill",
			"letterbox"
		],
		example: "center-crop",
		says: "how an image is brought to the model's size",
		optionOf: "images"
	},
	background: {
		kind: "color",
		example: "\"#ffffff\"",
		says: "what shows where an image is transparent; white unless told",
		optionOf: "images"
	},
	size: {
		kind: "numbers",
		example: "[224, 224]",
		says: "width and height of what the model is shown, where it takes several sizes",
		optionOf: "images"
	},
	preprocess: {
		kind: "values",
		example: "{ layout: nchw, color: rgb, scale: 1/255 }",
		says: "how an image becomes the array that the model takes: (pixel × scale − mean) ÷ std",
		optionOf: "images",
		of: {
			layout: {
				kind: "choice",
				among: ["nchw", "nhwc"],
				example: "nchw",
				says: "where the array has its channels: before the rows, or last"
			},
			color: {
				kind: "choice",
				among: [
					"rgb",
					"bgr",
					"gray"
				],
				example: "rgb",
				says: "which channels the array has, in which order"
			},
			scale: {
				kind: "number",
				example: "1/255",
				says: "what a pixel, 0 to 255, is multiplied by; 1 unless told"
			},
			mean: {
				kind: "numbers",
				example: "[0.485, 0.456, 0.406]",
				says: "what is then subtracted, one for all or one a channel; 0 unless told"
			},
			std: {
				kind: "numbers",
				example: "[0.229, 0.224, 0.225]",
				says: "what is then divided by, one for all or one a channel; 1 unless told"
			}
		}
	}
};
/** Of models that take several pictures at once. */
const PICTURES = { pictures: {
	kind: "by-name",
	of: "text",
	example: "{ left: left_file, right: right_file }",
	says: "where the model takes several images: of each input the column of the labels that names its file",
	optionOf: "images"
} };
/** None of these means anything without a picture. */
const FITTED = {
	fit: "images",
	background: "images",
	size: "images",
	preprocess: "images"
};
/** Inputs that are the same for every sample. */
const CONSTANTS = { constants: {
	kind: "by-name",
	of: "number",
	example: "{ threshold: 0.25 }",
	says: "inputs of the model that are the same for every sample, such as its thresholds"
} };
/** Of scores that are each a yes or a no: where yes begins. */
const THRESHOLD = { threshold: {
	kind: "number",
	example: "0.5",
	says: "from which score on the model says yes: of one number the positive class, of many each label"
} };
/** Of a model that gives one number of two classes. */
const BINARY = {
	...THRESHOLD,
	positive: {
		kind: "text",
		example: "ripe",
		says: "the label that a score from the threshold on means; 1 unless told"
	},
	negative: {
		kind: "text",
		example: "raw",
		says: "the label that a score below the threshold means; 0 unless told"
	}
};
const ARRAYS = { arrays: {
	kind: "path",
	example: "Eval/inputs.npz",
	says: "one array per model input, rows in the order of the labels; beside images, of the other inputs",
	isInput: true
} };
const LABELS = { labels: {
	kind: "path",
	example: "Eval/labels.csv",
	says: "CSV with `file` or `id`, `label` (of regression `value`), and any slice columns and `group`"
} };
const PAIRS = { pairs: {
	kind: "path",
	example: "Eval/pairs.csv",
	says: "CSV with `a`, `b` and `score`, and any `id`, slice columns and `group`"
} };
const TEXTS = { texts: {
	kind: "path",
	example: "Eval/texts.jsonl",
	says: "folder of .txt files, or JSON lines with `id` and `text`"
} };
const CORPUS = {
	corpus: {
		kind: "path",
		example: "Eval/corpus.jsonl",
		says: "the documents: JSON lines with `_id`, `title` and `text`; or a folder of images, or arrays",
		isInput: true
	},
	queries: {
		kind: "path",
		example: "Eval/queries.jsonl",
		says: "the queries: JSON lines with `_id` and `text`; or a folder of images, or arrays",
		isInput: true
	}
};
/** What models that read text need besides it. */
const TOKENS = {
	tokenizer: {
		kind: "path",
		example: "Models/tokenizer.json",
		says: "the model's tokenizer, as Hugging Face's libraries save it",
		isInput: true
	},
	"max-length": {
		kind: "count",
		example: "128",
		says: "tokens that a text is cut to; as many as the model takes unless told"
	},
	"token-inputs": {
		kind: "values",
		example: "{ ids: input_ids, mask: attention_mask }",
		says: "the model's inputs that tokens are told by, where they have no usual names",
		of: {
			ids: {
				kind: "text",
				example: "input_ids",
				says: "the tokens themselves"
			},
			mask: {
				kind: "text",
				example: "attention_mask",
				says: "which places hold a token"
			},
			types: {
				kind: "text",
				example: "token_type_ids",
				says: "which text a token is of"
			},
			positions: {
				kind: "text",
				example: "position_ids",
				says: "the places, counted from 0"
			}
		}
	}
};
/** How what a model gives becomes one vector. */
const EMBEDDING = {
	pooling: {
		kind: "choice",
		among: [
			"none",
			"cls",
			"mean",
			"last"
		],
		example: "mean",
		says: "how the vectors of a text's tokens become one: the first, their mean, the last; needed where the model gives one a token"
	},
	embedding: {
		kind: "text",
		example: "last_hidden_state",
		says: "the output that is meant; needed where there are several arrays"
	}
};
const WINDOWS = {
	context: {
		kind: "count",
		example: "512",
		says: "tokens that the model sees at once"
	},
	stride: {
		kind: "count",
		example: "256",
		says: "tokens that the window moves by"
	}
};
const SLICE_BY = { "slice-by": {
	kind: "columns",
	example: "[lighting]",
	says: "columns of the labels whose values are limited on their own"
} };
const DIGEST = { digest: {
	kind: "digest",
	example: "sha256:<64 hex digits>",
	says: "pins data that the workflow fetched"
} };
/** Of a task of the user's own, the part in which its file lies, with what it imports from beside it. */
const CODE = "task";
// src/tasks/custom/row.ts
/** Keys of the `data` block that say something of every task of somebody's own. */
const OWN_DATA = {
	samples: {
		kind: "path",
		example: "Eval/samples.csv",
		says: "of records taken elsewhere: CSV with `id`, any slice columns and `group`, or JSON lines of these"
	},
	...SLICE_BY
};
const IMAGE_CLASSIFICATION = {
	name: "image-classification",
	says: "which class an input shows",
	evaluated: true,
	data: {
		...IMAGES,
		...LABELS,
		...ARRAYS,
		...FITTING,
		...PICTURES,
		...CONSTANTS,
		...BINARY,
		...SLICE_BY,
		unlabelled: {
			kind: "parts",
			example: "{ images: Eval/more, labels: Eval/more-labels.csv }",
			says: "more examples, of which only those need a label that models answer differently",
			of: {
				...IMAGES,
				...ARRAYS,
				labels: {
					kind: "path",
					example: "Eval/more-labels.csv",
					says: "CSV with `file` or `id` and `label`, empty where there is none yet"
				}
			},
			check: checkUnlabelled
		},
		...DIGEST
	},
	needs: [["images", "arrays"]],
	beside: ["images", "arrays"],
	together: {
		arrays: "labels",
		...FITTED,
		pictures: "images",
		positive: "threshold",
		negative: "threshold",
		"slice-by": "labels"
	},
	slicesByLabel: true,
	filesToLabel: "unlabelled images",
	options: (metrics) => ({ top: largestTop(metrics) }),
	metrics: [
		{
			name: "top-k",
			alsoCalled: [
				"accuracy",
				"acc",
				"top accuracy",
				"accuracy top",
				"top acc",
				"accuracy at",
				"categorical accuracy",
				"sparse categorical accuracy"
			],
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "the true label is among the k best classes",
			among: "classes",
			unlabelled: {
				count: "compared",
				most: 100
			}
		},
		{
			name: "agreement",
			alsoCalled: ["fidelity", "churn"],
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "the best class is the reference's best class",
			against: "reference",
			unlabelled: { count: "always" }
		},
		{
			name: "balanced-accuracy",
			alsoCalled: [
				"balanced acc",
				"recall",
				"macro recall",
				"mean recall",
				"class accuracy",
				"mean class accuracy",
				"per class accuracy"
			],
			direction: "higher",
			quantity: "rate",
			test: "mean",
			says: "mean of the classes' recalls, each class counted alike",
			within: [0, 1]
		},
		{
			name: "worst-class",
			alsoCalled: [
				"worst class recall",
				"worst class accuracy",
				"min recall",
				"minimum recall"
			],
			direction: "higher",
			quantity: "rate",
			test: "classes",
			says: "lowest recall of a class of at least 50 samples; a drop is the largest of any such class",
			passFrom: 50
		},
		{
			name: "true-class-probability",
			alsoCalled: ["confidence", "probability"],
			direction: "higher",
			quantity: "rate",
			test: "mean",
			says: "mean probability of the true label",
			within: [0, 1]
		},
		{
			name: "log-loss",
			alsoCalled: [
				"loss",
				"cross entropy",
				"nll",
				"negative log likelihood"
			],
			direction: "lower",
			quantity: "number",
			test: "mean",
			says: "mean of -ln p(true label)",
			worst: {
				says: "ln(number of classes)",
				of: Math.log
			}
		}
	],
	shows: ["top-1", "agreement"]
};
/** At least five, so that the report can show near misses. */
function largestTop(metrics) {
	return Math.max(5, ...metrics.map(({ among, k = 0 }) => among === "classes" ? k : 0));
}
/** Unlabelled examples are given as the labelled ones are; rows of arrays need a file that names them. */
function checkUnlabelled(within, beside) {
	const kinds = ["arrays", "images"].filter((kind) => beside.has(kind));
	const [kind = "images"] = kinds;
	const other = kind === "images" ? "arrays" : "images";
	const problems = [];
	if (kinds.length < 2 && within.has(other)) problems.push({
		key: other,
		message: `the labelled examples are ${kind}: give ${kind} here too`
	});
	else for (const needed of kinds.length === 0 ? [kind] : kinds) if (!within.has(needed)) problems.push({
		message: `unlabelled needs ${needed}`,
		fix: `such as ${EXAMPLES[needed]}`
	});
	if (kind === "arrays" && !within.has("labels")) problems.push({
		message: "unlabelled arrays need labels beside them",
		fix: FOR_ROWS
	});
	return problems;
}
const EXAMPLES = {
	images: "unlabelled: { images: Eval/more }",
	arrays: "unlabelled: { arrays: Eval/more.npz, labels: Eval/more.csv }"
};
const FOR_ROWS = "a CSV with a line for each row: id,label with the label empty where there is none yet";
// src/tasks/multi-label-classification/row.ts
const MULTI_LABEL_CLASSIFICATION = {
	name: "multi-label-classification",
	says: "which labels an input has, of which it may have several or none",
	evaluated: true,
	data: {
		...IMAGES,
		...LABELS,
		...ARRAYS,
		...FITTING,
		...PICTURES,
		...CONSTANTS,
		...THRESHOLD,
		"label-names": {
			kind: "names",
			example: "[sun, rain, wind]",
			says: "the labels in the order of the model's scores, where it does not name them itself"
		},
		...SLICE_BY,
		...DIGEST
	},
	needs: [["labels"]],
	needsToRun: [["images", "arrays"]],
	beside: ["images", "arrays"],
	together: {
		...FITTED,
		pictures: "images"
	},
	slicesByLabel: true,
	metrics: [
		{
			name: "label-map",
			alsoCalled: ["mean average precision", "average precision"],
			direction: "higher",
			quantity: "rate",
			test: "resampled",
			says: "average precision of a label's scores, mean of the labels that a sample has",
			within: [0, 1],
			passFrom: 200
		},
		{
			name: "exact-match",
			alsoCalled: ["subset accuracy", "exact match ratio"],
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "all labels that reach the threshold are the sample's, and no other"
		},
		{
			name: "label-accuracy",
			alsoCalled: [
				"accuracy",
				"acc",
				"hamming",
				"hamming accuracy",
				"hamming score"
			],
			direction: "higher",
			quantity: "rate",
			test: "mean",
			says: "the share of a sample's labels, those it has and those it lacks, that is told right",
			within: [0, 1]
		},
		{
			name: "worst-label",
			alsoCalled: ["worst class", "worst label accuracy"],
			direction: "higher",
			quantity: "rate",
			test: "classes",
			says: "lowest recall of a label that at least 50 samples have; a drop is the largest of any such label",
			passFrom: 50
		}
	],
	shows: ["label-map", "exact-match"]
};
// src/tasks/object-detection/row.ts
/** COCO's averages over classes and thresholds, each image a unit. */
const AVERAGE = {
	direction: "higher",
	quantity: "rate",
	test: "resampled",
	within: [0, 1],
	passFrom: 200
};
/** The forms of outputs that are read, by the names that policies write. */
const FORMS = [
	"nms-pipeline",
	"raw-head",
	"end-to-end",
	"detr"
];
/** The ways in which four numbers are a box: middle and size, a corner and size, two corners, and those with the height first. */
const ORDERS = [
	"cxcywh",
	"xywh",
	"xyxy",
	"yxyx"
];
/** Pixels of the picture that the model is shown, or shares of its sides. */
const UNITS = ["pixels", "normalized"];
const DECODE = {
	kind: "values",
	example: "{ form: raw-head }",
	says: "how the outputs become boxes: [object detection](object-detection.md)",
	of: {
		form: {
			kind: "choice",
			among: FORMS,
			example: "raw-head",
			says: "the form of the outputs"
		},
		classes: {
			kind: "text-list",
			example: "[cat, dog]",
			says: "the names of the classes in the model's order, where it has none or others"
		},
		confidence: {
			kind: "number",
			within: [0, 1],
			example: "0.001",
			says: "the score above which a box counts; 0.001 unless told"
		},
		iou: {
			kind: "number",
			within: [0, 1],
			example: "0.7",
			says: "the overlap above which the better of two boxes of a class suppresses the other; 0.7 unless told"
		},
		activation: {
			kind: "choice",
			among: [
				"none",
				"sigmoid",
				"softmax"
			],
			example: "sigmoid",
			says: "what makes probabilities of the model's scores; softmax has no object as its last class"
		},
		order: {
			kind: "choice",
			among: ORDERS,
			example: "cxcywh",
			says: "what the four numbers of a box are, where the form has others"
		},
		unit: {
			kind: "choice",
			among: UNITS,
			example: "pixels",
			says: "whether they are pixels of what the model is shown or shares of its sides, where the form has others"
		}
	}
};
/** As people evaluate detectors: nearly all boxes, since average precision needs the doubtful ones. The worker has them too. */
const CONFIDENCE = .001;
const IOU = .7;
/** Of a form whose boxes nobody has suppressed yet, or whose suppression is asked as the policy says. */
const SUPPRESSED = ["nms-pipeline", "raw-head"];
function tells({ decode }) {
	if (typeof decode !== "object" || decode === null) return [];
	const told = {
		confidence: CONFIDENCE,
		iou: IOU,
		...decode
	};
	const overlap = SUPPRESSED.includes(told.form) ? `; of two of a class that overlap by more than ${told.iou} the better one counts` : "";
	return [`boxes count from a score of ${told.confidence} on${overlap}; of a picture the best 300 are kept, and of a class in it the best 100`];
}
const OBJECT_DETECTION = {
	name: "object-detection",
	says: "what is where in an image",
	evaluated: true,
	data: {
		...IMAGES,
		annotations: {
			kind: "path",
			example: "Eval/instances.json",
			says: "COCO JSON, or a folder of YOLO labels"
		},
		names: {
			kind: "path",
			example: "Eval/data.yaml",
			says: "what the classes of YOLO labels are called: a data.yaml, or a text with a name a line"
		},
		...FITTING,
		...CONSTANTS,
		decode: DECODE,
		...SLICE_BY,
		...DIGEST
	},
	needs: [["annotations"]],
	needsToRun: [["images"]],
	together: {
		...FITTED,
		names: "annotations"
	},
	metrics: [
		{
			...AVERAGE,
			name: "map",
			alsoCalled: [
				"ap",
				"mean average precision",
				"average precision",
				"coco map",
				"map 50 95",
				"map 0.5 0.95",
				"accuracy",
				"precision"
			],
			says: "COCO average precision, IoU 0.50 to 0.95"
		},
		{
			...AVERAGE,
			name: "map-50",
			alsoCalled: [
				"ap50",
				"map 0.5",
				"map iou 50"
			],
			says: "average precision at IoU 0.50"
		},
		{
			...AVERAGE,
			name: "map-75",
			alsoCalled: ["ap75", "map 0.75"],
			says: "average precision at IoU 0.75"
		},
		{
			...AVERAGE,
			name: "map-small",
			says: "average precision of small objects"
		},
		{
			...AVERAGE,
			name: "map-medium",
			says: "average precision of medium objects"
		},
		{
			...AVERAGE,
			name: "map-large",
			says: "average precision of large objects"
		},
		{
			...AVERAGE,
			name: "mar-100",
			alsoCalled: [
				"ar",
				"mar",
				"ar 100",
				"recall",
				"average recall",
				"mean average recall"
			],
			says: "average recall with at most 100 detections an image"
		}
	],
	tells,
	shows: ["map"]
};
// src/tasks/parity/row.ts
const PARITY = {
	name: "parity",
	says: "whether the outputs stay what they were; needs no labels",
	evaluated: true,
	compares: "outputs",
	slicesByOutput: true,
	data: {
		...IMAGES,
		...ARRAYS,
		...FITTING,
		...CONSTANTS,
		...PAIRS,
		...TEXTS,
		...CORPUS,
		...TOKENS,
		...EMBEDDING,
		...WINDOWS,
		...DIGEST
	},
	needs: [[
		"images",
		"arrays",
		"pairs",
		"texts",
		"corpus"
	]],
	needsToRun: [[
		"images",
		"arrays",
		"tokenizer"
	]],
	beside: ["images", "arrays"],
	together: {
		...FITTED,
		stride: "context"
	},
	metrics: [
		{
			name: "cosine",
			alsoCalled: [
				"cosine similarity",
				"cos sim",
				"similarity"
			],
			direction: "higher",
			quantity: "number",
			test: "mean",
			says: "cosine of the outputs with the reference's",
			within: [-1, 1],
			against: "reference"
		},
		{
			name: "cosine-p1",
			direction: "higher",
			quantity: "number",
			test: "quantile",
			says: "the cosine that 99 of 100 samples reach",
			within: [-1, 1],
			percentile: .01,
			against: "reference"
		},
		{
			name: "cosine-min",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "the worst sample's cosine",
			against: "reference"
		},
		{
			name: "snr",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "signal to noise against the reference, in dB",
			against: "reference"
		},
		{
			name: "psnr",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "peak signal to noise against the reference, in dB",
			against: "reference"
		},
		{
			name: "max-error",
			alsoCalled: [
				"max abs diff",
				"max abs error",
				"max diff",
				"max absolute error",
				"linf",
				"tolerance"
			],
			direction: "lower",
			quantity: "number",
			test: "screen",
			says: "largest difference from the reference's outputs",
			against: "reference"
		},
		{
			name: "ssim",
			direction: "higher",
			quantity: "number",
			test: "mean",
			says: "structural similarity with the reference's pictures, of outputs that are images",
			within: [-1, 1],
			against: "reference"
		},
		{
			name: "argmax-agreement",
			alsoCalled: ["accuracy", "top agreement"],
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "the largest value of an output stands where the reference has it, of outputs that are vectors",
			against: "reference"
		}
	],
	shows: [
		"cosine",
		"cosine-p1",
		"cosine-min"
	]
};
// src/tasks/regression/row.ts
const REGRESSION = {
	name: "regression",
	says: "a number for each input",
	evaluated: false,
	data: {
		...IMAGES,
		...ARRAYS,
		...LABELS,
		...FITTING,
		...PICTURES,
		...SLICE_BY,
		...DIGEST
	},
	needs: [["labels"]],
	needsToRun: [["images", "arrays"]],
	together: {
		...FITTED,
		pictures: "images"
	},
	metrics: [{
		name: "mae",
		alsoCalled: [
			"mean absolute error",
			"l1",
			"absolute error",
			"error"
		],
		direction: "lower",
		quantity: "number",
		test: "mean",
		says: "mean absolute error"
	}, {
		name: "rmse",
		alsoCalled: [
			"mse",
			"root mean squared error",
			"mean squared error",
			"l2"
		],
		direction: "lower",
		quantity: "number",
		test: "resampled",
		says: "root of the mean squared error",
		passFrom: 200
	}],
	shows: ["mae"]
};
// src/tasks/segmentation/row.ts
const SEGMENTATION = {
	name: "segmentation",
	says: "a class for each pixel",
	evaluated: false,
	data: {
		...IMAGES,
		masks: {
			kind: "path",
			example: "Eval/masks",
			says: "folder of masks named like the images"
		},
		...FITTING,
		...DIGEST
	},
	needs: [["images"], ["masks"]],
	together: {},
	metrics: [{
		name: "mean-iou",
		alsoCalled: [
			"iou",
			"miou",
			"jaccard",
			"intersection over union",
			"accuracy"
		],
		direction: "higher",
		quantity: "rate",
		test: "resampled",
		says: "intersection over union, mean of the classes",
		within: [0, 1],
		passFrom: 200
	}],
	shows: ["mean-iou"]
};
// src/tasks/semantic-search/row.ts
const OF_THE_FIRST = {
	direction: "higher",
	quantity: "rate",
	test: "mean",
	within: [0, 1]
};
/** A ranking names at least so many documents, as far as there are. */
const LEAST_DEPTH = 1e3;
const SEMANTIC_SEARCH = {
	name: "semantic-search",
	says: "which documents answer a query",
	evaluated: true,
	data: {
		...CORPUS,
		qrels: {
			kind: "path",
			example: "Eval/qrels.tsv",
			says: "which documents answer which query, BEIR or TREC"
		},
		...TOKENS,
		...EMBEDDING,
		normalize: {
			kind: "flag",
			example: "true",
			says: "whether vectors count by their direction alone, so that scores are cosines; true unless told"
		},
		"query-prefix": {
			kind: "text",
			example: "\"query: \"",
			says: "what stands before a query, where the model was trained so"
		},
		"passage-prefix": {
			kind: "text",
			example: "\"passage: \"",
			says: "what stands before a document, where the model was trained so"
		},
		...FITTING,
		...SLICE_BY,
		...DIGEST
	},
	needs: [["queries"], ["qrels"]],
	needsToRun: [["corpus"]],
	whole: true,
	options: (metrics) => {
		const indexed = metrics.filter(({ ofBase }) => ofBase !== void 0);
		return {
			depth: Math.max(LEAST_DEPTH, ...metrics.map(({ k = 0 }) => k)),
			...indexed.length > 0 && { index: Math.max(...indexed.map(({ k = 0 }) => k)) }
		};
	},
	together: {},
	ranges: { margin: "how far the reference's first document is ahead of its second" },
	metrics: [
		{
			...OF_THE_FIRST,
			name: "ndcg@k",
			alsoCalled: [
				"dcg",
				"normalized discounted cumulative gain",
				"accuracy"
			],
			says: "normalized discounted gain of the first k"
		},
		{
			...OF_THE_FIRST,
			name: "recall@k",
			alsoCalled: [
				"hit rate",
				"hits",
				"hit",
				"recall at"
			],
			says: "relevant documents found among the first k"
		},
		{
			...OF_THE_FIRST,
			name: "mrr@k",
			alsoCalled: ["reciprocal rank", "mean reciprocal rank"],
			says: "reciprocal rank of the first relevant of the first k"
		},
		{
			...OF_THE_FIRST,
			name: "map@k",
			alsoCalled: ["mean average precision", "average precision"],
			says: "mean of the precisions at each relevant document of the first k"
		},
		{
			...OF_THE_FIRST,
			name: "index-compat@k",
			says: "ndcg@k among the documents as the base's reference has embedded them: whether their index can stay",
			ofBase: { index: "corpus" }
		},
		{
			...OF_THE_FIRST,
			name: "neighbours@k",
			alsoCalled: [
				"neighbors",
				"nearest neighbours",
				"overlap"
			],
			says: "the reference's first k found again",
			against: "reference",
			minded: {
				below: .95,
				k: 10,
				says: (value, name) => `of the reference's nearest documents it finds ${value} again (${name}): the index must be built with the very variant that answers, and never be mixed`
			}
		}
	],
	shows: ["ndcg@10", "recall@10"]
};
// src/tasks/sentence-similarity/row.ts
const CORRELATION = {
	direction: "higher",
	quantity: "number",
	test: "resampled",
	within: [-1, 1],
	passFrom: 200
};
const SENTENCE_SIMILARITY = {
	name: "sentence-similarity",
	says: "how alike two texts are",
	evaluated: true,
	data: {
		...PAIRS,
		...TOKENS,
		...EMBEDDING,
		prefix: {
			kind: "text",
			example: "\"query: \"",
			says: "what stands before either text, where the model was trained so"
		},
		...SLICE_BY,
		...DIGEST
	},
	needs: [["pairs"]],
	needsToRun: [["tokenizer"]],
	together: {},
	ranges: { cosine: "the reference's cosine" },
	metrics: [
		{
			...CORRELATION,
			name: "spearman",
			alsoCalled: [
				"correlation",
				"spearmanr",
				"rho",
				"rank correlation",
				"sts",
				"accuracy"
			],
			says: "rank correlation with the scores"
		},
		{
			...CORRELATION,
			name: "pearson",
			alsoCalled: ["pearsonr", "linear correlation"],
			says: "linear correlation with the scores"
		},
		{
			name: "cosine-shift",
			direction: "lower",
			quantity: "number",
			test: "mean",
			says: "how much higher the cosines are than the reference's, on average; lower ones are as bad",
			within: [-2, 2],
			against: "reference",
			eitherWay: true
		},
		{
			name: "decisions@t",
			alsoCalled: ["decision"],
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "pairs on the same side of the cosine t as for the reference",
			against: "reference"
		}
	],
	shows: ["spearman", "cosine-shift"]
};
// src/tasks/text-generation/row.ts
const TEXT_GENERATION = {
	name: "text-generation",
	says: "which token comes next",
	evaluated: false,
	data: {
		...TEXTS,
		tokenizer: TOKENS.tokenizer,
		...WINDOWS,
		...SLICE_BY,
		...DIGEST
	},
	needs: [["texts"]],
	needsToRun: [["tokenizer"]],
	together: { stride: "context" },
	metrics: [
		{
			name: "perplexity",
			alsoCalled: [
				"ppl",
				"loss",
				"cross entropy"
			],
			direction: "lower",
			quantity: "number",
			test: "clustered",
			says: "exp of the mean -ln p of a token",
			passFrom: 20,
			relative: true,
			worst: {
				says: "100 %, a text of which it doubles",
				of: () => 1
			}
		},
		{
			name: "kl",
			alsoCalled: [
				"kl divergence",
				"kld",
				"divergence"
			],
			direction: "lower",
			quantity: "number",
			test: "screen",
			says: "mean KL divergence from the reference, a token",
			against: "reference"
		},
		{
			name: "next-token",
			alsoCalled: [
				"accuracy",
				"next token accuracy",
				"token accuracy"
			],
			direction: "higher",
			quantity: "rate",
			test: "clustered",
			says: "the likeliest token is the reference's",
			within: [0, 1],
			passFrom: 20,
			against: "reference"
		}
	],
	shows: ["perplexity", "next-token"]
};
// src/tasks/rows.ts
/**
* Every task that a policy can name, light enough for every room that knows tasks and metrics by name; `tasks.ts` has
* the same tasks with their records and scores.
*/
const TASK_ROWS = [
	IMAGE_CLASSIFICATION,
	MULTI_LABEL_CLASSIFICATION,
	OBJECT_DETECTION,
	SENTENCE_SIMILARITY,
	SEMANTIC_SEARCH,
	TEXT_GENERATION,
	PARITY,
	REGRESSION,
	SEGMENTATION
];
/** Every key that the `data` block may have. */
const DATA_ROWS = Object.fromEntries([...TASK_ROWS.map(({ data }) => data), OWN_DATA].flatMap((rows) => Object.entries(rows)));
/**
* Whether whoever measures reads what lies under a key of a task; the rest is for planning alone. The code of a task of
* the user's own may read all of it.
*/
function isInput(task, key) {
	if (isCustomTask(task)) return true;
	const row = DATA_ROWS[key];
	return row?.kind === "path" && row.isInput === true;
}
/** Those of every task's records, then those that a model has whatever its task. */
const METRICS = [...TASK_ROWS.flatMap(({ metrics }) => metrics.map((metric) => ({
	...metric,
	source: "records"
}))), ...METRICS_OF_ANY_TASK];
function findTask(name) {
	return TASK_ROWS.find((task) => task.name === name);
}
/** Whether a slice's column is a number that the reference has of each sample, and no column of the labels. */
function isRange(task, column, sliceBy = []) {
	return Object.hasOwn(findTask(task)?.ranges ?? {}, column) && !sliceBy.includes(column);
}
/** `path/file.py:Class`: a task of the user's own, which declares its metrics in the policy. */
function isCustomTask(name) {
	return /^[^:\s]+\.py:[A-Za-z_]\w*$/.test(name);
}
/** Whether a model that does the task can have the metric; of a family, any member of it. */
function producesMetric(task, metric) {
	return metric.source !== "records" || task.metrics.some(({ name }) => name === familyOf(metric));
}
/** What a variant is best in that is chosen by the objective, where that is one metric. */
function metricFor(objective) {
	return METRICS.find((metric) => metric.objective === objective);
}
/** The metric of that name: of a family, the member with its number (`top-5`, `decisions@0.3`). */
function findMetric(name) {
	const family = FAMILIES.find(({ pattern }) => pattern.test(name))?.metric;
	if (family === void 0) return METRICS.find((own) => own.name === name && !isFamily(own));
	const k = Number(name.slice(family.name.length - 1));
	if (memberOf(family, k) !== name) return;
	const { members, ...row } = family;
	return {
		...row,
		...members?.[k],
		name,
		family: family.name,
		k
	};
}
const FAMILIES = METRICS.filter(isFamily).map((metric) => ({
	metric,
	pattern: new RegExp(`^${metric.name.slice(0, -1)}${memberPattern(metric)}$`)
}));
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
export { OBJECTIVES as $, familyOf as A, asLimit as B, UNITS as C, DIGEST as D, CODE as E, memberOf as F, sliceName as G, limitName as H, memberPattern as I, minus as J, compareDecimals as K, takesWorst as L, isAgainstReference as M, isFamily as N, SLICE_BY as O, isUnbounded as P, toNumber as Q, isUnmeasured as R, ORDERS as S, IMAGE_CLASSIFICATION as T, limitText as U, asWritten as V, limitTextAmong as W, times as X, shortest as Y, toDecimal as Z, SEGMENTATION as _, METRICS as a, operatorsOf as at, FORMS as b, findTask as c, QUANTITIES as ct, isRange as d, OPERATORS as et, metricFor as f, SEMANTIC_SEARCH as g, SENTENCE_SIMILARITY as h, DATA_ROWS as i, formOf as it, givesMetric as j, MAX_SHARE as k, isCustomTask as l, WAIT as lt, TEXT_GENERATION as m, didYouMean as n, countsUnlabelled as nt, TASK_ROWS as o, whyNot as ot, producesMetric as p, decimalOf as q, nearest as r, formNameOf as rt, findMetric as s, FORMS$1 as st, OTHER_ACCENTS as t, OPERATOR_NAMES as tt, isInput as u, WRITTEN as ut, REGRESSION as v, MULTI_LABEL_CLASSIFICATION as w, OBJECT_DETECTION as x, PARITY as y, worstOutput as z };
