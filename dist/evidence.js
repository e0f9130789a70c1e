import { t as UserError } from "./errors.js";
import { a as counted, n as listedUpTo, s as magnitude, t as listed, v as REFERENCE } from "./lists.js";
import { A as quote, a as shortCommit, b as OPERATOR_NAMES, f as FAULT_SENTENCES, k as LAYOUT, o as shortDigest, x as formNameOf, y as OPERATORS } from "./nearest.js";
import { i as worst } from "./states.js";
import { i as isAgainstReference, o as outFolder, r as findMetric } from "./metrics.js";
import { a as asWritten, c as sliceName, d as minus, h as toNumber, l as compareDecimals, m as toDecimal, n as engineOf, o as limitName, s as limitText, u as decimalOf } from "./targets.js";
import { c as withDecimals, t as amount } from "./amounts.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { i as isUnmeasured } from "./shards.js";
import { A as identical, B as leftOut, D as comparable, E as pairsOf, G as settingsFor, H as confidenceOf, M as boundsBetween, N as harmBetween, O as comparableColumns, P as harmAlone, Q as entryOf, R as isTellable, T as countRight, V as alphaOf, X as recordingDigest, Z as asideNotes, a as holm, c as sliceOf, d as scoresSeen, f as scoresOf, i as tryLimits, j as packageValue, k as differences, l as pointOf, n as judgeAsk, o as judgeLimit, t as asksOf, u as guessNote, v as movedBy, w as rateInterval, y as changeBetween, z as isLeftOut } from "./limits.js";
import { f as PRESETS } from "./supposed.js";
import { n as findTask } from "./tasks.js";
import { n as readableTask, o as complete } from "./version.js";
import { join } from "node:path";
// src/judge/because.ts
/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
function because$1(models, unjudged) {
	if (models.length === 0) return "There is no model to judge.";
	const complaints = [...models.flatMap(complaintsOf), ...complaintsAboutOthers(unjudged)];
	const outcome = worst([...models, ...complaints].map((one) => one.outcome));
	const [first, ...more] = complaints.filter((complaint) => complaint.outcome === outcome);
	if (first === void 0) return allKept(models);
	const text = more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
	const fault = faultOf(models);
	return fault === void 0 ? text : `${FAULT_SENTENCES[fault]} ${text}`;
}
/** By the models of which it can be told: those that were compared with the base, or limited themselves. */
function faultOf(models) {
	const outcome = worst(models.map((model) => model.outcome));
	if (outcome === "pass" || outcome === "error") return;
	const faults = new Set(models.map((model) => faultIn(model, outcome)));
	const model = faults.has("both") || faults.has("model");
	const quantization = faults.has("both") || faults.has("quantization");
	if (model) return quantization ? "both" : "model";
	return quantization ? "quantization" : void 0;
}
function faultIn({ itself, variants }, outcome) {
	if (itself === void 0) return;
	const broken = ({ limits }) => limits.filter((limit) => limit.outcome === outcome && isBroken$1(limit));
	const model = broken(itself).length > 0;
	const quantization = variants.filter(({ enforced }) => enforced).flatMap(broken).some((limit) => !model || isAgainstModel(limit));
	if (model) return quantization ? "both" : "model";
	return quantization && itself.outcome === "pass" && itself.base ? "quantization" : void 0;
}
/** What could not be measured blames nobody, and neither does what the data cannot tell. */
function isBroken$1({ state, leans, metric }) {
	return (state === "fail" || leans === "fail") && findMetric(metric)?.source !== "package";
}
function isAgainstModel({ operator, metric }) {
	const found = findMetric(metric);
	return OPERATORS_AGAINST_MODEL.some((one) => one === operator) || found !== void 0 && isAgainstReference(found);
}
const OPERATORS_AGAINST_MODEL = OPERATOR_NAMES.filter((operator) => OPERATORS[operator].against === "reference");
function complaintsOf(model) {
	const { name, outcome, status, because, doubts = [] } = model;
	if (outcome === "error" || status === "removed") return [{
		outcome,
		text: `${name}: ${because}`
	}];
	return [...doubts.map((doubt) => ({
		outcome: "warn",
		text: `${name}: ${doubt}`
	})), ...enforcedOf(model).flatMap((variant) => complaintsAbout(variant, name))];
}
function complaintsAboutOthers(unjudged) {
	if (unjudged?.warns === void 0) return [];
	const { paths, more = 0, warns } = unjudged;
	const [first, ...others] = paths;
	return [{
		outcome: "warn",
		text: `${`no policy names ${first === void 0 ? "" : listed([first], others.length + more)}, so nobody judges it, and ${warns}`}: name it in a policy, or under ignore-models`
	}];
}
function complaintsAbout(variant, model) {
	const where = `${model}/${variant.name}`;
	const limits = variant.limits.filter(({ outcome }) => outcome !== "pass").map((limit) => {
		const { outcome, why, waived } = limit;
		const aside = waived === void 0 ? "" : `; waived until ${waived.until}: ${waived.reason}`;
		return {
			outcome,
			text: `${where} ${limitText(limit)}: ${why}${aside}`
		};
	});
	if (limits.length > 0 || variant.outcome === "pass") return limits;
	return [{
		outcome: variant.outcome,
		text: `${where}: ${variant.reason ?? variant.uncertified}`
	}];
}
function allKept(models) {
	const limits = models.flatMap(enforcedOf).flatMap((variant) => variant.limits);
	const idle = limits.filter(({ state }) => state === "not-applicable");
	const told = limits.filter(({ state }) => state !== "inconclusive" && state !== "not-applicable");
	if (models.every(({ status }) => status === "unchanged")) return UNTOUCHED;
	if (limits.length === 0) return "No limit is enforced, so none is broken.";
	const open = limits.length - told.length - idle.length;
	return `${kept(told.length)}${untold(open)}${inapplicable(idle)}.`;
}
/** What was not asked is not kept, and not passed over: without a base there is nothing to compare with. */
function inapplicable(idle) {
	const [first] = idle;
	if (first === void 0) return "";
	return `; ${idle.length === 1 ? "one does not apply" : `${idle.length} do not apply`}: ${first.why}`;
}
const UNTOUCHED = "This changes no model that the policy judges: nothing was measured.";
function kept(count) {
	if (count === 0) return "No enforced limit is broken";
	return count === 1 ? "The one enforced limit is kept" : `All ${count} enforced limits are kept`;
}
/** Limits on slices: where the data cannot tell of any other, the outcome is no pass. */
function untold(count) {
	if (count === 0) return "";
	return `; of ${count === 1 ? "one on a slice" : `${count} on slices`} the data cannot tell`;
}
/** The model itself stands before what is made of it. */
function enforcedOf({ itself, variants }) {
	return [...itself ? [itself] : [], ...variants.filter(({ enforced }) => enforced)];
}
// src/judge/head-lines.ts
/**
* Marks of each limit of the target's policy where the head's version of the file has it: GitHub shows a remark only
* beside a line of the head. What the head removes is marked where it stood in.
*/
function withHeadLines(models, head) {
	if (head === void 0) return [...models];
	return models.map((model) => {
		const marked = (part) => ({
			...part,
			limits: part.limits.map((limit) => {
				const line = lineIn(head, model.name, part.name, limit);
				if (line === limit.at.line) return limit;
				return {
					...limit,
					at: {
						...limit.at,
						headLine: line
					}
				};
			})
		});
		const itself = model.itself && { itself: marked(model.itself) };
		return {
			...model,
			...itself,
			variants: model.variants.map(marked)
		};
	});
}
function lineIn({ models }, model, variant, limit) {
	const own = models.find(({ name }) => name === model);
	const itself = own && {
		limits: own.referenceLimits,
		at: own.at
	};
	const made = variant === "reference" ? itself : own?.variants.find(({ name }) => name === variant);
	return (made?.limits.find((one) => limitName(one) === limitName(limit)) ?? made ?? own)?.at.line ?? 1;
}
// src/judge/observe-scores.ts
/** What records or times show of a metric, and how it compares with the reference's. */
function observeScores(name, seen, other, alpha) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	const answers = isUnmeasured(other) ? other : other.columns;
	const after = scoresSeen(metric, seen, answers);
	if (isUnmeasured(after)) return;
	const before = isUnmeasured(other) || isAgainstReference(metric) ? void 0 : scoresSeen(metric, other, answers);
	const same = !isUnmeasured(other) && identical(seen, other);
	return observed(metric, {
		...before === void 0 || isUnmeasured(before) ? { after } : {
			before,
			after
		},
		same,
		alpha
	});
}
function observed(metric, sides) {
	const { after } = sides;
	switch (after.kind) {
		case "collapsed": return;
		case "screen": return {
			value: after.value,
			n: after.n
		};
		case "rate": return observedRate({
			...sides,
			after
		});
		default: return observedValue(metric, {
			...sides,
			after
		});
	}
}
function observedRate({ before, after, same, alpha }) {
	const { right } = after;
	const [count, n] = [countRight(right), right.length];
	const about = {
		value: count / n,
		n,
		interval: rateInterval(count, n, alpha)
	};
	if (before?.kind !== "rate") return about;
	const { drop, interval, lost, gained } = changeBetween(before, after, same, alpha);
	return {
		...about,
		versus: {
			drop,
			interval,
			lost,
			gained
		}
	};
}
function observedValue(metric, { before, after, same, alpha }) {
	const alone = harmAlone.lower(after);
	const { value, n } = alone;
	if (!isTellable(value)) return;
	const bounds = after.kind === "rounds" ? alone.bounds(alpha) : {};
	const about = {
		value,
		n,
		..."interval" in bounds && { interval: bounds.interval }
	};
	if (before?.kind !== after.kind) return about;
	const sides = {
		before,
		after,
		same,
		together: true
	};
	const harm = harmBetween(metric, {
		...sides,
		by: "difference",
		at: 0
	});
	if (isUnmeasured(harm)) return about;
	const { interval } = harm.resampling?.done ?? true ? boundsBetween(harm, sides, alpha) : {};
	return {
		...about,
		versus: {
			drop: harm.value,
			...interval && { interval }
		}
	};
}
// src/judge/recorded/stated-metric.ts
/** A number that a measurement only states, with its distance from the reference's and without bounds. */
function statedMetric(name, seen, other) {
	const own = seen.stated[name];
	if (own === void 0) return;
	const theirs = isUnmeasured(other) ? void 0 : other.stated[name];
	return {
		...own,
		...theirs && { versus: { drop: worse(name, own.value, theirs.value) } }
	};
}
/** In exact decimals: 0.912 − 0.904 is 0.008. */
function worse(name, own, theirs) {
	const [a, b] = [decimalOf(own), decimalOf(theirs)];
	return toNumber(findMetric(name)?.direction === "lower" ? minus(a, b) : minus(b, a));
}
// src/judge/observe.ts
const TIMED = ["latency-p50", "latency-p95"];
const PACKAGE = [
	"size",
	"bits-per-weight",
	"minimum-os"
];
/** The numbers of a variant that there are; of what is left out, its limits say why. */
function observe(seen, reference, rates, alpha) {
	const other = comparable(seen, reference, "the reference");
	const timed = seen.rounds === void 0 ? [] : TIMED;
	const found = [...[.../* @__PURE__ */ new Set([
		...rates,
		...Object.keys(seen.stated),
		...timed
	])].map((name) => [name, numberOf(name, seen, other, alpha)]), ...PACKAGE.map((name) => [name, heldOf(name, seen)])];
	return Object.fromEntries(found.flatMap(([name, one]) => one ? [[name, one]] : []));
}
function heldOf(name, seen) {
	const value = packageValue(name, seen.package);
	return typeof value === "number" && isTellable(value) ? { value } : void 0;
}
function numberOf(name, seen, other, alpha) {
	const found = statedMetric(name, seen, other) ?? observeScores(name, seen, other, alpha);
	if (found === void 0 || !isTellable(found.value)) return;
	const { versus, ...about } = found;
	return versus === void 0 || isTellable(versus.drop) ? found : about;
}
// src/judge/advice/boundary.ts
/** So many pairs may change sides. */
const MOVED = .02;
/** So many of the nearest must stay the nearest. */
const KEPT = .95;
/** Embeddings whose boundary cases move: on average they are the same, and yet answers near a line change. */
function boundary(ground) {
	return ground.known.flatMap((known) => pairs(known) ?? neighbours(known, ground)).slice(0, 1);
}
/** A line through the middle of the reference's similarities, as an app would draw one. */
function pairs({ name, seen, sighting }) {
	if (sighting === void 0 || isUnmeasured(sighting.reference)) return;
	const [before, after] = [complete(sighting.reference.columns), complete(seen.columns)];
	if (isUnmeasured(before) || isUnmeasured(after)) return;
	if (before.kind !== "similarity" || after.kind !== "similarity") return;
	const line = middleOf(before.cosines);
	const share = before.cosines.filter((was, at) => was >= line !== (after.cosines[at] ?? 0) >= line).length / before.cosines.length;
	if (share <= MOVED) return [];
	return [{
		variant: name,
		topic: "boundary-cases",
		text: `${amount(share, "rate")} of the pairs change sides of a similarity of ${withDecimals(line, 2)}, the middle of the reference's: where an app decides by such a line, choose it anew for this variant, or keep a higher precision for what it indexes`
	}];
}
function neighbours({ name, seen, sighting }, { alpha }) {
	if (sighting === void 0) return [];
	const asked = NEIGHBOURS.filter((metric) => seen.stated[metric] === void 0);
	const metrics = observe(seen, sighting.reference, asked, alpha);
	const found = Object.entries(metrics).find(([metric, { value }]) => metric.startsWith("neighbours@") && value < KEPT);
	if (found === void 0) return [];
	const [metric, { value }] = found;
	return [{
		variant: name,
		topic: "boundary-cases",
		text: `of the reference's nearest documents it finds ${amount(value, "rate")} again (${metric}): the index must be built with the very variant that answers, and never be mixed`
	}];
}
const NEIGHBOURS = ["neighbours@10"];
function middleOf(values) {
	return values.toSorted()[Math.floor(values.length / 2)] ?? 0;
}
// src/judge/advice/nominal-bits.ts
/** The bits that a recipe asks a weight to be stored in; of a package made by hand, what it holds on average. */
function nominalBits(recipe, { package: held }) {
	return bitsAskedFor(recipe) ?? Math.round(held.weights.bitsPerWeight);
}
/** Nothing where a recipe asks for none. */
function bitsAskedFor(recipe) {
	switch (recipe.kind) {
		case "preset": return PRESETS.find(({ name }) => name === recipe.preset)?.weightBits;
		case "convert": return Math.min(...recipe.steps.map(bitsOf));
		case "stored":
		case "damage":
		case "source": return;
		default: return recipe;
	}
}
function bitsOf({ op, config }) {
	const { nbits, dtype } = {
		...globalOf(config),
		...config
	};
	if (op === "palettize" && typeof nbits === "number") return nbits;
	if (op === "quantize") return Number(/\d+$/.exec(String(dtype ?? "int8"))?.[0] ?? 8);
	return op === "cast" ? 16 : 32;
}
/** coremltools' long form has the same keys one level down. */
function globalOf({ global_config: inner }) {
	return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
}
// src/judge/advice/finer.ts
const FOUR_BITS = 4;
/**
* On a cliff that 4 bits or fewer fall from: a table or scale for fewer weights at a time is worth trying first.
* Where 4 bits stand above the cliff already, they need no groups.
*/
function finer({ cliff, known }) {
	const fallen = known.find(({ name }) => name === cliff?.variant);
	if (cliff === void 0 || fallen === void 0) return [];
	const bits = nominalBits(fallen.recipe, fallen.seen);
	if (bits > FOUR_BITS || bits < FOUR_BITS && fourAbove(fallen, known)) return [];
	return [{
		variant: cliff.variant,
		topic: "cliff",
		text: "worth trying first: 4 bits in groups (convert: { palettize: { nbits: 4, granularity: per_grouped_channel, group_size: 16 } }, from iOS 18), or 8 bits for the layers that suffer most; Apple's ResNet50 at 4 bits rose from 66.8 to 73.1 % in groups of four"
	}];
}
function fourAbove({ seen: { package: fallen } }, known) {
	return known.some(({ recipe, seen }) => nominalBits(recipe, seen) === FOUR_BITS && seen.package.bytes > fallen.bytes);
}
// src/judge/advice/neural-engine.ts
const TINY = 1e6;
/** A model under 1 MB bound for the Neural Engine: handing it over may cost more than it saves. */
function neuralEngine({ known, model }) {
	const tiny = known.filter(({ sighting }) => sighting !== void 0).filter(boundFor(model.targets)).find(({ seen }) => seen.package.bytes < TINY);
	if (tiny === void 0) return [];
	const text = `at ${amount(tiny.seen.package.bytes, "size")} it may run faster on the CPU than on the Neural Engine: handing over so small a model can take longer than running it (a classifier of 26 kB took 0.8 ms there, 0.15 ms on the CPU); measure both`;
	return [{
		variant: tiny.name,
		topic: "neural-engine",
		text
	}];
}
const TARGETS = ["coreml-ane", "coreml-all"];
/** By the policy's targets, or by what a measurement taken elsewhere says it ran on. */
function boundFor(targets) {
	const wanted = targets.some((target) => TARGETS.includes(target));
	return ({ seen }) => wanted || NEURAL.test(seen.fingerprint.computeUnits);
}
/** As Core ML names the choice (`CPU_AND_NE`, `ALL`), or as people write it. */
const NEURAL = /\b(ane|neural engine|all)\b|_NE\b/i;
// src/judge/advice/range.ts
/** An audit of the values inside a model: past 65,504 FP16 has no more numbers, past half of it the Neural Engine may not. */
function range({ known }) {
	const [told] = known.flatMap(({ name, seen }) => seen.range ? [{
		name,
		audit: seen.range
	}] : []).flatMap(({ name, audit }) => {
		const text = remedy(audit);
		return text === void 0 ? [] : [{
			variant: name,
			topic: "range",
			text
		}];
	});
	return told === void 0 ? [] : [told];
}
function remedy({ overflows, products }) {
	const [over] = overflows.ops;
	if (over !== void 0) return `${which(over)} passes 65,504, the largest number that FP16 holds: leave it in FP32 (an op_selector in the cast), or scale its input down and its output up again`;
	const [product] = products.ops;
	if (product !== void 0) return `${which(product)} passes 32,768, half of what FP16 holds, where the Neural Engine may overflow: compare the answers there with the CPU's`;
}
function which({ op, name, largest }) {
	const reached = largest > 0 ? ` (${magnitude(largest)})` : "";
	return `${quote(op)} ${quote(name)}${reached}`;
}
// src/judge/numbers.ts
/** A variant's numbers: those of its first target, and of the others what it does not give, a phone's latency. */
function numbersOf({ sightings, rates, settings }) {
	const seen = [...sightings.values()].flatMap((one) => isUnmeasured(one) ? [] : [one]);
	const alpha = alphaOf(settings);
	const each = seen.map(({ variant, reference }) => observe(variant, reference, rates, alpha));
	return Object.assign({}, ...each.reverse());
}
// src/judge/choice/candidate.ts
/** A candidate, or in a few words why a variant is none. */
function candidateOf(subject, source, reference) {
	const { variant, first: seen, reason, unshrunk } = subject;
	if (variant.name === reference) return "is the reference";
	if (variant.limits.length === 0) return "has no limit to keep";
	if (unshrunk !== void 0) return "did not shrink";
	if (seen === void 0 || reason !== void 0) return "was not measured in full";
	const { bytes, weights } = seen.variant.package;
	if (bytes >= source.package.bytes) return "is no smaller than its source";
	const metrics = numbersOf(subject);
	return {
		name: variant.name,
		subject,
		seen,
		bytes,
		bits: weights.bitsPerWeight,
		metrics
	};
}
/**
* Where the median time of a prediction lies. A number that stands alone is taken as it is; times of too few rounds to
* tell how far they are off could be any.
*/
function latencyOf({ metrics }) {
	const found = metrics["latency-p50"];
	if (found === void 0 || found.interval !== void 0) return found?.interval;
	return found.n === void 0 ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}
