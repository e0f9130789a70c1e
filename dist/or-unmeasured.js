import { r as describeProblem, t as UserError } from "./errors.js";
import { n as OUTCOMES } from "./states.js";
import { t as visible } from "./visible.js";
import { n as writeBetween, t as write } from "./numbers.js";
import { l as findMetric, t as OPERATORS } from "./operators.js";
import { relative } from "node:path";
// src/report/findings.ts
/** Every limit that keeps an enforced variant from passing, the worst first, else in the policy's order. */
function findings(models) {
	return everyFinding(models).filter(({ variant, limit }) => variant.enforced && limit.outcome !== "pass").sort((a, b) => OUTCOMES.indexOf(b.limit.outcome) - OUTCOMES.indexOf(a.limit.outcome));
}
function everyFinding(models) {
	return models.flatMap((model) => model.variants.flatMap((variant) => variant.limits.map((limit) => ({
		model,
		variant,
		limit
	}))));
}
/** `top-1 max-drop 1.5 pt`, as the policy says it. */
function limitText({ metric, operator, limit }) {
	return `${metric} ${operator} ${limit}`;
}
// src/report/marks.ts
/** A mark never stands without its word: not everyone sees the colour. */
const MARKS = {
	pass: {
		mark: "✅",
		word: "pass"
	},
	warn: {
		mark: "⚠️",
		word: "warning"
	},
	fail: {
		mark: "❌",
		word: "fail"
	},
	error: {
		mark: "❌",
		word: "could not be judged"
	}
};
/** The state of the limit that decides; of several, a proven failure before a doubt. */
function variantWord(variant) {
	if (isUnjudged(variant)) return "no limits";
	const { outcome, limits } = variant;
	if (outcome === "pass") return MARKS.pass.word;
	const decisive = limits.filter((limit) => limit.outcome === outcome);
	const first = decisive.find(({ state }) => state === "fail") ?? decisive[0];
	return first === void 0 ? "unmeasured" : stateWord(first);
}
/** Measured, and held to nothing: that is no pass. */
function isUnjudged({ outcome, limits }) {
	return outcome === "pass" && limits.length === 0;
}
/** `inconclusive, leans fail`: what is not proven is never called by the name of what is. */
function stateWord({ state, leans }) {
	const word = state.replace("-", " ");
	return leans === void 0 ? word : `${word}, leans ${leans}`;
}
// src/report/escape.ts
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
/** A foreign string as Markdown that shows it and does nothing else: no markup, link, mention or emoji. */
function escapeMarkdown(text) {
	return visible(text).replace(ACTIVE, (found) => SPELLED[found] ?? `\\${found}`);
}
// src/report/code.ts
/** What a code span shows as it stands, wherever it is put. */
const PLAIN = /^(?=.{1,200}$)[\w./:=%-]+(?: [\w./:=%-]+)*$/;
/** A name, path or digest in code style; what could break out of backticks goes through the escape. */
function code(text) {
	return PLAIN.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(text)}</code>`;
}
// src/report/markdown.ts
/** A table: its rows may be left out from the end, its head may not. Cells are Markdown. */
function table(columns, rows) {
	return {
		opening: `${row(columns.map(({ title }) => title))}\n${row(columns.map(({ right }) => right ? "--:" : "---"))}`,
		items: rows.map(row)
	};
}
/** The same under a fold that a click opens; `summary` is ours, without foreign text. */
function fold(summary, block) {
	const start = `<details><summary>${summary}</summary>\n`;
	const opening = block.opening === "" ? start : `${start}\n${block.opening}`;
	return {
		...block,
		opening,
		closing: "\n</details>"
	};
}
const WEB = /^https?:\/\/[^\s<>\\]+$/;
/** `text` as a link where there is somewhere to go. */
function link(text, url) {
	return url === void 0 || !WEB.test(url) ? text : `[${text}](<${url}>)`;
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
// src/report/origins.ts
/** Which policy judged which commit against which base, and where everything else is. */
function origins({ verdict, links = {} }) {
	const { policy, head, base } = verdict;
	return { opening: `<sub>${[
		`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(policy.digest.slice(0, 19))})`,
		`head ${commit(head.commit, links)}`,
		base === void 0 ? "no base" : `base ${commit(base.commit, links)}`,
		...links.artifact === void 0 ? [] : [link("everything measured", links.artifact)]
	].join(" · ")}</sub>` };
}
/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
function position({ at }, { repository }) {
	const text = code(`${at.path}:${at.line}`);
	if (repository === void 0 || at.commit === null) return text;
	const path = at.path.split("/").map(encodeURIComponent).join("/");
	return link(text, `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}
