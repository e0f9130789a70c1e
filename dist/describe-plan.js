import { A as capitalized, j as changeText, k as unjudgedText } from "./read-json.js";
import { C as table, T as amount, _ as line, b as marked, k as chance, m as group, n as plainLine, r as renderTerminal, x as paragraph } from "./progress-for.js";
import { U as limitText, V as asWritten, q as decimalOf } from "./nearest.js";
import { d as listed, s as counted, u as spanText } from "./account.js";
import { a as shardsOf, r as nameOf, t as dealt } from "./shards.js";
import { n as clusterNotes, t as asideNotes } from "./notes.js";
// src/report/outlooks.ts
/** What a model's examples will be able to tell: a table for each limit, and what to do where that is little. */
function renderOutlooks(model, outlooks) {
	const estimated = alike(outlooks.filter(({ decides }) => decides !== "always"));
	const read = outlooks.filter(({ decides }) => decides === "always");
	const nodes = [
		paragraph(line`What the examples of ${model} will be able to tell`),
		...estimated.map(outlookNode),
		...read.length === 0 ? [] : [paragraph(line`Certain whatever they answer: ${namesOf(read)}.`)],
		...estimated.some(([{ chances }]) => chances) ? [LEGEND] : []
	];
	return renderTerminal(nodes.map((node) => ({
		rank: 0,
		node
	})));
}
const LEGEND = group(paragraph(line`Each line says how often the policy would give each answer if the truth were so, and if about 2 % of all`), paragraph(line`answers changed. Pass and fail are certain at the policy's confidence. Between them the examples cannot`), paragraph(line`tell: what leans to pass is let through with a warning, or stopped under \`on-inconclusive: fail\`; what`), paragraph(line`leans to fail is always stopped.`));
/** What nothing recorded can certify, a line each: whatever the number, such a limit ends in doubt. */
function undecidable(model, outlooks) {
	return outlooks.filter(({ on, decides }) => on !== void 0 && decides === "never").map((one) => {
		const where = `${one.at.path}:${placeOf(one)}`;
		return plainLine(line`${`${where} ${model}/${one.variant} ${limitText(one)} on ${one.on}: ${one.why}`}`);
	});
}
function alike(outlooks) {
	const groups = /* @__PURE__ */ new Map();
	for (const outlook of outlooks) {
		const { slice, on, confidence, n, why } = outlook;
		const key = JSON.stringify([
			limitText(outlook),
			slice,
			on,
			confidence,
			n,
			why
		]);
		const [first = outlook, ...others] = groups.get(key) ?? [];
		groups.set(key, first === outlook ? [first] : [
			first,
			...others,
			outlook
		]);
	}
	return [...groups.values()];
}
function outlookNode([outlook, ...others]) {
	const { at, on, chances = [], sees = [], decides, variant, why } = outlook;
	const elsewhere = others.map((one) => `${one.variant} (${placeOf(one)})`);
	const of = listed([variant, ...elsewhere]);
	const where = on === void 0 ? "" : ` on ${on}`;
	const heading = `${at.path}:${placeOf(outlook)} ${limitText(outlook)}${where} of ${of}`;
	return group(paragraph(line`${heading}`), ...chances.length === 0 ? [] : [chanceTable(outlook, chances)], ...sees.length === 0 ? [] : [seesTable(sees)], paragraph([marked(MARKS[decides], line`${capitalized(why)}.`)]));
}
const MARKS = {
	always: "pass",
	likely: "pass",
	seldom: "warn",
	"too-few": "fail",
	never: "fail",
	unknown: "unmeasured",
	foregone: "warn"
};
function chanceTable(outlook, chances) {
	const truth = isRate(outlook) ? "if it truly is" : "if it truly loses";
	return table([{ title: truth }, ...ANSWERS.map((title) => ({
		title,
		right: true
	}))], chances.map((one) => [line`${truthText(outlook, one)}`, ...[
		one.pass,
		one.leansPass,
		one.leansFail,
		one.fail
	].map((share) => line`${chance(share)}`)]));
}
/** By how many answers change: how often one that loses nothing passes, and how often one that loses more is stopped. */
function seesTable(sees) {
	const [first] = sees;
	const losses = first?.stops.map(({ drop }) => asWritten(decimalOf(drop), "points")) ?? [];
	return table([
		{ title: "if so many answers change" },
		{
			title: "one that loses nothing passes",
			right: true
		},
		...losses.map((loss) => ({
			title: `${loss} is stopped`,
			right: true
		}))
	], sees.map(({ as, flips, passes, stops }) => [line`${`${amount(flips, "rate")}${AS[as]}`}`, ...[passes, ...stops.map(({ share }) => share)].map((share) => line`${chance(share)}`)]));
}
const AS = {
	usual: "",
	many: "",
	"last-run": ", as in the last run"
};
const ANSWERS = [
	"pass",
	"leans to pass",
	"leans to fail",
	"fail"
];
function truthText(outlook, { truth }) {
	const written = asWritten(decimalOf(truth), isRate(outlook) ? "rate" : "points");
	const text = truth === 0 && !isRate(outlook) ? "nothing" : written;
	return truth === outlook.target ? `${text}, the limit` : text;
}
function isRate({ operator }) {
	return operator === "min" || operator === "max";
}
function placeOf({ at }) {
	return `${at.line}:${at.column}`;
}
function namesOf(outlooks) {
	return listed([...new Set(outlooks.map(({ metric }) => metric))]);
}
// src/commands/describe-plan.ts
/** The plan in words: a line a model, then what each request runs. */
function describePlan({ models, requests, changes = [], notes, ...plan }) {
	return [
		...models.map(describeModel),
		...requests.map(({ model, side, target, variants }) => `  ${model} (${side}) on ${target}: ${listed(variants.map(({ name }) => name))}`),
		...models.flatMap(describeRecorded),
		...unjudgedText(plan),
		...changes.map((change) => `once merged: ${changeText(change)}`),
		...notes.map((note) => `note: ${note}`),
		...models.flatMap(describeAside)
	].map((one) => plainLine(line`${one}`)).join("\n");
}
/** What was measured elsewhere, by who brought it; what cannot be believed, with the reason. */
function describeRecorded({ name, recorded = [] }) {
	const found = recorded.filter(({ refused }) => refused === void 0);
	const places = Map.groupBy(found, ({ target, from }) => `  ${name} recorded on ${target} (${from})`);
	const refused = recorded.filter((one) => one.refused !== void 0 && one.refused !== "is not there");
	return [...[...places].map(([place, ones]) => `${place}: ${listed(ones.map((one) => one.variant))}`), ...refused.map(({ at, refused }) => `  ${name}: ${at.path} ${refused}`)];
}
function beside({ unlabelled }) {
	return unlabelled === void 0 ? "" : `, ${unlabelled} of them unlabelled`;
}
function describeAside({ name, samples }) {
	return [...asideNotes(samples), ...clusterNotes(samples)].map((note) => `note: ${name}: ${note}`);
}
function describeModel(model) {
	const { name, status, why, samples, doubts = [], unasked = [] } = model;
	const data = samples === void 0 ? "" : `, ${counted(samples.count, "sample")}${beside(samples)}`;
	const doubt = doubts.map((one) => `; ${one}`).join("");
	const left = unasked.length === 0 ? "" : `; not asked for: ${listed(unasked)}`;
	return `${name}: ${status}${why === void 0 ? "" : `, ${why}`}${data}${doubt}${left}`;
}
/** What each machine will measure. */
function describeShards(plan) {
	if (plan.shards === void 0) return [];
	const shares = dealt(plan, plan.shards);
	return shardsOf(plan.shards).map((shard, at) => {
		const what = (shares[at] ?? []).map(describeShare);
		return `shard ${nameOf(shard)}: ${listed(what, 0, "; ") || "nothing"}`;
	});
}
function describeShare({ request: { model, side, target }, rows }) {
	const what = `${model} (${side}) on ${target}`;
	return rows === void 0 ? what : `${what}, ${spanText(rows)}`;
}
export { undecidable as i, describeShards as n, renderOutlooks as r, describePlan as t };
