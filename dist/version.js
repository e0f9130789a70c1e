import { a as counted, t as listed } from "./lists.js";
import { N as quote } from "./nearest.js";
import { i as isUnmeasured } from "./shards.js";
// src/tasks/columns/defects.ts
/** What can be wrong with records, and how a number of them is told. */
const DEFECTS = {
	failed: (count, size) => `${count} of ${size} samples could not be evaluated`,
	missing: (count, size) => `${count} of ${size} samples have no record`,
	unknown: (count) => `${records(count)} of no sample of this model`,
	repeated: (count) => `${records(count)} of a sample that already has one`,
	unordered: (count) => `${records(count)} with a better class below a worse one`,
	twice: (count) => `${records(count)} with a class twice`,
	unranked: (count) => `${records(count)} with a better document below a worse one`,
	doubled: (count) => `${records(count)} with a document twice`,
	cut: (count) => `${records(count)} with more or fewer tokens than the text has`
};
function records(count) {
	return counted(count, "record");
}
const NAMED = 3;
var DefectList = class {
	#found = /* @__PURE__ */ new Map();
	add(kind, id, error) {
		const found = this.#found.get(kind) ?? {
			count: 0,
			first: []
		};
		found.count += 1;
		if (found.first.length < NAMED) found.first.push(error === void 0 ? quote(id) : `${quote(id)} (${quote(error)})`);
		this.#found.set(kind, found);
	}
	all() {
		return [...this.#found].map(([kind, found]) => ({
			kind,
			...found
		}));
	}
};
/** `2 of 997 samples could not be evaluated: a.png (…), b.png (…)`; one defect after another. */
function describeDefects(defects, size) {
	return defects.map(({ kind, count, first, cause }) => {
		const behind = cause === void 0 ? "" : `; ${cause}`;
		return `${DEFECTS[kind](count, size)}: ${listed(first, count - first.length)}${behind}`;
	}).join("; ");
}
/** The columns, if they answer every sample exactly once. */
function complete(columns) {
	if (isUnmeasured(columns)) return columns;
	const { defects, samples } = columns;
	if (defects.length > 0) return { unmeasured: describeDefects(defects, samples.size) };
	return samples.size === 0 ? { unmeasured: "there is no sample to evaluate" } : columns;
}
/** The reference's columns, for what is measured against them. */
function completeReference(reference) {
	if (isUnmeasured(reference)) return reference;
	const whole = complete(reference);
	return isUnmeasured(whole) ? { unmeasured: `of the reference: ${whole.unmeasured}` } : whole;
}
// src/shards/version.ts
/** Of this quantgate: what one version measured, another does not judge. */
const VERSION = "0.1.0";
export { completeReference as i, DefectList as n, complete as r, VERSION as t };