function commit(id, { repository }) {
	if (id === null) return "the working tree";
	return link(code(id.slice(0, 7)), repository === void 0 ? void 0 : `${repository}/commit/${id}`);
}
// src/report/quantity.ts
/** How a metric's own value is written. */
function formOf(metric) {
	return findMetric(metric)?.quantity ?? "number";
}
/** How a change of it is written: a rate falls by points. */
function formOfDifference(metric) {
	const form = formOf(metric);
	return form === "rate" ? "points" : form;
}
/** How a limit's observed number is written, which its operator decides. */
function formOfLimit({ metric, operator }) {
	if (operator === "max-ratio") return "ratio";
	return (isOperator(operator) ? OPERATORS[operator].against : "absolute") === "absolute" ? formOf(metric) : formOfDifference(metric);
}
function isOperator(word) {
	return Object.hasOwn(OPERATORS, word);
}
// src/report/everything.ts
/** Every limit with what was found, enforced or not. */
function everyLimit({ verdict, links = {} }) {
	return folded("Every limit", [
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
		code(`${model.name}/${variant.name}`),
		code(limitText(limit)),
		code(limit.on),
		writeBetween(limit.observed, limit.interval, formOfLimit(limit)),
		limit.n === void 0 ? "–" : String(limit.n),
		`${MARKS[limit.outcome].mark} ${stateWord(limit)}`,
		escapeMarkdown(limit.why),
		position(limit, links)
	];
}
/** Every number that was taken, of the references too. */
function everyMetric({ verdict }) {
	return folded("Every number", [
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
	], verdict.models.flatMap(({ name, reference, variants }) => [...reference === null ? [] : [reference], ...variants].flatMap((part) => metricRows(`${name}/${part.name}`, part))));
}
function metricRows(name, { metrics }) {
	return Object.entries(metrics).map(([metric, observed]) => [
		code(name),
		code(metric),
		...metricCells(metric, observed)
	]);
}
function metricCells(metric, { value, interval, n, versus }) {
	return [
		writeBetween(value, interval, formOf(metric)),
		n === void 0 ? "–" : String(n),
		writeBetween(versus?.drop, versus?.interval, formOfDifference(metric)),
		versus === void 0 ? "–" : `${versus.lost} / ${versus.gained}`
	];
}
/** What the packages hold, by which a later one can be compared with what was judged. */
function everyPackage({ measurements = [] }) {
	return folded("Every package", [
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
	const { compressed, skipped } = held.weights;
	const left = compressed === 0 || skipped === 0 ? [] : [`${skipped} not compressed`];
	const weights = [...kinds, ...left].join(", ");
	return [[
		code(`${model}/${variant}`),
		side,
		escapeMarkdown(held.minimumOS),
		String(held.bytes),
		escapeMarkdown(weights),
		code(held.weightsDigest)
	]];
}
function folded(summary, columns, rows) {
	return rows.length === 0 ? [] : [fold(`${summary} (${rows.length})`, table(columns, rows))];
}
// src/report/evidence.ts
/** What ran the models. The portable engine is not Core ML, and that is said each time. */
function engineSentence({ verdict, measurements = [] }) {
	const targets = [...new Set(verdict.models.flatMap((model) => model.targets))];
	if (targets.length === 0) return [];
	const seen = [...new Set(measurements.flatMap(environment))];
	const where = seen.length === 0 ? "" : `: ${seen.map(escapeMarkdown).join("; ")}`;
	const caution = targets.includes("portable") ? " Core ML itself was not run." : "";
	return [{ opening: `Measured with ${targets.map(engineName).join(", ")}${where}.${caution}` }];
}
function engineName(target) {
	return target === "portable" ? "the portable engine" : code(target);
}
/** Numbers are comparable only where this is equal, so each is named once. */
function environment({ fingerprint }) {
	if (fingerprint === void 0) return [];
	const { engine, coremltools, os, chip, computeUnits } = fingerprint;
	return [[
		engine,
		`coremltools ${coremltools}`,
		os,
		chip,
		computeUnits
	].join(", ")];
}
// src/report/finding-list.ts
/** What stands in the way, each with its reason and the line of the policy that asks for it. */
function findingList({ verdict, links = {} }) {
	const items = findings(verdict.models).map((finding) => item$1(finding, links));
	return items.length === 0 ? [] : [{
		opening: "",
		items
	}];
}
function item$1({ model, variant, limit }, links) {
	const who = code(`${model.name}/${variant.name}`);
	const { mark } = MARKS[limit.outcome];
	return `- ${mark} ${`**${who} ${code(limitText(limit))}: ${stateWord(limit)}**`}: ${escapeMarkdown(limit.why)} (${position(limit, links)})`;
}
// src/report/headline.ts
const SAYS = {
	pass: "within the agreed limits",
	warn: "within the agreed limits, with warnings",
	fail: "beyond the agreed limits",
	error: "could not be judged"
};
/** The first lines, all that many will read: may it go in, and why. */
function headline(verdict) {
	return { opening: `${`## ${MARKS[verdict.outcome].mark} Quantization ${saysOf(verdict)}`}${isListed(verdict) ? "" : `\n\n${escapeMarkdown(verdict.because)}`}` };
}
/** Whether the list of limits that follows says why already. */
function isListed({ outcome, models }) {
	return findings(models)[0]?.limit.outcome === outcome;
}
/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models }) {
	if (outcome === "pass" && enforced(models).length === 0) return "judged by no limit";
	const broken = findings(models).some(({ limit }) => limit.state === "fail");
	return outcome === "fail" && !broken ? "not shown to keep the agreed limits" : SAYS[outcome];
}
function enforced(models) {
	return everyFinding(models).filter(({ variant }) => variant.enforced);
}
// src/report/legend.ts
/** What the table's words mean, in two lines, for a reader who knows no statistics. */
function legend({ confidence }) {
	const side = write(confidence, "confidence");
	return { opening: `<sub>${[
		"**Drop**: how much worse than the reference on the same examples (below zero: better); in",
		`brackets all that the data allows (${write(2 * confidence - 1, "confidence")}, each side ${side}). **Lost / gained**: answers that`,
		"turned wrong / right. **Inconclusive**: the limit lies inside the brackets, so the data cannot tell."
	].join(" ")}</sub>` };
}
// src/report/ladder.ts
/** A model's variants below its reference, in the policy's order: the same for every format. */
function ladder(model) {
	const score = scoreOf(model);
	return {
		columns: [
			{ title: "Variant" },
			{
				title: "Size",
				right: true
			},
			{
				title: "Bits/weight",
				right: true
			},
			{ title: "Needs" },
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
			{ title: "Verdict" }
		],
		rungs: [...referenceRung(model, score), ...model.variants.map((variant) => variantRung(variant, model, score))]
	};
}
/** The metric that the table is about: the first one the records give. */
function scoreOf({ reference, variants }) {
	return [reference, ...variants].flatMap((part) => Object.keys(part?.metrics ?? {})).find((name) => findMetric(name)?.source === "records");
}
function referenceRung({ reference, variants }, score) {
	if (reference === null || variants.some(({ name }) => name === reference.name)) return [];
	return [{
		name: reference.name,
		recommended: false,
		outcome: null,
		numbers: numbers(reference.metrics, score),
		word: "the reference"
	}];
}
function variantRung(variant, model, score) {
	const { name, metrics, reason } = variant;
	return {
		name,
		recommended: name === model.recommended,
		outcome: isUnjudged(variant) ? null : variant.outcome,
		numbers: numbers(metrics, score),
		word: [variantWord(variant), ...standing(variant, model)].join(", "),
		...reason === void 0 ? {} : { reason }
	};
}
/** Where only some variants can stop anything, which these are. */
function standing({ enforced, outcome }, { variants }) {
	if (variants.every((one) => one.enforced)) return [];
	if (enforced) return ["enforced"];
	return outcome === "pass" ? [] : ["not enforced"];
}
function numbers(metrics, score) {
	const scored = score === void 0 ? void 0 : metrics[score];
	const compared = scored?.versus;
	return [
		write(metrics.size?.value, "bytes"),
		write(metrics["bits-per-weight"]?.value, "bits"),
		write(metrics["minimum-os"]?.value, "version"),
		write(scored?.value, formOf(score ?? "")),
		writeBetween(compared?.drop, compared?.interval, formOfDifference(score ?? "")),
		compared === void 0 ? "–" : `${compared.lost} / ${compared.gained}`
	];
}
function capitalized(name) {
	return name.charAt(0).toUpperCase() + name.slice(1);
}
// src/report/model.ts
const STATUS = {
	new: "new, judged by its own policy",
	removed: "removed",
	unsupported: "not evaluated"
};
/** A model's verdict, what to ship of it, and one sentence why. */
function modelHeading(model) {
	const status = STATUS[model.status];
	const aside = status === void 0 ? "" : ` (${status})`;
	const { mark, word } = MARKS[model.outcome];
	return { opening: `${`### ${mark} ${code(model.name)}: ${word}${aside}`}\n\n${advice(model, "Recommended")}` };
}
/** The same below a headline that has said the rest: of the only model, judged in the usual way. */
function onlyModel(model) {
	return { opening: advice(model, `Recommended for ${code(model.name)}`) };
}
function advice({ recommended, because }, word) {
	const why = escapeMarkdown(because);
	return recommended === null ? why : `**${word}: ${code(recommended)}.** ${why}`;
}
/** The variants below their reference; nothing where a model has none. */
function modelTable(model) {
	const { columns, rungs } = ladder(model);
	return rungs.length === 0 ? [] : [table(columns, rungs.map(cells))];
}
function cells(rung) {
	const name = code(rung.name);
	return [
		rung.recommended ? `**${name}**` : name,
		...rung.numbers,
		verdictCell(rung)
	];
}
function verdictCell({ outcome, word, recommended, reason }) {
	return `${outcome === null ? "" : `${MARKS[outcome].mark} `}${word}${recommended ? ", **recommended**" : ""}${reason === void 0 ? "" : `: ${escapeMarkdown(reason)}`}`;
}
// src/report/notes.ts
/** What else a reader should know of the run and its models. */
function noteList({ notes, models }) {
	const items = [...notes.map((note) => item(note)), ...models.flatMap((model) => model.notes.map((note) => item(note, model.name)))];
	return items.length === 0 ? [] : [{
		opening: "**Notes**\n",
		items
	}];
}
/** What converting and measuring had to say of each variant, under a fold. */
function variantNotes({ models }) {
	const items = models.flatMap(({ name, variants }) => variants.flatMap((variant) => variant.notes.map((note) => item(note, `${name}/${variant.name}`))));
	return items.length === 0 ? [] : [fold(`Every note (${items.length})`, {
		opening: "",
		items
	})];
}
function item(note, about) {
	return `- ${about === void 0 ? "" : `${code(about)}: `}${escapeMarkdown(note)}`;
}
// src/report/document.ts
/** The whole report in the order it is read. The ranks say what stays longest where room is short. */
function documentSections(report) {
	const { verdict } = report;
	return [
		...ranked(0, headline(verdict)),
		...ranked(1, findingList(report)),
		...modelsOf(verdict),
		...ranked(0, legend(verdict)),
		...ranked(0, engineSentence(report)),
		...ranked(1, noteList(verdict)),
		...ranked(6, variantNotes(verdict)),
		...ranked(7, everyLimit(report)),
		...ranked(8, everyMetric(report)),
		...ranked(9, everyPackage(report)),
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
	return [...ranked(passes ? 4 : 2, heading), ...ranked(passes ? 5 : 3, modelTable(model))];
}
function worstFirst(models) {
	return models.toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
}
function ranked(rank, blocks) {
	return [blocks].flat().map((block) => ({
		rank,
		...block
	}));
}
// src/report/fit.ts
const BETWEEN = "\n\n";
/** The sections in their order, as much of them as there is room for, the most important first. */
function fitInto(sections, room) {
	const whole = document(sections.map(assemble));
	if (room.measure(whole) <= room.limit) return whole;
	return document([...choose(sections, room).filter((text) => text !== ""), room.pointer]);
}
function document(parts) {
	return `${parts.join(BETWEEN)}\n`;
}
function choose(sections, { limit, measure, pointer }) {
	const kept = sections.map(() => "");
	let left = limit - measure(document([pointer]));
	const importance = sections.map((section, at) => ({
		section,
		at
	}));
	for (const { section, at } of importance.sort((a, b) => a.section.rank - b.section.rank)) {
		const text = shortened(section, left - 2, measure);
		kept[at] = text;
		left -= text === "" ? 0 : measure(text) + 2;
	}
	return kept;
}
/** The section with as many of its items as fit; nothing where not even one does. */
function shortened(section, left, measure) {
	const items = section.items ?? [];
	let used = measure(assemble({
		...section,
		items: []
	}));
	const fitting = items.findIndex((item) => {
		used += measure(item) + 1;
		return used > left;
	});
	if (used <= left) return assemble(section);
	return fitting > 0 ? assemble({
		...section,
		items: items.slice(0, fitting)
	}) : "";
}
function assemble({ opening, items = [], closing }) {
	return [
		opening,
		...items,
		...closing === void 0 ? [] : [closing]
	].filter((part) => part !== "").join("\n");
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
	const sections = [{
		rank: 0,
		opening: MARKER
	}, ...documentSections(report)];
	const pointer = `_Shortened to what a comment may hold: ${rest(report)} has everything._`;
	return fitInto(sections, {
		limit: LIMIT$1,
		measure: (text) => text.length,
		pointer
	});
}
function rest({ links }) {
	return link("the uploaded out folder", links?.artifact);
}
// src/report/summary.ts
/** GitHub takes 1 MiB for each step, other lines of the same step included. */
const LIMIT = 1e6;
/** The job summary: the comment without its marker, with room for all of it. */
function renderSummary(report) {
	return fitInto(documentSections(report), {
		limit: LIMIT,
		measure: utf8Length,
		pointer: "_Shortened to what a job summary may hold: `verdict.json` has everything._"
	});
}
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
	comment: {
		file: "comment.md",
		render: renderComment
	},
	summary: {
		file: "summary.md",
		render: renderSummary
	}
};
// src/metrics/unmeasured.ts
function isUnmeasured(value) {
	return "unmeasured" in value;
}
// src/commands/or-unmeasured.ts
/** A file that cannot be believed is as good as none, and says why. */
async function orUnmeasured({ root }, read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { unmeasured: error.problems.map((problem) => tellWithin(root, problem)).join("; ") };
	}
}
/** As the out folder names it: a verdict does not tell where on which machine the folder lay. */
function tellWithin(root, { message, at }) {
	const inside = at && { at: {
		...at,
		file: relative(root, at.file)
	} };
	return describeProblem({
		message,
		...inside
	});
}
export { markerOf as a, isListed as c, MARKS as d, stateWord as f, MARKER as i, code as l, limitText as m, isUnmeasured as n, fitInto as o, findings as p, FORMATS as r, ladder as s, orUnmeasured as t, escapeMarkdown as u };