/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
function lossOf$2({ metrics, subject }) {
	const [first] = subject.rates;
	const name = first ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== void 0);
	const versus = name === void 0 ? void 0 : metrics[name]?.versus;
	return versus && (versus.interval ?? [versus.drop, versus.drop]);
}
// src/judge/advice/slower.ts
/** Smaller but slower: weights are unpacked before they are used, and that can take longer than reading more of them. */
function slower({ known, alpha }) {
	const timed = known.flatMap((one) => timeOf(one, alpha));
	return timed.flatMap((one) => {
		const [faster] = timed.filter((other) => isFaster(other, one)).sort((a, b) => a.milliseconds - b.milliseconds);
		return faster === void 0 ? [] : [adviceOn(one, faster)];
	});
}
function timeOf(known, alpha) {
	const metrics = observe(known.seen, { unmeasured: "not asked for" }, [], alpha);
	const range = latencyOf({ metrics });
	const milliseconds = metrics["latency-p50"]?.value;
	return range === void 0 || milliseconds === void 0 ? [] : [{
		known,
		milliseconds,
		range
	}];
}
/** Larger, in the same place, and faster beyond doubt: ranges that overlap are a tie. */
function isFaster(other, one) {
	return other.known.target === one.known.target && other.known.seen.package.bytes > one.known.seen.package.bytes && other.range[1] < one.range[0] && !isUnmeasured(comparable(one.known.seen, other.known.seen, other.known.name));
}
function adviceOn({ known, milliseconds }, faster) {
	const [own, theirs] = [known, faster.known].map(({ seen }) => amount(seen.package.bytes, "size"));
	const text = `smaller but slower: ${own} and ${amount(milliseconds, "duration")} on ${known.target}, ${faster.known.name} ${theirs} and ${amount(faster.milliseconds, "duration")}; take it for its size alone`;
	return {
		variant: known.name,
		topic: "smaller-but-slower",
		text
	};
}
// src/judge/advice/small-model.ts
const SMALL = 5e6;
/** A model under 5 MB at 8 bits: there is little left to save, and few weights to take up an error. */
function smallModel({ known }) {
	const eight = known.find(({ recipe, seen }) => nominalBits(recipe, seen) === 8);
	if (eight === void 0 || eight.seen.package.bytes >= SMALL) return [];
	const { bytes } = eight.seen.package;
	const text = `at 8 bits it is ${amount(bytes, "size")}: below 5 MB, half the bits save at most ${amount(bytes / 2, "size")}, and so few weights take up an error badly; look at the drop before going lower`;
	return [{
		variant: eight.name,
		topic: "small-model",
		text
	}];
}
// src/judge/advice/advise.ts
/** Each looks for one thing, and says nothing without evidence for it. */
const ADVISERS = [
	finer,
	slower,
	boundary,
	range,
	smallModel,
	neuralEngine
];
/** What is worth knowing or trying; it decides nothing. */
function advise(ground) {
	return ADVISERS.flatMap((adviser) => adviser(ground));
}
// src/judge/advice/ground.ts
function knownOf(subjects, reference) {
	return [...new Set(subjects.flatMap(({ sightings }) => [...sightings.keys()]))].flatMap((target) => {
		const variants = subjects.flatMap(({ variant, sightings }) => {
			const sighting = sightings.get(target);
			if (sighting === void 0 || isUnmeasured(sighting)) return [];
			const { name, recipe } = variant;
			return [{
				name,
				target,
				recipe,
				seen: sighting.variant,
				sighting
			}];
		});
		const top = variants[0]?.sighting?.reference;
		const isVariant = variants.some(({ name }) => name === reference);
		if (top === void 0 || isUnmeasured(top) || isVariant) return variants;
		return [{
			name: reference,
			target,
			recipe: { kind: "stored" },
			seen: top
		}, ...variants];
	});
}
// src/judge/range/sentences.ts
const OVERFLOWS = {
	fp16: [
		"op passes",
		"ops pass",
		" 65,504, more than FP16 holds"
	],
	fp32: [
		"op passes",
		"ops pass",
		" 65,504 in FP32, more than FP16 would hold"
	]
};
const PRODUCTS = [
	"matrix product passes",
	"matrix products pass",
	" 32,768, where the Neural Engine may overflow"
];
const NAN = [
	"op gives",
	"ops give",
	" NaN"
];
const UNSEEN = [
	"op",
	"ops",
	" could not be audited inside"
];
/** What an audit found, a sentence each; none where every value fits. */
function rangeSentences(audit) {
	const { precision, examples, overflows, products, nan, unseen } = audit;
	const among = ({ examples: n }) => `in ${n} of ${examples} examples`;
	const reached = (reach) => `${extent(reach)} ${among(reach)}`;
	const found = [
		...sentence$1(overflows, OVERFLOWS[precision], reached),
		...sentence$1(products, PRODUCTS, reached),
		...sentence$1(nan, NAN, among)
	];
	return found.length === 0 ? [] : [...found, ...sentence$1(unseen, UNSEEN)];
}
function sentence$1({ count, ops }, [one, several, rest], detail) {
	if (count === 0) return [];
	const named = ops.slice(0, NAMED$1).map((item) => {
		const name = `${quote(item.op)} ${quote(item.name)}`;
		return detail === void 0 ? name : `${name} (${detail(item)})`;
	});
	return [`${counted(count, one, several)}${rest}: ${listed(named, count - named.length)}`];
}
const NAMED$1 = 3;
/** Rounded up: what passes a limit must not read as if it kept it. */
function extent({ largest, infinite }) {
	const number = magnitude(largest);
	return [...largest > 0 ? [number] : [], ...infinite ? ["infinite"] : []].join(" and ");
}
// src/judge/range/culprit.ts
/** Columns whose samples failed for an output that is not finite, with the op that began it in the reason. */
function blamed(columns, notFinite) {
	if (isUnmeasured(columns) || notFinite === void 0) return columns;
	const cause = causeOf(notFinite);
	if (cause === void 0) return columns;
	const defects = columns.defects.map((one) => one.kind === "failed" ? {
		...one,
		cause
	} : one);
	return {
		...columns,
		defects
	};
}
function causeOf({ examples, culprits }) {
	const [first, ...rest] = culprits;
	if (first === void 0) return;
	const others = rest.slice(0, OTHERS).map(named$1);
	const more = others.length > 0 ? `, in others ${listed(others)}` : "";
	return `it begins with ${named$1(first)}, which ${does(first)}, in ${first.examples} of ${examples} examples${more}`;
}
const OTHERS = 2;
/** `name` is as the variant's package has it. */
function named$1({ op, name, source }) {
	const before = source === void 0 ? "" : ` (${quote(source)} in the source)`;
	return `${op === INPUT ? "the input" : `op ${quote(op)}`} ${quote(name)}${before}`;
}
/** What the worker calls an input of the model. */
const INPUT = "input";
const GIVES = {
	nan: "NaN",
	infinite: "infinity"
};
function does({ op, gives, constant }) {
	if (op === INPUT) return `holds ${GIVES[gives]}`;
	if (constant) return `holds a constant that is not finite, and gives ${GIVES[gives]}`;
	return `makes ${GIVES[gives]} of finite numbers`;
}
// src/judge/recorded/stated-values.ts
/** The numbers that a measurement states by itself; none of them may be one that it also gives otherwise. */
function statedBy(measurement) {
	const { metrics = {} } = measurement;
	const count = Object.keys(metrics).length;
	if (count > MOST$1) return { unmeasured: `the measurement states ${count} metrics, over ${MOST$1}` };
	const wrong = Object.entries(metrics).flatMap(([name, { value }]) => whyWrong(name, value));
	const twice = Object.keys(metrics).flatMap((name) => whyTwice(name, measurement));
	const [first] = [...wrong, ...twice];
	return first === void 0 ? { stated: metrics } : { unmeasured: first };
}
/** More than there are; a stranger's file must not fill the report. */
const MOST$1 = 100;
/** A rate of 91.2 was meant as a percentage, no size is below zero, and nothing takes no time. */
function whyWrong(name, value) {
	if (!isTellable(value)) return [`the measurement states ${name} as ${value}: too large a number`];
	const quantity = findMetric(name)?.quantity;
	if (quantity === "rate" && (value < 0 || value > 1)) return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
	if (quantity === "duration" && value === 0) return [`the measurement states ${name} as 0 ms: nothing takes no time`];
	return value < 0 && (quantity === "duration" || quantity === "bytes") ? [`the measurement states ${name} as ${value}, below zero`] : [];
}
const GIVEN = {
	records: ({ records }) => records !== void 0 && "records",
	package: ({ package: held }) => held !== void 0 && "package",
	target: ({ latency }) => latency !== void 0 && "rounds"
};
/** Of two numbers for one metric, none is believed. */
function whyTwice(name, measurement) {
	const metric = findMetric(name);
	if (metric === void 0) return [];
	if (metric.source === "target" && metric.test !== "rounds") return [];
	const other = GIVEN[metric.source](measurement);
	return other ? [`the measurement states ${name}, which its ${other} give as well`] : [];
}
// src/judge/evidence.ts
function see(evidence, key) {
	const measurement = evidence.measurement(key);
	if (isUnmeasured(measurement)) return measurement;
	return seenOf(measurement, evidence.columns(key));
}
/** What a measurement shows, if it shows all that it must. */
function seenOf(measurement, columns) {
	const { status, reason, package: held, fingerprint } = measurement;
	if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
	if (held === void 0) return { unmeasured: "the measurement does not describe the package" };
	if (fingerprint === void 0) return { unmeasured: "the measurement does not say where it ran" };
	const read = statedBy(measurement);
	if (isUnmeasured(read)) return read;
	const { latency, range, notFinite } = measurement;
	return {
		package: held,
		fingerprint,
		stated: read.stated,
		columns: blamed(columns, notFinite),
		...latency && { rounds: latency.rounds },
		...range && { range }
	};
}
function originOf({ fingerprint, package: { weightsDigest } }) {
	return {
		fingerprint,
		weightsDigest
	};
}
// src/judge/recorded/weights-here.ts
/** The weights of a variant as an engine made them in this run, on whichever target that was. */
function weightsHere({ evidence, witnesses }, key) {
	const seen = witnesses.map((target) => evidence.measurement({
		...key,
		target
	}));
	for (const one of seen) {
		const digest = isUnmeasured(one) ? void 0 : one.package?.weightsDigest;
		if (digest !== void 0) return { digest };
	}
	const [first] = seen;
	const why = first === void 0 ? "nothing made the variant here" : isUnmeasured(first) ? first.unmeasured : first.reason ?? "it does not describe its package";
	return { unmeasured: `what was recorded on ${key.target} cannot be bound to this variant's weights: ${why}` };
}
// src/judge/recorded/why-mixed.ts
/**
* Where a model has no source, nothing here knows its weights. Then the recordings must at least agree with each other:
* a variant has the same weights on every target, and all variants come from one source.
*/
function whyMixed(modelCase, key, found) {
	const { evidence, model } = modelCase;
	if (model.source !== null) return;
	const read = (keys) => keys.flatMap((one) => {
		const last = evidence.recordings(one).at(-1);
		return last?.kind === "read" ? [last] : [];
	});
	const onTargets = Object.keys(model.recorded).map((target) => ({
		...key,
		target
	}));
	const variants = read([
		REFERENCE,
		model.reference,
		...model.variants.map(({ name }) => name)
	].map((variant) => ({
		...key,
		variant
	})));
	const twin = variants.find(contradicts(found));
	if (twin !== void 0) return `${found.path} and ${twin.path} name the same weights, ${short(weightsOf(found))}, with other sizes or answers`;
	const other = read(onTargets).find((one) => weightsOf(one) !== weightsOf(found)) ?? variants.find(differsInSource(found));
	if (other === void 0) return;
	const digests = [found, other].map((one) => short(sourceOf$1(one) ?? weightsOf(one)));
	return `${found.path} and ${other.path} are not of one model: ${digests.join(" and ")}`;
}
/** The same program and weights have one size and one answer to everything, by whatever name. */
function contradicts(found) {
	return (other) => other.measurement.variant !== found.measurement.variant && weightsOf(other) === weightsOf(found) && (sizeOf(other) !== sizeOf(found) || answersDiffer(other, found));
}
function sizeOf({ measurement: { package: held } }) {
	return JSON.stringify([held?.bytes, held?.weights.bitsPerWeight]);
}
/** A file without any answer, say of times alone, contradicts none. */
function answersDiffer(...both) {
	const told = both.map(answersOf).filter((answers) => answers.length > 0);
	return new Set(told.map((answers) => JSON.stringify(answers))).size > 1;
}
function answersOf({ measurement: { records, metrics = {} } }) {
	return [...Object.entries(metrics).filter(([name]) => findMetric(name)?.source !== "target").map(([name, { value }]) => [name, value]).sort(([a], [b]) => a < b ? -1 : 1), ...records ? [records.digest] : []];
}
function differsInSource(found) {
	const own = sourceOf$1(found);
	return (other) => own !== void 0 && ![void 0, own].includes(sourceOf$1(other));
}
/** What it was converted from, where it says; the reference stands for itself. */
function sourceOf$1({ measurement }) {
	const { sourceDigest, weightsDigest } = measurement.package ?? {};
	return measurement.variant === "reference" ? weightsDigest : sourceDigest;
}
function weightsOf({ measurement }) {
	return measurement.package?.weightsDigest;
}
/** As much of a digest as tells two apart. */
function short(digest) {
	return digest === void 0 ? "unknown" : shortDigest(digest);
}
// src/judge/recorded/see-recorded.ts
/**
* What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
* is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
*/
function seeRecorded(modelCase, key) {
	const found = chosenRecording(modelCase, key);
	if (isUnmeasured(found)) return found;
	const mixed = whyMixed(modelCase, key, found);
	if (mixed !== void 0) return { unmeasured: mixed };
	const seen = seenOf(found.measurement, found.columns);
	return isUnmeasured(seen) ? seen : {
		...seen,
		from: found.from
	};
}
function chosenRecording(modelCase, key) {
	const candidates = modelCase.evidence.recordings(key);
	const last = candidates.at(-1);
	if (last === void 0) return { unmeasured: `nothing was recorded of it on ${key.target}` };
	const weights = modelCase.model.source === null ? saidWeights(last) : weightsHere(modelCase, key);
	if (isUnmeasured(weights)) return weights;
	return candidates.filter((one) => one.kind === "read").find((one) => weightsOf(one) === weights.digest) ?? { unmeasured: whyNone(candidates, weights.digest) };
}
/** Without a source the head's own measurement says which weights it stands for. */
function saidWeights(last) {
	return last.kind === "read" ? { digest: weightsOf(last) } : { unmeasured: whyUnread(last) };
}
/** A file that was read and does not fit is stale: it tells of a model that is not this one. */
function whyNone(candidates, here) {
	return candidates.map((one) => {
		if (one.kind === "refused") return whyUnread(one);
		const there = weightsOf(one);
		return `${one.path} is stale: it was taken on the weights ${short(there)}, and these are ${short(here)}`;
	}).join("; ");
}
function whyUnread({ path, why }) {
	return `${path} ${why}`;
}
// src/judge/sighting.ts
/** The variant that drops are measured from. */
function referenceName({ model }) {
	return model.reference === "source" ? REFERENCE : model.reference;
}
function seeAtHead(modelCase, variant, target) {
	const { evidence, planned, model } = modelCase;
	const key = {
		model: model.name,
		side: "head",
		variant,
		target
	};
	if (Object.hasOwn(model.recorded, target)) return seeRecorded(modelCase, key);
	if (planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
	return see(evidence, key);
}
/** What variants are made from. Where measurements alone stand for the model, that may be what drops are measured from. */
function sourceAt(modelCase, target) {
	const source = seeAtHead(modelCase, REFERENCE, target);
	if (modelCase.model.source !== null || !isUnmeasured(source)) return source;
	return seeAtHead(modelCase, referenceName(modelCase), target);
}
function sightingOf(modelCase, name, target) {
	const variant = seeAtHead(modelCase, name, target);
	if (isUnmeasured(variant)) return variant;
	return {
		variant,
		reference: seeAtHead(modelCase, referenceName(modelCase), target),
		base: baseOf(modelCase, name, target)
	};
}
function baseOf(modelCase, name, target) {
	const { planned } = modelCase;
	if (planned.base.kind !== "present") return planned.base;
	const { commit, without = [] } = planned.base;
	if (without.includes(name)) return {
		kind: "absent",
		why: `the merge-base ${shortCommit(commit)} has no package of ${name}`
	};
	const at = (variant) => seeAtBase(modelCase, variant, target);
	return {
		kind: "present",
		variant: at(name),
		reference: at(referenceName(modelCase))
	};
}
function seeAtBase(modelCase, variant, target) {
	const { evidence, model } = modelCase;
	const key = {
		model: model.name,
		side: "base",
		variant,
		target
	};
	return Object.hasOwn(model.recorded, target) ? seeRecorded(modelCase, key) : see(evidence, key);
}
// src/judge/attribution/cast.ts
/**
* Whether it is the cast to 16-bit floats that breaks a model of 32: a failing variant of fewer bits starts from that
* cast, which then fails by the same limit, or cannot be evaluated itself. Where the policy has no `fp16` the audit of
* the variant, or of the source, may say so; that is less than a proof.
*/
function castToBlame(modelCase, subjects, judged) {
	const [target] = modelCase.targets;
	if (target === void 0 || !computesIn32(modelCase, target)) return [];
	const half = subjects.find(({ variant }) => isCast(variant.recipe));
	const blamed = subjects.flatMap((subject) => {
		const found = judged.find(({ name }) => name === subject.variant.name);
		const bits = bitsAskedFor(subject.variant.recipe);
		if (found === void 0 || bits === void 0 || !startsFromCast(subject.variant.recipe)) return [];
		const failing = {
			subject,
			broken: found.limits.filter(isBroken).flatMap((limit) => limitOf(subject, limit)).filter((limit) => sourceKeeps(modelCase, limit, target))
		};
		const why = half === void 0 ? auditBlames(modelCase, failing, target) : castBlames(modelCase, half, failing, target);
		return why === void 0 ? [] : [{
			subject,
			bits,
			why
		}];
	});
	const first = blamed.find(({ subject }) => subject.enforced) ?? blamed[0];
	if (first === void 0) return [];
	const not = [...new Set(blamed.map((one) => one.bits))].sort((a, b) => b - a).join(" or ");
	const { verb, because } = first.why;
	const text = `${verb} this model, not ${not} bits: ${because}`;
	return [{
		variant: first.subject.variant.name,
		topic: "fp16",
		text
	}];
}
/** What the cast itself shows: no numbers where the variant has none, or the same limit broken. */
function castBlames(modelCase, half, { subject, broken }, target) {
	const name = quote(half.variant.name);
	const { blames } = auditOf(modelCase, half.variant.name, target);
	const breaks = (said) => ({
		verb: "FP16 breaks",
		because: [said, ...blames].join("; ")
	});
	if (half.reason !== void 0 && half.unshrunk === void 0) return broken.length > 0 || subject.reason !== void 0 ? breaks(`${name} alone gives no numbers: ${half.reason}`) : void 0;
	const same = broken.find((limit) => isBroken(judgeAsk(half, {
		limit,
		target
	}, alphaOf(half.settings))));
	if (same === void 0) return;
	return breaks(`${name} alone does not keep ${limitText(same)} either`);
}
/** The limit that was judged, as the policy has it; what the package alone says is not the cast's doing. */
function limitOf({ variant }, judged) {
	const { metric, operator, slice, at } = judged;
	return variant.limits.filter((one) => one.metric === metric && one.operator === operator && one.slice?.column === slice?.column && one.slice?.value === slice?.value && one.at.line === at.line && OF_ANSWERS.has(operator) && (one.declared ?? findMetric(metric))?.source === "records");
}
/** A regression is measured from the base, whatever its precision. */
const OF_ANSWERS = /* @__PURE__ */ new Set([
	"min",
	"max",
	"max-drop",
	"max-increase"
]);
/** What the source does not reach either, no cast has lost. */
function sourceKeeps(modelCase, limit, target) {
	const source = sightingOf(modelCase, REFERENCE, target);
	return limit.operator === "max-drop" || limit.operator === "max-increase" || !isBroken(judgeLimit(limit, source, alphaOf(modelCase.settings())));
}
function isBroken({ state, leans }) {
	return state === "fail" || state === "inconclusive" && leans === "fail";
}
/** Without the cast beside it: what its own values reach, or those of the source in 32 bits. */
function auditBlames(modelCase, { subject, broken }, target) {
	if (broken.length === 0 && subject.reason === void 0) return;
	const own = auditOf(modelCase, subject.variant.name, target);
	if (own.precision === "fp16" && own.blames.length > 0) return {
		verb: "FP16 breaks",
		because: own.blames.join("; ")
	};
	const source = auditOf(modelCase, REFERENCE, target);
	if (broken.length === 0) return;
	if (source.precision !== "fp32" || source.blames.length === 0) return;
	return {
		verb: "FP16 may be what breaks",
		because: [...source.blames, "a variant fp16 beside it would tell"].join("; ")
	};
}
/** Of a measurement that failed too: that it did may be the reason to look. */
function auditOf({ evidence, model }, variant, target) {
	const seen = evidence.measurement({
		model: model.name,
		side: "head",
		variant,
		target
	});
	if (isUnmeasured(seen) || seen.range === void 0) return { blames: [] };
	const { precision, overflows, nan } = seen.range;
	const none = {
		count: 0,
		ops: []
	};
	const blames = rangeSentences({
		...seen.range,
		products: none,
		unseen: none
	});
	return {
		precision,
		blames: overflows.count + nan.count > 0 ? blames : []
	};
}
/** Nothing is lost to a cast where there is none, or where the source has no numbers either. */
function computesIn32(modelCase, target) {
	const source = sourceAt(modelCase, target);
	if (isUnmeasured(source) || isUnmeasured(complete(source.columns))) return false;
	return source.package.weights.byKind.float32 !== void 0;
}
function isCast(recipe) {
	return recipe.kind === "preset" && recipe.preset === "fp16";
}
function startsFromCast(recipe) {
	switch (recipe.kind) {
		case "preset": return recipe.preset !== "fp32" && recipe.preset !== "fp16";
		case "convert": return recipe.steps.length > 1 && recipe.steps[0]?.op === "cast";
		case "stored":
		case "damage":
		case "source": return false;
		default: return recipe;
	}
}
// src/judge/choice/dominated.ts
/** The candidate that is at least as small, as fast and as good, and in one of these better; nothing where none is. */
function dominatorOf(candidate, others) {
	return others.find((other) => {
		const orders = [
			Math.sign(candidate.bytes - other.bytes),
			orderOfLatency(candidate, other),
			orderOfLoss(candidate, other)
		];
		return orders.every((order) => order >= 0) && orders.some((order) => order > 0);
	});
}
/** Where one of the two was not timed, it may be the faster. */
function orderOfLatency(one, other) {
	const [own, theirs] = [latencyOf(one), latencyOf(other)];
	if (own === void 0 && theirs === void 0) return 0;
	if (own === void 0 || theirs === void 0) return -1;
	return own[0] > theirs[1] ? 1 : own[1] < theirs[0] ? -1 : 0;
}
/** By the worst that the data allows. */
function orderOfLoss(one, other) {
	const [own, theirs] = [lossOf$2(one), lossOf$2(other)];
	if (own === void 0 || theirs === void 0) return own === theirs ? 0 : -1;
	return Math.sign(own[1] - theirs[1]);
}
// src/judge/choice/objectives.ts
const WAYS = {
	size: {
		of: ({ bytes }) => [bytes, bytes],
		best: "the smallest variant",
		behind: ({ bytes }, { name }) => `is larger than ${name}: ${amount(bytes, "size")}`,
		missing: "has no size"
	},
	latency: {
		of: latencyOf,
		best: "the fastest variant",
		behind: (one, { name }) => `is slower than ${name}: ${milliseconds(one)}`,
		missing: "has no measured latency"
	},
	accuracy: {
		of: lossOf$2,
		best: "the variant closest to the reference",
		behind: (_, { name }) => `may lose more than ${name}`,
		missing: "has no measured loss"
	}
};
function milliseconds({ metrics }) {
	return amount(metrics["latency-p50"]?.value ?? 0, "duration");
}
// src/judge/choice/best.ts
/**
* The best candidate by an objective, of those that no other beats in every respect. Where the data cannot tell two
* apart, the higher precision is kept: a doubt costs it the least. Two, where they are alike in that as well.
*/
function bestOf(candidates, objective) {
	const { of } = WAYS[objective];
	const known = candidates.filter((one) => dominatorOf(one, candidates) === void 0).flatMap((one) => {
		const range = of(one);
		return range === void 0 ? [] : [{
			one,
			low: range[0],
			high: range[1]
		}];
	});
	const least = Math.min(...known.map(({ high }) => high));
	const [best, second] = known.filter(({ low }) => low <= least).map(({ one }) => one).sort((a, b) => b.bits - a.bits || a.bytes - b.bytes);
	return best?.bits === second?.bits && best?.bytes === second?.bytes ? [best, second] : [best];
}
// src/judge/slices/changes-nothing.ts
/** A doubt about a slice neither warns nor fails: slices are there to find a loss, not to prove there is none. */
function changesNothing({ limit, judgement }) {
	return limit.slice !== void 0 && judgement.state === "inconclusive";
}
// src/judge/certified.ts
/** Whether something was shown: the limit is kept, and could have been broken. */
function certifies({ judgement }) {
	return judgement.state === "pass" && judgement.foregone === void 0;
}
/**
* Why nothing is certified of an enforced variant that nothing stands in the way of: then it is no pass. The reference
* is there to measure the others from, and needs no limit of its own.
*/
function whyUncertified({ enforced, isYardstick }, tried) {
	if (!enforced || tried.some(certifies)) return;
	if (tried.length === 0) return isYardstick ? void 0 : NO_LIMIT;
	const kinds = WHYS.flatMap(([is, one, more]) => {
		const count = tried.filter(is).length;
		return count === 0 ? [] : [counted(count, one, more)];
	});
	return `nothing is certified: no limit was decided as kept (${listed(kinds)})`;
}
const NO_LIMIT = "nothing is certified: it is enforced and has no limit; give it one, or name what ships (ship)";
/** All that does not stand in the way and yet certifies nothing. */
const WHYS = [
	[
		changesNothing,
		"on a slice that the data leave undecided",
		"on slices that the data leave undecided"
	],
	[
		({ judgement }) => judgement.state === "not-applicable",
		"not applicable",
		"not applicable"
	],
	[
		({ judgement }) => judgement.foregone !== void 0,
		"that cannot fail",
		"that cannot fail"
	]
];
// src/judge/choice/keeping.ts
/**
* Whether a candidate keeps every limit. Whoever picks the best of several gives luck several chances, so each must
* pass at its share of alpha.
*/
function keepingOf(candidate, among) {
	const alpha = alphaOf(candidate.subject.settings);
	const told = toldOf(candidate, alpha / among);
	if (told.length === 0) return {
		kind: "not",
		why: NOTHING_TOLD
	};
	const open = unkept(told);
	if (open.length === 0) return told.some(certifies) ? { kind: "certain" } : {
		kind: "not",
		why: NOTHING_TOLD
	};
	if (open.every(({ judgement }) => judgement.estimate && judgement.leans === "pass")) return { kind: "estimated" };
	return {
		kind: "not",
		why: whyNot(unkept(toldOf(candidate, alpha))) ?? tooFewSamples(alpha / among, among)
	};
}
const NOTHING_TOLD = "has no limit of which the data can tell";
function toldOf({ subject }, alpha) {
	return tryLimits(subject, alpha).filter((tried) => !changesNothing(tried));
}
function unkept(told) {
	return told.filter(({ judgement }) => !["pass", "not-applicable"].includes(judgement.state));
}
/** The worst that was found of any limit; a lean by an estimate within it is no reason. */
function whyNot(open) {
	const [worst] = open.filter(({ judgement }) => !judgement.estimate || judgement.leans === "fail").map((tried) => ({
		...wordsFor(tried),
		tried
	})).sort((a, b) => a.rank - b.rank);
	if (worst === void 0) return;
	return `${worst.says} ${limitText(worst.tried.limit)}`;
}
function wordsFor({ judgement }) {
	if (judgement.state === "fail") return {
		rank: 0,
		says: "breaks"
	};
	if (judgement.state === "unmeasured") return {
		rank: 1,
		says: "is unmeasured for"
	};
	if (judgement.leans === "fail") return {
		rank: 2,
		says: "likely breaks"
	};
	return {
		rank: 3,
		says: "is not certain to keep"
	};
}
function tooFewSamples(alpha, among) {
	return `passes, but not with the ${confidenceOf(alpha)} confidence that choosing among ${among} asks for`;
}
// src/judge/choice/weigh.ts
/** Every variant against its limits, each candidate at its share of the chance to be wrong. */
function weigh(subjects, source, reference) {
	const found = subjects.map((subject) => candidateOf(subject, source, reference));
	const among = found.filter((one) => typeof one !== "string").length;
	return found.map((one, at) => {
		const name = subjects[at]?.variant.name ?? "";
		if (typeof one === "string") return {
			name,
			why: one
		};
		return {
			name,
			candidate: one,
			keeping: keepingOf(one, among)
		};
	});
}
/** Those that keep every limit for certain; where none does, those that do by numbers that stand alone. */
function eligible(weighed) {
	const of = (kind) => weighed.flatMap((one) => one.candidate && one.keeping.kind === kind ? [one.candidate] : []);
	const certain = of("certain");
	if (certain.length > 0) return {
		candidates: certain,
		onEstimates: false
	};
	const candidates = of("estimated");
	return {
		candidates,
		onEstimates: candidates.length > 0
	};
}
// src/judge/choice/kept.ts
/** What a chosen variant keeps: a doubt about a slice excludes nothing, and is not passed over in silence. */
function keptBy(subject) {
	const open = tryLimits(subject, alphaOf(subject.settings)).filter(changesNothing);
	if (open.length === 0) return "every limit";
	const against = [...new Set(open.flatMap(leaning))];
	return against.length === 0 ? "every limit on all examples" : `every limit on all examples, though it leans to break ${listedUpTo(NAMED, against)}`;
}
function leaning({ limit, judgement }) {
	return limit.slice !== void 0 && judgement.leans === "fail" ? [limitText(limit)] : [];
}
const NAMED = 3;
// src/judge/choice/why-chosen.ts
/** One sentence: what it is the best at, and what it costs. */
function whyChosen({ name, subject, bytes, metrics }, source, best, onEstimates) {
	const alpha = alphaOf(subject.settings);
	const [scored = []] = Object.entries(metrics).filter(([, { versus }]) => versus !== void 0);
	const [metric, observed] = scored;
	const lost = metric === void 0 || !observed ? [] : lossOf$1(metric, observed, alpha);
	const facts = listed([`${amount(bytes, "size")} instead of ${amount(source.package.bytes, "size")}`, ...lost]);
	const how = observed?.versus?.interval ? "in part on point estimates" : "on point estimates alone";
	const kept = keptBy(subject);
	return onEstimates ? `${name} is ${best} that keeps ${kept}, ${how}: ${facts}.` : `${name} is ${best} certain to keep ${kept}: ${facts}.`;
}
function lossOf$1(name, { versus }, alpha) {
	const metric = findMetric(name);
	if (metric === void 0 || versus === void 0) return [];
	const moved = `${name} ${movedBy(harmedBy(metric), versus.drop)}`;
	if (versus.interval === void 0) return [moved];
	const [, worst] = versus.interval;
	return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}
/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric, harm) {
	const { form } = harmedBy(metric);
	const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
	if (harm >= 0) return `at most ${amount(harm, form, "up")} ${worse}`;
	return `at least ${amount(-harm, form, "down")} ${better}`;
}
function harmedBy(metric) {
	const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
	return {
		metric,
		form: formNameOf(metric, operator)
	};
}
// src/judge/choice/why-out.ts
/** Why a variant was not chosen, in a few words that follow its name. */
function whyOut(weighed, candidates, chosen, way) {
	if (weighed.candidate === void 0) return weighed.why;
	const { candidate, keeping } = weighed;
	if (keeping.kind === "not") return keeping.why;
	if (!candidates.includes(candidate)) return "keeps its limits only by numbers that stand alone";
	if (way.of(candidate) === void 0) return way.missing;
	if (chosen === void 0) return "keeps every limit, and so does another that is equally small";
	const better = dominatorOf(candidate, candidates);
	if (better !== void 0) return `is no smaller, faster or better than ${better.name}`;
	return way.behind(candidate, chosen);
}
// src/judge/choice/choose.ts
/** Of the variants that keep every limit the best by the objective. */
function choose({ subjects, source, reference, objective }) {
	if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
	if (subjects.every(({ variant }) => variant.limits.length === 0)) return none("no variant has a limit to keep");
	const weighed = weigh(subjects, source, reference);
	const { candidates, onEstimates } = eligible(weighed);
	const [best, twin] = bestOf(candidates, objective);
	const told = excluded(weighed, candidates, twin === void 0 ? best : void 0, objective);
	if (best === void 0) return none(whyEach(told, subjects), told);
	if (twin !== void 0) return none(alike(best, twin), told);
	return {
		recommended: best.name,
		because: whyChosen(best, source, WAYS[objective].best, onEstimates),
		excluded: told,
		...onEstimates && { onEstimates }
	};
}
function none(why, excluded = []) {
	return {
		recommended: null,
		because: `No variant is recommended: ${why}.`,
		...excluded.length > 0 && { excluded }
	};
}
function alike(best, twin) {
	return `${best.name} and ${twin.name} keep every limit and are equally small`;
}
/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyEach(told, subjects) {
	const limited = subjects.flatMap(({ variant }) => variant.limits.length > 0 ? variant.name : []);
	const shown = told.filter(({ name }) => limited.includes(name));
	return listed(shown.map(({ name, why }) => `${name} ${why}`));
}
function excluded(weighed, candidates, chosen, objective) {
	return weighed.filter(({ name }) => name !== chosen?.name).map((one) => ({
		name: one.name,
		why: whyOut(one, candidates, chosen, WAYS[objective])
	}));
}
// src/judge/cliff/drop-between.ts
/** How much worse one variant is than another, on the same examples where they are known. */
function dropBetween(before, after, metric, alpha) {
	const [one, other] = [before.scores, after.scores];
	if (one?.kind === "rate" && other?.kind === "rate") {
		const { n, lost, gained } = pairsOf(one.right, other.right);
		const bounds = () => changeBetween(one, other, false, alpha).interval;
		return {
			drop: (lost - gained) / n,
			bounds
		};
	}
	if (!isEstimable(one) || !isEstimable(other)) return byNumbers(before, after);
	const sides = {
		before: one,
		after: other,
		same: false,
		together: true
	};
	const harm = harmBetween(metric, {
		...sides,
		by: "difference",
		at: 0
	});
	if (isUnmeasured(harm)) return byNumbers(before, after);
	return {
		drop: harm.value,
		bounds: () => boundsBetween(harm, sides, alpha).interval
	};
}
function isEstimable(scores) {
	return scores !== void 0 && ![
		"rate",
		"screen",
		"collapsed"
	].includes(scores.kind);
}
/** In exact decimals: 0.904 less 0.817 is 0.087. */
function byNumbers(before, after) {
	return {
		drop: toNumber(minus(decimalOf(before.score), decimalOf(after.score))),
		bounds: () => void 0
	};
}
// src/judge/cliff/steps.ts
/** Two packages that differ by less are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;
/** The steps down a ladder, the largest variant first; each of its two bounds at `alpha`. */
function stepsOf(rungs, metric, alpha) {
	const ladder = rungs.toSorted((a, b) => b.bytes - a.bytes);
	return ladder.slice(1).flatMap((after, at) => {
		const before = ladder[at];
		if (before === void 0 || before.bytes / after.bytes < LEAST_RATIO) return [];
		return [{
			before,
			after,
			halvings: Math.log2(before.bytes / after.bytes),
			...dropBetween(before, after, metric, alpha)
		}];
	});
}
/** How much each halving of the size costs; a gain costs nothing. */
function slopeOf({ drop, halvings }) {
	return Math.max(0, drop) / halvings;
}
// src/judge/cliff/find-cliff.ts
/** A smaller loss is no cliff, however flat the way to it. */
const LEAST_DROP = .02;
/** So many times as steep as the step before, which is taken to cost this much at least. */
const STEEPER = 5;
const LEAST_SLOPE = .001;
/**
* The first step that costs much more than the one before it, and from which no smaller variant recovers. It takes a
* step before: of a ladder's first nobody can tell a cliff from a slope.
*/
function findCliff(rungs, metric, alpha) {
	const steps = stepsOf(rungs, metric, alpha);
	for (const [at, step] of steps.entries()) {
		const previous = steps[at - 1];
		if (previous === void 0 || !isCliff(step, previous, rungs)) continue;
		return described(step, previous, metric.name);
	}
}
function isCliff(step, previous, rungs) {
	if (step.drop <= LEAST_DROP || !isSteep(step, slopeOf(previous))) return false;
	const [certain] = step.bounds() ?? [step.drop];
	return certain > LEAST_DROP && !rungs.some(recoversFrom(step));
}
function isSteep(step, before) {
	return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}
