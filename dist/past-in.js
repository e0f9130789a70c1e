import { t as UserError } from "./errors.js";
import { C as string, g as literal, l as _enum, m as int, u as array, v as number, x as record, y as object } from "./schemas.js";
import { D as Digest, E as Commit, O as Instant, c as counted, i as listed, k as Name, p as toDecimals, r as findTarget } from "./targets.js";
import { a as shortCommit, c as describeIssues, j as WRITTEN, y as FAULT_SENTENCES } from "./nearest.js";
import { n as OUTCOMES } from "./states.js";
import { o as metricFor, r as findMetric, t as METRICS } from "./rows.js";
import { a as sliceName, i as limitText } from "./limits.js";
import { C as list, D as table, E as strong, S as link, T as paragraph, _ as foreign, a as changeList, b as joined, c as origins, d as chart, f as code, g as fold, h as figure, l as position, m as faint, n as otherCautions, p as emphasis, r as unjudgedList, t as cautionsIn, u as ageBetween, v as group, w as marked, x as line, y as heading } from "./cautions.js";
import { n as visible, t as shown } from "./visible.js";
import { i as cellBetween, n as brief, r as cell, s as factor, t as amount } from "./amounts.js";
import { i as formOfValue, n as formOfDifference, r as formOfLimit } from "./or-unmeasured.js";
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
// src/report/marks.ts
/** What a model's outcome is called. */
const OUTCOME_WORDS = {
	pass: "pass",
	warn: "warning",
	fail: "fail",
	error: "could not be judged"
};
/** Of a model that nobody touched: it stops nothing, and no limit was looked at. */
const UNCHANGED = "not measured";
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
	return rows.length === 0 ? [] : [table(COLUMNS$2, rows)];
}
const COLUMNS$2 = [
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
// src/report/cliff-words.ts
/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
function answerOf({ recommended, cliff }) {
	if (cliff === void 0) return void 0;
	const { variant, drop, saved } = cliff;
	const step = `cliff at ${variant}: ${brief(drop, "points")} for ${brief(saved, "bytes")}`;
	return `ship ${recommended ?? "none"}; ${step}${gap(cliff)}`;
}
function gap({ missing = [] }) {
	return missing.length === 0 ? "" : ` (no numbers of ${listed(missing)}: it may be several steps)`;
}
/** What the cliff is made of, in two sentences. */
function cliffWords(cliff) {
	const { certainty, metric, variant, after, drop, saved, ratio } = cliff;
	return `A ${certainty} cliff at ${variant}: ${`the step from ${after} loses ${brief(drop, "points")} of ${metric} for ${brief(saved, "bytes")}`} (${listed([each(cliff), ...errors(cliff)])}). ${`It is ${factor(ratio)} times as steep as the step before`}${sure(cliff)}.`;
}
function sure({ atLeast, certainty }) {
	if (atLeast === void 0) return ", by point estimates alone";
	const least = `; the loss is at least ${brief(atLeast, "points", "down")}`;
	return certainty === "confirmed" ? `${least}, and the step before not much steeper` : least;
}
/** In the unit that gives a number a reader can picture. */
function each({ saved, perMegabyte }) {
	if (saved >= 1e5) return `${factor(perMegabyte * 100)} points a MB`;
	return `${factor(perMegabyte * .1)} points a kB`;
}
function errors({ errorRatio }) {
	return errorRatio === null ? [] : [`${factor(errorRatio)} times as many errors`];
}
// src/report/plot.ts
/** The ladder as GitHub draws it: size from left to right, the score above it. Nothing without a cliff to see. */
function cliffPlot(model) {
	const { cliff } = model;
	if (cliff === void 0) return [];
	const steps = pointsOf(model, cliff.metric).map((point) => ({
		name: labelOf(point),
		value: percent(point.score)
	}));
	const [title, axis] = [`${cliff.metric} by size`, `${cliff.metric} in %`];
	return [chart({
		title,
		axis,
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
function percent(score) {
	return toDecimals(score * 100, 2, "nearest");
}
// src/report/choice.ts
/** Below the table: why the other variants were not chosen, where the cliff is, and what is worth trying. */
function choiceBlocks(model) {
	return [
		...excludedLine(model),
		...cliffBlocks(model),
		...adviceList(model)
	];
}
/** `ship int8; cliff at int4: 8.7 points for 6 MB`, or nothing where there is no cliff. */
function answerLine(model) {
	const answer = answerOf(model);
	if (answer === void 0) return [];
	return [paragraph([strong(line`${`${model.name}: ${answer}`}.`)])];
}
function excludedLine({ excluded = [] }) {
	if (excluded.length === 0) return [];
	const each = excluded.map(({ name, why }) => line`${code(name)} ${why}`);
	return [paragraph(line`Not chosen: ${joined(each, "; ")}.`)];
}
function cliffBlocks(model) {
	if (model.cliff === void 0) return [];
	return [paragraph(line`📉 ${cliffWords(model.cliff)}`), ...cliffPlot(model)];
}
function adviceList({ advice = [] }) {
	const points = advice.map(({ variant, text }) => line`${aboutOf(variant)}${text}`);
	if (points.length === 0) return [];
	return [group(paragraph([strong(line`Worth knowing`)]), list(points))];
}
function aboutOf(variant) {
	return variant === void 0 ? [] : line`${code(variant)}: `;
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
	return listed([variantWord(variant), ...standing(variant, model)]);
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
function capitalized(name) {
	return name.charAt(0).toUpperCase() + name.slice(1);
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
	], measurements.flatMap(packageRow));
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
// src/report/evidence.ts
/** What ran the models. An engine of our own is not Core ML, and that is said each time. */
function engineSentence({ verdict, measurements = [] }) {
	const named = [...new Set(verdict.models.flatMap(targetsOf))];
	const targets = named.filter((target) => findTarget(target) !== void 0);
	const recorded = named.filter((target) => !targets.includes(target)).map((one) => [code(one)]);
	const elsewhere = recorded.length === 0 ? [] : [line`Recorded elsewhere: ${joined(recorded)}.`];
	const sentences = [...measured(targets, measurements), ...elsewhere];
	return sentences.length === 0 ? [] : [paragraph(joined(sentences, " "))];
}
function measured(targets, measurements) {
	if (targets.length === 0) return [];
	const seen = [...new Set(measurements.flatMap(environment))];
	const environments = seen.map((one) => [foreign(one)]);
	const where = seen.length === 0 ? [] : line`: ${joined(environments, "; ")}`;
	const caution = targets.some((name) => findTarget(name)?.engine !== void 0) ? line` Core ML itself was not run.` : [];
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
function environment({ fingerprint }) {
	if (fingerprint === void 0) return [];
	const { engine, coremltools, os, chip, computeUnits } = fingerprint;
	return [listed([
		engine,
		`coremltools ${coremltools}`,
		os,
		chip,
		computeUnits
	])];
}
// src/report/explanations.ts
/** What went wrong with variants that fail or lean to: the worst classes, confusions and examples of each metric. */
function explanations({ models }) {
	const points = models.flatMap((model) => model.variants.toSorted(enforcedFirst).flatMap((variant) => (variant.explanation ?? []).map((one) => pointOf$4(model, variant.name, one))));
	return points.length === 0 ? [] : [fold("What went wrong", list(points))];
}
function enforcedFirst(a, b) {
	return Number(b.enforced) - Number(a.enforced);
}
function pointOf$4(model, variant, one) {
	const { metric, slice, before, n, lost, gained, changed, path } = one;
	const where = slice === void 0 ? [] : line` on ${code(sliceName(slice))}`;
	const also = changed === 0 ? [] : line`, ${changed} wrong otherwise than before`;
	const counts = line`${lost} lost, ${gained} gained${also}, of ${n}`;
	const who = strong(line`${code(`${model.name}/${variant}`)} ${code(metric)}`);
	return {
		said: line`${who}${where} against the ${before}: ${counts} (all in ${code(path)})`,
		points: [
			...told("worst classes", one.classes.map(classText)),
			...told("most confused", one.confusions.map(confusionText)),
			...told("examples", one.flips.map(flipText)),
			...told("worst examples", one.moved.map((moved) => movedText(moved, formOfValue(metric, model))))
		]
	};
}
function told(title, each) {
	return each.length === 0 ? [] : [line`${title}: ${joined(each, "; ")}`];
}
function classText({ label, n, before, after }) {
	return line`${code(label)} ${after} of ${n} right, before ${before}`;
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
	const points = (verdict.waivers ?? []).toSorted(byFate).map((waiver) => pointOf$3(waiver, links));
	return points.length === 0 ? [] : [group(paragraph([strong(line`Waivers`)]), list(points))];
}
/** What waives something comes first. */
function byFate(a, b) {
	return Number(b.fate === "waives") - Number(a.fate === "waives");
}
function pointOf$3(waiver, links) {
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
/** The digest that a waiver has to name, for each limit that stops this. */
function weightsToWaive({ verdict }) {
	const points = findings(verdict.models).flatMap(({ model, variant, limit }) => limit.weights === void 0 || limit.waived !== void 0 ? [] : [line`${code(`${model.name}/${variant.name}`)} ${code(limitText(limit))}: ${code(limit.weights)}`]);
	if (points.length === 0) return [];
	return [fold("Weights that a waiver would name", list(points))];
}
// src/report/finding-list.ts
/** What stands in the way, each with its reason and the line of the policy that asks for it. */
function findingList({ verdict, links = {} }) {
	const points = findings(verdict.models).map((finding) => pointOf$2(finding, links));
	return points.length === 0 ? [] : [list(points)];
}
function pointOf$2({ model, variant, limit }, links) {
	const who = code(`${model.name}/${variant.name}`);
	const what = strong(line`${who} ${code(limitText(limit))}: ${stateWord(limit)}`);
	const why = line`${what}: ${limit.why}${waivedAside(limit)} (${position(limit, links)})`;
	return [marked(limit.outcome, why)];
}
// src/report/nothing-to-tell.ts
/** Whether no model that the policy judges was changed, so that nothing was measured. */
function isUntouched({ models, outcome }) {
	return models.length > 0 && models.every(({ status }) => status === "unchanged") && outcome === "pass";
}
/** Neither a model nor how it is judged was changed: no reason to begin a comment, but one to correct an older. */
function isNothingToTell(verdict) {
	const { changes = [], unjudged } = verdict;
	return isUntouched(verdict) && changes.length === 0 && unjudged === void 0;
}
// src/report/headline.ts
const SAYS = {
	pass: "within the agreed limits",
	warn: "within the agreed limits, with warnings",
	fail: "beyond the agreed limits",
	error: "could not be judged"
};
const WAIVED = "not shown to keep the agreed limits, of which some are waived";
const WORSE = "worse than at the base, which the policy lets through";
/** The first lines, all that many will read: may it go in, and why. */
function headline(verdict) {
	const mark = isUntouched(verdict) ? "unmeasured" : verdict.outcome;
	const says = line`${SUBJECTS[verdict.fault ?? "quantization"]} ${saysOf(verdict)}`;
	const because = becauseOf(verdict);
	return group(heading(2, [marked(mark, says)]), ...because === void 0 ? [] : [paragraph(line`${because}`)], ...otherCautions(verdict).map((one) => paragraph([marked("warn", line`${one}`)])));
}
/** What the heading is about: not every failure is quantization's. */
const SUBJECTS = {
	model: "The model itself",
	quantization: "Quantization",
	both: "The model itself and its quantization"
};
/** What a list of limits that follows does not say: what to mend. Nothing where that is not known. */
function becauseOf(verdict) {
	if (!isListed(verdict)) return verdict.because;
	return verdict.fault && FAULT_SENTENCES[verdict.fault];
}
/** Whether the list of limits that follows says why already. */
function isListed({ outcome, models, unjudged }) {
	const isSaidElse = cautionsIn({ models }).length > 0 || unjudged?.warns !== void 0;
	return findings(models)[0]?.limit.outcome === outcome && !(outcome === "warn" && isSaidElse);
}
/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models, fault }) {
	if (isUntouched({
		models,
		outcome
	})) return UNCHANGED;
	if ((outcome === "pass" || outcome === "warn") && enforced(models).length === 0) return "judged by no limit";
	const all = findings(models).map(({ limit }) => limit);
	if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
	if (outcome === "warn" && fault === "model" && all.some(({ implied }) => implied)) return WORSE;
	const broken = all.some((limit) => limit.state === "fail" && limit.outcome === "fail");
	return (outcome === "fail" ? !broken : outcome === "warn" && isUncertified(models)) ? "not shown to keep the agreed limits" : SAYS[outcome];
}
function isUncertified(models) {
	return models.some(({ variants }) => variants.some((one) => one.uncertified !== void 0));
}
function enforced(models) {
	return everyFinding(models).filter(({ variant }) => variant.enforced);
}
// src/report/legend.ts
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
// src/report/model.ts
const STATUS = {
	new: "new, judged by its own policy",
	removed: "removed",
	missing: "missing",
	unchanged: "unchanged",
	unsupported: "not evaluated"
};
/** A model's verdict, what to ship of it, and one sentence why. */
function modelHeading(model) {
	const status = STATUS[model.status];
	const aside = status === void 0 ? [] : line` (${status})`;
	const isUnchanged = model.status === "unchanged";
	const word = isUnchanged ? UNCHANGED : OUTCOME_WORDS[model.outcome];
	const said = line`${code(model.name)}: ${word}${aside}`;
	return group(heading(3, [marked(isUnchanged ? "unmeasured" : model.outcome, said)]), ...advice(model, line`Recommended`));
}
/** The same below a headline that has said the rest: of the only model, judged in the usual way. */
function onlyModel(model) {
	return group(...advice(model, line`Recommended for ${code(model.name)}`));
}
function advice(model, word) {
	const { recommended, because } = model;
	const what = recommended === null ? [] : line`${strong(line`${word}: ${code(recommended)}.`)} `;
	return [...answerLine(model), paragraph(line`${what}${because}`)];
}
/** The variants below their reference; nothing where a model has none. */
function modelTable(model) {
	const { columns, rungs } = ladder(model);
	return rungs.length === 0 ? [] : [table(columns, rungs.map(cells$1))];
}
function cells$1(rung) {
	const name = rung.isItself ? emphasis(line`${rung.name}`) : code(rung.name);
	return [
		[rung.recommended ? strong([name]) : name],
		...rung.numbers.map(figure),
		verdictCell(rung)
	];
}
function verdictCell({ outcome, word, recommended, reason }) {
	const advised = recommended ? line`, ${strong(line`recommended`)}` : [];
	const because = reason === void 0 ? [] : line`: ${reason}`;
	return line`${marked(outcome ?? "none", line`${word}${advised}`)}${because}`;
}
// src/report/notes.ts
/** What else a reader should know of the run and its models. */
function noteList({ notes, models }) {
	const points = [...notes.map((note) => pointOf$1(note)), ...models.flatMap((model) => model.notes.map((note) => pointOf$1(note, model.name)))];
	return points.length === 0 ? [] : [group(paragraph([strong(line`Notes`)]), list(points))];
}
/** What converting and measuring had to say of each variant, under a fold. */
function variantNotes({ models }) {
	const points = models.flatMap(({ name, variants }) => variants.flatMap((variant) => variant.notes.map((note) => pointOf$1(note, `${name}/${variant.name}`))));
	return points.length === 0 ? [] : [fold(`Every note (${points.length})`, list(points))];
}
function pointOf$1(note, about) {
	return line`${about === void 0 ? [] : line`${code(about)}: `}${note}`;
}
// src/history/environments.ts
const PARTS = [
	"engine",
	"coremltools",
	"os",
	"chip",
	"computeUnits",
	"evaluator"
];
/** The parts in which two environments differ. */
function differing$1(one, other) {
	return PARTS.filter((part) => one[part] !== other[part]);
}
/** Of an environment that is not known nothing can be said: it is not the same. */
function isSameEnvironment(one, other) {
	return one !== void 0 && other !== void 0 && differing$1(one, other).length === 0;
}
// src/history/past-run.ts
/** What is kept of a verdict, in a line; undefined where its head is no commit that says when it was made. */
function pastRunOf(verdict, branch) {
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
		models: verdict.models.map((model) => ({
			name: model.name,
			outcome: model.outcome,
			variants: variantsOf(model).map((variant) => pastVariant(variant, environments))
		}))
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
function pastVariant({ name, outcome, origin, metrics }, environments) {
	const values = Object.entries(metrics).map(([metric, { value, n }]) => [metric, {
		value,
		...n !== void 0 && { n }
	}]);
	return {
		name,
		outcome,
		...origin && { environment: placeOf(origin.fingerprint, environments) },
		...origin && { weightsDigest: origin.weightsDigest },
		metrics: Object.fromEntries(values)
	};
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
	return now?.origin?.fingerprint;
}
// src/report/elsewhere.ts
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
// src/report/size-growth.ts
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
// src/report/trend-charts.ts
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
// src/report/trend-table.ts
const COLUMNS$1 = [
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
		points: trend.past.slice(-SHOWN)
	})));
	if (rows.length === 0) return [];
	const drawn = table(COLUMNS$1, rows.map((row) => cells(row, until)));
	const notes = footnote(rows).map((one) => paragraph(one));
	return [fold(`Every number over time (${rows.length})`, ...notes, drawn)];
}
/** So many earlier numbers are shown. */
const SHOWN = 5;
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
// src/report/over-time.ts
/** What earlier pushes were measured to be, how old that is, and what has grown since. */
function overTime({ verdict, past, links = {} }) {
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
		group(paragraph(line`${TITLE} ${said}`), list(models.flatMap(sizeGrowth))),
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
		...ranked(passes ? 5 : 3, choiceBlocks(model))
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
// src/report/comment.ts
/** The line by which the gate finds its own comment again; a reader does not see it. */
const MARKER = "<!-- quantgate -->";
/** Each policy that judges a pull request keeps a comment of its own. */
function markerOf(policy) {
	if (policy === DEFAULT_POLICY) return MARKER;
	return MARKER.replace(" -->", `: ${encodeURIComponent(policy)} -->`);
}
const DEFAULT_POLICY = "quantgate.yml";
/** GitHub takes 65,536 characters; the rest is for whoever posts it and adds a line. */
const LIMIT$1 = 65e3;
/** The comment on a pull request: first what must be known, then everything under folds. */
function renderComment(report) {
	return renderMarkdown(fullDocument(report), {
		begins: MARKER,
		limit: LIMIT$1,
		measure: (text) => text.length,
		pointer: pointer$1(report)
	});
}
function pointer$1({ links }) {
	const rest = link(line`the uploaded out folder`, links?.artifact);
	return [emphasis(line`Shortened to what a comment may hold: ${rest} has everything.`)];
}
// src/report/summary.ts
/** GitHub takes 1 MiB for each step, other lines of the same step included. */
const LIMIT = 1e6;
/** The job summary: the comment without its marker, with room for all of it. */
function renderSummary(report) {
	return renderMarkdown(fullDocument(report), {
		limit: LIMIT,
		measure: utf8Length,
		pointer
	});
}
const pointer = [emphasis(line`Shortened to what a job summary may hold: ${code("verdict.json")} has everything.`)];
function utf8Length(text) {
	let bytes = 0;
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
// src/report/formats.ts
/** What a verdict is written as; a new kind of report is one more row. */
const FORMATS = {
	comment: renderComment,
	summary: renderSummary
};
// src/contract/past.ts
const Short = string().max(200);
/** As of a measurement, but of bounded length: whoever may write the history may write anything. */
const PastFingerprint = object({
	engine: Short,
	coremltools: Short,
	os: Short,
	chip: Short,
	computeUnits: Short,
	evaluator: Short
});
const PastVariant = object({
	name: Name,
	/** Null of a reference that no limit is on. */
	outcome: _enum(OUTCOMES).nullable(),
	/** Which of the run's environments its numbers come from. */
	environment: int().nonnegative().exactOptional(),
	weightsDigest: Digest.exactOptional(),
	/** `size` is in bytes. */
	metrics: record(string().max(100), object({
		value: number(),
		n: int().nonnegative().exactOptional()
	}))
});
/** A line of `history.jsonl`: what one push to the default branch was judged to be. */
const PastRun = object({
	schema: literal(1),
	commit: Commit,
	/** When, as the commit says: the same for whoever asks. */
	committed: Instant,
	branch: string().max(255),
	outcome: _enum(OUTCOMES),
	environments: array(PastFingerprint).max(100),
	models: array(object({
		name: Name,
		outcome: _enum(OUTCOMES),
		variants: array(PastVariant).max(200)
	})).max(200)
});
// src/history/read-past.ts
/** No line of ours is nearly as long; a longer one is not looked at. */
const LONGEST_LINE = 256e3;
const NO_PAST = {
	runs: [],
	wrong: []
};
/** Whoever may write the history may have written anything: each line is checked for itself. */
function readPast(text) {
	const byCommit = /* @__PURE__ */ new Map();
	const wrong = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		const read = readLine(line);
		if ("wrong" in read) wrong.push(`line ${index + 1}: ${read.wrong}`);
		else byCommit.set(read.run.commit, read.run);
	}
	return {
		runs: [...byCommit.values()].sort((a, b) => inOrder(a.committed, b.committed)).slice(-500),
		wrong
	};
}
/** The run that a line tells of, or what is wrong with it. */
function readLine(line) {
	if (line.length > 256e3) return { wrong: `is ${line.length} characters long` };
	const value = parse(line);
	if (value === void 0) return { wrong: "is not JSON" };
	const read = PastRun.safeParse(value);
	return read.success ? { run: read.data } : { wrong: describeIssues(read.error) };
}
function parse(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
function inOrder(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/commands/past-in.ts
/** What an out folder tells of earlier pushes. It informs: one that cannot be read is named, and stops nothing. */
async function pastIn(out) {
	try {
		const text = await out.readHistory();
		return text === void 0 ? NO_PAST : readPast(text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			runs: [],
			wrong: error.problems.map(({ message }) => message)
		};
	}
}
export { stateWord as _, MARKER as a, pastRunOf as c, isUntouched as d, waiverText as f, UNCHANGED as g, cliffWords as h, FORMATS as i, becauseOf as l, answerOf as m, LONGEST_LINE as n, markerOf as o, ladder as p, readLine as r, renderMarkdown as s, pastIn as t, isNothingToTell as u, findings as v };
