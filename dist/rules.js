import { w as engineOf, x as AUTO } from "./shelves.js";
import { H as limitName, M as isAgainstReference, R as isUnmeasured, s as findMetric } from "./nearest.js";
import { l as hashOf } from "./drawing.js";
import { A as selectRows, O as scoresOf } from "./rates.js";
import { o as settingsFor, t as alphaOf } from "./alpha.js";
import { a as isChange, n as waiversFor, r as Course } from "./in-force.js";
// src/statistics/drawn.ts
/**
* Places of samples in an order that nobody chose: by a number drawn from each id. It is the same for the same ids in
* whatever order and in every run, so that what was kept of one serves the next; and since nobody gains by which of
* them come first (what is stopped fails), it needs no secret.
*/
function drawn(ids) {
	const numbers = ids.map(drawnNumber);
	return [...ids.keys()].sort((one, other) => {
		const apart = (numbers[one] ?? 0) - (numbers[other] ?? 0);
		if (apart !== 0) return apart;
		return (ids[one] ?? "") < (ids[other] ?? "") ? -1 : 1;
	});
}
/** From 0 to below 2^32. The hash alone would leave ids that differ in their last letter beside each other. */
function drawnNumber(id) {
	let hash = hashOf(id);
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return (hash ^ hash >>> 16) >>> 0;
}
// src/judge/early/may-stop.ts
/**
* Follows the limits of one variant from example to example, in drawn order, and says where it may stop: at the first
* example after which one of them is proven to be broken. So it depends on nothing that comes later, be it at hand or not.
*/
var Following = class {
	#courses;
	#of;
	#taken = 0;
	#stop;
	constructor(rules, of) {
		this.#courses = rules.map((rule) => new Course(rule, of));
		this.#of = of;
	}
	/** What became of the next example, by each of the rules. */
	take(turns) {
		if (this.#stop !== void 0) return;
		this.#taken += 1;
		let isProven = false;
		for (const [at, course] of this.#courses.entries()) {
			course.take(turns[at] ?? 0);
			isProven ||= course.proof !== void 0;
		}
		if (!isProven || this.#taken >= this.#of) return;
		const found = this.#courses.map(({ rule, seen, proof }) => ({
			rule,
			seen,
			...proof && { proof }
		}));
		this.#stop = {
			after: this.#taken,
			of: this.#of,
			found
		};
	}
	get stop() {
		return this.#stop;
	}
};
/** Where it may stop of all that is told of it so far, example by example. */
function mayStop(turns, rules, of) {
	const following = new Following(rules, of);
	for (const one of turns) {
		following.take(one);
		if (following.stop) return following.stop;
	}
}
// src/judge/early/turns.ts
/** Of each example what a rule makes of it: 1 where it did harm, −1 where it turned right; undefined where nothing tells. */
function turnsOf({ limit, metric }, own, reference) {
	const after = rightIn(scoresOf(metric, own, reference));
	if (after?.length !== own.samples.size) return;
	if (!isChange(limit)) return Int8Array.from(after, (right) => limit.operator === "min" ? 1 - right : right);
	const before = isUnmeasured(reference) ? void 0 : rightIn(scoresOf(metric, reference, reference));
	if (before?.length !== after.length) return;
	const better = metric.direction === "higher" ? 1 : -1;
	return Int8Array.from(after, (is, row) => better * ((before[row] ?? 0) - is));
}
/** Whether a rule looks at what the reference answered. */
function needsReference({ limit, metric }) {
	return isChange(limit) || isAgainstReference(metric);
}
function rightIn(scores) {
	return !isUnmeasured(scores) && scores.kind === "rate" ? scores.right : void 0;
}
// src/judge/early/cut.ts
/**
* Where a variant stops, told by its answers alone: not by what whoever measured it says, nor by how many more there
* are. Nothing where its limits stop it nowhere; whatever is lacking then is lacking.
*/
function cutOf(rules, own, reference) {
	if (rules.length === 0 || isUnmeasured(own)) return;
	const usable = isUnmeasured(reference) ? rules.filter((one) => !needsReference(one)) : rules;
	const wanting = rowsWanting([own, ...usable.some(needsReference) ? [reference] : []]);
	if (wanting === void 0) return;
	const turns = usable.flatMap((rule) => turnsOf(rule, whole(own), whole(reference)) ?? []);
	if (turns.length < usable.length || turns.length === 0) return;
	const order = drawn(own.samples.ids);
	const stop = mayStop(inTurn(order, turns, wanting), usable, order.length);
	if (stop === void 0) return;
	const { ids } = own.samples;
	const before = new Set(order.slice(0, stop.after).map((row) => ids[row] ?? ""));
	return {
		stop,
		select: (columns) => selected(columns, before)
	};
}
/** Also of those that were stopped later, of whom all these are there. */
function selected(columns, before) {
	if (isUnmeasured(columns)) return columns;
	const rows = columns.samples.ids.flatMap((id, row) => before.has(id) ? [row] : []);
	return selectRows(whole(columns), rows);
}
/** As if nothing were wrong with them: only rows are looked at with which nothing is. */
function whole(columns) {
	return isUnmeasured(columns) ? columns : {
		...columns,
		defects: []
	};
}
/** The rows that something is wrong with; undefined where it is wrong with all. */
function rowsWanting(all) {
	const rows = /* @__PURE__ */ new Set();
	for (const columns of all) {
		if (isUnmeasured(columns)) return;
		for (const defect of columns.defects) {
			if (defect.rows === void 0) return;
			for (const row of defect.rows) rows.add(row);
		}
	}
	return rows;
}
/** Example by example up to the first that something is wrong with. */
function* inTurn(order, turns, wanting) {
	for (const row of order) {
		if (wanting.has(row)) return;
		yield turns.map((one) => one[row] ?? 0);
	}
}
// src/judge/early/rules.ts
/**
* Only what stops a variant for good ends its measuring: a limit on right and wrong answers to all examples, which no
* waiver covers. What the others are measured from is needed whole; where examples tell of one thing, or wait for a
* label, there is no such test yet.
*/
function stopRulesFor({ plan, policy, planned, model }) {
	const { samples } = planned;
	const isPlain = samples !== void 0 && !samples.clusters && !samples.unlabelled;
	const waived = new Set(waiversFor(planned, plan, policy).map(({ variant, limit }) => `${variant} ${limit}`));
	const auto = plan.auto ?? AUTO[0];
	return (name, target) => {
		const variant = model.variants.find((one) => one.name === name);
		const isReference = name === model.reference || name === "reference";
		if (variant === void 0 || !isPlain || isReference) return [];
		if (Object.hasOwn(model.recorded, target)) return [];
		return rulesOf(variant, settingsFor(policy, plan.branch, model, variant)).filter(({ limit }) => (limit.on === void 0 || engineOf(limit.on, auto) === target) && !waived.has(`${name} ${limitName(limit)}`));
	};
}
function rulesOf({ limits }, settings) {
	const { early } = settings;
	if (early === false) return [];
	return limits.flatMap((limit) => {
		const metric = limit.declared ?? findMetric(limit.metric);
		if (metric?.test !== "rate" || metric.source !== "records" || !mayStopBy(limit)) return [];
		return [{
			limit,
			metric,
			alpha: alphaOf(settings),
			bets: early === true
		}];
	});
}
/** Against the base too much is compared that another run may have measured; slices have a procedure of their own. */
function mayStopBy({ operator, slice }) {
	return slice === void 0 && OPERATORS_THAT_STOP.has(operator);
}
const OPERATORS_THAT_STOP = /* @__PURE__ */ new Set([
	"min",
	"max",
	"max-drop",
	"max-increase"
]);
export { needsReference as a, drawn as c, whole as i, drawnNumber as l, cutOf as n, turnsOf as o, rowsWanting as r, Following as s, stopRulesFor as t };
