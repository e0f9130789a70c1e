import { i as __toESM } from "./rolldown-runtime.js";
import { t as EXIT_STATUS } from "./states.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { a as sightingOf, i as subjectOf, n as caseOf, r as judge$1, t as readEvidence } from "./evidence.js";
import { M as comparableColumns, W as forgetVerdict, c as sliceOf, j as comparable, o as resamplingFor, p as scoresOf, s as sliceName, t as asksOf } from "./limits.js";
import { a as outFolder, f as OPERATORS, r as findMetric, u as Verdict, y as LAYOUT } from "./metrics.js";
import { r as hashOf } from "./tasks2.js";
import { h as readPolicy } from "./wording.js";
import { c as ladder, f as stateWord, l as answerOf, m as limitText, n as FORMATS, o as isListed, p as findings, s as waiverText, t as unseen, u as cliffWords } from "./progress.js";
import { t as progressFor } from "./progress-for.js";
import { t as planIn } from "./plan-in.js";
import { t as require_cli_table3 } from "./cli-table3.js";
import { n as changeText, r as loosened } from "./changes.js";
import { t as visible } from "./visible.js";
import { styleText } from "node:util";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
// src/judge/explain/before-and-after.ts
/** Where a limit that does not pass looks for what it was like before. */
function beforeOf({ operator }) {
	return isOperator(operator) && OPERATORS[operator].against === "base" ? "base" : "reference";
}
function beforeAndAfter({ variant, reference, base }, which) {
	const beside = comparableColumns(variant, reference, "the reference");
	const after = {
		columns: variant.columns,
		reference: beside
	};
	if (which === "reference") return {
		before: {
			columns: beside,
			reference: beside
		},
		after
	};
	if (base.kind !== "present") return;
	const earlier = comparable(variant, base.variant, "the base");
	if (isUnmeasured(earlier)) return;
	const besideEarlier = comparableColumns(earlier, base.reference, "the base's reference");
	return {
		before: {
			columns: earlier.columns,
			reference: besideEarlier
		},
		after
	};
}
function isOperator(word) {
	return Object.hasOwn(OPERATORS, word);
}
// src/judge/explain/flips.ts
/** Every example that turned, and those that went from one wrong answer to another; the worst first. */
function flipsOf(turns, answers) {
	const { samples } = answers.after;
	return samples.ids.flatMap((id, row) => {
		const kind = kindOf(turns, answers, row);
		if (kind === void 0) return [];
		const label = nameOf(answers.after, samples.labels[row]);
		const [before, after] = [answerIn(answers.before, row), answerIn(answers.after, row)];
		return [{
			kind,
			id,
			label,
			before,
			after
		}];
	}).sort(worstFirst$1);
}
function kindOf(turns, answers, row) {
	const [was, is] = [turns.before[row], turns.after[row]];
	if (was === 1 && is === 0) return "lost";
	if (was === 0 && is === 1) return "gained";
	const other = answers.before.answers[row] !== answers.after.answers[row];
	return is === 0 && other ? "changed" : void 0;
}
function answerIn(columns, row) {
	return {
		answer: nameOf(columns, columns.answers[row]),
		score: columns.scores[row] ?? 0
	};
}
function nameOf({ samples }, number = -1) {
	return samples.classes.nameOf(number) ?? "";
}
const ORDER = [
	"lost",
	"changed",
	"gained"
];
/** The surer of a wrong answer, the worse; ids settle what is left, so that the samples' order does not. */
function worstFirst$1(a, b) {
	return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.after.score - a.after.score || (a.id < b.id ? -1 : 1);
}
// src/judge/explain/classes.ts
/** Every class that examples have, with how many were right before and are now; the worst drop first. */
function classesOf(turns, columns) {
	const counts = /* @__PURE__ */ new Map();
	for (const [row, label] of columns.samples.labels.entries()) {
		const { n, before, after } = counts.get(label) ?? {
			n: 0,
			before: 0,
			after: 0
		};
		counts.set(label, {
			n: n + 1,
			before: before + (turns.before[row] ?? 0),
			after: after + (turns.after[row] ?? 0)
		});
	}
	return [...counts].map(([label, count]) => ({
		label: nameOf(columns, label),
		...count,
		drop: (count.before - count.after) / count.n
	})).sort(worstFirst);
}
function worstFirst(a, b) {
	const lost = b.before - b.after - (a.before - a.after);
	return b.drop - a.drop || lost || (a.label < b.label ? -1 : 1);
}
// src/judge/explain/confusions.ts
/** The pairs of classes that are confused more often than before, those that grew most first. */
function confusionsOf({ before, after }) {
	const earlier = tally(before);
	return [...tally(after)].flatMap(([key, count]) => {
		const was = earlier.get(key)?.times ?? 0;
		const { label, answer, times } = count;
		return times > was ? [{
			label,
			answer,
			after: times,
			before: was
		}] : [];
	}).sort(mostGrownFirst);
}
/** Of each pair of a class and another that it was taken for, how often. */
function tally(columns) {
	const counts = /* @__PURE__ */ new Map();
	for (const [row, label] of columns.samples.labels.entries()) {
		const answer = columns.answers[row] ?? -1;
		if (answer === label) continue;
		const key = `${label} ${answer}`;
		const count = counts.get(key) ?? countOf(columns, label, answer);
		count.times += 1;
		counts.set(key, count);
	}
	return counts;
}
function countOf(columns, label, answer) {
	return {
		label: nameOf(columns, label),
		answer: nameOf(columns, answer),
		times: 0
	};
}
function mostGrownFirst(a, b) {
	return b.after - b.before - (a.after - a.before) || b.after - a.after || order(a.label, b.label) || order(a.answer, b.answer);
}
function order(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
// src/judge/explain/moved.ts
/** Examples whose own score changed: how many for the better, and those for the worse, the worst first. */
function movedOf({ direction }, { ids }, before, after) {
	const sign = direction === "higher" ? 1 : -1;
	const moved = ids.map((id, row) => ({
		id,
		before: before.values[row] ?? 0,
		after: after.values[row] ?? 0
	}));
	const loss = (one) => sign * (one.before - one.after);
	return {
		worse: moved.filter((one) => loss(one) > 0).sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1)),
		better: moved.filter((one) => loss(one) < 0).length
	};
}
// src/judge/explain/explain-metric.ts
/** Nothing where the metric has no score for single examples, or a side has not all answers. */
function explainMetric(name, { before, after }) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	if (isUnmeasured(before.columns) || isUnmeasured(after.columns)) return;
	const was = scoresOf(metric, before.columns, before.reference);
	const is = scoresOf(metric, after.columns, after.reference);
	if (isUnmeasured(was) || isUnmeasured(is)) return;
	if (was.kind === "mean" && is.kind === "mean") return byValue(metric, after.columns.samples, was, is);
	if (was.kind === "rate" && is.kind === "rate") return byAnswer({
		before: was.right,
		after: is.right
	}, before.columns, after.columns);
}
function byValue(metric, samples, was, is) {
	if (samples.size !== is.values.length) return;
	const { worse, better } = movedOf(metric, samples, was, is);
	return {
		n: samples.size,
		lost: worse.length,
		gained: better,
		changed: 0,
		flips: [],
		moved: worse.slice(0, MOST),
		confusions: [],
		classes: []
	};
}
function byAnswer(turns, before, after) {
	if (before.kind !== "classification" || after.kind !== "classification") return;
	const answers = {
		before,
		after
	};
	const flips = flipsOf(turns, answers);
	const count = (kind) => flips.filter((flip) => flip.kind === kind).length;
	return {
		n: after.samples.size,
		lost: count("lost"),
		gained: count("gained"),
		changed: count("changed"),
		flips: flips.slice(0, MOST),
		moved: [],
		confusions: confusionsOf(answers).slice(0, MOST),
		classes: classesOf(turns, after)
	};
}
/** Worst first, so that a file of ten thousand leaves out what matters least. */
const MOST = 1e4;
// src/judge/explain/explain.ts
/** Of every variant with limits that fail, or lean to: what became of the examples, target by target. */
function explain(input, { models }) {
	return models.flatMap(({ name, variants }) => {
		const planned = input.plan.models.find((model) => model.name === name);
		if (planned === void 0 || planned.status === "removed") return [];
		const { modelCase } = caseOf(planned, input);
		return variants.flatMap((variant) => explainVariant(modelCase, variant));
	});
}
function explainVariant(modelCase, { name, limits }) {
	return [...groups(limits.filter(isBroken), ({ on }) => on)].flatMap(([target, broken]) => {
		const sighting = sightingOf(modelCase, name, target);
		const metrics = isUnmeasured(sighting) ? [] : explainAll(sighting, broken);
		if (metrics.length === 0) return [];
		return [{
			schema: 1,
			model: modelCase.model.name,
			variant: name,
			target,
			metrics
		}];
	});
}
/** A doubt about a slice changes nothing, and asks for no explanation. */
function isBroken({ state, leans, outcome }) {
	return state === "fail" || state === "inconclusive" && leans === "fail" && outcome !== "pass";
}
/** Limits that look at the same answers in the same way are explained once. */
function explainAll(sighting, limits) {
	return [...groups(limits, (limit) => JSON.stringify([
		limit.metric,
		beforeOf(limit),
		limit.slice
	])).values()].flatMap((same) => {
		const [limit] = same;
		return limit === void 0 ? [] : explainOne(sighting, limit, same);
	});
}
function explainOne(sighting, limit, alike) {
	const { metric, slice } = limit;
	const within = slice === void 0 ? sighting : sliceOf(sighting, slice);
	if (isUnmeasured(within)) return [];
	const before = beforeOf(limit);
	const sides = beforeAndAfter(within, before);
	const told = sides && explainMetric(metric, sides);
	if (told === void 0) return [];
	return [{
		metric,
		before,
		...slice && { slice },
		limits: alike.map(textOf),
		...told
	}];
}
function textOf({ slice, metric, operator, limit }) {
	return [
		...slice ? [sliceName(slice)] : [],
		metric,
		operator,
		limit
	].join(" ");
}
function groups(items, keyOf) {
	const found = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		found.set(key, [...found.get(key) ?? [], item]);
	}
	return found;
}
// src/judge/explain/in-short.ts
/** Of each list so many; the files have all. */
const FIRST = 5;
/** The verdict with the first of every explanation's lists, and where the whole is. */
function withExplanations(verdict, explanations, pathOf) {
	return {
		...verdict,
		models: verdict.models.map((model) => ({
			...model,
			variants: model.variants.map((variant) => {
				const explanation = explanations.filter((one) => one.model === model.name && one.variant === variant.name).flatMap((one) => inShort(one, pathOf(one)));
				return {
					...variant,
					...explanation.length > 0 && { explanation }
				};
			})
		}))
	};
}
function inShort({ target, metrics }, path) {
	return metrics.map(({ limits: _, ...one }) => ({
		...one,
		target,
		path,
		flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
		moved: one.moved.slice(0, FIRST),
		confusions: one.confusions.slice(0, FIRST),
		classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST)
	}));
}
// src/judge/format.ts
/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
function formatVerdict(verdict) {
	return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}
