import { h as counted, v as spanText, w as describeProblem, x as UserError, y as listed } from "./account.js";
import { C as REFERENCE, E as quote, _ as findTarget, g as engineOf } from "./digests.js";
import { i as worst } from "./states.js";
import { I as ASIDE_KINDS, l as LAYOUT } from "./read-json.js";
import { B as differing, L as Measurement } from "./progress-for.js";
import { R as isUnmeasured, j as givesMetric, s as findMetric } from "./nearest.js";
import { t as digestOf } from "./write.js";
import { t as describeIssues } from "./issues.js";
import { C as onlyAnswer, L as complete, j as tooFewToSee } from "./rates.js";
import { t as besidePolicy } from "./paths.js";
// src/policy/limit-targets.ts
/** The targets that a limit holds for. What the package alone says is the same on every target. */
function limitTargets({ metric, on }, targets, auto) {
	if (on !== void 0) return [engineOf(on, auto)];
	const found = findMetric(metric);
	if (found?.source === "package") return targets.slice(0, 1);
	if (found?.source !== "target") return targets;
	const able = targets.filter((target) => givesMetric(findTarget(target), found));
	return able.length === 0 ? targets : able;
}
// src/project/recordings.ts
/**
* Every measurement that the folders of a model hold. The target branch's stand before the pull request's: of the same
* weights the first is believed, so that a pull request can bring numbers for new weights and rewrite none.
*/
async function findRecordings(entry, scope, working) {
	const found = [];
	for (const [target, written] of Object.entries(entry.model.recorded)) {
		const folder = besidePolicy(entry.policyPath, written);
		for (const holder of await holdersOf(folder, target, entry, {
			scope,
			working
		})) for (const variant of variantsOf(entry)) {
			const place = {
				...holder,
				target,
				variant
			};
			const read = await readRecording(place, entry.model.name);
			found.push(read ?? missing(place));
		}
	}
	return found;
}
/** Whether some folder of a model's measurements is there. */
async function holdsRecordings({ model, policyPath }, tree) {
	return await holdsSome(Object.values(model.recorded).map((one) => besidePolicy(policyPath, one)), tree);
}
/** Likewise at the head, which may have moved them. */
async function headHoldsRecordings(entry, head) {
	return await holdsSome(Object.entries(entry.model.recorded).map(([target, one]) => entry.movedRecordings?.get(target) ?? besidePolicy(entry.policyPath, one)), head);
}
async function holdsSome(folders, tree) {
	return (await Promise.all(folders.map((folder) => tree.kindOf(folder)))).some((kind) => kind !== "absent");
}
async function holdersOf(folder, measuredOn, { from, movedRecordings }, { scope: { target, head, base }, working }) {
	const ofTarget = {
		from: "target",
		side: "head",
		tree: target,
		folder
	};
	const moved = movedRecordings?.get(measuredOn) ?? folder;
	const ofHead = {
		from: "head",
		side: "head",
		tree: head,
		folder: moved
	};
	const committed = [...from === "target" ? [ofTarget] : [], ...from === "head" || head !== target ? [ofHead] : []];
	return [...(await Promise.all(committed.map((one) => one.tree.kindOf(one.folder)))).every((kind) => kind === "absent") && head !== working ? [{
		from: "fetched",
		side: "head",
		tree: working,
		folder: moved
	}] : committed, ..."unknown" in base ? [] : [{
		from: "base",
		side: "base",
		tree: base,
		folder
	}]];
}
function variantsOf({ model }) {
	const { reference } = model;
	const names = model.variants.map(({ name }) => name);
	return [.../* @__PURE__ */ new Set([
		REFERENCE,
		...reference === "source" ? [] : [reference],
		...names
	])];
}
/** A folder need not hold every variant: that one is missing is told where it is judged. */
const ABSENT = "is not there";
/** Told like any other, so that nobody takes the target branch's numbers for what the head has dropped. */
function missing({ tree, folder, ...slot }) {
	const at = {
		path: `${folder}/${slot.variant}.json`,
		commit: tree.commit
	};
	return { planned: {
		...slot,
		at,
		refused: ABSENT
	} };
}
/** One file of a folder of measurements: whoever wrote it may be a stranger, so what is wrong with it is a reason. */
async function readRecording(place, model) {
	const { tree, folder, from, side, target, variant } = place;
	const path = `${folder}/${variant}.json`;
	const planned = {
		target,
		side,
		variant,
		from,
		at: {
			path,
			commit: tree.commit
		}
	};
	try {
		if (await tree.kindOf(path) === "absent") return void 0;
		const found = parse((await fileAt(tree, path)).toString("utf8"));
		refuseOther(found, {
			model,
			variant,
			target
		});
		const records = await recordsOf(found, place);
		const measurement = placed(found, side);
		const digest = recordingDigest(measurement);
		return {
			planned: {
				...planned,
				digest
			},
			measurement,
			...records && { records }
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const refused = error.problems.map((problem) => tellOf(path, problem)).join("; ");
		return { planned: {
			...planned,
			refused
		} };
	}
}
/** The path stands before the reason already. */
function tellOf(path, { message, at }) {
	return describeProblem({
		message,
		...at && at.file !== path && { at }
	});
}
/** The same for the measurement as it was read and as the out folder gives it back. */
function recordingDigest(measurement) {
	return digestOf(JSON.stringify(measurement));
}
async function fileAt(tree, path, what = "") {
	if (await tree.isLinked(path)) throw new UserError({ message: `${what} is a symbolic link, and none is followed`.trim() });
	return await tree.read(path);
}
function parse(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw new UserError({ message: "is not JSON" });
	}
	const read = Measurement.safeParse(value);
	if (read.success) return read.data;
	throw new UserError({ message: `is no measurement: ${describeIssues(read.error)}` });
}
/** A file that says it is of something else would lend its numbers to the wrong name. */
function refuseOther(found, wanted) {
	const tell = ({ model, variant, target }) => `${model}/${variant} on ${target}`;
	if (tell(found) === tell(wanted)) return;
	throw new UserError({ message: `says it is of ${tell(found)}, not of ${tell(wanted)}` });
}
async function recordsOf({ records }, { tree, folder }) {
	if (records === void 0) return void 0;
	if (!staysBelow(records.path)) throw new UserError({ message: `names ${quote(records.path)} as its records, which must be a file below its folder` });
	const path = `${folder}/${records.path}`;
	if (await tree.kindOf(path) === "absent") throw new UserError({ message: `names ${quote(records.path)} as its records, which is not there` });
	return await fileAt(tree, path, `names ${quote(records.path)} as its records, which`);
}
/** Neither absolute nor with `..`, on any system. */
function staysBelow(path) {
	if (/[\p{Cc}\\:]/u.test(path)) return false;
	return path.split("/").every((part) => ![
		"",
		".",
		".."
	].includes(part));
}
/** As the out folder lays it: by the side it stands for, beside its own records. */
function placed(measurement, side) {
	const here = {
		...measurement,
		side
	};
	const { records } = measurement;
	return records === void 0 ? here : {
		...here,
		records: {
			...records,
			path: LAYOUT.records.of(here)
		}
	};
}
// src/judge/left-out.ts
/**
* Of which the head brings nothing to judge. What nobody touched stops nothing, and nobody may take it for a model that
* was seen to keep its limits. What leaves the gate is said, and never a pass: a model that ships under another name has
* left it too.
*/
const LEFT_OUT = {
	unchanged: {
		outcome: () => "pass",
		says: (why) => `Nothing was measured: ${why}.`
	},
	removed: {
		outcome: ({ onRemoved }) => onRemoved,
		says: (why) => `It is not judged any more: ${why}.`
	},
	missing: {
		outcome: () => "error",
		says: (why) => `It could not be judged: ${why}.`
	}
};
function isLeftOut(planned) {
	return Object.hasOwn(LEFT_OUT, planned.status);
}
function leftOut({ status, why = "", doubts = [] }, settings) {
	const { outcome, says } = LEFT_OUT[status];
	const doubted = doubts.length === 0 ? [] : ["warn"];
	return {
		outcome: worst([outcome(settings), ...doubted]),
		targets: [],
		reference: null,
		recommended: null,
		variants: [],
		because: says(why),
		notes: []
	};
}
// src/judge/notes.ts
/** What a reader should know of a variant beside its limits. */
function notesOn({ own, reference }) {
	const only = answerOf(own);
	const collapsed = only === void 0 || answerOf(reference) !== void 0 ? [] : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
	return [...own.package.notes ?? [], ...collapsed];
}
function answerOf(seen) {
	const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : onlyAnswer(columns);
}
/** Where machines that differ have shared the samples: which ones, and what its numbers are then. */
function machineNotes(reference) {
	if (isUnmeasured(reference) || reference.fingerprints === void 0) return [];
	const [first, ...others] = reference.fingerprints;
	if (first === void 0) return [];
	const parts = others.flatMap((one) => differing(first.fingerprint, one.fingerprint));
	const each = [first, ...others].map(({ rows, fingerprint }) => {
		const what = [...new Set(parts)].map((part) => `${part} ${quote(fingerprint[part])}`);
		return `${spanText(rows)} with ${listed(what)}`;
	});
	return [`${SHARED}: ${listed(each, 0, "; ")}. ${WHOLE}`];
}
const SHARED = "machines that differ have measured it";
const WHOLE = "Whatever answered a sample did so on one of them, so that changes compare; a number alone is of all of them together";
const SAYS = {
	head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
	fetched: "was fetched by the workflow and is not under git"
};
/** What a reader must know of numbers that were not taken here. */
function recordedNotes({ model, branches }) {
	const recorded = Object.keys(model.recorded);
	const brought = recorded.flatMap((target) => ["head", "fetched"].flatMap((from) => {
		const names = branches.filter((one) => broughtBy(one, target) === from);
		if (names.length === 0) return [];
		return [`what was measured on ${target} of ${listed(names.map(({ variant }) => variant.name))} ${SAYS[from]}`];
	}));
	if (model.source !== null || recorded.length === 0) return brought;
	return [UNCHECKED, ...brought];
}
const UNCHECKED = "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";
function broughtBy({ on }, target) {
	const seen = on.get(target);
	return seen === void 0 || isUnmeasured(seen) ? void 0 : seen.own.from;
}
/** What the data cannot see of the model, whatever it answers. */
function thinNotes(reference) {
	const columns = isUnmeasured(reference) ? reference : complete(reference.columns);
	const thin = isUnmeasured(columns) ? void 0 : tooFewToSee(columns);
	return thin === void 0 ? [] : [thin];
}
/** Where some samples tell of one thing, so that there are fewer than rows. */
function clusterNotes({ count: rows, clusters } = {}) {
	if (rows === void 0 || clusters === void 0) return [];
	const { count, inputs, groups } = clusters;
	const copies = inputs === void 0 ? "" : `, ${counted(inputs, "different input")}`;
	const grouped = groups === void 0 ? "" : ` in ${counted(groups, "group")}`;
	const what = [...copies === "" ? [] : ["copies"], ...grouped === "" ? [] : ["a group"]];
	return [`${counted(rows, "row")}${copies}${grouped}: ${what.join(" and ")} ${what.length === 1 && copies === "" ? "counts" : "count"} as one, which leaves ${counted(count, "sample")}`];
}
/** What lies among a model's data and was not evaluated, a sentence a folder. */
function asideNotes({ aside = [] } = {}) {
	return aside.map(sentence);
}
function sentence(aside) {
	const { folder, labels, count, examples, byKind } = aside;
	const files = byKind.unjudged === void 0 ? counted(count, "file") : counted(count, "query", "queries");
	const [are, were] = count === 1 ? ["is no sample", "was"] : ["are no samples", "were"];
	const why = labels === void 0 ? "" : `, for no row of ${quote(labels)} names ${it(count)},`;
	const named = listed(examples.map(quote), count - examples.length);
	return `${files} of ${quote(folder)} ${are}${why} and ${were} set aside (${kinds(aside)}): ${named}`;
}
function it(count) {
	return count === 1 ? "it" : "them";
}
const WORDS = {
	unnamed: ["image", "images"],
	unread: ["image of a format that is not read", "images of formats that are not read"],
	movie: ["movie", "movies"],
	hidden: ["hidden file", "hidden files"],
	other: ["file of another kind", "files of other kinds"],
	unjudged: ["without a relevant document", "without a relevant document"]
};
function kinds({ byKind }) {
	const each = ASIDE_KINDS.flatMap((kind) => {
		const count = byKind[kind];
		const [one, many] = WORDS[kind];
		return count === void 0 ? [] : [counted(count, one, many)];
	});
	return listed(each);
}
export { recordedNotes as a, leftOut as c, headHoldsRecordings as d, holdsRecordings as f, notesOn as i, ABSENT as l, limitTargets as m, clusterNotes as n, thinNotes as o, recordingDigest as p, machineNotes as r, isLeftOut as s, asideNotes as t, findRecordings as u };