/** A smaller variant that is as good again makes one bad variant of it, and no cliff. */
function recoversFrom({ before, after }) {
	return ({ bytes, score }) => bytes < after.bytes && score >= before.score - LEAST_DROP;
}
function described(step, previous, metric) {
	const { before, after, drop } = step;
	const saved = before.bytes - after.bytes;
	const [bounds, earlier] = [step.bounds(), previous.bounds()];
	return {
		certainty: earlier !== void 0 && isSteep(step, slopeOf({
			...previous,
			drop: earlier[1]
		})) ? "confirmed" : "likely",
		metric,
		variant: after.name,
		after: before.name,
		drop,
		...bounds && { atLeast: bounds[0] },
		saved,
		slope: slopeOf(step),
		slopeBefore: slopeOf(previous),
		ratio: slopeOf(step) / Math.max(slopeOf(previous), LEAST_SLOPE),
		perMegabyte: drop / (saved / 1e6),
		errorRatio: before.score < 1 ? (1 - after.score) / (1 - before.score) : null
	};
}
// src/judge/cliff/cliff-of.ts
/**
* Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. One that did not
* shrink is no step down.
*/
function cliffOf({ subjects, reference, alpha }) {
	const { name, seen: top } = reference;
	if (isUnmeasured(top)) return;
	const metric = metricOf(subjects, top);
	if (metric === void 0) return;
	const placed = subjects.filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === void 0).map((one) => ({
		name: one.variant.name,
		rung: rungOf(one, top, metric)
	}));
	const within = [...rungAt(name, top, top, metric), ...placed.flatMap(({ rung }) => rung)].filter(({ bytes }) => bytes <= top.package.bytes);
	const missing = placed.flatMap(({ name, rung }) => rung.length === 0 ? name : []);
	return withGaps(findCliff(within, metric, alpha), missing);
}
/** Nobody knows between which steps a missing variant stands, so none of them is sure to be one step. */
function withGaps(cliff, missing) {
	if (cliff === void 0 || missing.length === 0) return cliff;
	return {
		...cliff,
		certainty: "likely",
		missing
	};
}
/** The metric that stands first: of the records, else of what was stated. */
function metricOf(subjects, top) {
	return [...subjects[0]?.rates ?? [], ...Object.keys(top.stated)].map(findMetric).find((metric) => metric?.quantity === "rate" && metric.source === "records");
}
function rungOf({ variant, first }, top, metric) {
	return first === void 0 ? [] : rungAt(variant.name, first.variant, top, metric);
}
function rungAt(name, seen, top, metric) {
	if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
	const point = pointOf(metric, seen);
	if (isUnmeasured(point)) return [];
	const scores = scoresSeen(metric, seen, top.columns);
	const alone = seen.stated[metric.name] !== void 0 || isUnmeasured(scores);
	return [{
		name,
		bytes: seen.package.bytes,
		score: point.value,
		...!alone && { scores }
	}];
}
// src/judge/nothing.ts
/** Not one measurement of the head, not even a failed one: then it was never judged. */
function whyNothing({ planned, model, targets, evidence }) {
	if (planned.status === "unsupported") return;
	const found = targets.flatMap((target) => [REFERENCE, ...model.variants.map(({ name }) => name)].map((variant) => {
		const key = {
			model: model.name,
			side: "head",
			variant,
			target
		};
		return Object.hasOwn(model.recorded, target) ? foundRecording(evidence.recordings(key)) : evidence.measurement(key);
	}));
	if (!found.every(isUnmeasured)) return;
	return {
		recommended: null,
		because: `Nothing was measured: ${found[0]?.unmeasured ?? "the plan names no target to measure on"}.`
	};
}
function foundRecording(recordings) {
	const refused = recordings.filter((one) => one.kind === "refused");
	const read = recordings.find((one) => one.kind === "read");
	const why = refused.map(({ path, why }) => `${path} ${why}`).join("; ");
	return read ?? { unmeasured: why === "" ? "no measurement was recorded" : why };
}
// src/judge/counsel.ts
/** What to make of a model's variants: which to ship, where the cliff is, what is worth knowing. It gates nothing. */
function counselOn(modelCase, subjects, reference, { judged, itself }) {
	const { model } = modelCase;
	const { objective } = model;
	const name = referenceName(modelCase);
	const alpha = alphaOf(modelCase.settings());
	const field = {
		subjects,
		source: sourceOf(modelCase),
		reference: name,
		objective
	};
	const cliff = cliffOf({
		subjects,
		reference: {
			name,
			seen: reference
		},
		alpha
	});
	const found = cliff && { cliff };
	const advice = [...castToBlame(modelCase, subjects, judged), ...advise({
		model,
		known: knownOf(subjects, name),
		alpha,
		...found
	})];
	return {
		objective,
		...whyNothing(modelCase) ?? whyNotItself(itself) ?? choose(field),
		...found,
		...advice.length > 0 && { advice }
	};
}
/** However little quantizing it costs, a model that is not good enough itself is not to be shipped. */
function whyNotItself(itself) {
	if (itself?.outcome !== "fail") return;
	const found = itself.limits.find(({ outcome }) => outcome === "fail");
	return {
		recommended: null,
		because: `No variant is recommended: the model itself fails: ${found === void 0 ? itself.reason : `${limitText(found)}: ${found.why}`}.`
	};
}
function sourceOf(modelCase) {
	const [target] = modelCase.targets;
	return target === void 0 ? { unmeasured: "no target" } : sourceAt(modelCase, target);
}
// src/judge/shrunk.ts
/** Why a variant is not what its recipe promises: smaller weights than the source's. Nothing if it is. */
function whyNotShrunk(recipe, variant, source) {
	if (!promisesLess(recipe)) return;
	if (isUnmeasured(source)) return `nothing proves that its weights shrank: ${source.unmeasured}`;
	if (isSourceItself(recipe, variant, source)) return;
	const [own, stored] = [variant, source].map((seen) => seen.package.weights.bitsPerWeight);
	if (own === void 0 || stored === void 0 || own >= stored) return `its weights did not shrink: ${own} bits a weight, the source ${stored}`;
	if (!compresses(recipe)) return;
	const { compressed } = variant.package.weights;
	if (compressed === 0) return "its weights did not shrink: not one tensor is compressed";
	if (compressed === void 0 && variant.package.bytes >= source.package.bytes) return "nothing proves that its weights shrank: the package is no smaller";
}
/** A package made by hand promises nothing of its size, and `fp32` nothing less than the source. */
function promisesLess(recipe) {
	return recipe.kind === "convert" || recipe.kind === "preset" && recipe.preset !== "fp32";
}
/** 16-bit floats are smaller, but no compressed form. */
function compresses(recipe) {
	if (recipe.kind === "preset") return recipe.preset !== "fp16";
	return recipe.kind === "convert" && recipe.steps.some(({ op }) => op !== "cast");
}
/** `fp16` of a source that is stored so. */
function isSourceItself(recipe, variant, source) {
	return recipe.kind === "preset" && recipe.preset === "fp16" && identical(variant, source);
}
// src/judge/subject.ts
function subjectOf(modelCase, variant) {
	const { targets, rates, model, waivers } = modelCase;
	const at = (target) => ({
		target,
		sighting: sightingOf(modelCase, variant.name, target)
	});
	const seen = targets.map(at);
	const beside = variant.limits.flatMap(({ on }) => on ?? []).map(engineOf);
	const unshrunk = whyUnshrunk(modelCase, variant);
	const reason = firstOf(seen, ({ sighting }) => whyNoNumbers(sighting)) ?? unshrunk;
	const first = seen[0]?.sighting;
	return {
		variant,
		settings: modelCase.settings(variant),
		targets,
		rates,
		enforced: model.ship === null || model.ship === variant.name,
		isYardstick: model.ship === null && model.reference === variant.name && model.variants.length > 1,
		waivers: waivers.filter((one) => one.variant === variant.name),
		sightings: new Map([...seen, ...beside.map(at)].map(({ target, sighting }) => [target, sighting])),
		...first && !isUnmeasured(first) && { first },
		...unshrunk !== void 0 && { unshrunk },
		...reason !== void 0 && { reason }
	};
}
/** Told where the packages were made: what is recorded elsewhere is bound to the same weights. */
function whyUnshrunk(modelCase, { name, recipe }) {
	const { witnesses, targets } = modelCase;
	return firstOf(witnesses.length > 0 ? witnesses : targets, (target) => {
		const seen = seeAtHead(modelCase, name, target);
		if (isUnmeasured(seen)) return;
		return whyNotShrunk(recipe, seen, sourceAt(modelCase, target));
	});
}
/** A number that stands alone is one too: what its limits lack, they say themselves. */
function whyNoNumbers(sighting) {
	if (!isUnmeasured(sighting) && Object.keys(sighting.variant.stated).length > 0) return;
	const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
	return isUnmeasured(answers) ? answers.unmeasured : void 0;
}
function firstOf(items, find) {
	return items.map(find).find((found) => found !== void 0);
}
// src/metrics/collapse.ts
/** The one class that every sample is answered with, if there is one. */
function onlyAnswer(columns) {
	if (columns.kind !== "classification") return;
	const { answers, samples } = columns;
	const [first] = answers;
	if (first === void 0 || first < 0) return;
	return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : void 0;
}
// src/judge/notes.ts
/** What a reader should know of a variant beside its limits. */
function notesOn$1({ variant, reference }) {
	const only = answerOf(variant);
	const collapsed = only === void 0 || answerOf(reference) !== void 0 ? [] : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
	return [...variant.package.notes ?? [], ...collapsed];
}
function answerOf(seen) {
	const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : onlyAnswer(columns);
}
// src/judge/outcome.ts
/**
* What follows from a state. A doubt that leans beyond the limit fails under every setting. A waiver was granted for a
* number that somebody saw: where there is none, it covers nothing.
*/
const OUTCOME_OF = {
	pass: { outcome: () => "pass" },
	"not-applicable": { outcome: () => "pass" },
	fail: {
		outcome: () => "fail",
		waived: "warn"
	},
	inconclusive: {
		outcome: ({ leans }, { onInconclusive }) => leans === "pass" ? onInconclusive : "fail",
		waived: "warn"
	},
	unmeasured: { outcome: (_, { onUnmeasured }) => onUnmeasured }
};
function outcomeOf(standing, settings, { enforced, waived } = {
	enforced: true,
	waived: false
}) {
	const row = OUTCOME_OF[standing.state];
	return (enforced && waived ? row.waived : void 0) ?? row.outcome(standing, settings);
}
/** Whether a waiver would change what follows. */
function isWaivable({ state }) {
	return OUTCOME_OF[state].waived !== void 0;
}
// src/judge/waivers/waiving.ts
/** Of a limit that is in the way: the weights that a waiver has to name, and the waiver that names them. */
function waivingOf(tried, { enforced, sightings, waivers }) {
	if (!enforced || !isWaivable(tried.judgement) || changesNothing(tried)) return {};
	const sighting = sightings.get(tried.target);
	if (sighting === void 0 || isUnmeasured(sighting)) return {};
	const weights = sighting.variant.package.weightsDigest;
	const name = limitName(tried.limit);
	const waiver = waivers.find((one) => one.limit === name && one.weights === weights);
	if (waiver === void 0) return { weights };
	const { reason, approver, until } = waiver;
	return {
		weights,
		waived: {
			reason,
			approver,
			until
		}
	};
}
// src/judge/variant.ts
/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. Silence is no pass. */
function judgeVariant(subject, policy) {
	const { variant, settings, enforced, reason, first } = subject;
	const every = tryLimits(subject, alphaOf(settings));
	const limits = every.map((tried) => judgedLimit(tried, subject, policy));
	const unmeasured = reason === void 0 ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
	const found = worst([...limits.map(({ outcome }) => outcome), ...unmeasured]);
	const uncertified = found === "pass" ? whyUncertified(subject, every) : void 0;
	return {
		name: variant.name,
		outcome: uncertified === void 0 ? found : "warn",
		enforced,
		...reason !== void 0 && { reason },
		...uncertified !== void 0 && { uncertified },
		...first && {
			minimumOS: first.variant.package.minimumOS,
			origin: originOf(first.variant)
		},
		metrics: numbersOf(subject),
		limits,
		notes: first ? notesOn$1(first) : []
	};
}
function judgedLimit(tried, subject, { commit, path }) {
	const { limit, target, judgement } = tried;
	const { settings, sightings, enforced } = subject;
	const { state, leans, observed, interval, n, why } = judgement;
	const from = broughtBy$1(sightings.get(target));
	const waiving = waivingOf(tried, subject);
	const waived = waiving.waived !== void 0;
	return {
		metric: limit.metric,
		operator: limit.operator,
		...limit.slice && { slice: limit.slice },
		target: toNumber(limit.target),
		limit: limit.text,
		on: target,
		observed,
		...interval && { interval },
		...n !== void 0 && { n },
		state,
		...leans && { leans },
		outcome: changesNothing(tried) ? "pass" : outcomeOf(judgement, settings, {
			enforced,
			waived
		}),
		why,
		at: {
			commit,
			path,
			line: limit.at.line
		},
		...waiving,
		...from && { from }
	};
}
/** Of a measurement taken elsewhere, which side it came from. */
function broughtBy$1(sighting) {
	return sighting === void 0 || isUnmeasured(sighting) ? void 0 : sighting.variant.from;
}
// src/judge/itself.ts
/**
* The model before anything is quantized. A drop is measured from the head's own reference, so that a source that
* forgot everything would quantize without a loss: what it lost itself is judged here, against the base.
*/
function judgeItself(modelCase, policy, variants) {
	const { model, planned, targets, hasBase } = modelCase;
	const isCompared = hasBase && planned.status !== "unsupported";
	if (targets.length === 0 || model.referenceLimits.length === 0 && !isCompared) return;
	const subject = itselfOf(modelCase);
	const { uncertified, ...own } = judgeVariant(subject, policy);
	const comparison = isCompared ? compare(modelCase, subject) : void 0;
	const implied = comparison && impliedLimit(comparison, policy, variants);
	const written = model.referenceLimits.length > 0 && uncertified === void 0 ? own.outcome : "pass";
	return {
		...own,
		name: REFERENCE,
		is: referenceName(modelCase),
		notes: [],
		outcome: worst([written, implied?.outcome ?? "pass"]),
		limits: [...own.limits, ...implied ? [implied] : []],
		...sinceBase(modelCase, subject),
		because: because(comparison, modelCase)
	};
}
/** The model itself as what limits are put to: nobody ships it, and yet its limits are always enforced. */
function itselfOf(modelCase) {
	const { model, waivers } = modelCase;
	return {
		...subjectOf(modelCase, {
			name: referenceName(modelCase),
			recipe: { kind: "stored" },
			gate: {},
			limits: model.referenceLimits,
			at: model.at
		}),
		enforced: true,
		waivers: waivers.filter(({ variant }) => variant === REFERENCE)
	};
}
/** What asks for a comparison with the base where the policy does not: its draws are wanted beforehand too. */
function impliedAsks(modelCase) {
	const { hasBase, targets, model } = modelCase;
	const [target] = targets;
	const limit = hasBase ? noLossAtAll(modelCase) : void 0;
	if (target === void 0 || limit === void 0) return [];
	return model.referenceLimits.some(isRegressionOfAnswers) ? [] : [{
		limit,
		target
	}];
}
function compare(modelCase, subject) {
	const [target] = modelCase.targets;
	const none = noLossAtAll(modelCase);
	if (target === void 0 || none === void 0) return;
	const alpha = alphaOf(subject.settings);
	const granted = mostGranted(modelCase.model, none.metric);
	const judged = (limit) => judgeAsk(subject, {
		limit,
		target
	}, alpha);
	const worse = judged(none);
	const asked = granted && {
		...none,
		target: granted.target,
		text: granted.text
	};
	return {
		modelCase,
		granted,
		beyond: asked === void 0 ? worse : judged(asked),
		worse,
		metric: none.metric,
		target
	};
}
/** By the metric that stands for the task, or that the variants may lose by. */
function noLossAtAll({ model, rates }) {
	const granting = model.variants.filter((one) => isEnforced(model, one.name)).flatMap(grants);
	const [first] = rates;
	const metric = metricNamed(model, (granting.some(({ metric }) => metric === first) ? first : granting[0]?.metric) ?? first ?? model.metrics?.[0]?.name);
	if (metric === void 0) return;
	const declared = model.metrics?.includes(metric) ? { declared: metric } : {};
	const target = toDecimal("0");
	const text = asWritten(target, formNameOf(metric, "max-regression"));
	return {
		metric: metric.name,
		operator: "max-regression",
		target,
		text,
		...declared,
		at: model.at
	};
}
/** The largest loss against the reference that the policy grants a variant which ships. */
function mostGranted(model, metric) {
	return model.variants.filter((one) => isEnforced(model, one.name)).flatMap(grants).filter((limit) => limit.metric === metric).toSorted((a, b) => compareDecimals(b.target, a.target))[0];
}
function grants({ limits }) {
	return limits.filter(({ operator, metric, declared, slice }) => {
		const found = declared ?? findMetric(metric);
		if (found?.source !== "records" || isAgainstReference(found) || slice !== void 0) return false;
		return operator === "max-drop" || operator === "max-increase";
	});
}
function metricNamed({ metrics = [] }, name) {
	if (name === void 0) return;
	return metrics.find((own) => own.name === name) ?? findMetric(name);
}
function isEnforced({ ship }, name) {
	return ship === null || ship === name;
}
/** Then the team has said itself what the model may lose. */
function isRegressionOfAnswers({ operator, metric, declared }) {
	const { source } = declared ?? findMetric(metric) ?? {};
	return OPERATORS[operator].against === "base" && source === "records";
}
/** How far a loss is proven, and what follows by each setting. */
const FOLLOWS = {
	none: {
		ignore: "pass",
		warn: "pass",
		graded: "pass",
		fail: "pass"
	},
	doubtful: {
		ignore: "pass",
		warn: "warn",
		graded: "warn",
		fail: "fail"
	},
	worse: {
		ignore: "pass",
		warn: "warn",
		graded: "warn",
		fail: "fail"
	},
	beyond: {
		ignore: "pass",
		warn: "warn",
		graded: "fail",
		fail: "fail"
	}
};
/** What follows where the policy says nothing of the model itself; nothing where it does, or where all is well. */
function impliedLimit(comparison, policy, variants) {
	const { modelCase, granted, beyond, worse, metric, target } = comparison;
	const { model } = modelCase;
	if (model.referenceLimits.some(isRegressionOfAnswers)) return;
	const loss = lossOf(comparison);
	const follows = FOLLOWS[loss][modelCase.settings().onRegression];
	if (follows === "pass") return;
	const outcome = variants.some((one) => isWaivedSinceBase(one, metric)) ? "warn" : follows;
	const isBeyond = loss === "beyond" || granted === void 0;
	const { state, leans, observed, interval, n, why } = isBeyond ? beyond : worse;
	return {
		metric,
		operator: "max-regression",
		on: target,
		implied: true,
		target: isBeyond && granted ? toNumber(granted.target) : 0,
		limit: isBeyond && granted ? granted.text : zeroOf(comparison),
		observed,
		state,
		outcome,
		...leans && { leans },
		...interval && { interval },
		...n !== void 0 && { n },
		why: `${why}; ${REASONS[loss]}`,
		at: {
			commit: policy.commit,
			path: policy.path,
			line: (granted ?? model).at.line
		}
	};
}
/** Who has waived what a variant that ships lost since the base has agreed to what the model lost. */
function isWaivedSinceBase({ enforced, limits }, metric) {
	return enforced && limits.some((one) => one.metric === metric && one.operator === "max-regression" && one.waived);
}
function zeroOf({ modelCase }) {
	return noLossAtAll(modelCase)?.text ?? "0";
}
const REASONS = {
	none: "",
	doubtful: "so nothing shows that the model itself is what it was (reference: { limits: … } would say what it may lose)",
	worse: "the policy does not say what the model itself may lose (reference: { limits: … } does), and this loss is proven",
	beyond: "the policy does not say what the model itself may lose (reference: { limits: … } does), and this is more than it grants any variant that ships"
};
function lossOf({ granted, beyond, worse }) {
	if (granted !== void 0 && beyond.state === "fail") return "beyond";
	if (worse.state === "fail") return "worse";
	return beyond.estimate === true && beyond.leans === "fail" || worse.state === "unmeasured" ? "doubtful" : "none";
}
function sinceBase(modelCase, { first, settings }) {
	if (first === void 0) return { metrics: {} };
	const { base, variant } = first;
	const alpha = alphaOf(settings);
	const alone = { unmeasured: "it is compared with nothing" };
	const rates = modelCase.rates.filter((name) => {
		const metric = findMetric(name);
		return metric !== void 0 && !isAgainstReference(metric);
	});
	if (base.kind !== "present" || isUnmeasured(base.variant)) return { metrics: observe(variant, alone, rates, alpha) };
	return {
		metrics: observe(variant, base.variant, rates, alpha),
		base: {
			origin: originOf(base.variant),
			metrics: observe(base.variant, alone, rates, alpha)
		}
	};
}
function because(comparison, { planned }) {
	if (comparison !== void 0) return sentence(comparison.beyond.why);
	return planned.base.kind === "present" ? "Nothing compares it with the base." : sentence(`it is not compared with a base: ${planned.base.why}`);
}
function sentence(why) {
	return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}