/** Twelve digits: what machines compute differently lies beyond them. */
function shortened(value) {
	if (typeof value !== "number" || Number.isInteger(value)) return value;
	return Number(value.toPrecision(12));
}
// src/judge/labelling/to-label.ts
/** Only for variants that are enforced: nobody should label what decides nothing. */
function toLabel(input) {
	return input.plan.models.flatMap((planned) => {
		if (planned.samples?.unlabelled === void 0 || planned.status === "removed") return [];
		const names = new Set(openIn(caseOf(planned, input).modelCase));
		if (names.size === 0) return [];
		return [{
			model: planned.name,
			names: [...names].sort(byHash)
		}];
	});
}
function openIn(modelCase) {
	const { variants, ship } = modelCase.model;
	return variants.filter(({ name }) => ship === null || ship === name).flatMap(({ name, limits }) => limits.filter(compares).flatMap((limit) => modelCase.targets.flatMap((target) => {
		const sighting = sightingOf(modelCase, name, target);
		const sides = isUnmeasured(sighting) ? void 0 : beforeAndAfter(sighting, beforeOf(limit));
		return sides === void 0 ? [] : openBetween(sides);
	})));
}
function compares({ metric, operator, slice }) {
	return metric === "top-1" && slice === void 0 && OPERATORS[operator].against !== "absolute";
}
function openBetween({ before, after }) {
	const [was, is] = [besideIn(before), besideIn(after)];
	if (was === void 0 || is === void 0) return [];
	return is.names.filter((_, row) => (is.labels[row] ?? -1) < 0 && was.answers[row] !== is.answers[row]);
}
function besideIn({ columns }) {
	if (isUnmeasured(columns) || columns.kind !== "classification") return;
	return columns.defects.length === 0 ? columns.beside : void 0;
}
function byHash(a, b) {
	return mixed(hashOf(a)) - mixed(hashOf(b)) || (a < b ? -1 : 1);
}
/** Murmur3's last step: names that follow each other would else stay in order. */
function mixed(hash) {
	const half = Math.imul(hash ^ hash >>> 16, 2246822507);
	const most = Math.imul(half ^ half >>> 13, 3266489909);
	return (most ^ most >>> 16) >>> 0;
}
// src/judge/labelling/with-labelling.ts
/** The verdict with a note on each model of which labels are missing: how many, and where to fill them in. */
function withLabelling(verdict, missing, pathOf) {
	const models = verdict.models.map((model) => {
		const own = missing.find((one) => one.model === model.name);
		return own === void 0 ? model : {
			...model,
			notes: [...model.notes, noteOn(own, pathOf)]
		};
	});
	return {
		...verdict,
		models
	};
}
function noteOn({ model, names }, pathOf) {
	return `${names.length === 1 ? "1 unlabelled example is" : `${names.length} unlabelled examples are`} answered differently by two of its models, and only their labels matter: ${pathOf(model)} lists them to be filled in`;
}
// src/judge/ahead.ts
/**
* Draws what the limits will ask for, and stops after every draw, so that nobody waits for long: a progress line
* moves between two of them. Judging afterwards finds it drawn; without this it draws the same by itself.
*/
function* drawAhead(input) {
	for (const planned of input.plan.models) {
		if (planned.status === "removed") continue;
		const { modelCase } = caseOf(planned, input);
		for (const variant of modelCase.model.variants) {
			const subject = subjectOf(modelCase, variant);
			for (const { limit, target } of asksOf(subject)) {
				const sighting = subject.sightings.get(target);
				const resampling = sighting && resamplingFor(limit, sighting);
				if (resampling) yield* draw(resampling, `${planned.name}/${variant.name} ${limit.metric}`);
			}
		}
	}
}
function* draw(resampling, what) {
	while (!resampling.done) {
		resampling.step();
		yield {
			what,
			done: resampling.steps,
			total: resampling.total
		};
	}
}
// src/commands/draw.ts
/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;
/** Draws what judging needs in slices; between two of them the progress line moves. */
async function drawInSlices(input, progress) {
	let since = performance.now();
	for (const { what, done, total } of drawAhead(input)) {
		if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
		if (done < total && performance.now() - since < SLICE) continue;
		progress.update(what, done, total);
		await setImmediate();
		since = performance.now();
	}
	progress.end();
}
// src/report/went-wrong.ts
var import_cli_table3 = /* @__PURE__ */ __toESM(require_cli_table3(), 1);
/** For a terminal, of each variant that stands in the way: what changed, who lost most, and what was confused. */
function wentWrong({ variants }) {
	return variants.filter(({ enforced, outcome }) => enforced && outcome !== "pass").flatMap((variant) => [
		...told(variant, variant.attribution?.text),
		...told(variant, variant.fellOn),
		...(variant.explanation ?? []).flatMap(worst(variant))
	]);
}
function told({ name }, text) {
	return text === void 0 ? [] : [visible(`${name}: ${text}`)];
}
function worst({ name }) {
	return ({ metric, before, classes, confusions, path }) => {
		const [badly] = classes;
		const [often] = confusions;
		const said = [...badly ? [`class ${badly.label} lost most, ${badly.after} of ${badly.n} right, before ${badly.before}`] : [], ...often ? [`${often.label} is taken for ${often.answer} ${often.after} times, before ${often.before}`] : []];
		return said.length === 0 ? [] : [visible(`${name}, ${metric} against the ${before}: ${said.join("; ")} (all in ${path})`)];
	};
}
// src/report/terminal.ts
const STYLES = {
	pass: {
		style: "good",
		mark: "✓"
	},
	warn: {
		style: "doubtful",
		mark: "!"
	},
	fail: {
		style: "bad",
		mark: "✗"
	},
	error: {
		style: "bad",
		mark: "✗"
	}
};
const NO_LINES_BETWEEN_ROWS = {
	mid: "",
	"left-mid": "",
	"mid-mid": "",
	"right-mid": ""
};
/** The verdict for a terminal: a table a model, what to ship, what stands in the way. */
function renderTerminal(verdict, paint) {
	const { style, mark } = STYLES[verdict.outcome];
	const said = paint(style, `${mark} ${verdict.outcome}`);
	return [
		...verdict.models.map((model) => modelText(model, paint)),
		...findings(verdict.models).map((finding) => findingText(finding, paint)),
		...asides(verdict),
		isListed(verdict) ? said : `${said} ${visible(verdict.because)}`
	].join("\n\n");
}
/** What was set aside, and what the head would loosen. */
function asides(verdict) {
	const waivers = (verdict.waivers ?? []).map(waiverText);
	const loosenings = loosened(verdict).map((change) => `once merged: ${changeText(change)}`);
	const lines = [...waivers, ...loosenings].map(visible);
	return lines.length === 0 ? [] : [lines.join("\n")];
}
function modelText(model, paint) {
	const { columns, rungs } = ladder(model);
	const missing = rungs.flatMap(({ name, reason }) => reason === void 0 ? [] : [`${visible(name)}: ${visible(reason)}`]);
	const table = rungs.length === 0 ? [] : [tableText(columns, rungs, paint)];
	return [
		paint("strong", visible(model.name)),
		...table,
		...missing,
		...answer(model, paint),
		advice(model, paint),
		...reasons(model),
		...wentWrong(model),
		...model.notes.map(visible)
	].join("\n");
}
function tableText(columns, rungs, paint) {
	const table = new import_cli_table3.default({
		head: columns.map(({ title }) => paint("faint", title)),
		colAligns: columns.map(({ right }) => right ? "right" : "left"),
		style: {
			head: [],
			border: []
		},
		chars: NO_LINES_BETWEEN_ROWS
	});
	table.push(...rungs.map((rung) => cells(rung, paint)));
	return table.toString();
}
function cells({ name, recommended, numbers, outcome, word }, paint) {
	const shown = visible(name);
	const said = recommended ? `${word}, recommended` : word;
	return [
		recommended ? paint("strong", shown) : shown,
		...numbers,
		verdictText(outcome, said, paint)
	];
}
function advice({ recommended, because }, paint) {
	const why = visible(because);
	return recommended === null ? why : `${paint("strong", `Recommended: ${visible(recommended)}.`)} ${why}`;
}
function answer(model, paint) {
	const said = answerOf(model);
	return said === void 0 ? [] : [paint("strong", visible(`${model.name}: ${said}.`))];
}
/** Why the others were not chosen, where the cliff is, and what is worth trying. */
function reasons({ excluded = [], cliff, advice = [] }) {
	const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
	return [
		...out === "" ? [] : [visible(`Not chosen: ${out}.`)],
		...cliff === void 0 ? [] : [visible(cliffWords(cliff))],
		...advice.map(({ variant, text }) => visible(`Worth knowing: ${variant === void 0 ? "" : `${variant}: `}${text}`))
	];
}
function verdictText(outcome, word, paint) {
	if (outcome === null) return paint("faint", word);
	const { style, mark } = STYLES[outcome];
	return paint(style, `${mark} ${word}`);
}
function findingText({ model, variant, limit }, paint) {
	const { style, mark } = STYLES[limit.outcome];
	const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
	const where = paint("faint", visible(`${limit.at.path}:${limit.at.line}`));
	return `${paint(style, `${mark} ${visible(what)}`)}\n  ${visible(limit.why)}\n  ${where}`;
}
// src/commands/print-verdict.ts
/** The verdict on standard output: for a person, or as the file's own JSON. */
function printVerdict(verdict, { json, out }, host) {
	if (json) host.out.write(formatVerdict(verdict));
	else host.out.write(`\n${renderTerminal(verdict, paintFor(host))}\n\nResults: ${out}/\n`);
}
const COLOURS = {
	strong: "bold",
	faint: "dim",
	good: "green",
	doubtful: "yellow",
	bad: "red"
};
/** Colours on a screen, and on an Actions log, which shows them; none where `NO_COLOR` asks for none. */
function paintFor({ out, env }) {
	if (!((out.isTTY || env.GITHUB_ACTIONS === "true") && !env.NO_COLOR)) return (_, text) => text;
	return (style, text) => styleText(COLOURS[style], text, { validateStream: false });
}
// src/commands/judge.ts
/** Judges an out folder from what is in it alone. */
async function judge(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	await forgetVerdict(out);
	const { verdict } = await judgeOut(await planIn(out, options), out, progressFor(host.errors, host.env));
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
/** Judges and writes the verdict, what explains it, and the comment: the same folder gives the same bytes. */
async function judgeOut(plan, out, progress = unseen) {
	await out.forgetVerdict();
	const { target, head } = plan.policies;
	const evidence = await readEvidence(plan, out);
	const input = {
		plan,
		policies: {
			target: readPolicy(target.text, target.path),
			...head && { head: readPolicy(head.text, head.path) }
		},
		evidence
	};
	await drawInSlices(input, progress);
	const judged = judge$1(input);
	const explanations = explain(input, judged);
	const missing = toLabel(input);
	const verdict = withLabelling(withExplanations(judged, explanations, LAYOUT.explanation), missing, LAYOUT.toLabel);
	const report = {
		verdict,
		measurements: evidence.measurements
	};
	await out.replaceExplanations(explanations);
	await out.replaceLabelling(missing.map((one) => ({
		...one,
		column: columnOf(plan, one)
	})));
	await out.writeText(LAYOUT.verdict, formatVerdict(verdict));
	await out.writeText(LAYOUT.comment, FORMATS.comment.render(report));
	return {
		...report,
		missing
	};
}
/** Images are named by their files, rows of arrays by what their label file calls them. */
function columnOf({ requests }, { model }) {
	return requests.find((request) => request.model === model)?.data.unlabelled?.images === void 0 ? "id" : "file";
}
export { judgeOut as n, printVerdict as r, judge as t };
