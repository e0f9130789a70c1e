// src/catalog/metrics.ts
const RECORDS = [
	[
		"top-k",
		"higher",
		"rate",
		"paired-rate",
		"the true label is among the k best classes"
	],
	[
		"agreement",
		"higher",
		"rate",
		"paired-rate",
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
		"not-yet",
		"COCO average precision, IoU 0.50 to 0.95"
	],
	[
		"map-50",
		"higher",
		"rate",
		"not-yet",
		"average precision at IoU 0.50"
	],
	[
		"map-75",
		"higher",
		"rate",
		"not-yet",
		"average precision at IoU 0.75"
	],
	[
		"map-small",
		"higher",
		"rate",
		"not-yet",
		"average precision of small objects"
	],
	[
		"map-medium",
		"higher",
		"rate",
		"not-yet",
		"average precision of medium objects"
	],
	[
		"map-large",
		"higher",
		"rate",
		"not-yet",
		"average precision of large objects"
	],
	[
		"mar-100",
		"higher",
		"rate",
		"not-yet",
		"average recall with at most 100 detections an image"
	],
	[
		"spearman",
		"higher",
		"number",
		"not-yet",
		"rank correlation with the scores"
	],
	[
		"pearson",
		"higher",
		"number",
		"not-yet",
		"linear correlation with the scores"
	],
	[
		"ndcg@k",
		"higher",
		"rate",
		"not-yet",
		"normalized discounted gain of the first k"
	],
	[
		"recall@k",
		"higher",
		"rate",
		"not-yet",
		"relevant documents found among the first k"
	],
	[
		"mrr@k",
		"higher",
		"rate",
		"not-yet",
		"reciprocal rank of the first relevant of the first k"
	],
	[
		"neighbours@k",
		"higher",
		"rate",
		"not-yet",
		"the reference's first k found again"
	],
	[
		"perplexity",
		"lower",
		"number",
		"not-yet",
		"exp of the mean -ln p of a token",
		"relative"
	],
	[
		"kl",
		"lower",
		"number",
		"not-yet",
		"mean KL divergence from the reference, a token"
	],
	[
		"next-token",
		"higher",
		"rate",
		"not-yet",
		"the likeliest token is the reference's"
	],
	[
		"cosine",
		"higher",
		"number",
		"not-yet",
		"cosine of the outputs with the reference's"
	],
	[
		"snr",
		"higher",
		"number",
		"not-yet",
		"signal to noise against the reference, in dB"
	],
	[
		"psnr",
		"higher",
		"number",
		"not-yet",
		"peak signal to noise against the reference, in dB"
	],
	[
		"max-error",
		"lower",
		"number",
		"not-yet",
		"largest difference from the reference's outputs"
	],
	[
		"mae",
		"lower",
		"number",
		"not-yet",
		"mean absolute error"
	],
	[
		"rmse",
		"lower",
		"number",
		"not-yet",
		"root of the mean squared error"
	],
	[
		"mean-iou",
		"higher",
		"rate",
		"not-yet",
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
		"not-yet",
		"median time of a prediction"
	],
	[
		"latency-p95",
		"lower",
		"duration",
		"not-yet",
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
// src/catalog/units.ts
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
export { whyNot as a, familyOf as c, operatorsOf as i, findMetric as l, OPERATOR_NAMES as n, FORMS as o, formOf as r, METRICS as s, OPERATORS as t, isFamily as u };