// src/judge/range/range-notes.ts
/** Which programs of a model reach values that 16 bits or the Neural Engine cannot hold. It informs and never gates. */
function rangeNotes(modelCase) {
	const names = [REFERENCE, ...modelCase.model.variants.map(({ name }) => name)];
	const notes = modelCase.targets.flatMap((target) => names.flatMap((variant) => {
		const whose = variant === "reference" ? "the source" : quote(variant);
		return auditsOf(modelCase, variant, target).flatMap(rangeSentences).map((sentence) => `${whose}: ${sentence}`);
	}));
	return [...new Set(notes)];
}
function auditsOf({ evidence, model }, variant, target) {
	const seen = evidence.measurement({
		model: model.name,
		side: "head",
		variant,
		target
	});
	if (isUnmeasured(seen) || seen.status === "failed" || seen.range === void 0) return [];
	return [seen.range];
}
// src/judge/attribution/causes.ts
/** What of a variant differs between base and head. */
function causesOf(sides) {
	return [
		{
			cause: "weights",
			...weights(sides)
		},
		{
			cause: "conversion",
			...conversion(sides)
		},
		{
			cause: "data",
			...data(sides)
		},
		{
			cause: "toolchain",
			...toolchain(sides)
		}
	];
}
/** Of what the variant is made from: the source, or its own package where it is made by hand. */
function weights({ variant, head, base }) {
	const byHand = variant.recipe.kind === "source";
	const [now, before] = byHand ? [head.variant, base.variant] : [head.source, base.source];
	if (isUnmeasured(now)) return {
		found: "unknown",
		why: now.unmeasured
	};
	if (isUnmeasured(before)) return {
		found: "unknown",
		why: before.unmeasured
	};
	const what = byHand ? "the package made by hand" : "the source";
	if (identical(now, before)) return {
		found: "same",
		why: `${what} is the same to the bit`
	};
	return {
		found: "changed",
		why: `${what} is ${digestOf(now)}, at the base ${digestOf(before)}`
	};
}
/** Both sides are converted by the policy's recipe; where all else is the same, so must be what it makes. */
function conversion(sides) {
	const { variant, head, base } = sides;
	if (variant.recipe.kind === "source") return {
		found: "same",
		why: "nothing is converted"
	};
	const ingredients = [weights(sides), toolchain(sides)];
	if (identical(head.variant, base.variant)) return {
		found: "same",
		why: "it made the same bits"
	};
	if (ingredients.every(({ found }) => found === "same")) return {
		found: "changed",
		why: "the same source and recipe gave other weights"
	};
	const [now, before] = [head, base].map((side) => compressed(side.variant));
	if (now === before) return {
		found: "same",
		why: "the policy's recipe made both"
	};
	return {
		found: "changed",
		why: `the recipe is the same, but compressed ${now}, at the base ${before}`
	};
}
function compressed({ package: { weights } }) {
	const { compressed = 0, skipped = 0 } = weights;
	return `${compressed} of ${counted(compressed + skipped, "tensor")}`;
}
/** Both sides answer the examples that the plan names, or have no answers. */
function data({ samples, head, base }) {
	const [now, before] = [complete(head.variant.columns), complete(base.variant.columns)];
	if (samples === void 0) return {
		found: "unknown",
		why: "the plan names no examples"
	};
	if (isUnmeasured(now)) return {
		found: "unknown",
		why: now.unmeasured
	};
	if (isUnmeasured(before)) return {
		found: "unknown",
		why: `at the base: ${before.unmeasured}`
	};
	const { count, digest } = samples;
	return {
		found: "same",
		why: `both answer the same ${counted(count, "example")}, ${shortDigest(digest)}`
	};
}
function toolchain({ head, base }) {
	const { fingerprint } = head.variant;
	const differing = differences(fingerprint, base.variant.fingerprint);
	if (differing.length > 0) return {
		found: "changed",
		why: differing.join("; ")
	};
	const { engine, coremltools, os, chip, evaluator } = fingerprint;
	const parts = [
		engine,
		`coremltools ${coremltools}`,
		os,
		chip,
		`evaluator ${shortDigest(evaluator)}`
	];
	return {
		found: "same",
		why: `both ran with ${listed(parts)}`
	};
}
function digestOf({ package: { weightsDigest } }) {
	return shortDigest(weightsDigest);
}
// src/judge/attribution/text.ts
/** One sentence: what changed between base and head, and what became of the variant. */
function attributionText(name, found) {
	return `${changes(found.causes)}: ${deltas(name, found)}.`;
}
function changes(causes) {
	const changed = named(causes, "changed");
	const unknown = named(causes, "unknown");
	const said = changed === "" ? "Since the base, nothing is seen to have changed" : `Since the base, ${changed} changed`;
	return unknown === "" ? said : `${said} (unknown: ${unknown})`;
}
const WORDS = {
	weights: "the weights",
	conversion: "the conversion",
	data: "the data",
	toolchain: "the toolchain"
};
function named(causes, state) {
	return causes.filter(({ found }) => found === state).map(({ cause }) => WORDS[cause]).join(" and ");
}
/** How much of a regression the reference has too, and whether quantization costs more than before. */
function deltas(name, found) {
	const { loss, regression } = found;
	const metric = findMetric(found.metric);
	if (metric === void 0 || regression.variant === void 0) return `the two sides of ${name} do not compare`;
	const form = formNameOf(metric, "max-regression");
	const shown = (drop) => amount(drop, form);
	return [
		`${metric.name} of ${name} ${became(regression.variant.drop, shown)}`,
		...regression.reference ? [`its reference ${became(regression.reference.drop, shown)}`] : [],
		...loss.head && loss.base ? [`quantization costs ${shown(loss.head.drop)}, at the base ${shown(loss.base.drop)}`] : []
	].join("; ");
}
function became(drop, shown) {
	if (drop === 0) return "did not change";
	return `got ${drop > 0 ? "worse" : "better"} by ${shown(Math.abs(drop))}`;
}
// src/judge/attribution/attribute.ts
/**
* What a variant lost to quantization and what it lost since the base, side by side, and which of weights, conversion,
* data and toolchain changed between the two. Nothing where the base was not measured.
*/
function attribute(modelCase, subject) {
	const { first, variant, rates, settings, targets } = subject;
	const [metric, target] = [rates[0], targets[0]];
	if (first === void 0 || metric === void 0 || target === void 0) return;
	const { base } = first;
	if (base.kind !== "present" || isUnmeasured(base.variant)) return;
	const alpha = alphaOf(settings);
	const delta = (after, before) => isUnmeasured(after) || isUnmeasured(before) ? void 0 : observe(after, before, [metric], alpha)[metric]?.versus;
	const causes = causesOf({
		variant,
		samples: modelCase.planned.samples,
		head: {
			variant: first.variant,
			source: sourceAt(modelCase, target)
		},
		base: {
			variant: base.variant,
			source: seeAtBase(modelCase, REFERENCE, target)
		}
	});
	const loss = side(delta(first.variant, first.reference), delta(base.variant, base.reference));
	const regressed = delta(first.variant, base.variant);
	const ofReference = delta(first.reference, base.reference);
	const found = {
		metric,
		loss,
		regression: {
			...regressed && { variant: regressed },
			...ofReference && { reference: ofReference }
		},
		causes
	};
	return {
		...found,
		text: attributionText(variant.name, found)
	};
}
function side(head, base) {
	return {
		...head && { head },
		...base && { base }
	};
}
// src/metrics/statistics/hypergeometric.ts
/** Of `total` things `drawn` are taken at random: the chance that `least` or more are among the `marked`. */
function chanceOfSoMany(least, { marked, drawn, total }) {
	const highest = Math.min(marked, drawn);
	const lowest = Math.max(0, marked + drawn - total);
	const mode = Math.floor((marked + 1) * (drawn + 1) / (total + 2));
	const odds = (count) => (marked - count) * (drawn - count) / ((count + 1) * (total - marked - drawn + count + 1));
	let [all, some] = [0, 0];
	const take = (count, weight) => {
		all += weight;
		if (count >= least) some += weight;
	};
	for (let count = mode, weight = 1; count <= highest; weight *= odds(count), count += 1) take(count, weight);
	for (let count = mode - 1, weight = 1; count >= lowest; count -= 1) {
		weight /= odds(count);
		take(count, weight);
	}
	return some / all;
}
// src/judge/turns.ts
/** Undefined where the metric does not count right and wrong, or a side has not all answers. */
function turnsOf(name, sides) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	const before = scoresOf(metric, sides.before, sides.before);
	const after = scoresOf(metric, sides.after, sides.before);
	if (isUnmeasured(before) || isUnmeasured(after)) return;
	if (before.kind !== "rate" || after.kind !== "rate") return;
	return {
		before: before.right,
		after: after.right
	};
}
// src/judge/slices/slices-of.ts
/** A column of that many values divides into so little that nothing can be told of a part. */
const MOST = 50;
/** Every slice of the examples: columns as the policy names them, values in order. */
function slicesOf(columns) {
	if (isUnmeasured(columns)) return [];
	return [...columns.samples.slices].filter(([, values]) => values.size <= MOST).flatMap(([column, values]) => [...values].sort(byValue).map(([value, rows]) => ({
		slice: {
			column,
			value
		},
		rows
	})));
}
function byValue([a], [b]) {
	return a < b ? -1 : 1;
}
// src/judge/slices/fell-on.ts
/**
* One sentence on which slice the loss of a metric fell. If it fell anywhere alike, the lost answers would be a
* random draw from those that the reference had right.
*/
function fellOn({ variant, reference }, metric, alpha) {
	const turns = turnsOf(metric, {
		before: comparableColumns(variant, reference, "the reference"),
		after: variant.columns
	});
	const slices = slicesOf(variant.columns);
	if (turns === void 0 || slices.length === 0) return;
	const all = tally(turns, turns.before.keys());
	if (all.lost === 0) return;
	const shares = slices.map(({ slice, rows }) => ({
		slice,
		...shareOf(tally(turns, rows), all)
	}));
	const [worst, ...others] = [...holm(shares, alpha, ({ chance }, level) => chance <= level)].sort((a, b) => a.chance - b.chance);
	return worst === void 0 ? spread(all) : unevenly(worst, others, all, alpha);
}
function tally({ before, after }, rows) {
	let [lost, right] = [0, 0];
	for (const row of rows) {
		if (before[row] !== 1) continue;
		right += 1;
		if (after[row] === 0) lost += 1;
	}
	return {
		lost,
		right
	};
}
function shareOf(own, all) {
	const chance = chanceOfSoMany(own.lost, {
		marked: own.right,
		drawn: all.lost,
		total: all.right
	});
	return {
		...own,
		chance
	};
}
function spread({ lost }) {
	return `No slice stands out: chance could have spread ${lost === 1 ? "the one lost answer" : `the ${lost} lost answers`} so.`;
}
function unevenly(worst, others, all, alpha) {
	const also = others.length === 0 ? "" : `; so did ${listed(others.map(({ slice }) => sliceName(slice)))}`;
	const share = amount(worst.right / all.right, "rate");
	return `The loss fell on ${sliceName(worst.slice)}: ${worst.lost} of ${all.lost} lost answers are there, where ${share} of the reference's right ones are; more than chance explains, with ${confidenceOf(alpha)} confidence${also}.`;
}
// src/judge/slices/observe-slices.ts
/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
function observeSlices(sighting, rates, alpha) {
	return slicesOf(sighting.variant.columns).flatMap(({ slice, rows }) => {
		const within = sliceOf(sighting, slice);
		if (isUnmeasured(within)) return [];
		const metrics = Object.entries(observe(within.variant, within.reference, rates, alpha)).filter(([name]) => findMetric(name)?.source !== "package");
		return [{
			slice,
			n: rows.length,
			metrics: Object.fromEntries(metrics)
		}];
	});
}
// src/judge/reasons.ts
/** What lies behind the numbers of a variant: which slice lost, and what changed since the base. */
function reasonsOf(modelCase, subject) {
	const { first } = subject;
	if (first === void 0) return {};
	const attribution = attribute(modelCase, subject);
	return {
		...seenBySlice(first, subject),
		...attribution && { attribution }
	};
}
function seenBySlice(first, { rates, settings }) {
	const alpha = alphaOf(settings);
	const slices = observeSlices(first, rates, alpha);
	if (slices.length === 0) return {};
	const [score] = rates;
	const fell = score === void 0 ? void 0 : fellOn(first, score, alpha);
	return {
		slices,
		...fell !== void 0 && { fellOn: fell }
	};
}
// src/judge/recorded/recorded-notes.ts
const SAYS = {
	head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
	fetched: "was fetched by the workflow and is not under git"
};
/** What a reader must know of numbers that were not taken here. */
function recordedNotes(modelCase, subjects) {
	const { model } = modelCase;
	const recorded = Object.keys(model.recorded);
	const brought = recorded.flatMap((target) => ["head", "fetched"].flatMap((from) => {
		const names = subjects.filter((one) => broughtBy(one, target) === from);
		if (names.length === 0) return [];
		return [`what was measured on ${target} of ${listed(names.map(({ variant }) => variant.name))} ${SAYS[from]}`];
	}));
	if (model.source !== null || recorded.length === 0) return brought;
	return [UNCHECKED, ...brought];
}
const UNCHECKED = "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";
function broughtBy({ sightings }, target) {
	const seen = sightings.get(target);
	return seen === void 0 || isUnmeasured(seen) ? void 0 : seen.variant.from;
}
// src/judge/model.ts
/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
function judgeModel(modelCase, policy) {
	const { planned, model, targets } = modelCase;
	const { doubts } = planned;
	const about = {
		name: model.name,
		status: planned.status,
		task: model.task,
		...doubts && { doubts },
		...declaredBy(model)
	};
	if (isLeftOut(planned)) return {
		...about,
		...leftOut(planned, modelCase.settings())
	};
	const subjects = model.variants.map((variant) => subjectOf(modelCase, variant));
	const variants = subjects.map((subject) => ({
		...judgeVariant(subject, policy),
		...reasonsOf(modelCase, subject)
	}));
	const reference = seeFirst(modelCase, referenceName(modelCase));
	const itself = judgeItself(modelCase, policy, variants);
	const counsel = counselOn(modelCase, subjects, reference, {
		judged: variants,
		itself
	});
	const outcome = worst([worstOf(variants, doubts), itself?.outcome ?? "pass"]);
	return {
		...about,
		outcome: whyNothing(modelCase) === void 0 ? outcome : "error",
		targets: [...targets],
		reference: referenceOf(modelCase, reference),
		...itself && { itself },
		...counsel,
		variants,
		notes: [
			...asideNotes(planned.samples),
			...notesOn(modelCase, reference),
			...recordedNotes(modelCase, subjects),
			...rangeNotes(modelCase)
		]
	};
}
/** So that a report writes them as the policy does. */
function declaredBy({ metrics }) {
	if (metrics === void 0) return {};
	return { declared: Object.fromEntries(metrics.map(({ name, quantity }) => [name, quantity])) };
}
/** Of the enforced variants; what nobody can tell of what will ship is at best a warning. */
function worstOf(variants, doubts = []) {
	const enforced = variants.filter((variant) => variant.enforced);
	if (enforced.length === 0) return "error";
	const outcomes = enforced.map(({ outcome }) => outcome);
	return worst(doubts.length === 0 ? outcomes : [...outcomes, "warn"]);
}
function seeFirst(modelCase, variant) {
	const [target] = modelCase.targets;
	return target === void 0 ? { unmeasured: "no target" } : seeAtHead(modelCase, variant, target);
}
function referenceOf(modelCase, seen) {
	if (isUnmeasured(seen)) return null;
	const metrics = observe(seen, { unmeasured: "it is the reference itself" }, modelCase.rates, alphaOf(modelCase.settings()));
	return {
		name: referenceName(modelCase),
		origin: originOf(seen),
		metrics
	};
}
function notesOn({ planned, settings }, reference) {
	if (planned.why !== void 0) return [planned.why];
	if (!isUnmeasured(reference)) return guessNote(reference, alphaOf(settings()));
	return [`the reference could not be measured: ${reference.unmeasured}`];
}
// src/judge/proven.ts
/**
* Marks the failures that are proven. Whoever puts many limits to the test sees one fail by chance: of six that
* are exactly met nearly one run in three. Proven is what Holm's procedure holds among a model's own enforced limits
* that chance can decide: what is read, as a size is, or equal to the bit is no throw of any die.
*/
function withProofs(cases, models) {
	return models.map((model, at) => {
		const modelCase = cases[at];
		const fails = [...model.itself ? [model.itself] : [], ...model.variants].some(({ enforced, limits }) => enforced && limits.some(isFailure));
		return modelCase !== void 0 && fails ? withOwnProofs(modelCase, model) : model;
	});
}
function withOwnProofs(modelCase, model) {
	const { itself, variants } = model;
	const tested = [...itself === void 0 ? [] : testedIn(itselfOf(modelCase), itself), ...variants.flatMap((judged, at) => {
		const variant = modelCase.model.variants[at];
		return variant === void 0 ? [] : testedIn(subjectOf(modelCase, variant), judged);
	})];
	const held = holm(tested, 1, ({ limit, failsAt }, share) => isFailure(limit) && failsAt(share));
	const proven = new Set([...held].map(({ limit }) => limit));
	return {
		...model,
		...itself && { itself: marked(itself, proven, tested.length) },
		variants: variants.map((variant) => marked(variant, proven, tested.length))
	};
}
/** Limits are judged in the order of what the subject is asked. */
function testedIn(subject, { enforced, limits }) {
	if (!enforced) return [];
	const alpha = alphaOf(subject.settings);
	const asks = asksOf(subject);
	return limits.flatMap((limit, place) => {
		const ask = asks[place];
		if (ask === void 0 || !mayBeTested(limit)) return [];
		if (!isTested(judgeAsk(subject, ask, alpha))) return [];
		const failsAt = (share) => judgeAsk(subject, ask, alpha * share).state === "fail";
		return [{
			limit,
			failsAt
		}];
	});
}
function marked(variant, proven, among) {
	if (!variant.enforced) return variant;
	const limits = variant.limits.map((limit) => {
		if (!isFailure(limit)) return limit;
		if (proven.has(limit) || !mayBeTested(limit)) return {
			...limit,
			proven: true
		};
		const why = `${limit.why}; of ${among} enforced limits one may fail so by chance: not proven`;
		return {
			...limit,
			why
		};
	});
	return {
		...variant,
		limits
	};
}
/** Slices have a procedure of their own, and a screen proves nothing. What is read proves itself. */
function isFailure({ slice, state, metric }) {
	return slice === void 0 && findMetric(metric)?.test !== "screen" && state === "fail";
}
function mayBeTested({ slice, state, metric }) {
	const test = findMetric(metric)?.test;
	if (slice !== void 0 || test === "screen" || test === "exact") return false;
	return state !== "unmeasured" && state !== "not-applicable";
}
/** Of two that are equal to the bit there is nothing to estimate, and of a number that stands alone no bounds. */
function isTested({ unchanged, estimate }) {
	return unchanged === void 0 && estimate === void 0;
}
// src/judge/waivers/in-force.ts
/**
* The waivers that count in this run. They are the target branch's: a pull request waives nothing for itself. The day
* is the plan's, not the head commit's, whose date its author sets; so the same out folder stays the same verdict.
*/
function waiversInForce({ policies, today }, target) {
	if (policies.first || today === void 0) return [];
	return target.waivers.filter((waiver) => !isExpired(waiver, today));
}
/** ISO dates are ordered as text is. */
function isExpired({ until }, today) {
	return until < today;
}
// src/judge/waivers/judge-waivers.ts
/** What became of every waiver: one that waives nothing is told of as well as one that does. */
function judgeWaivers({ plan, policies, models }) {
	const { target, head, first } = plan.policies;
	const own = policies.target.waivers.map((waiver) => told(waiver, target, first ? UNMERGED : fateOf(waiver, plan.today, models)));
	const known = new Set(policies.target.waivers.map(contentOf));
	const shown = (policies.head?.waivers ?? []).filter((one) => !known.has(contentOf(one))).slice(0, MOST_BROUGHT);
	return [...own, ...shown.map((waiver) => told(waiver, head ?? target, UNMERGED))];
}
/** A head may bring any number. */
const MOST_BROUGHT = 100;
const UNMERGED = {
	fate: "unmerged",
	why: "only the head's policy has it, so it does not count before it is merged"
};
function fateOf(waiver, today, models) {
	if (today === void 0) return {
		fate: "undated",
		why: "the plan does not say which day it was made on"
	};
	if (isExpired(waiver, today)) return {
		fate: "expired",
		why: `its last day was ${waiver.until}, and this is ${today}`
	};
	const model = models.find(({ name }) => name === waiver.model);
	const variant = [...model?.variants ?? [], ...model?.itself ? [model.itself] : []].find(({ name }) => name === waiver.variant);
	if (variant === void 0) return {
		fate: "idle",
		why: "the model is not judged here"
	};
	return fateAmong(waiver, variant);
}
function fateAmong({ limit, weights }, { enforced, name, limits }) {
	const own = limits.filter((one) => limitName(one) === limit);
	if (own.some((one) => one.waived !== void 0 && one.weights === weights)) return {
		fate: "waives",
		why: "the limit is not kept, and does not stop this"
	};
	const now = own.find((one) => one.weights !== void 0)?.weights;
	if (now !== void 0) return {
		fate: "other-weights",
		why: `the weights of ${name} are others now`,
		now
	};
	if (!enforced) return {
		fate: "idle",
		why: `${name} is not enforced, so it stops nothing`
	};
	if (own.some(({ state }) => state === "unmeasured")) return {
		fate: "unmeasured",
		why: "the limit was not measured, and that is never waived"
	};
	return {
		fate: "idle",
		why: "the limit stops nothing"
	};
}
function told({ at, ...waiver }, { commit, path }, found) {
	return {
		...waiver,
		...found,
		at: {
			commit,
			path,
			line: at.line
		}
	};
}
function contentOf({ at, ...waiver }) {
	return JSON.stringify(Object.entries(waiver).sort());
}
// src/judge/judge.ts
/** What was seen against what was agreed. Same plan, policies and evidence: same verdict. */
function judge(input) {
	const { plan, policies } = input;
	const cases = plan.models.map((planned) => caseOf(planned, input));
	const judged = cases.map(({ modelCase, source }) => judgeModel(modelCase, source));
	const models = withHeadLines(withProofs(cases.map(({ modelCase }) => modelCase), judged), policies.head);
	const { path, digest, commit } = plan.policies.target;
	const outcomes = [...models.map(({ outcome }) => outcome), ...plan.unjudged?.warns === void 0 ? [] : ["warn"]];
	const waivers = judgeWaivers({
		plan,
		policies,
		models
	});
	const fault = faultOf(models);
	return {
		schema: 1,
		outcome: models.length === 0 ? "error" : worst(outcomes),
		because: because$1(models, plan.unjudged),
		...fault && { fault },
		confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
		models,
		policy: {
			path,
			digest,
			commit
		},
		...plan.base && { base: plan.base },
		head: plan.head,
		...plan.unjudged && { unjudged: plan.unjudged },
		...waivers.length > 0 && { waivers },
		...plan.changes && { changes: plan.changes },
		...plan.published && { published: plan.published },
		notes: plan.notes
	};
}
/** A model as it comes before the judge, and the policy that rules it. */
function caseOf(planned, { plan, policies, evidence }) {
	const [policy, source] = [policies[planned.policy], plan.policies[planned.policy]];
	const model = policy && entryOf(policy, planned);
	if (policy === void 0 || source === void 0 || model === void 0) {
		const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
		throw new UserError({ message });
	}
	const settings = (variant) => settingsFor(policy, plan.branch, model, variant);
	const [targets, rates, witnesses] = [
		targetsOf(model),
		ratesOf(model),
		witnessesOf(plan, model)
	];
	const waivers = planned.policy === "target" ? waiversInForce(plan, policy).filter((one) => one.model === (planned.entry ?? planned.name)) : [];
	return {
		modelCase: {
			planned,
			model,
			targets,
			witnesses,
			hasBase: isPlannedAtBase(plan, planned),
			rates,
			evidence,
			settings,
			waivers
		},
		source
	};
}
/** What an engine here runs, before what was recorded elsewhere: its numbers stand for the variant. */
function targetsOf({ targets, recorded }) {
	const isRecorded = (target) => Object.hasOwn(recorded, target);
	const measured = targets.filter((target) => !isRecorded(target)).map(engineOf);
	return [.../* @__PURE__ */ new Set([...measured, ...targets.filter(isRecorded)])];
}
function witnessesOf({ requests }, { name, recorded }) {
	const own = requests.filter(({ model, side }) => model === name && side === "head");
	return [...new Set(own.map(({ target }) => target))].filter((target) => !Object.hasOwn(recorded, target));
}
function isPlannedAtBase({ requests }, { name, base, recorded = [] }) {
	if (base.kind !== "present") return false;
	return requests.some(({ model, side }) => model === name && side === "base") || recorded.some(({ side }) => side === "base");
}
/** What stands for the task, what the limits ask of the records, and what else the task shows. */
function ratesOf({ task, variants, referenceLimits }) {
	const [first, ...rest] = findTask(task)?.shows ?? [];
	const asked = [...variants.flatMap(({ limits }) => limits), ...referenceLimits].map(({ metric }) => metric).filter((name) => findMetric(name)?.source === "records");
	return [.../* @__PURE__ */ new Set([
		...first === void 0 ? [] : [first],
		...asked,
		...rest
	])];
}
// src/commands/evidence.ts
async function readEvidence(plan, out) {
	const measurements = /* @__PURE__ */ new Map();
	const columns = /* @__PURE__ */ new Map();
	const recordings = /* @__PURE__ */ new Map();
	for (const model of plan.models) {
		const keys = keysOf(plan, model.name);
		const { recorded = [] } = model;
		const samples = keys.length + recorded.length > 0 ? await readSamples(model, out) : { unmeasured: NOT_ASKED };
		for (const planned of recorded) {
			const path = LAYOUT.measurement({
				...planned,
				model: model.name
			});
			const recording = await readRecording(planned, model, samples, out);
			recordings.set(path, [...recordings.get(path) ?? [], recording]);
		}
		for (const key of keys) {
			const path = LAYOUT.measurement(key);
			const measurement = await orUnmeasured(out, () => readMeasurement(key, out));
			measurements.set(path, measurement);
			columns.set(path, await readColumns(measurement, samples, out));
		}
	}
	return {
		measurement: (key) => measurements.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		columns: (key) => columns.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		recordings: (key) => recordings.get(LAYOUT.measurement(key)) ?? [],
		measurements: [...measurements.values()].flatMap((one) => isUnmeasured(one) ? [] : [one])
	};
}
const NOT_ASKED = "the plan does not ask for it";
function keysOf({ requests }, model) {
	return requests.filter((request) => request.model === model).flatMap(({ side, target, variants }) => variants.map(({ name }) => ({
		model,
		side,
		target,
		variant: name
	})));
}
async function readMeasurement(key, out) {
	return await out.readMeasurement(key) ?? { unmeasured: `there is no ${LAYOUT.measurement(key)}` };
}
async function readSamples({ name, task = "", samples }, out) {
	if (samples === void 0) return { unmeasured: "the plan has no samples of it" };
	const readable = readableTask(task);
	if (readable === void 0) return { unmeasured: `records of ${quote(task)} are not read yet` };
	return await orUnmeasured(out, () => readable.join((check) => out.readSamples(name, samples, check)));
}
/** As the plan brought it along; what it refused stays refused, whatever the folder holds. */
async function readRecording({ from, at, digest, refused, ...slot }, { name }, samples, out) {
	const brought = {
		from,
		path: at.path
	};
	if (refused !== void 0) return {
		...brought,
		kind: "refused",
		why: refused
	};
	const folder = outFolder(join(out.root, LAYOUT.recorded(from)));
	const key = {
		...slot,
		model: name
	};
	const measurement = await orUnmeasured(out, () => readMeasurement(key, folder));
	if (isUnmeasured(measurement)) return {
		...brought,
		kind: "refused",
		why: `cannot be read: ${measurement.unmeasured}`
	};
	if (recordingDigest(measurement) !== digest) return {
		...brought,
		kind: "refused",
		why: "is not what the plan brought along"
	};
	const columns = await readColumns(measurement, samples, folder);
	return {
		...brought,
		kind: "read",
		measurement,
		columns
	};
}
async function readColumns(measurement, samples, out) {
	if (isUnmeasured(samples)) return samples;
	if (isUnmeasured(measurement)) return measurement;
	if (measurement.records === void 0) return { unmeasured: "it has no records" };
	return await orUnmeasured(out, () => samples.records((check) => out.readRecords(measurement, check)));
}
export { itselfOf as a, impliedAsks as i, caseOf as n, subjectOf as o, judge as r, sightingOf as s, readEvidence as t };
