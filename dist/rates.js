import { u as UserError } from "./machine.js";
import { C as strictObject, D as union, E as tuple, S as record, _ as literal, b as object, d as boolean, h as int, l as _enum, u as array, v as looseObject, w as string, y as number } from "./schemas.js";
import { P as quote, b as manyOf, g as AnyJson } from "./shelves.js";
import { M as withDecimals, T as amount } from "./progress-for.js";
import { A as familyOf, C as UNITS, R as isUnmeasured, S as ORDERS, T as IMAGE_CLASSIFICATION, _ as SEGMENTATION, b as FORMS$2, g as SEMANTIC_SEARCH, h as SENTENCE_SIMILARITY, l as isCustomTask, m as TEXT_GENERATION, n as didYouMean, r as nearest, t as OTHER_ACCENTS, v as REGRESSION, w as MULTI_LABEL_CLASSIFICATION, x as OBJECT_DETECTION, y as PARITY } from "./nearest.js";
import { d as listed, f as listedUpTo, s as counted } from "./account.js";
import { t as describeIssues } from "./issues.js";
import { a as stepsOf, c as averagesByClass, i as groupsOf, o as wantedIn, r as evaluatorOf, s as rankingOf, t as Drawer, u as seedOf } from "./drawing.js";
import { c as LABEL, l as OUTPUT, o as require_dist, s as AnySample, u as sampleBase } from "./read.js";
import { c as capped } from "./with-project.js";
import { c as preprocessOf, i as sharedAmong, n as numbersTo, r as orNumbers, t as namingOf } from "./class-names.js";
// src/contract/record.ts
/** A sample that could not be evaluated, and why. */
const FailedRecord = object({
	id: string(),
	error: string()
});
/** How near one output of the model is to the reference's, on one sample. */
const Nearness = object({
	cosine: number(),
	snr: number(),
	psnr: number(),
	"max-error": number().nonnegative(),
	/** Of a picture that is large enough. */
	ssim: number().min(-1).max(1).exactOptional(),
	/** Of a vector, whether its largest value stands at the same place. */
	argmax: boolean().exactOptional()
});
/** By the output's name. */
const Fidelity = record(string(), Nearness);
/** What a record of every task has: the sample's id, and where it was compared with the reference, how near it came. */
const recordBase = {
	id: string(),
	fidelity: Fidelity.exactOptional()
};
// src/samples/files.ts
/** An archive is told by its name. */
function fileKind(path) {
	return path.toLowerCase().endsWith(".npz") ? "archive" : "file";
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The name of a file without what it ends in: `Eval/labels.csv` → `labels`. */
function stemOf(path) {
	return withoutEnding(path.slice(path.lastIndexOf("/") + 1));
}
/** `red/IMG_3.MOV` → `red/IMG_3`; `IMG_3.JPG.xmp` → `IMG_3.JPG` */
function withoutEnding(path) {
	return path.replace(/\.[^./]*$/, "");
}
/** Paths below a folder, from there. */
function belowFolder(paths, folder) {
	if (folder === "") return [...paths];
	return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
}
/** Of some paths the one that shares the most folders with another, the shortest of equals. */
function nearestPath(paths, to) {
	const shared = (path) => commonLength(folderOf(path), folderOf(to));
	return paths.toSorted((a, b) => shared(b) - shared(a) || a.length - b.length)[0];
}
/** The folder below which a file lies at this path: of `pets/1.jpg` and `Eval/pets/1.jpg` it is `Eval`. */
function folderHolding(paths, file, near) {
	const folder = nearestPath(paths.filter((one) => `/${one}`.endsWith(`/${file}`)), near)?.slice(0, -file.length - 1);
	return folder === "" ? void 0 : folder;
}
function commonLength(a, b) {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length += 1;
	return length;
}
// src/statistics/redrawn/places.ts
/** In the order in which rows show them, without gaps: a slice holds some of them alone. */
function placesOf(clusters) {
	const known = /* @__PURE__ */ new Map();
	return {
		of: clusters.map((cluster) => {
			const place = known.get(cluster) ?? known.size;
			known.set(cluster, place);
			return place;
		}),
		count: known.size
	};
}
// src/statistics/after/in-clusters.ts
/**
* The same scores, told cluster by cluster: copies of one picture, or frames of one video, are no samples apart. A rate
* keeps its rows, on which its own test is never narrower than what the clusters show.
*/
function inClusters$1(scores, clusters) {
	switch (scores.kind) {
		case "rate":
		case "classes": return {
			...scores,
			clusters: scores.clusters ?? clusters
		};
		case "mean": return meanInClusters(scores, clusters);
		case "clustered": return {
			...scores,
			sums: sumsIn(scores.sums, clusters).sums,
			sizes: sumsIn(scores.sizes, clusters).sums
		};
		case "resampled": return {
			...scores,
			statistic: scores.statistic.inClusters(clusters)
		};
		case "quantile": return quantileInClusters(scores, clusters);
		case "rounds":
		case "screen":
		case "collapsed": return scores;
		default: return scores;
	}
}
/** Of the rows of each cluster the sum, and how many they are. */
function sumsIn(values, clusters) {
	const places = placesOf(clusters);
	const [sums, sizes] = [new Float64Array(places.count), new Float64Array(places.count)];
	for (let row = 0; row < values.length; row += 1) {
		const place = places.of[row] ?? 0;
		sums[place] = (sums[place] ?? 0) + (values[row] ?? 0);
		sizes[place] = (sizes[place] ?? 0) + 1;
	}
	return {
		sums,
		sizes
	};
}
function meanInClusters({ values, within, foregone, worst }, clusters) {
	return {
		kind: "clustered",
		...sumsIn(values, clusters),
		scale: "plain",
		within,
		passFrom: 0,
		...worst !== void 0 && { worst },
		...foregone !== void 0 && { foregone }
	};
}
/** Each cluster by its value furthest out on the side that the quantile is of. */
function quantileInClusters(scores, clusters) {
	const { of, count } = placesOf(clusters);
	const low = scores.p < .5;
	const values = new Float64Array(count).fill(low ? Infinity : -Infinity);
	for (let row = 0; row < of.length; row += 1) {
		const place = of[row] ?? 0;
		const [known, own] = [values[place] ?? 0, scores.values[row] ?? 0];
		values[place] = low ? Math.min(known, own) : Math.max(known, own);
	}
	return {
		...scores,
		values
	};
}
// src/tasks/columns/defects.ts
/** What can be wrong with any record, and how a number of them is told. */
const OF_ANY_TASK = {
	failed: (count, size) => `${count} of ${size} samples could not be evaluated`,
	missing: (count, size) => `${count} of ${size} samples have no record`,
	unknown: (count) => `${records(count)} of no sample of this model`,
	repeated: (count) => `${records(count)} of a sample that already has one`
};
function records(count) {
	return counted(count, "record");
}
const NAMED$3 = 3;
var DefectList = class {
	#found = /* @__PURE__ */ new Map();
	/** `row`: of the sample that has it, where it is one's. */
	add(kind, id, { row, error } = {}) {
		const found = this.#found.get(kind) ?? {
			count: 0,
			first: [],
			rows: []
		};
		found.count += 1;
		if (row !== void 0) found.rows.push(row);
		if (found.first.length < NAMED$3) found.first.push(error === void 0 ? quote(id) : `${quote(id)} (${quote(error)})`);
		this.#found.set(kind, found);
	}
	all() {
		return [...this.#found].map(([kind, { rows, ...found }]) => ({
			kind,
			...found,
			...rows.length === found.count && { rows }
		}));
	}
};
/** `2 of 997 samples could not be evaluated: a.png (…), b.png (…)`; one defect after another. */
function describeDefects(defects, size) {
	return defects.map(({ kind, count, first, cause }) => {
		const behind = cause === void 0 ? "" : `; ${cause}`;
		return `${told(kind, count, size)}: ${listed(first, count - first.length)}${behind}`;
	}).join("; ");
}
function told(kind, count, size) {
	return isOfAnyTask(kind) ? OF_ANY_TASK[kind](count, size) : `${records(count)} ${kind}`;
}
function isOfAnyTask(kind) {
	return Object.hasOwn(OF_ANY_TASK, kind);
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
// src/tasks/columns/clusters.ts
/**
* Which samples tell of one thing: those whose inputs are equal, those of one group or of one cluster that their task
* has found, and whatever hangs together by any of these. Undefined where each stands alone.
*/
function clustersOf(samples) {
	const above = Int32Array.from(samples, (_, row) => row);
	const topOf = (row) => {
		let top = row;
		while (above[top] !== top) top = above[top] ?? top;
		above[row] = top;
		return top;
	};
	const first = /* @__PURE__ */ new Map();
	let joined = false;
	for (const [row, { input, group, cluster }] of samples.entries()) {
		const names = [
			input && `input ${input}`,
			group && `group ${group}`,
			cluster && `cluster ${cluster}`
		];
		for (const name of names) {
			if (!name) continue;
			const other = first.get(name);
			if (other === void 0) {
				first.set(name, row);
				continue;
			}
			above[topOf(row)] = topOf(other);
			joined = true;
		}
	}
	return joined ? above.map((_, row) => topOf(row)) : void 0;
}
// src/tasks/columns/sample-table.ts
function sampleTable(samples) {
	const rows = /* @__PURE__ */ new Map();
	const slices = /* @__PURE__ */ new Map();
	for (const { id, slices: values = {} } of samples) {
		if (rows.has(id)) throw new UserError({ message: `two samples have the id ${quote(id)}` });
		const row = rows.size;
		rows.set(id, row);
		for (const [column, value] of Object.entries(values)) note$1(slices, column, value, row);
	}
	const ids = [...rows.keys()];
	const clusters = clustersOf(samples);
	return {
		size: ids.length,
		ids,
		seed: seedOf(ids),
		rows,
		slices,
		...clusters && { clusters }
	};
}
function note$1(slices, column, value, row) {
	const values = slices.get(column) ?? /* @__PURE__ */ new Map();
	const rows = values.get(value) ?? [];
	rows.push(row);
	slices.set(column, values.set(value, rows));
}
/** Of columns with a number a row, those of some rows. */
function floatsOf(rows, numbers) {
	return Float64Array.from(rows, (row) => numbers[row] ?? 0);
}
function integersOf(rows, numbers) {
	return Int32Array.from(rows, (row) => numbers[row] ?? 0);
}
function spansOf(rows, { starts, ends }) {
	return {
		starts: integersOf(rows, starts),
		ends: integersOf(rows, ends)
	};
}
/** The samples of some rows, which are not sliced again. */
function samplesOf(rows, { ids, seed, clusters }) {
	return {
		size: rows.length,
		ids: rows.map((row) => ids[row] ?? ""),
		seed,
		slices: /* @__PURE__ */ new Map(),
		...clusters && { clusters: integersOf(rows, clusters) }
	};
}
// src/samples/truth.ts
function truthFrom({ file, samples, lines, aside }, { another, answerOf, inputsOf = () => [] }) {
	return {
		file,
		samples,
		lines,
		another,
		inputsOf,
		...aside && aside.length > 0 && { aside },
		misfits: () => [],
		naming: () => ({ by: "none" }),
		answerOf(id) {
			const sample = samples.find((one) => one.id === id);
			return sample === void 0 ? "no sample" : answerOf(sample);
		}
	};
}
/** Of samples that a plan has brought along, the line of each in its file. */
function linesOf(samples) {
	return new Map(samples.map(({ id }, index) => [id, index + 1]));
}
// src/tasks/task.ts
/** Worst first, so that a file of ten thousand leaves out what matters least. */
const MOST_EXPLAINED = 1e4;
function task(parts) {
	const { row, lines, select, scores, truth, planned } = parts;
	return {
		row,
		lines,
		select,
		truth,
		async planned(read, file) {
			const samples = await all(read(lines.sample));
			return typeof planned === "function" ? planned(samples, file) : truthFrom({
				file,
				samples,
				lines: linesOf(samples)
			}, planned);
		},
		scoreBy: (family) => typeof scores === "function" ? scores : ownOf(scores, family),
		recognise: (model) => parts.recognise?.(model),
		trivial: (columns) => parts.trivial?.(columns),
		onlyAnswer: (columns) => parts.onlyAnswer?.(columns),
		explain: (turns, before, after) => parts.explain?.(turns, before, after),
		explainWhole: (metric, before, after) => parts.explainWhole?.(metric, before, after),
		thin: (columns) => parts.thin?.(columns),
		parts: parts.parts,
		range: (name, columns) => parts.ranges && rangeOf(parts.ranges, name)?.(columns),
		boundary: (before, after) => parts.boundary?.(before, after),
		async join(read) {
			const table = parts.samples((await all(read(lines.sample))).sort(byId));
			return {
				table,
				records: (file) => collect(parts.records(table), file(lines.record))
			};
		}
	};
}
/** Of a table that inherits nothing: `constructor` is no metric. */
function ownOf(metrics, family) {
	return Object.hasOwn(metrics, family) ? metrics[family] : void 0;
}
function rangeOf(ranges, name) {
	return Object.hasOwn(ranges, name) ? ranges[name] : void 0;
}
/** Whatever order a file has them in, the same samples are drawn, so that order changes no verdict. */
function byId({ id: one }, { id: other }) {
	return one < other ? -1 : one > other ? 1 : 0;
}
async function all(batches) {
	const lines = [];
	for await (const batch of batches) lines.push(...batch);
	return lines;
}
async function collect(builder, batches) {
	for await (const batch of batches) for (const line of batch) builder.add(line);
	return builder.finish();
}
// src/tasks/columns/column-builder.ts
/** Joins the records of a variant with the samples, line by line, in any order; nothing of a line outlives it. */
var ColumnBuilder = class {
	#samples;
	#keeper;
	#seen;
	#defects = new DefectList();
	#next = 0;
	constructor(samples, keeper) {
		this.#samples = samples;
		this.#keeper = keeper;
		this.#seen = new Uint8Array(samples.size);
	}
	add(line) {
		const row = this.#rowOf(line.id);
		if (row === void 0) this.#defects.add("unknown", line.id);
		else if (this.#seen[row] === 1) this.#defects.add("repeated", line.id);
		else {
			this.#seen[row] = 1;
			if (isFailed$1(line)) this.#defects.add("failed", line.id, {
				row,
				error: line.error
			});
			else this.#note(this.#keeper.keep(row, line), line, row);
		}
	}
	finish() {
		for (const [id, row] of this.#samples.rows) if (this.#seen[row] === 0) this.#defects.add("missing", id, { row });
		return this.#keeper.columns(this.#defects.all());
	}
	/** Records mostly come in the order of the samples: to compare one id is quicker than to look one up. */
	#rowOf(id) {
		const { ids, rows } = this.#samples;
		const row = ids[this.#next] === id ? this.#next : rows.get(id);
		if (row !== void 0) this.#next = row + 1;
		return row;
	}
	#note(defect, { id }, row) {
		if (defect !== void 0) this.#defects.add(defect, id, { row });
	}
};
function isFailed$1(line) {
	return "error" in line;
}
// src/tasks/custom/columns.ts
function customBuilder(samples) {
	return new ColumnBuilder(samples, keeper$7(samples));
}
/** More metrics than any task declares. */
const MOST_METRICS = 100;
function keeper$7(samples) {
	const [values, below] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	const put = (columns, name, row, value) => {
		const known = columns.get(name);
		if (known === void 0 && columns.size === MOST_METRICS) return;
		const column = known ?? new Float64Array(samples.size).fill(NaN);
		column[row] = value;
		columns.set(name, column);
	};
	return {
		keep(row, record) {
			for (const [name, value] of Object.entries(record.values)) if (typeof value === "number") put(values, name, row, value);
			else {
				put(values, name, row, value[0]);
				put(below, name, row, value[1]);
			}
		},
		columns: (defects) => ({
			kind: "custom",
			samples,
			values,
			below,
			defects
		})
	};
}
function selectCustom(columns, rows) {
	const picked = (all) => new Map([...all].map(([name, values]) => [name, floatsOf(rows, values)]));
	return {
		...columns,
		samples: samplesOf(rows, columns.samples),
		values: picked(columns.values),
		below: picked(columns.below)
	};
}
// src/contract/lines.ts
/**
* Lines checked by their schemas. There may be millions of records: `sure`, where a task has it, sees by hand
* what is plainly right, in a fraction of the time; the schema has the last word on the rest.
*/
function taskLines(sample, record, sure = unsure) {
	return {
		sample: (value) => bySchema(sample, value),
		record: (value) => {
			if (sure(value)) return { line: value };
			return isFailed(value) ? bySchema(FailedRecord, value) : bySchema(record, value);
		}
	};
}
function unsure(_) {
	return false;
}
function isFailed(value) {
	return typeof value === "object" && value !== null && "error" in value;
}
function bySchema(schema, value) {
	const read = schema.safeParse(value);
	return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
}
// src/tasks/custom/lines.ts
/** A sample of the user's own, with whatever the code that evaluates it wants to know. */
const CustomSample = object(sampleBase).catchall(AnyJson);
const CUSTOM_LINES = taskLines(CustomSample, object({
	...recordBase,
	values: record(string(), union([number(), tuple([number(), number()])]))
}));
// src/statistics/redrawn/redraws.ts
/**
* The draws of one set of units. Several metrics may have them in common, and several comparisons: they are drawn once for
* all of these, by whoever asks first, or beforehand by who can do so quicker.
*/
var Redraws = class {
	#drawn;
	#wanted = /* @__PURE__ */ new Set();
	#known = /* @__PURE__ */ new Map();
	constructor(drawn) {
		this.#drawn = drawn;
	}
	/** Asks for one of its numbers, to be drawn with the others that are asked for. */
	want(which) {
		if (!this.#known.has(which)) this.#wanted.add(which);
	}
	/** What is asked for and not drawn yet. */
	lacking() {
		if (this.#wanted.size === 0) return;
		return this.#drawn.kind === "mean" ? this.#drawn : {
			...this.#drawn,
			wanted: [...this.#wanted]
		};
	}
	/** All steps of what was lacking, one after the other. */
	take(drawing, values) {
		const [numbers, groups] = [wantedIn(drawing), groupsOf(drawing)];
		for (const [at, which] of numbers.entries()) {
			const own = Float64Array.from({ length: stepsOf(drawing) }, (_, step) => values[step * numbers.length + at] ?? NaN);
			this.#known.set(which, {
				without: own.subarray(0, groups),
				redrawn: own.subarray(groups)
			});
			this.#wanted.delete(which);
		}
	}
	/** One of its numbers; drawn now, where it was not yet, with all that are asked for. */
	number(which) {
		this.want(which);
		const drawing = this.lacking();
		if (drawing !== void 0 && this.#wanted.has(which)) this.take(drawing, new Drawer(drawing).draw(0, stepsOf(drawing)));
		return this.#known.get(which) ?? NOTHING$1;
	}
};
const NOTHING$1 = {
	without: /* @__PURE__ */ new Float64Array(),
	redrawn: /* @__PURE__ */ new Float64Array()
};
// src/statistics/redrawn/unit-statistic.ts
/** A statistic of one variant's units; whoever asks for the same again finds it worked out, and drawn. */
var UnitStatistic = class UnitStatistic {
	units;
	redraws;
	#drawn;
	#observed = /* @__PURE__ */ new Map();
	#clustered = /* @__PURE__ */ new Map();
	constructor(drawn) {
		this.#drawn = {
			kind: "units",
			...drawn
		};
		this.units = drawn.units;
		this.redraws = new Redraws(this.#drawn);
	}
	/** One of its numbers when unit i was drawn `counts[i]` times; NaN where such a draw has none. */
	over(which, counts) {
		return evaluatorOf(this.#drawn, [which])(counts)[0] ?? NaN;
	}
	/** One of its numbers over the set as it is. */
	observed(which) {
		const known = this.#observed.get(which);
		if (known !== void 0) return known;
		const found = this.over(which, new Uint32Array(this.units).fill(1));
		this.#observed.set(which, found);
		return found;
	}
	/** The same statistic of clusters, which are drawn as a whole. What is made of clusters already stays as it is. */
	inClusters(clusters) {
		if (this.units !== clusters.length) return this;
		const known = this.#clustered.get(clusters);
		if (known !== void 0) return known;
		const { of: places, count: units } = placesOf(clusters);
		const made = new UnitStatistic({
			...this.#drawn,
			units,
			places
		});
		this.#clustered.set(clusters, made);
		return made;
	}
};
/** Where a variant has one such number and no more. */
function onlyNumber(statistic, { size: units, seed }) {
	return {
		statistic: new UnitStatistic({
			statistic,
			units,
			seed
		}),
		which: 0
	};
}
// src/tasks/custom/scores.ts
/** What the user's own task says of each sample: a mean, a rate, or a ratio of sums, as the policy declares it. */
function declaredScore(metric, columns) {
	const { name, test, within = null, worst } = metric;
	const values = valuesOf(name, columns.values.get(name), "value");
	if (isUnmeasured(values)) return values;
	if (test === "resampled") return ratioOf(metric, values, columns);
	if (test === "clustered") return clusteredRatioOf(metric, values, columns);
	const isRate = test === "rate" || within !== null;
	if (columns.below.has(name)) return { unmeasured: `${name} is declared as a ${isRate ? "rate" : "mean"}, and records have a ratio of it` };
	const others = isRate ? countOf$1(values, (value) => value !== 0 && value !== 1) : 0;
	if (others > 0) return { unmeasured: `${others} of ${values.length} records have a ${name} that is neither 0 nor 1` };
	if (test === "rate") return {
		kind: "rate",
		right: Uint8Array.from(values)
	};
	const { seed } = columns.samples;
	return {
		kind: "mean",
		values,
		within,
		seed,
		...worst && { worst: worst.of(0) }
	};
}
/** Word errors by words: long samples count for more, so that samples are drawn, and never words. */
function ratioOf({ name, within, passFrom = 0 }, above, { samples, below: all }) {
	const below = valuesOf(name, all.get(name), "pair of numbers");
	if (isUnmeasured(below)) return below;
	if (below.some((value) => value < 0)) return { unmeasured: `${name} has a denominator below 0` };
	if (!below.some((value) => value > 0)) return { unmeasured: `the denominators of ${name} are all 0` };
	return {
		kind: "resampled",
		...onlyNumber({
			kind: "ratio",
			above,
			below
		}, samples),
		within: within ?? null,
		passFrom,
		rare: false
	};
}
/** Of the same denominators on both sides: what a variant finds is divided by what there is to be found. */
function clusteredRatioOf({ name, passFrom = 0, worst }, above, { below: all }) {
	const below = valuesOf(name, all.get(name), "pair of numbers");
	if (isUnmeasured(below)) return below;
	const without = countOf$1(below, (value) => !(value > 0));
	if (without > 0) return { unmeasured: `the denominator of ${name} is not above 0 in ${without} of ${below.length} records` };
	return {
		kind: "clustered",
		sums: above,
		sizes: below,
		scale: "plain",
		within: null,
		passFrom,
		...worst && { worst: worst.of(0) }
	};
}
function valuesOf(name, column, what) {
	if (column === void 0) return { unmeasured: `no record has a ${what} of ${name}` };
	const without = countOf$1(column, Number.isNaN);
	if (without === 0) return column;
	return { unmeasured: `${without} of ${column.length} records have no ${what} of ${name}` };
}
function countOf$1(values, isOne) {
	return values.reduce((count, value) => count + Number(isOne(value)), 0);
}
// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};
// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};
// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};
// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};
// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};
// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};
// node_modules/csv-parse/lib/sync.js
const parse$2 = function(data, opts = {}) {
	if (typeof data === "string") data = Buffer.from(data);
	const records = opts && opts.objname ? Object.create(null) : [];
	const parser = transform(opts);
	const push = (record) => {
		if (parser.options.objname === void 0) records.push(record);
		else records[record[0]] = record[1];
	};
	const close = () => {};
	const error = parser.parse(data, true, push, close);
	if (error !== void 0) throw error;
	return records;
};
// src/samples/csv.ts
/** All records, the header among them; blank lines are skipped, spaces around fields dropped. */
function readCsv(text, file) {
	const lines = [];
	try {
		return parse$2(text, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			relax_column_count: true,
			record_delimiter: [
				"\r\n",
				"\n",
				"\r"
			],
			on_record: (fields, { lines: last }) => {
				lines.push(last - breaksIn(fields));
				return fields;
			}
		}).map((fields, i) => ({
			fields,
			line: lines[i] ?? 1
		}));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = Math.max(1, Number(error.lines));
		throw new UserError({
			message: `is not CSV that can be read: ${error.message}`,
			at: {
				file,
				line
			}
		});
	}
}
function breaksIn(fields) {
	return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
// src/samples/sample-rows.ts
/** Whether reading a row ended in what is wrong with it; a sample may have such a key of its own, but never that alone. */
function isWrong(found) {
	return typeof found === "object" && found !== null && Object.keys(found).join() === "wrong";
}
/** Reads the rows of a CSV file, each with the columns that are neither ids, groups, slices nor pictures; what is wrong with any is thrown, all of it at once. */
function readSampleRows(text, file, form, sampleOf) {
	const [header, ...rows] = readCsv(text, file);
	const columns = readHeader(header, file, form);
	if (rows.length === 0) throw new UserError({
		message: "has a header but no samples",
		at: { file }
	});
	const lines = /* @__PURE__ */ new Map();
	const problems = [];
	const samples = [];
	for (const [number, row] of rows.entries()) {
		const read = rowOf$1(row, columns, number + 1);
		const found = whyUnreadable(row, read, columns) ?? sampleOf(read, columns.others);
		const wrong = whyWrong(found) ?? whyUnfit(read, columns, lines);
		if (wrong !== void 0) problems.push({
			message: wrong,
			at: {
				file,
				line: row.line
			}
		});
		else if (!isWrong(found)) samples.push(found);
		if (!lines.has(read.id)) lines.set(read.id, row.line);
	}
	if (problems.length > 0) throw new UserError(capped(problems, file));
	return {
		samples,
		lines
	};
}
function rowOf$1({ fields, line }, columns, number) {
	const field = (column) => fields[columns.at.get(column) ?? -1] ?? "";
	const group = field("group");
	const values = columns.slices.map((name) => [name, field(name)]);
	const files = Object.entries(columns.pictures).map(([input, name]) => [input, field(name)]);
	return {
		id: columns.idName === void 0 ? String(number) : field(columns.idName),
		...values.length > 0 && { slices: Object.fromEntries(values) },
		...files.length > 0 && { files: Object.fromEntries(files) },
		...group !== "" && { group },
		line,
		field
	};
}
function whyUnreadable({ fields }, { id }, { count, idName }) {
	if (fields.length !== count) return { wrong: `has ${fields.length} fields where the header has ${count}` };
	return id === "" ? { wrong: `has no ${idName}` } : void 0;
}
function whyUnfit({ id, field }, { idName = "number", pictures }, lines) {
	if (idName === "file" && !isBelow(id)) return `file ${quote(id)} is not a path below the images folder`;
	for (const column of Object.values(pictures)) {
		const file = field(column);
		if (file === "") return `has no ${column}`;
		if (!isBelow(file)) return `${column} ${quote(file)} is not a path below the images folder`;
	}
	const before = lines.get(id);
	if (before !== void 0) return `${idName} ${quote(id)} is already in line ${before}`;
}
function whyWrong(found) {
	return isWrong(found) ? found.wrong : void 0;
}
/** Whether a path stays below its folder and is written in the one way that ids compare by. */
function isBelow(path) {
	return !path.split("/").some((part) => part === "" || part === "." || part === "..") && !/[\p{Cc}\\]/u.test(path) && !/^[A-Za-z]:/.test(path);
}
function readHeader(row, file, form) {
	const { ids, needs, example, sliceBy = [], pictures = {} } = form;
	if (row === void 0) throw new UserError({
		message: "is empty",
		at: { file },
		fix: `it begins with a header such as ${example}`
	});
	const names = row.fields;
	const wrong = [
		...whyNoIds(names, form),
		...needs.filter((name) => !names.includes(name)).map((name) => missing(name, names, name)),
		...whyTwice$1(names),
		...whyUnnamed(names, sliceBy, "which slice-by names"),
		...whyUnnamed(names, Object.values(pictures), "which pictures names")
	];
	if (wrong.length > 0) throw new UserError(wrong.map((problem) => ({
		...problem,
		at: {
			file,
			line: row.line
		}
	})));
	const taken = [
		"group",
		...ids,
		...sliceBy,
		...Object.values(pictures)
	];
	return {
		count: names.length,
		idName: ids.find((name) => names.includes(name)),
		at: new Map(names.map((name, column) => [name, column])),
		slices: sliceBy,
		pictures,
		others: names.filter((name) => !taken.includes(name))
	};
}
function whyNoIds(names, { ids, mayNumber = false }) {
	const given = ids.filter((name) => names.includes(name));
	if (given.length > 1) return [{ message: `has both ${given.join(" and ")}: keep the one that names the samples` }];
	if (given.length === 1 || mayNumber) return [];
	return [missing(ids.join(" or "), names, ids.at(-1) ?? "id")];
}
function missing(column, names, meant) {
	const near = nearest(meant, names);
	return {
		message: `has no column ${column}${near === void 0 ? "" : `; is it ${quote(near)}?`}`,
		fix: `found: ${listed(names.map(quote))}`
	};
}
function whyTwice$1(names) {
	const twice = names.filter((name, i) => names.indexOf(name) < i);
	return [...new Set(twice)].map((name) => ({ message: `has the column ${quote(name)} twice` }));
}
/** Columns that the policy names, and that are not there. */
function whyUnnamed(names, wanted, which) {
	return wanted.filter((name) => !names.includes(name)).map((name) => ({
		message: `has no column ${quote(name)}, ${which}${didYouMean(name, names)}`,
		fix: `found: ${listed(names.map(quote))}`
	}));
}
// src/samples/json-lines.ts
/** Reads the lines of a file; what is wrong with any is thrown, all of it at once. */
function readJsonLines(text, file, form, sampleOf) {
	const lines = /* @__PURE__ */ new Map();
	const problems = [];
	const samples = [];
	const written = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
	for (const [at, one] of written.entries()) {
		if (one.trim() === "") continue;
		const line = at + 1;
		const read = rowOf(one, line, form);
		const found = isWrong(read) ? read : whyTwice(read, lines) ?? sampleOf(read);
		if (isWrong(found)) problems.push({
			message: found.wrong,
			at: {
				file,
				line
			}
		});
		else samples.push(found);
		if (!isWrong(read) && !lines.has(read.id)) lines.set(read.id, line);
	}
	if (problems.length > 0) throw new UserError(capped(problems, file));
	if (samples.length > 0) return {
		samples,
		lines
	};
	const fix = `each line is such as ${form.example}`;
	throw new UserError({
		message: "is empty",
		at: { file },
		fix
	});
}
function rowOf(text, line, { ids, example, sliceBy }) {
	const object = objectIn(text);
	if (object === void 0) return { wrong: `is no JSON object, such as ${example}` };
	const value = (key) => Object.hasOwn(object, key) ? object[key] : void 0;
	const idName = ids.find((key) => value(key) !== void 0);
	const id = idName === void 0 ? void 0 : nameIn(value(idName));
	if (id === void 0) return { wrong: `has no ${ids.join(" or ")}` };
	const own = slicesIn(value, sliceBy);
	if (isWrong(own)) return own;
	const group = nameIn(value("group"));
	if (group === void 0 && !NO_GROUP.includes(value("group"))) return { wrong: "has a group that is no text" };
	return {
		id,
		...own,
		...group !== void 0 && { group },
		line,
		whole: object,
		value
	};
}
/** An empty text says as little of a group as an empty field. */
const NO_GROUP = [
	void 0,
	null,
	""
];
function objectIn(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
/** Whether keys can be asked of a value that was read. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A name may be written as a number. */
function nameIn(value) {
	if (typeof value === "number" && Number.isFinite(value)) return String(value);
	return typeof value === "string" && value.trim() !== "" ? value : void 0;
}
/** Of the values that a sample is sliced by, what each is; they lie beside its other keys, or in its `metadata`. */
function slicesIn(value, sliceBy = []) {
	if (sliceBy.length === 0) return {};
	const beside = value("metadata");
	const slices = {};
	for (const column of sliceBy) {
		const found = value(column) ?? (isObject(beside) ? beside[column] : void 0);
		if (found === void 0 || found === null || isObject(found)) return { wrong: `has no ${quote(column)}, which slice-by names` };
		slices[column] = String(found);
	}
	return { slices };
}
function whyTwice({ id }, lines) {
	const before = lines.get(id);
	return before === void 0 ? void 0 : { wrong: `${quote(id)} is already in line ${before}` };
}
// src/tasks/custom/truth.ts
/** What is right, the team's own code knows. */
const OWN_ANSWERS = {
	another: "another sample",
	answerOf: ({ id: _, slices: __, group: ___, ...rest }) => JSON.stringify(rest)
};
/**
* Which samples there are, as the code itself lists them, or where it is not run, from the file that the policy names:
* never from what was recorded of them.
*/
async function ownSamplesIn(data) {
	const listed = await data.listed();
	if (listed !== void 0) return linesIn$1(listed.text, listed.file, data);
	const written = await data.text("samples");
	if (written === void 0) throw new UserError({
		message: "the data name no samples, so nothing says which of them must have a record",
		fix: "add samples: Eval/samples.csv, a CSV file with a column id"
	});
	const { file, text } = written;
	if (/\.(jsonl|ndjson|json)$/i.test(file)) return linesIn$1(text, file, data);
	return truthFrom({
		file,
		...readSampleRows(text, file, {
			ids: ["id", "file"],
			needs: [],
			example: "id",
			sliceBy: data.sliceBy
		}, ({ line: _, field: __, ...sample }) => sample)
	}, OWN_ANSWERS);
}
/** All that a line says goes to the code that evaluates it. */
function linesIn$1(text, file, { sliceBy }) {
	return truthFrom({
		file,
		...readJsonLines(text, file, {
			ids: ["id"],
			example: "{\"id\": \"s1\"}",
			sliceBy
		}, ({ line: _, value: __, whole, ...sample }) => {
			const found = CustomSample.safeParse({
				...whole,
				...sample
			});
			return found.success ? found.data : { wrong: `${sample.id} is no sample: ${describeIssues(found.error)}` };
		})
	}, OWN_ANSWERS);
}
// src/tasks/custom/task.ts
/** Whatever a user's own task is named, the policy declares what becomes of what it says. */
const custom = task({
	lines: CUSTOM_LINES,
	samples: sampleTable,
	records: customBuilder,
	select: selectCustom,
	scores: declaredScore,
	truth: ownSamplesIn,
	planned: OWN_ANSWERS
});
// src/tasks/columns/arrays.ts
/** Room to begin with; there may be one of these for each of a thousand classes. */
const FIRST = 64;
/** Numbers whose count is not known before the last: twice the room whenever it is full. */
var Growing = class {
	#make;
	#numbers;
	#length = 0;
	constructor(make) {
		this.#make = make;
		this.#numbers = make(FIRST);
	}
	get length() {
		return this.#length;
	}
	push(number) {
		if (this.#length === this.#numbers.length) this.#numbers = this.#copy(this.#length * 2);
		this.#numbers[this.#length] = number;
		this.#length += 1;
	}
	/** All of them, in an array as long as they are many. */
	all() {
		return this.#copy(this.#length);
	}
	#copy(size) {
		const copy = this.#make(size);
		copy.set(this.#numbers.subarray(0, this.#length));
		return copy;
	}
};
function emptySpans(size) {
	return {
		starts: new Int32Array(size),
		ends: new Int32Array(size)
	};
}
function spanOf({ starts, ends }, row) {
	return [starts[row] ?? 0, ends[row] ?? 0];
}
/** Numbers names as they are met, the same for every variant, so that answers compare as numbers. */
var ClassIndex = class {
	#numbers = /* @__PURE__ */ new Map();
	#names = [];
	get size() {
		return this.#numbers.size;
	}
	numberOf(name) {
		const known = this.#numbers.get(name);
		if (known !== void 0) return known;
		this.#numbers.set(name, this.#names.length);
		return this.#names.push(name) - 1;
	}
	/** Of a name that was met before. */
	find(name) {
		return this.#numbers.get(name);
	}
	nameOf(number) {
		return this.#names[number];
	}
};
// src/tasks/image-classification/columns.ts
const NO_ANSWER = -1;
function classificationBuilder(samples) {
	return new ColumnBuilder(samples, keeper$6(samples));
}
function keeper$6(samples) {
	const { size, classes, labels, labelled, beside } = samples;
	const answers = new Int32Array(size).fill(NO_ANSWER);
	const [scores, ranks] = [new Float64Array(size), new Int32Array(size)];
	const losses = new Float64Array(size).fill(NaN);
	const best = new BestKeeper(size);
	let depth = Number.POSITIVE_INFINITY;
	const named = /* @__PURE__ */ new Set();
	return {
		keep(row, { top, last = [], loss, impossible }) {
			const [first] = top;
			const ranked = last.length === 0 ? top : [...top, ...last.map(unscored)];
			answers[row] = first === void 0 ? NO_ANSWER : classes.numberOf(first[0]);
			scores[row] = first?.[1] ?? 0;
			best.keep(row, ranked, classes);
			const label = labels[row] ?? NO_LABEL;
			ranks[row] = label < 0 ? NO_LABEL : placeOf$2(classes.nameOf(label), ranked);
			if (loss !== void 0) losses[row] = loss;
			if (impossible) losses[row] = Number.POSITIVE_INFINITY;
			depth = Math.min(depth, ranked.length);
			if (named.size <= depth) for (const [name] of ranked) named.add(name);
			if (ranks[row] !== 1 && namesTwice(ranked)) return "with a class twice";
			return bestFirst$1(top) ? void 0 : "with a better class below a worse one";
		},
		columns: (defects) => ({
			kind: "image-classification",
			samples: labelled,
			defects,
			answers: answers.subarray(0, labelled.size),
			scores: scores.subarray(0, labelled.size),
			ranks: ranks.subarray(0, labelled.size),
			losses: losses.subarray(0, labelled.size),
			best: best.of(0, labelled.size),
			...beside.length > 0 && { beside: besideOf(samples, {
				answers,
				ranks,
				best
			}) },
			depth: Number.isFinite(depth) ? depth : 0,
			...named.size === depth && { classCount: depth }
		})
	};
}
function besideOf({ beside, clusters, size, labelled }, { answers, ranks, best }) {
	return {
		names: beside,
		answers: answers.subarray(labelled.size),
		ranks: ranks.subarray(labelled.size),
		best: best.of(labelled.size, size),
		...clusters && { clusters: clusters.subarray(labelled.size) }
	};
}
/** Keeps as many of the best classes as the first record has: of one that is shorter all metrics know. */
var BestKeeper = class {
	#size;
	#numbers = /* @__PURE__ */ new Int32Array(0);
	#width = 0;
	constructor(size) {
		this.#size = size;
	}
	keep(row, ranked, classes) {
		if (this.#width === 0) {
			this.#width = Math.min(ranked.length, 100);
			this.#numbers = new Int32Array(this.#size * this.#width).fill(NO_ANSWER);
		}
		const most = Math.min(ranked.length, this.#width);
		for (let place = 0; place < most; place += 1) this.#numbers[row * this.#width + place] = classes.numberOf(ranked[place]?.[0] ?? "");
	}
	of(from, end) {
		const width = this.#width;
		return {
			numbers: this.#numbers.subarray(from * width, end * width),
			width
		};
	}
};
/** A class behind all that have a score. */
function unscored(name) {
	return [name, Number.NEGATIVE_INFINITY];
}
/** From 1; 0 where it is not among them. Plain loops: there may be millions of records. */
function placeOf$2(name, top) {
	for (let place = 0; place < top.length; place += 1) if (top[place]?.[0] === name) return place + 1;
	return 0;
}
function namesTwice(top) {
	return new Set(top.map(([name]) => name)).size < top.length;
}
function bestFirst$1(top) {
	for (let place = 1; place < top.length; place += 1) if ((top[place]?.[1] ?? 0) > (top[place - 1]?.[1] ?? 0)) return false;
	return true;
}
const NO_LABEL = -1;
function labelTable(samples) {
	const first = samples.filter(({ unlabelled }) => unlabelled === void 0);
	const all = [...first, ...samples.filter(({ unlabelled }) => unlabelled !== void 0)];
	const classes = new ClassIndex();
	const labels = Int32Array.from(all, ({ label }) => label === void 0 ? NO_LABEL : classes.numberOf(label));
	const beside = all.flatMap(({ unlabelled }) => unlabelled ?? []);
	const whole = sampleTable(all);
	const { clusters } = whole;
	const labelled = {
		...sampleTable(first),
		...clusters && { clusters: clusters.subarray(0, first.length) },
		labels: labels.subarray(0, first.length),
		classes,
		labelCount: new Set(labels.subarray(0, first.length)).size,
		byLabel: Map.groupBy(first.keys(), (row) => first[row]?.label ?? "")
	};
	return {
		...whole,
		labels,
		classes,
		labelled,
		beside
	};
}
function selectClassified(columns, rows) {
	const { beside: _, best: __, ...own } = columns;
	const { labels, classes, labelCount } = own.samples;
	return {
		...own,
		samples: {
			...samplesOf(rows, own.samples),
			labels: integersOf(rows, labels),
			classes,
			labelCount
		},
		answers: integersOf(rows, columns.answers),
		scores: floatsOf(rows, columns.scores),
		ranks: integersOf(rows, columns.ranks),
		losses: floatsOf(rows, columns.losses)
	};
}
// src/tasks/image-classification/explain.ts
/** Which answers turned, which classes are confused more often than before, and what that did to each class. */
function explainAnswers(turns, before, after) {
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
		flips: flips.slice(0, MOST_EXPLAINED),
		moved: [],
		confusions: confusionsOf(answers).slice(0, MOST_EXPLAINED),
		classes: classesOf(turns, after)
	};
}
/** The one class that every sample is answered with, if there is one. */
function onlyClass({ answers, samples }) {
	const [first] = answers;
	if (first === void 0 || first < 0) return;
	return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : void 0;
}
/** Every example that turned, and those that went from one wrong answer to another; the worst first. */
function flipsOf(turns, answers) {
	const { samples } = answers.after;
	return samples.ids.flatMap((id, row) => {
		const kind = kindOf$1(turns, answers, row);
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
	}).sort(worstFlipFirst);
}
function kindOf$1(turns, answers, row) {
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
function worstFlipFirst(a, b) {
	return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.after.score - a.after.score || (a.id < b.id ? -1 : 1);
}
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
	})).sort(worstClassFirst);
}
function worstClassFirst(a, b) {
	const lost = b.before - b.after - (a.before - a.after);
	return b.drop - a.drop || lost || (a.label < b.label ? -1 : 1);
}
const CLASSIFICATION_LINES = taskLines(strictObject({
	...sampleBase,
	label: string().exactOptional(),
	unlabelled: string().exactOptional()
}).refine(({ label, unlabelled }) => label !== void 0 || unlabelled !== void 0, { message: "a sample needs a label" }), object({
	...recordBase,
	top: array(tuple([string(), number()])).min(1),
	last: array(string()).exactOptional(),
	loss: number().nonnegative().exactOptional(),
	impossible: literal(true).exactOptional()
}), isPlain);
function isPlain(value) {
	if (typeof value !== "object" || value === null) return false;
	if ("error" in value || "fidelity" in value) return false;
	if (!("id" in value && typeof value.id === "string" && "top" in value)) return false;
	if ("loss" in value && !(Number.isFinite(value.loss) && Number(value.loss) >= 0)) return false;
	if ("last" in value || "impossible" in value) return false;
	if (!Array.isArray(value.top) || value.top.length === 0) return false;
	for (const pair of value.top) if (!isScored(pair)) return false;
	return true;
}
function isScored(pair) {
	return Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string" && Number.isFinite(pair[1]);
}
// src/samples/image-files.ts
/** What the worker decodes, by how a file's name ends; what is in it, the worker looks at itself. */
const IMAGE = /\.(avif|bmp|gif|hei[cf]|hif|jfif|jpe?g|png|p[bgnp]m|tiff?|webp)$/i;
/** As a message lists them. */
const IMAGE_FORMATS = ".png, .jpg, .heic, .avif, .webp, .bmp, .gif, .tiff, .ppm or .pgm files";
/** Whether a file below a folder of images is one: what is hidden, or lies in a system's own folder, is not. */
function isImage(path) {
	return endsAsImage(path) && !isHidden(path) && !isInSystemFolder(path);
}
/** By its name alone. */
function endsAsImage(path) {
	return IMAGE.test(path);
}
/** Files and folders that begin with a dot. */
function isHidden(path) {
	return path.split("/").some((part) => part.startsWith("."));
}
/** Whether systems and file servers have left it there on their own, or to hold a folder open in git. */
function isSystems(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return SYSTEM_FILE.test(name) || isInSystemFolder(path);
}
const SYSTEM_FILE = /^(\._.*|\.ds_store|\.localized|\.apdisk|icon\r|thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|\.?picasa\.ini|\.directory|\.nomedia|\.keep|\.git(keep|ignore|attributes))$/i;
/** Of these `@eaDir` and `.ipynb_checkpoints` hold copies of the pictures beside them. */
const SYSTEM_FOLDER = /^(__macosx|\.appledouble|\.spotlight-v100|\.trashes|\.trash(-\d+)?|\.fseventsd|\.temporaryitems|@eadir|\$recycle\.bin|system volume information|\.ipynb_checkpoints)$/i;
function isInSystemFolder(path) {
	return path.split("/").slice(0, -1).some((part) => SYSTEM_FOLDER.test(part));
}
/** What comes with a photo under its name: the movie of a live photo, and what an editor noted of it. */
const COMPANION = /\.(mov|mp4|mp|aae|xmp)$/i;
/** Tells, among these files, whether one stands beside a photo of the same name and belongs to it. */
function companionsAmong(paths) {
	const photos = /* @__PURE__ */ new Set();
	for (const path of paths) if (isImage(path)) for (const name of [path, withoutEnding(path)]) photos.add(name.toLowerCase());
	return (path) => COMPANION.test(path) && photos.has(withoutEnding(path).toLowerCase());
}
// src/tasks/places.ts
/** Whether pictures are for a model: images, or one array that may be one. */
function takesPictures(inputs) {
	return inputs.some((input) => input.kind === "image" || preprocessOf(input) !== void 0);
}
/** How pictures become the array that a model takes, where it takes no image. */
function preprocessAt(places, inputs) {
	const isImageModel = inputs.some(({ kind }) => kind === "image");
	const preprocess = inputs.map(preprocessOf).find((one) => one !== void 0);
	if (isImageModel || places.images === void 0 || preprocess === void 0) return {
		data: {},
		remark: ""
	};
	return {
		data: { preprocess },
		remark: UNKNOWN
	};
}
const UNKNOWN = "scale, mean and std are those that the model was trained with: nothing in a package says them, so make sure";
/** A table beside an archive of arrays, of the same name where there are several. */
async function arraysIn(files) {
	const archives = files.paths.filter((path) => path.endsWith(".npz"));
	return tables(files).flatMap((labels) => {
		const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
		const arrays = beside.find((path) => stemOf(path) === stemOf(labels)) ?? beside[0];
		return arrays === void 0 ? [] : [{
			arrays,
			labels
		}];
	});
}
/** A table whose first file is found in some folder. */
async function tablesIn(files) {
	const found = [];
	for (const labels of tables(files)) {
		const first = firstFile(await files.text(labels) ?? "");
		const images = first && folderHolding(files.paths, first, labels);
		if (images !== void 0) found.push({
			images,
			labels
		});
	}
	return found;
}
function tables({ paths }) {
	return paths.filter((path) => path.toLowerCase().endsWith(".csv"));
}
/** What stands in the column `file` of the first row; the full reading comes later, with its errors. */
function firstFile(text) {
	const [header = "", row = ""] = text.split(/\r?\n/, 2);
	const column = header.split(",").map(unquoted).indexOf("file");
	const file = column < 0 ? void 0 : unquoted(row.split(",")[column] ?? "");
	return file === "" ? void 0 : file;
}
function unquoted(field) {
	return field.trim().replace(/^\uFEFF/, "").replace(/^"(.*)"$/, "$1");
}
/** Folders with two folders of images or more: a folder per class. */
function foldersIn({ paths }) {
	const classes = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const class_ = isImage(path) ? folderOf(path) : "";
		if (!class_.includes("/")) continue;
		const root = folderOf(class_);
		classes.set(root, (classes.get(root) ?? /* @__PURE__ */ new Set()).add(class_));
	}
	return [...classes].filter(([, found]) => found.size > 1).map(([images]) => ({ images }));
}
// src/tasks/recognised.ts
/** Drops of a share of the examples that people allow. */
const CUSTOMARY_DROPS = [
	.005,
	.01,
	.015,
	.02,
	.025,
	.03,
	.04,
	.05,
	.075,
	.1
];
// src/tasks/image-classification/recognise.ts
/** A classifier, or a model whose only array is a vector of scores; of several sigmoids each is a label on its own. */
function recogniseClassifier(model) {
	const { classes, classCount, inputs, scores } = model;
	if (classes === null && classCount === null) return;
	const isBinary = classes === null && classCount === 1;
	if (scores === "sigmoid" && !isBinary) return;
	const takesImages = inputs.some(({ kind }) => kind === "image");
	return {
		says: isBinary ? "a classifier of two classes" : "a classifier",
		data: isBinary ? { threshold: scores === "sigmoid" ? .5 : 0 } : {},
		at: (places) => preprocessAt(places, inputs),
		places: async (files) => [...takesImages ? [] : await arraysIn(files), ...takesPictures(inputs) ? [...await tablesIn(files), ...foldersIn(files)] : []],
		collect: (name) => [takesImages ? imageFolders(name, classes ?? []) : arrays(inputs)],
		aim: AIM$4
	};
}
const AIM$4 = {
	metric: "top-1",
	customary: CUSTOMARY_DROPS
};
function imageFolders(name, classes) {
	const first = classes.slice(0, 2).map((class_) => `Eval/${name}/${class_}/`);
	return `images in a folder per class (${first.length === 0 ? `Eval/${name}/0/, Eval/${name}/1/` : listed(first)}, …), or in one folder with a CSV file,label`;
}
function arrays(inputs) {
	return `an .npz with an array for each input, ${listed(inputs.map(({ name, shape = [] }) => `${name} (${shape.join(" × ")})`))}, a row an example, and beside it a CSV id,label`;
}
// src/tasks/image-classification/scores.ts
/** The metrics of image classification. */
const CLASSIFICATION_SCORES = {
	"top-k": topK,
	agreement,
	"balanced-accuracy": balancedAccuracy,
	"worst-class": worstClass,
	"true-class-probability": trueClassProbability,
	"log-loss": logLoss
};
function topK({ name, k = 1 }, { ranks, depth, best, beside, classCount = 0 }) {
	if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
	const right = rightWhere(ranks.length, (row) => isAmong(ranks[row], k));
	const isKept = best !== void 0 && k <= best.width;
	const isForegone = k > 1 && k === classCount;
	return {
		kind: "rate",
		right,
		...isKept && { answers: {
			...best,
			k
		} },
		...isKept && beside && { beside: besideBy(beside, k) },
		...isForegone && { foregone: `${name} of ${classCount} classes` }
	};
}
function isAmong(rank = 0, k) {
	return rank > 0 && rank <= k;
}
function besideBy({ names, ranks, best, clusters }, k) {
	return {
		names,
		right: Int8Array.from(ranks, (rank) => rank < 0 ? -1 : isAmong(rank, k) ? 1 : 0),
		answers: {
			...best,
			k
		},
		...clusters && { clusters }
	};
}
/** Nobody's label is asked for: of examples without one it is known as well. */
function agreement(_, { answers, samples, beside }, reference) {
	const other = completeReference(reference);
	if (isUnmeasured(other)) return other;
	const right = alike(answers, other.answers);
	if (beside === void 0 || other.beside === void 0) return {
		kind: "rate",
		right
	};
	const more = alike(beside.answers, other.beside.answers);
	const whole = new Uint8Array(right.length + more.length);
	whole.set(right);
	whole.set(more, right.length);
	if (samples.clusters === void 0 || beside.clusters === void 0) return {
		kind: "rate",
		right: whole
	};
	const clusters = new Int32Array(whole.length);
	clusters.set(samples.clusters);
	clusters.set(beside.clusters, right.length);
	return {
		kind: "rate",
		right: whole,
		clusters
	};
}
function alike(some, others) {
	return rightWhere(some.length, (row) => some[row] === others[row]);
}
/**
* A class counts for as much as any other, so that a sample counts for more the fewer its class has: as a mean of that,
* which is at most what a sample of the smallest class counts for.
*/
function balancedAccuracy(_, { ranks, samples }) {
	const { labels, seed } = samples;
	const sizes = /* @__PURE__ */ new Map();
	for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	const weight = (row) => labels.length / (sizes.size * (sizes.get(labels[row] ?? 0) ?? 1));
	const values = Float64Array.from(labels, (_, row) => ranks[row] === 1 ? weight(row) : 0);
	const smallest = Math.min(...sizes.values());
	return {
		kind: "mean",
		values,
		within: [0, labels.length / (sizes.size * smallest)],
		seed
	};
}
function worstClass({ name, passFrom: least = 0 }, { ranks, samples }) {
	const { labels, classes } = samples;
	const sizes = /* @__PURE__ */ new Map();
	for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	const largest = Math.max(0, ...sizes.values());
	if (largest < least) return { unmeasured: `${name} needs a class of ${least} samples, and the largest has ${largest}` };
	return {
		kind: "classes",
		right: rightWhere(ranks.length, (row) => ranks[row] === 1),
		classes: labels,
		names: (number) => classes.nameOf(number) ?? "",
		least
	};
}
/** In a plain loop, in a tenth of the time that `Uint8Array.from` takes. */
function rightWhere(size, isRight) {
	const right = new Uint8Array(size);
	for (let row = 0; row < size; row += 1) if (isRight(row)) right[row] = 1;
	return right;
}
function trueClassProbability(metric, columns) {
	const losses = lossesOf(metric, columns);
	if (isUnmeasured(losses)) return losses;
	return {
		kind: "mean",
		values: losses.map((loss) => Math.exp(-loss)),
		within: metric.within ?? null,
		seed: columns.samples.seed
	};
}
function logLoss(metric, columns) {
	const losses = lossesOf(metric, columns);
	if (isUnmeasured(losses)) return losses;
	const infinite = losses.reduce((count, loss) => count + (loss === Infinity ? 1 : 0), 0);
	if (infinite > 0) return { unmeasured: `${metric.name} is infinite: in ${infinite} of ${losses.length} examples the model gives the true class the probability 0, whose logarithm is minus infinity` };
	const { seed, labelCount } = columns.samples;
	return {
		kind: "mean",
		values: losses,
		within: metric.within ?? null,
		seed,
		...metric.worst && labelCount > 1 && { worst: metric.worst.of(labelCount) }
	};
}
function lossesOf({ name }, { losses }) {
	const without = losses.reduce((count, loss) => count + (loss >= 0 ? 0 : 1), 0);
	if (without === 0) return losses;
	return { unmeasured: `${name} needs the loss of every record, and ${without === losses.length ? "none has" : `${without} of ${losses.length} lack`} one: is the output a probability?` };
}
/** Always the most frequent class; where all samples show one class, that is right everywhere and tells nothing. */
function mostFrequentClass({ samples }) {
	const counts = /* @__PURE__ */ new Map();
	for (const label of samples.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	if (counts.size < 2) return;
	let most = 0;
	for (const count of counts.values()) most = Math.max(most, count);
	return {
		metric: "top-1",
		value: most / samples.labels.length,
		says: "always answering the most frequent class"
	};
}
/** Of classes with fewer samples than this hardly anything is seen. */
const THIN$1 = 30;
/** What these samples cannot see: a loss that falls on a class of which they hold but a few. */
function thinClasses({ samples }) {
	const sizes = /* @__PURE__ */ new Map();
	for (const label of samples.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	const thin = [...sizes.values()].filter((size) => size < THIN$1).length;
	if (thin === 0) return;
	return `these data cannot see ${thin} of ${counted(sizes.size, "class", "classes")}: of each there are fewer than ${THIN$1} samples`;
}
// src/samples/natural-order.ts
/** Orders as people count: `2.png` before `10.png`. The same everywhere: no locale has a say. */
function naturally(a, b) {
	const [left, right] = [a, b].map((text) => text.split(DIGITS));
	const shared = Math.min(left?.length ?? 0, right?.length ?? 0);
	for (let i = 0; i < shared; i += 1) {
		const order = compareParts(left?.[i] ?? "", right?.[i] ?? "", i % 2 === 1);
		if (order !== 0) return order;
	}
	return byCode(a, b);
}
/** Splits so that every second part is a number. */
const DIGITS = /(\d+)/;
function compareParts(a, b, numbers) {
	if (!numbers) return byCode(a, b);
	const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
	return left.length - right.length || byCode(left, right);
}
function byCode(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/samples/set-aside.ts
/** Enough to know what sort of files they are. */
const EXAMPLES = 5;
/**
* The files below a folder of the data that are no samples, so that none is lost in silence: nothing where there are
* none. What a system leaves there on its own, and what belongs to a photo beside it, nobody misses.
*/
function setAside({ folder, files, labels, isSample = isImage }) {
	const isCompanion = companionsAmong(files);
	const isOne = (path) => labels?.named.has(path) ?? isSample(path);
	const missed = files.filter((path) => !isOne(path) && !isSystems(path) && !isCompanion(path));
	if (missed.length === 0) return [];
	const byKind = {};
	for (const kind of missed.map(kindOf)) byKind[kind] = (byKind[kind] ?? 0) + 1;
	const examples = missed.toSorted(naturally).slice(0, EXAMPLES);
	return [{
		folder,
		...labels && { labels: labels.file },
		count: missed.length,
		byKind,
		examples
	}];
}
function kindOf(path) {
	if (isHidden(path)) return "hidden";
	if (endsAsImage(path)) return "unnamed";
	if (MOVIE.test(path)) return "movie";
	return PICTURE.test(path) ? "unread" : "other";
}
const MOVIE = /\.(3gp|avi|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|ogv|webm|wmv)$/i;
/** Of cameras, editors and the web, in formats that are not decoded. */
const PICTURE = /\.(arw|avifs|cr[23w]|dib|dng|eps|exr|hdr|hei[cf]s|icns|ico|j2k|jp2|jpx|jxl|jxr|nef|orf|pcx|pef|psb|psd|raf|raw|rw2|srw|svgz?|tga|xcf)$/i;
// src/samples/check-images.ts
/** Whether a folder holds the images that a file names, and what else lies in it. */
function checkImages(read, { folder, files, data }) {
	const named = new Set(read.samples.flatMap(filesOf));
	return {
		problems: checkFiles(read, new Set(files)),
		aside: setAside({
			folder,
			files: data,
			labels: {
				file: read.file,
				named
			}
		})
	};
}
/** The files that a sample is shown by: its own name, or where a model takes several, one for each input. */
function filesOf({ id, files }) {
	return files === void 0 ? [id] : Object.values(files);
}
/** Files of samples that are not among those below the images folder, each at the sample's line of the file that names it. */
function checkFiles({ file, samples, lines }, existing) {
	const missing = samples.flatMap((sample) => filesOf(sample).flatMap((name) => existing.has(name) ? [] : [{
		id: sample.id,
		name
	}]));
	if (missing.length === 0) return [];
	const alike = new Map([...existing].map((path) => [folded(path), path]));
	const problems = missing.map(({ id, name }) => {
		const guess = guessOf(name, alike.get(folded(name)));
		const line = lines.get(id);
		return {
			message: `there is no file ${quote(name)} below the images folder${guess}`,
			at: line === void 0 ? { file } : {
				file,
				line
			}
		};
	});
	return capped(problems, file);
}
/** Names that are told apart by case alone, or by how an accent is stored. */
function folded(path) {
	return path.normalize().toLowerCase();
}
function guessOf(name, near) {
	if (near === void 0) return "";
	return near.normalize() === name.normalize() ? OTHER_ACCENTS : `; did you mean ${quote(near)}?`;
}
// src/tasks/images.ts
/** A sample's file below a folder of images, or its several. */
function imageOf(sample) {
	return filesOf(sample).map((file) => ({
		part: "images",
		file
	}));
}
/** Of a model that takes several pictures: by its inputs, the columns of the label file that name them. */
function picturesIn(data) {
	const read = Pictures.safeParse(data.optionsOf("images").pictures);
	return read.success ? read.data : void 0;
}
const Pictures = record(string(), string());
// src/tasks/image-classification/checks.ts
/**
* Labels that the model has no class for, each told once, where it first stands. A model without class
* labels counts them: 0 … classCount − 1.
*/
function checkLabels(labels, classes, classCount) {
	const byNumber = namingOfLabels(labels, classes).by === "number";
	const count = classes?.length ?? classCount;
	const known = classes === null || byNumber ? count === null ? null : numbersTo(count) : classes;
	if (known === null) return [];
	const accepted = new Set(known);
	const strange = [...idsByLabel(labels)].filter(([label]) => !accepted.has(label));
	const fix = classes === null || byNumber ? `accepted: 0 to ${known.length - 1}` : `accepted: ${some$1(known)}${orNumbers(known)}`;
	const problems = strange.map(([label, ids], nth) => ({
		message: `label ${quote(label)} is no class of the model${didYouMean(label, known)} (${samples(ids.length)})`,
		at: placeOf$1(labels, ids[0]),
		...nth === 0 && { fix }
	}));
	return capped(problems, labels.file);
}
function namingOfLabels({ samples }, classes) {
	return namingOf(samples.map(({ label }) => label), classes);
}
function idsByLabel({ samples }) {
	const ids = /* @__PURE__ */ new Map();
	for (const { id, label } of samples) {
		if (label === void 0) continue;
		const same = ids.get(label);
		if (same === void 0) ids.set(label, [id]);
		else same.push(id);
	}
	return ids;
}
function placeOf$1(labels, id = "") {
	const { file, lines } = labels.unlabelled?.lines.has(id) ? labels.unlabelled : labels;
	const line = lines.get(id);
	return line === void 0 ? { file } : {
		file,
		line
	};
}
function samples(count) {
	return counted(count, "sample");
}
/** A model may have a thousand classes. */
function some$1(classes) {
	return listedUpTo(10, classes.map(quote));
}
// src/tasks/image-classification/binary.ts
/** What the two classes are called unless the policy says otherwise. */
const [POSITIVE, NEGATIVE] = ["1", "0"];
/** Labels that the model cannot answer; of one that gives one number, the policy says what it means. */
function misfitsOf(labels, { classes, classCount }, told) {
	const { threshold } = told;
	const isOne = classes === null && classCount === 1;
	if (threshold === void 0) return isOne ? [{
		message: ONE_NUMBER,
		fix: SUCH_AS
	}] : checkLabels(labels, classes, classCount);
	const count = classes?.length ?? classCount;
	if (count !== null && !isOne) return [{
		message: `${FOR_ONE}: this one gives ${count}`,
		fix: "take threshold out"
	}];
	return checkLabels(labels, wordsOf(classes, told), null);
}
/** What a model's classes are called, as the policy has it read: of one number, the negative class is 0. */
function wordsOf(classes, { threshold, positive = POSITIVE, negative = NEGATIVE }) {
	return threshold === void 0 ? classes : [String(negative), String(positive)];
}
const ONE_NUMBER = "the model gives one number, and the policy does not say from which on it means the positive class";
const SUCH_AS = "data: { …, threshold: 0.5 } where the model ends in a sigmoid, 0 where it gives logits";
const FOR_ONE = "threshold is for a model that gives one number of two classes";
// src/tasks/image-classification/folders.ts
/** A folder per class: of paths below the images folder, the first part is the label, the whole the id. */
function samplesFromFolders(paths, folder) {
	const files = [...new Set(paths)].sort(naturally);
	const images = files.filter(isImage);
	if (images.length === 0) throw new UserError({
		message: "has no images",
		at: { file: folder },
		fix: `accepted: a folder per class, of ${IMAGE_FORMATS}`
	});
	const problems = [...loose(images, folder), ...emptyClasses(files, folder)];
	if (problems.length > 0) throw new UserError(problems);
	const samples = images.map((id) => ({
		id,
		label: classOf(id)
	}));
	const aside = setAside({
		folder,
		files
	});
	return {
		file: folder,
		samples,
		lines: /* @__PURE__ */ new Map(),
		...aside.length > 0 && { aside }
	};
}
function loose(images, folder) {
	const found = images.filter((path) => !path.includes("/"));
	const at = { file: folder };
	return capped(found.map((path) => ({
		message: `${quote(path)} is in no class's folder`,
		at
	})), folder);
}
/** Folders with files of which none is a sample: their class would be missing from every number. */
function emptyClasses(files, folder) {
	const below = files.filter((path) => path.includes("/") && !isHidden(classOf(path)));
	const empty = [...Map.groupBy(below, classOf)].filter(([, own]) => !own.some(isImage));
	return capped(empty.map(([name, own]) => ({
		message: `has no image that can be read in the folder of class ${quote(name)}: ${listedUpTo(NAMED$2, own.map(quote))}`,
		at: { file: folder },
		fix: `convert them to one of these, or remove the folder: ${IMAGE_FORMATS}`
	})), folder);
}
function classOf(path) {
	return path.slice(0, path.indexOf("/"));
}
const NAMED$2 = 3;
// src/tasks/image-classification/label-file.ts
/** Reads a label file: `id` or `file`, `label` and the columns of slices and pictures; throws all problems at once. */
function readLabels(text, file, { sliceBy, pictures, mayLack = false } = {}) {
	return {
		file,
		...readSampleRows(text, file, {
			ids: ["id", "file"],
			needs: ["label"],
			example: "file,label",
			sliceBy,
			pictures
		}, ({ line: _, field, ...sample }) => {
			const label = field("label");
			if (label === "" && !mayLack) return { wrong: `${quote(sample.id)} has no label` };
			return {
				...sample,
				label
			};
		})
	};
}
// src/tasks/image-classification/unlabelled.ts
/** The labelled examples, and after them the others: every image, or every row, with the labels there are. */
function withUnlabelled(labelled, { images: found, labels }) {
	const images = found?.files.filter(isImage).sort(naturally);
	if (images !== void 0 && labels !== void 0) refuseMissing(labels, images);
	const known = new Map(labels?.samples.map((sample) => [sample.id, sample]));
	const more = (images ?? [...known.keys()]).map((name) => sampleOf$1(name, known.get(name)));
	refuseTwice(labelled, more);
	const aside = [...labelled.aside ?? [], ...found ? setAside(found) : []];
	const { file, lines } = labels ?? {
		file: labelled.file,
		lines: /* @__PURE__ */ new Map()
	};
	const places = new Map([...lines].map(([name, line]) => [idOf(name), line]));
	return {
		...labelled,
		samples: [...labelled.samples, ...more],
		unlabelled: {
			file,
			lines: places,
			count: more.length
		},
		...aside.length > 0 && { aside }
	};
}
function sampleOf$1(name, { label = "", group } = {}) {
	return {
		id: idOf(name),
		...group !== void 0 && { group },
		...label !== "" && { label },
		unlabelled: name
	};
}
/** Apart from a labelled example whose file has the same name. */
function idOf(name) {
	return `unlabelled/${name}`;
}
function refuseMissing(labels, files) {
	const problems = checkFiles(labels, new Set(files));
	if (problems.length > 0) throw new UserError(problems);
}
function refuseTwice({ samples, file }, more) {
	const ids = new Set(samples.map(({ id }) => id));
	const twice = more.find(({ id }) => ids.has(id));
	if (twice === void 0) return;
	const message = `${quote(twice.id)} is the name of a labelled example and of an unlabelled one`;
	throw new UserError({
		message,
		at: { file },
		fix: "rename the folder called unlabelled"
	});
}
// src/tasks/image-classification/truth.ts
/** The labelled samples, and those beside them that need no label yet. */
async function labelsIn(data) {
	const labelled = await labelledIn(data);
	const [images, written] = [await data.files("unlabelled images"), await data.text("unlabelled labels")];
	if (images === void 0 && written === void 0) return truthOf$2(labelled);
	if (images !== void 0 && picturesIn(data) !== void 0) throw new UserError({
		message: "has a picture for each unlabelled example, where the model takes several (pictures)",
		at: { file: images.folder },
		fix: "take unlabelled out, or label these examples"
	});
	const labels = written && readLabels(written.text, written.file, { mayLack: true });
	return truthOf$2(withUnlabelled(labelled, {
		...images && { images },
		...labels && { labels }
	}));
}
/** From the label file, or from a folder of images per class. */
async function labelledIn(data) {
	const [images, written] = [await data.files("images"), await data.text("labels")];
	const pictures = picturesIn(data);
	if (written === void 0) {
		if (pictures === void 0) return samplesFromFolders(images?.data ?? [], images?.folder ?? "");
		throw new UserError({
			message: "pictures names columns of a label file, and there is none",
			at: { file: images?.folder ?? "" },
			fix: LABELS_BESIDE
		});
	}
	const labels = readLabels(written.text, written.file, {
		sliceBy: data.sliceBy,
		pictures
	});
	if (images === void 0) return labels;
	const { problems, aside } = checkImages(labels, images);
	if (problems.length > 0) throw new UserError(problems);
	if ((await data.files("unlabelled images"))?.folder === images.folder) return labels;
	return {
		...labels,
		...aside.length > 0 && { aside }
	};
}
const LABELS_BESIDE = "give labels: a CSV with id, label and these columns";
/** The samples that a plan has brought along; what is wrong with one is told at its line there. */
function labelsPlanned(samples, file) {
	return truthOf$2({
		file,
		samples,
		lines: linesOf(samples)
	});
}
/** The file that an example is, where the data are folders of images. */
function inputsOf(sample) {
	return "unlabelled" in sample && typeof sample.unlabelled === "string" ? [{
		part: "unlabelled images",
		file: sample.unlabelled
	}] : imageOf(sample);
}
function truthOf$2(labels) {
	const { file, samples, lines, aside, unlabelled } = labels;
	return {
		file,
		samples,
		lines,
		...unlabelled && unlabelled.count > 0 && { unlabelled: unlabelled.count },
		...aside && { aside },
		misfits: (model, told = {}) => misfitsOf(labels, model, told),
		naming: ({ classes }, told = {}) => namingOfLabels(labels, wordsOf(classes, told)),
		inputsOf,
		another: "another label",
		answerOf: (id) => quote(samples.find((sample) => sample.id === id)?.label ?? "no label")
	};
}
// src/tasks/image-classification/task.ts
const imageClassification = task({
	row: IMAGE_CLASSIFICATION,
	lines: CLASSIFICATION_LINES,
	samples: labelTable,
	records: classificationBuilder,
	select: selectClassified,
	scores: CLASSIFICATION_SCORES,
	truth: labelsIn,
	planned: labelsPlanned,
	recognise: recogniseClassifier,
	trivial: mostFrequentClass,
	onlyAnswer: onlyClass,
	explain: explainAnswers,
	thin: thinClasses
});
// src/tasks/multi-label-classification/columns.ts
function labelsTable(samples) {
	const having = /* @__PURE__ */ new Map();
	for (const [row, { labels }] of samples.entries()) for (const label of new Set(labels)) {
		const rows = having.get(label) ?? [];
		rows.push(row);
		having.set(label, rows);
	}
	return {
		...sampleTable(samples),
		having
	};
}
/** So many scores are kept of one variant at most, of all samples together. */
const MOST_SCORES = 5e7;
function multiLabelBuilder(table) {
	return new ColumnBuilder(table, keeper$5(table));
}
function keeper$5(table) {
	const index = new ClassIndex();
	const columns = [];
	const begin = (names) => {
		for (const name of names) {
			index.numberOf(name);
			columns.push(emptyColumns(table, name));
		}
	};
	return {
		keep(row, { labels, scores }) {
			const names = Object.keys(scores);
			if (names.length * table.size > MOST_SCORES) return "with more scores than are kept";
			if (columns.length === 0) begin(names);
			if (names.length !== columns.length) return "with other labels than the first";
			for (const [name, score] of Object.entries(scores)) {
				const own = columns[index.find(name) ?? -1];
				if (own === void 0) return "with other labels than the first";
				own.scores[row] = score;
			}
			for (const label of labels) {
				const own = columns[index.find(label) ?? -1];
				if (own === void 0) return "with a label that has no score";
				own.said[row] = 1;
			}
			return [...table.having.keys()].some((label) => index.find(label) === void 0) ? "with no score of a label that samples have" : void 0;
		},
		columns: (defects) => ({
			kind: "multi-label-classification",
			samples: table,
			defects,
			labels: new Map(columns.map((own, number) => [index.nameOf(number) ?? "", own]))
		})
	};
}
function emptyColumns({ size, having }, label) {
	const has = new Uint8Array(size);
	for (const row of having.get(label) ?? []) has[row] = 1;
	return {
		scores: new Float64Array(size),
		said: new Uint8Array(size),
		has
	};
}
function selectLabelled(columns, rows) {
	const labels = [...columns.labels].map(([name, { scores, said, has }]) => {
		const bytes = (own) => Uint8Array.from(rows, (row) => own[row] ?? 0);
		return [name, {
			scores: floatsOf(rows, scores),
			said: bytes(said),
			has: bytes(has)
		}];
	});
	return {
		...columns,
		samples: samplesOf(rows, columns.samples),
		labels: new Map(labels)
	};
}
/** What was answered of one label, as if there were no other. */
function ofLabel(columns, name) {
	const own = columns.labels.get(name);
	if (own !== void 0) return {
		...columns,
		labels: /* @__PURE__ */ new Map([[name, own]])
	};
	const known = listedUpTo(NAMED$1, [...columns.labels.keys()].sort().map(quote));
	return { unmeasured: `the model has no label ${quote(name)}: it has ${known}` };
}
const NAMED$1 = 10;
const MULTI_LABEL_LINES = taskLines(strictObject({
	...sampleBase,
	labels: array(string())
}), object({
	...recordBase,
	labels: array(string()),
	scores: record(string(), number()).refine((scores) => Object.keys(scores).length > 0, { error: "no label has a score" })
}));
// src/tasks/multi-label-classification/recognise.ts
/** A model whose only array is several sigmoids: each says on its own whether an input has a label. */
function recogniseLabels({ inputs, classes, classCount, scores }) {
	const count = classes?.length ?? classCount ?? 0;
	if (scores !== "sigmoid" || count < 2) return;
	const takesImages = inputs.some(({ kind }) => kind === "image");
	return {
		says: "a classifier of several labels",
		data: {},
		at: (places) => preprocessAt(places, inputs),
		places: async (files) => [...takesImages ? [] : await arraysIn(files), ...takesPictures(inputs) ? await tablesIn(files) : []],
		collect: () => [takesImages ? IMAGES : arrays(inputs)],
		aim: AIM$3
	};
}
const IMAGES = "images in a folder, and beside it a CSV file,labels with the labels of each, separated by semicolons";
const AIM$3 = {
	metric: "exact-match",
	customary: CUSTOMARY_DROPS
};
// src/tasks/multi-label-classification/scores.ts
const MULTI_LABEL_SCORES = {
	"label-map": labelMap,
	"exact-match": exactMatch,
	"label-accuracy": labelAccuracy,
	"worst-label": worstLabel
};
/** Of the labels that a draw has a sample of; a label that no sample has says nothing. */
function labelMap({ name, within, passFrom = 0 }, { labels, samples }) {
	const rankings = [...labels.values()].filter(({ has }) => has.includes(1)).map(({ scores, has }) => rankingOf(scores, has));
	if (rankings.length === 0) return { unmeasured: `${name} needs a sample that has a label` };
	return {
		kind: "resampled",
		...onlyNumber({
			kind: "rankings",
			rankings
		}, samples),
		within: within ?? null,
		passFrom,
		rare: true
	};
}
function exactMatch(_, { labels, samples }) {
	const right = new Uint8Array(samples.size).fill(1);
	for (const own of labels.values()) for (let row = 0; row < right.length; row += 1) if (!isRight(own, row)) right[row] = 0;
	return {
		kind: "rate",
		right
	};
}
function labelAccuracy({ within }, { labels, samples }) {
	const values = new Float64Array(samples.size);
	for (const own of labels.values()) for (let row = 0; row < values.length; row += 1) if (isRight(own, row)) values[row] = (values[row] ?? 0) + 1;
	return {
		kind: "mean",
		values: values.map((right) => right / labels.size),
		within: within ?? null,
		seed: samples.seed
	};
}
function isRight({ said, has }, row) {
	return said[row] === has[row];
}
/** Every label that a sample has is an answer of its own. */
function worstLabel({ name, passFrom: least = 0 }, { labels, samples }) {
	const names = [...labels.keys()];
	const having = [...labels.values()].flatMap(({ has, said }, number) => [...has.keys()].flatMap((row) => has[row] === 1 ? [{
		row,
		number,
		right: said[row]
	}] : []));
	const sizes = [...labels.values()].map(({ has }) => has.reduce((sum, one) => sum + one, 0));
	const largest = Math.max(0, ...sizes);
	if (largest < least) return { unmeasured: `${name} needs a label that ${least} samples have, and of the most frequent one there are ${largest}` };
	const { clusters } = samples;
	return {
		kind: "classes",
		right: Uint8Array.from(having, ({ right = 0 }) => right),
		classes: Int32Array.from(having, ({ number }) => number),
		names: (number) => names[number] ?? "",
		least,
		...clusters && { clusters: Int32Array.from(having, ({ row }) => clusters[row] ?? 0) }
	};
}
/** To give every sample the same scores is right as often as samples have the labels. */
function sameScores({ labels, samples }) {
	const shares = [...labels.values()].map(({ has }) => has.reduce((sum, one) => sum + one, 0) / samples.size).filter((share) => share > 0);
	if (shares.length === 0 || shares.every((share) => share === 1)) return;
	return {
		metric: "label-map",
		value: shares.reduce((sum, share) => sum + share, 0) / shares.length,
		says: "giving every sample the same scores"
	};
}
// src/tasks/multi-label-classification/truth.ts
/** The labels of images below a folder or of the rows of arrays, from a CSV file. */
async function labelSetsIn(data) {
	const { text = "", file = "" } = await data.text("labels") ?? {};
	const read = {
		file,
		...readSampleRows(text, file, {
			ids: ["id", "file"],
			needs: [],
			example: "file,labels",
			sliceBy: data.sliceBy,
			pictures: picturesIn(data)
		}, sampleOf)
	};
	const images = await data.files("images");
	if (images === void 0) return truthOf$1(read);
	const { problems, aside } = checkImages(read, images);
	if (problems.length > 0) throw new UserError(problems);
	return truthOf$1({
		...read,
		aside
	});
}
function labelSetsPlanned(samples, file) {
	return truthOf$1({
		file,
		samples,
		lines: linesOf(samples)
	});
}
/** One column has all labels of a sample, or there is a column a label, which holds 1 or 0. */
function sampleOf({ line: _, field, ...sample }, columns) {
	if (columns.includes("labels")) {
		const labels = field("labels").split(";").map((label) => label.trim());
		return {
			...sample,
			labels: [...new Set(labels.filter((label) => label !== ""))]
		};
	}
	if (columns.length === 0) return { wrong: `has no label: ${FORMS$1}` };
	const odd = columns.find((column) => !["0", "1"].includes(field(column)));
	if (odd !== void 0) return { wrong: `column ${quote(odd)} of ${quote(sample.id)} holds ${quote(field(odd))}: ${FORMS$1}` };
	return {
		...sample,
		labels: columns.filter((column) => field(column) === "1")
	};
}
const FORMS$1 = "give a column labels with all labels of a sample, separated by semicolons, or a column for each label that holds 1 or 0";
function truthOf$1(read) {
	const answers = {
		another: "other labels",
		answerOf: ({ labels }) => quote(listed(labels) || "no label"),
		inputsOf: imageOf
	};
	const apart = {
		...read,
		samples: read.samples.flatMap(({ id, labels }) => labels.map((label) => ({
			id,
			label
		})))
	};
	return {
		...truthFrom(read, answers),
		naming({ classes }, { "label-names": told } = {}) {
			return namingOfLabels(apart, Array.isArray(told) ? told.map(String) : classes);
		},
		misfits({ classes, classCount }, { "label-names": told } = {}) {
			const named = Array.isArray(told) ? told.map(String) : void 0;
			if (named === void 0) return checkLabels(apart, classes, classCount);
			return [...whyNotNamed(named, classes, classCount, read.file), ...checkLabels(apart, named, null)];
		}
	};
}
/** What the policy's `label-names` do not have in common with the model's scores. */
function whyNotNamed(named, classes, count, file) {
	const at = { file };
	if (classes !== null) return [{
		message: "the model names its classes itself: take label-names out",
		at
	}];
	if (count === null || count === named.length) return [];
	return [{
		message: `label-names has ${named.length}, and the model gives ${count} scores`,
		at
	}];
}
// src/tasks/multi-label-classification/task.ts
const multiLabelClassification = task({
	row: MULTI_LABEL_CLASSIFICATION,
	lines: MULTI_LABEL_LINES,
	samples: labelsTable,
	records: multiLabelBuilder,
	select: selectLabelled,
	scores: MULTI_LABEL_SCORES,
	recognise: recogniseLabels,
	trivial: sameScores,
	truth: labelSetsIn,
	planned: labelSetsPlanned,
	parts: {
		by: LABEL,
		names: ({ labels }) => [...labels.keys()],
		select: ofLabel
	}
});
// src/tasks/object-detection/curves.ts
/** What of a class's boxes its averages are worked out from, again and again. */
function curveOf({ rows, runs, marked, objects }) {
	const [hits, ignored] = bitsOf(rows.length, marked);
	const places = Int32Array.from(rows.keys()).filter((place) => ((hits[place] ?? 0) | (ignored[place] ?? 0)) !== 0);
	const at = (numbers) => places.map((place) => numbers[place] ?? 0);
	const starts = at(runs.starts);
	return {
		rows: rows.slice(0, (places.at(-1) ?? -1) + 1),
		events: {
			places,
			hits: at(hits),
			ignored: at(ignored),
			starts,
			lengths: starts.map((start) => runs.lengths[start] ?? 1)
		},
		objects
	};
}
/** Of each box a bit for each threshold: whether it is a hit there, or is not counted. */
function bitsOf(size, marked) {
	const [hits, ignored] = [new Int32Array(size), new Int32Array(size)];
	for (const [bit, { places, hits: isHit }] of marked.entries()) for (const [at, place] of places.entries()) {
		const bits = isHit[at] === 1 ? hits : ignored;
		bits[place] = (bits[place] ?? 0) | 1 << bit;
	}
	return [hits, ignored];
}
// src/tasks/object-detection/protocol.ts
/** How much of each other two boxes must cover to be a pair: 0.50, 0.55 … 0.95, as numpy spaces them. */
const OVERLAPS = Array.from({ length: 10 }, (_, at) => at === 9 ? .95 : at * ((.95 - .5) / 9) + .5);
/** COCO's sizes of objects, in square pixels, both ends included. */
const AREAS = {
	all: [0, 1e10],
	small: [0, 1024],
	medium: [1024, 9216],
	large: [9216, 1e10]
};
function isOutside(area, range) {
	const [least, most] = AREAS[range];
	return area < least || area > most;
}
// src/tasks/object-detection/averages.ts
const EVERY = [...OVERLAPS.keys()];
/** COCO's protocol, by the names of the metrics. */
const AVERAGED = {
	map: {
		what: "precision",
		area: "all",
		thresholds: EVERY
	},
	"map-50": {
		what: "precision",
		area: "all",
		thresholds: [0]
	},
	"map-75": {
		what: "precision",
		area: "all",
		thresholds: [5]
	},
	"map-small": {
		what: "precision",
		area: "small",
		thresholds: EVERY
	},
	"map-medium": {
		what: "precision",
		area: "medium",
		thresholds: EVERY
	},
	"map-large": {
		what: "precision",
		area: "large",
		thresholds: EVERY
	},
	"mar-100": {
		what: "recall",
		area: "all",
		thresholds: EVERY
	}
};
/** Undefined for what is no metric of detectors. */
function averagedBy({ name }) {
	return Object.hasOwn(AVERAGED, name) ? AVERAGED[name] : void 0;
}
/** Those of one range of sizes: their boxes are gone through once for all of them. */
function averagesIn(range) {
	return Object.values(AVERAGED).filter(({ area }) => area === range);
}
function curvesOf(matches, range) {
	return {
		kind: "curves",
		classes: matches.map(curveOf),
		averages: averagesIn(range)
	};
}
// src/tasks/object-detection/class-log.ts
const integers = (size) => new Int32Array(size);
const bits = (size) => new Uint16Array(size);
/** Takes the boxes of one class image by image, and gives them back by score. */
var ClassLog = class {
	#rows = new Growing(integers);
	#hits = new Growing(bits);
	#ignored = new Growing(bits);
	#scores = new Growing((size) => new Float64Array(size));
	#objectRows = new Growing(integers);
	#objectCounts = new Growing(integers);
	add(row, objects, marks, scoreOf) {
		if (objects > 0) {
			this.#objectRows.push(row);
			this.#objectCounts.push(objects);
		}
		for (const [at, { hits, ignored }] of marks.entries()) {
			if (ignored === NOWHERE) continue;
			this.#rows.push(row);
			this.#hits.push(hits);
			this.#ignored.push(ignored);
			this.#scores.push(scoreOf(at));
		}
	}
	/** Equal scores stay in the order of their images. */
	inOrder() {
		const scores = this.#scores.all();
		const order = Int32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
		const [rows, hits, ignored] = [
			this.#rows.all(),
			this.#hits.all(),
			this.#ignored.all()
		];
		const inOrder = (marks) => Uint16Array.from(order, (at) => marks[at] ?? 0);
		const [hit, excused] = [inOrder(hits), inOrder(ignored)];
		const sorted = Int32Array.from(order, (at) => rows[at] ?? 0);
		const falling = Float64Array.from(order, (at) => scores[at] ?? 0);
		return {
			rows: sorted,
			scores: falling,
			runs: runsIn(sorted, (place) => falling[place] ?? 0),
			marked: OVERLAPS.map((_, bit) => markedAt(bit, hit, excused)),
			objects: {
				rows: this.#objectRows.all(),
				counts: this.#objectCounts.all()
			}
		};
	}
};
function runsIn(rows, scoreAt) {
	const [starts, lengths] = [integers(rows.length), integers(rows.length)];
	let start = 0;
	for (let place = 0; place < rows.length; place += 1) {
		if (rows[place] !== rows[start] || scoreAt(place) !== scoreAt(start)) start = place;
		starts[place] = start;
		lengths[start] = place - start + 1;
	}
	return {
		starts,
		lengths
	};
}
/** Not counted at any threshold. */
const NOWHERE = 2 ** OVERLAPS.length - 1;
function markedAt(bit, hits, ignored) {
	const places = [];
	for (let place = 0; place < hits.length; place += 1) if (isSet(bit, (hits[place] ?? 0) | (ignored[place] ?? 0))) places.push(place);
	return {
		places: Int32Array.from(places),
		hits: Uint8Array.from(places, (place) => isSet(bit, hits[place] ?? 0) ? 1 : 0)
	};
}
function isSet(bit, bits) {
	return (bits >> bit & 1) === 1;
}
// src/tasks/object-detection/matching.ts
/** Pairs boxes with objects, image by image: the one time that boxes are looked at. */
function matchAll(samples, found, area) {
	const classes = Array.from({ length: samples.classes.size }, () => new ClassLog());
	for (let row = 0; row < samples.size; row += 1) {
		const boxes = byClass(found.classes, spanOf(found, row));
		const objects = byClass(samples.truths.classes, spanOf(samples.truths, row));
		for (const number of /* @__PURE__ */ new Set([...boxes.keys(), ...objects.keys()])) {
			const best = bestFirst(boxes.get(number) ?? [], found.scores);
			const wanted = wantedOf(samples.truths, objects.get(number) ?? [], area);
			const marks = matchImage(found, best, samples.truths, wanted, area);
			classes[number]?.add(row, wanted.counted, marks, (at) => found.scores[best[at] ?? 0] ?? 0);
		}
	}
	return classes.map((log) => log.inOrder());
}
/** Of each class in a row, the indices of what it has there. */
function byClass(classes, [start, end]) {
	const indices = /* @__PURE__ */ new Map();
	for (let at = start; at < end; at += 1) {
		const number = classes[at] ?? 0;
		const those = indices.get(number);
		if (those === void 0) indices.set(number, [at]);
		else those.push(at);
	}
	return indices;
}
function bestFirst(boxes, scores) {
	if (boxes.length < 2) return boxes;
	const better = (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0);
	return [...boxes].sort(better).slice(0, 100);
}
function wantedOf(truths, objects, area) {
	const excuses = (object) => truths.crowds[object] === 1 || isOutside(truths.areas[object] ?? 0, area);
	const counted = objects.filter((object) => !excuses(object));
	return {
		objects: [...counted, ...objects.filter(excuses)],
		counted: counted.length
	};
}
/** COCO's pairing in one image and class: the best box takes the object that it covers best, and so on. */
function matchImage(found, boxes, truths, wanted, area) {
	if (wanted.objects.length === 0) return boxes.map((box) => ({
		hits: 0,
		ignored: isUnsized(found, box, area) ? NOWHERE : 0
	}));
	const overlaps = boxes.map((box) => wanted.objects.map((object) => overlapOf(found.boxes, box, truths.boxes, object, truths.crowds[object] === 1)));
	const marks = boxes.map((box) => ({
		hits: 0,
		ignored: 0,
		unsized: isUnsized(found, box, area)
	}));
	for (const [bit, least] of OVERLAPS.entries()) {
		const taken = /* @__PURE__ */ new Set();
		for (const [at, mark] of marks.entries()) {
			const to = bestFor(overlaps[at] ?? [], least, wanted, taken, truths);
			if (to === void 0) mark.ignored |= mark.unsized ? 1 << bit : 0;
			else if (to < wanted.counted) mark.hits |= 1 << bit;
			else mark.ignored |= 1 << bit;
			if (to !== void 0) taken.add(to);
		}
	}
	return marks;
}
/** A box of another size that hits nothing is not held against a model. */
function isUnsized({ boxes }, box, area) {
	return isOutside((boxes[4 * box + 2] ?? 0) * (boxes[4 * box + 3] ?? 0), area);
}
/** The place of the object covered best, the last of equals; an excuse only where nothing is to be found. */
function bestFor(overlaps, least, { objects, counted }, taken, { crowds }) {
	let [best, most] = [void 0, least];
	for (const [to, overlap] of overlaps.entries()) {
		if (to >= counted && best !== void 0 && best < counted) break;
		const crowd = crowds[objects[to] ?? 0] === 1;
		if (overlap < most || taken.has(to) && !crowd) continue;
		[best, most] = [to, overlap];
	}
	return best;
}
/** How much two boxes (x, y, width, height, at index `at`) share: of both, or with a crowd of the first alone. */
function overlapOf(first, at, second, to, crowd) {
	const [x, y, width, height] = boxAt(first, at);
	const [left, top, across, down] = boxAt(second, to);
	const wide = Math.min(x + width, left + across) - Math.max(x, left);
	const high = Math.min(y + height, top + down) - Math.max(y, top);
	if (wide <= 0 || high <= 0) return 0;
	const shared = wide * high;
	return shared / (crowd ? width * height : width * height + across * down - shared);
}
function boxAt(boxes, at) {
	const from = 4 * at;
	return [
		boxes[from] ?? 0,
		boxes[from + 1] ?? 0,
		boxes[from + 2] ?? 0,
		boxes[from + 3] ?? 0
	];
}
// src/tasks/object-detection/columns.ts
function detectionBuilder(samples) {
	return new ColumnBuilder(samples, keeper$4(samples));
}
function keeper$4(samples) {
	const spans = emptySpans(samples.size);
	const boxes = new Growing((size) => new Float64Array(size));
	const classes = new Growing((size) => new Int32Array(size));
	const scores = new Growing((size) => new Float64Array(size));
	const shown = /* @__PURE__ */ new Map();
	return {
		keep(row, record) {
			if (record.shown && row < 200) shown.set(row, record.shown);
			spans.starts[row] = scores.length;
			for (const [at, label] of record.labels.entries()) {
				const number = samples.classes.find(label);
				if (number === void 0) continue;
				classes.push(number);
				scores.push(record.scores[at] ?? 0);
				for (const side of record.boxes[at] ?? []) boxes.push(side);
			}
			spans.ends[row] = scores.length;
		},
		columns(defects) {
			return detectionColumns(samples, {
				...spans,
				boxes: boxes.all(),
				classes: classes.all(),
				scores: scores.all()
			}, defects, shown);
		}
	};
}
function detectionColumns(samples, found, defects, shown = /* @__PURE__ */ new Map()) {
	const matches = once((area) => matchAll(samples, found, area));
	const curves = once((area) => curvesOf(matches(area), area));
	const { size: units, seed } = samples;
	return {
		kind: "object-detection",
		samples,
		found,
		shown,
		defects,
		matches,
		curves,
		averages: once((area) => new UnitStatistic({
			statistic: curves(area),
			units,
			seed
		}))
	};
}
function once(make) {
	const known = /* @__PURE__ */ new Map();
	return (area) => {
		const made = known.get(area) ?? make(area);
		known.set(area, made);
		return made;
	};
}
function selectDetected({ samples, found, defects }, rows) {
	const { truths, sizes, classes } = samples;
	return detectionColumns({
		...samplesOf(rows, samples),
		truths: {
			...truths,
			...spansOf(rows, truths)
		},
		sizes: Float64Array.from(rows.flatMap((row) => [sizes[2 * row] ?? 0, sizes[2 * row + 1] ?? 0])),
		classes
	}, {
		...found,
		...spansOf(rows, found)
	}, defects);
}
// src/tasks/object-detection/lines.ts
/** `[x, y, width, height]` in pixels of the original image, from its upper left corner. */
const Box = tuple([
	number(),
	number(),
	number().nonnegative(),
	number().nonnegative()
]);
/** More than any detector that suppresses its doubles gives for one image. */
const MOST_BOXES = 1e4;
/** The objects of an image. `crowd` 1: a group that no single box is right or wrong about. */
const DetectionSample = strictObject({
	...sampleBase,
	width: number().positive(),
	height: number().positive(),
	boxes: array(Box),
	labels: array(string()),
	area: array(number().nonnegative()),
	crowd: array(literal([0, 1]))
}).refine(({ boxes, labels, area, crowd }) => sameLength(boxes, labels, area, crowd), { error: "boxes, labels, area and crowd differ in length" });
const Sides = tuple([number().positive(), number().positive()]);
const Affine = tuple([
	number(),
	number(),
	number(),
	number(),
	number(),
	number()
]);
const Four = tuple([
	number(),
	number(),
	number(),
	number()
]);
/** What the model was shown, and the numbers by which it told its best boxes, before anybody read them as boxes. */
const Shown = object({
	/** Width and height of the fitted picture. */
	size: Sides,
	/** From a place there to the picture: x becomes a·x + b·y + c, y becomes d·x + e·y + f. */
	back: Affine,
	numbers: array(Four).max(10)
});
const DETECTION_LINES = taskLines(DetectionSample, object({
	...recordBase,
	boxes: array(Box).max(MOST_BOXES),
	labels: array(string()),
	scores: array(number()),
	shown: Shown.exactOptional()
}).refine(({ boxes, labels, scores }) => sameLength(boxes, labels, scores), { error: "boxes, labels and scores differ in length" }));
function sameLength(...lists) {
	return new Set(lists.map(({ length }) => length)).size === 1;
}
// src/tasks/object-detection/misread.ts
const READINGS = ORDERS.flatMap((order) => UNITS.map((unit) => ({
	order,
	unit
})));
/** Shares of the objects that best boxes must lie on for them to be found; by chance a few are. */
const FOUND = .2;
/** So many times as many as before: what else could be the reason? */
const TIMES = 5;
/**
* What is wrong with all boxes of a model at once, where something is: they lie on the objects when their numbers are
* read in another way, or they lie there under the names of other classes.
*/
function misreadIn(columns) {
	const lying = shareFound(columns, (row) => recorded(columns, row));
	const [best, share] = bestReading(columns);
	if (share >= FOUND && share >= TIMES * lying) return `its boxes lie on the objects when their numbers are read as ${describe(best)}: order ${best.order}, unit ${best.unit}`;
	const named = shareFound(columns, (row) => recorded(columns, row), true);
	if (lying >= FOUND && lying >= TIMES * named) return "its boxes lie on the objects, under the names of other classes: the order of the classes is another one";
}
function bestReading(columns) {
	return READINGS.map((reading) => [reading, shareFound(columns, (row) => readAs(columns, row, reading))]).reduce((best, other) => other[1] > best[1] ? other : best);
}
const ORDER_SAYS = {
	cxcywh: "middle and size",
	xywh: "a corner and the size",
	xyxy: "two corners",
	yxyx: "two corners with the height first"
};
const UNIT_SAYS = {
	pixels: "in pixels",
	normalized: "in shares of the sides"
};
function describe({ order, unit }) {
	return `${ORDER_SAYS[order]} ${UNIT_SAYS[unit]}`;
}
/** Of the objects in the first images the share that one of the best boxes covers by half. */
function shareFound({ samples }, boxesOf, named = false) {
	const { truths } = samples;
	let [objects, found] = [0, 0];
	for (let row = 0; row < Math.min(samples.size, 200); row += 1) {
		const boxes = boxesOf(row);
		const [start, end] = spanOf(truths, row);
		for (let object = start; object < end; object += 1) {
			if (truths.crowds[object] === 1) continue;
			objects += 1;
			const covers = ({ box, number }) => (!named || number === truths.classes[object]) && overlapOf(box, 0, truths.boxes, object, false) >= .5;
			if (boxes.some(covers)) found += 1;
		}
	}
	return objects === 0 ? 0 : found / objects;
}
/** The best boxes as they were recorded. */
function recorded({ found }, row) {
	const [start, end] = spanOf(found, row);
	return Array.from({ length: end - start }, (_, at) => start + at).sort((a, b) => (found.scores[b] ?? 0) - (found.scores[a] ?? 0)).slice(0, 10).map((at) => ({
		box: found.boxes.subarray(4 * at, 4 * at + 4),
		...found.classes[at] !== void 0 && { number: found.classes[at] }
	}));
}
/** The numbers of the best boxes, read in another way; what was recorded elsewhere stands as it would be read. */
function readAs(columns, row, reading) {
	const { size, back, numbers } = columns.shown.get(row) ?? asRecorded(columns, row);
	return numbers.map((four) => ({ box: placed(cornersOf(four, reading, size), back) }));
}
function asRecorded(columns, row) {
	const { sizes } = columns.samples;
	return {
		size: [sizes[2 * row] ?? 1, sizes[2 * row + 1] ?? 1],
		back: [
			1,
			0,
			0,
			0,
			1,
			0
		],
		numbers: recorded(columns, row).map(({ box: [a = 0, b = 0, c = 0, d = 0] }) => [
			a,
			b,
			c,
			d
		])
	};
}
/** Left, top, right and bottom. */
function cornersOf([a, b, c, d], { order, unit }, [width, height]) {
	const [x, y] = unit === "pixels" ? [1, 1] : [width, height];
	switch (order) {
		case "cxcywh": return [
			(a - c / 2) * x,
			(b - d / 2) * y,
			(a + c / 2) * x,
			(b + d / 2) * y
		];
		case "xywh": return [
			a * x,
			b * y,
			(a + c) * x,
			(b + d) * y
		];
		case "xyxy": return [
			a * x,
			b * y,
			c * x,
			d * y
		];
		case "yxyx": return [
			b * x,
			a * y,
			d * x,
			c * y
		];
		default: return order;
	}
}
/** As x, y, width and height in the picture; of a picture that lies on its side another corner is the first. */
function placed([left, top, right, bottom], [a, b, c, d, e, f]) {
	const xs = [a * left + b * top + c, a * right + b * bottom + c];
	const ys = [d * left + e * top + f, d * right + e * bottom + f];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return Float64Array.of(x, y, Math.max(...xs) - x, Math.max(...ys) - y);
}
// src/tasks/object-detection/scores.ts
const DETECTION_SCORES = Object.fromEntries(Object.entries(AVERAGED).map(([name, averaged]) => [name, average(averaged)]));
function average(averaged) {
	const { area } = averaged;
	const which = averagesIn(area).indexOf(averaged);
	return ({ name, passFrom = 0, within }, columns) => {
		if (!columns.matches(area).some((match) => match.objects.counts.some((count) => count > 0))) return { unmeasured: `${name} needs an object that counts, and no image has one` };
		return {
			kind: "resampled",
			statistic: columns.averages(area),
			which,
			within: within ?? null,
			passFrom,
			rare: true
		};
	};
}
/** COCO's average precision, each image counted once; NaN where no object counts. */
function averagePrecision$1(columns) {
	return columns.averages("all").observed(0);
}
/** What a metric is the mean of: of each class that images show an object of, by its number. */
function averagesOf(columns, averaged) {
	return averagesByClass(columns.curves(averaged.area), averaged, columns.samples.size);
}
// src/tasks/object-detection/chance.ts
/** What no model that finds anything stays below: a hundredth of what is to be found. */
const AS_GOOD_AS_NOTHING = .01;
/** So often all boxes are moved on by an image. */
const SHIFTS = 8;
/** What boxes score that were found in other images; and where all of them are off in one way, which. */
function chanceOf(columns) {
	const mistake = misreadIn(columns);
	const chance = bestShifted(columns);
	const isLow = chance <= AS_GOOD_AS_NOTHING;
	return {
		metric: "map",
		value: isLow ? AS_GOOD_AS_NOTHING : chance,
		says: isLow ? "next to nothing" : "the boxes of other images, so that the places alone tell as much",
		...mistake !== void 0 && { mistake }
	};
}
/** Where objects stand in the same place in every image, this is high. */
function bestShifted(columns) {
	const size = Math.min(columns.samples.size, 200);
	const rows = Array.from({ length: size }, (_, row) => row);
	const some = selectDetected(columns, rows);
	let best = 0;
	for (let by = 1; by <= Math.min(SHIFTS, size - 1); by += 1) {
		const moved = rows.map((row) => (row + by) % size);
		const found = {
			...columns.found,
			...spansOf(moved, columns.found)
		};
		const value = averagePrecision$1(detectionColumns(some.samples, found, []));
		if (value > best) best = value;
	}
	return best;
}
// src/tasks/object-detection/explain.ts
/**
* Which objects are found no more, class by class and image by image. An object is found where a box of its class covers it
* by half and is as sure as an app would ask: with the score at which the answers before had the best balance of objects
* found and boxes right (F1). What the metric is of each class stands beside it.
*/
function explainObjects(metric, before, after) {
	const averaged = averagedBy(metric);
	if (averaged === void 0) return;
	const [was, is] = [before.matches(averaged.area), after.matches(averaged.area)];
	const least = bestScoreIn(was);
	const classes = [];
	const images = /* @__PURE__ */ new Map();
	const [earlier, later] = [averagesOf(before, averaged), averagesOf(after, averaged)];
	let [n, lost, gained] = [
		0,
		0,
		0
	];
	for (const [number, match] of was.entries()) {
		const other = is[number];
		if (other === void 0) continue;
		const [found, finds] = [foundIn(match, least), foundIn(other, least)];
		const sums = {
			n: 0,
			before: 0,
			after: 0
		};
		for (const [at, row] of match.objects.rows.entries()) {
			const objects = match.objects.counts[at] ?? 0;
			const [one, two] = [found.get(row) ?? 0, finds.get(row) ?? 0];
			const image = images.get(row) ?? {
				objects: 0,
				before: 0,
				after: 0
			};
			for (const sum of [sums, image]) {
				sum.before += one;
				sum.after += two;
			}
			sums.n += objects;
			image.objects += objects;
			images.set(row, image);
			lost += Math.max(0, one - two);
			gained += Math.max(0, two - one);
		}
		if (sums.n === 0) continue;
		n += sums.n;
		const score = {
			before: earlier.get(number) ?? 0,
			after: later.get(number) ?? 0
		};
		const label = after.samples.classes.nameOf(number) ?? "";
		classes.push({
			label,
			...sums,
			drop: score.before - score.after,
			score
		});
	}
	return {
		n,
		lost,
		gained,
		changed: 0,
		flips: [],
		confusions: [],
		moved: movedAmong(images, after).slice(0, MOST_EXPLAINED),
		classes: classes.sort((a, b) => b.drop - a.drop || (a.label < b.label ? -1 : 1))
	};
}
/** Images that lost objects, those that lost the largest share first. */
function movedAmong(images, { samples }) {
	return [...images].flatMap(([row, { objects, before, after }]) => after < before ? [{
		id: samples.ids[row] ?? "",
		before: before / objects,
		after: after / objects
	}] : []).sort((a, b) => b.before - b.after - (a.before - a.after) || (a.id < b.id ? -1 : 1));
}
/** Of each image how many objects of a class are found by boxes of at least this score. */
function foundIn({ rows, scores, marked }, least) {
	const found = /* @__PURE__ */ new Map();
	const { places, hits } = marked[0] ?? {
		places: [],
		hits: []
	};
	for (let at = 0; at < places.length; at += 1) {
		const place = places[at] ?? 0;
		const row = rows[place] ?? 0;
		if (hits[at] === 1 && (scores[place] ?? 0) >= least) found.set(row, (found.get(row) ?? 0) + 1);
	}
	return found;
}
/** Of a reference it is asked for again by each limit that is explained. */
function bestScoreIn(matches) {
	const found = BEST.get(matches) ?? bestScore(matches);
	BEST.set(matches, found);
	return found;
}
const BEST = /* @__PURE__ */ new WeakMap();
/** The score from which on the boxes of all classes together have the best F1 where they cover by half. */
function bestScore(matches) {
	const boxes = matches.flatMap(boxesOf).sort((a, b) => b.score - a.score);
	const objects = matches.reduce((sum, match) => sum + match.objects.counts.reduce(add, 0), 0);
	let [right, best, least] = [
		0,
		0,
		Number.POSITIVE_INFINITY
	];
	for (const [at, { score, hit }] of boxes.entries()) {
		right += hit;
		const f1 = 2 * right / (at + 1 + objects);
		if (f1 <= best || boxes[at + 1]?.score === score) continue;
		[best, least] = [f1, score];
	}
	return least;
}
/** Boxes that count where they cover by half. */
function boxesOf({ rows, scores, marked }) {
	const { places, hits } = marked[0] ?? {
		places: [],
		hits: []
	};
	const marks = new Map(Array.from(places, (place, at) => [place, hits[at] ?? 0]));
	return Array.from(rows, (_, place) => ({
		score: scores[place] ?? 0,
		hit: marks.get(place) ?? 0
	})).filter((_, place) => marks.get(place) !== 0);
}
function add(sum, count) {
	return sum + count;
}
/** Of classes with fewer objects than this hardly anything is seen. */
const THIN = 30;
/** What these samples cannot see: a loss that falls on a class of which they show but a few objects. */
function thinObjects({ samples }) {
	const counts = /* @__PURE__ */ new Map();
	for (const number of samples.truths.classes) counts.set(number, (counts.get(number) ?? 0) + 1);
	const thin = [...counts.values()].filter((count) => count < THIN).length;
	if (thin === 0) return;
	return `these data cannot see ${thin} of ${counted(counts.size, "class", "classes")}: of each there are fewer than ${THIN} objects`;
}
// src/tasks/object-detection/decode.ts
/** How a model's outputs become boxes, as far as TypeScript has to know it; the worker reads all of it. */
const Decode = object({
	form: _enum(FORMS$2).exactOptional(),
	activation: string().exactOptional(),
	classes: array(string()).exactOptional()
});
/** Told by the outputs' shapes, and of a pipeline by its last stage; nothing where they are no detector's. */
function recognisedForm(model) {
	const { stages = [], outputs, objects } = model;
	const named = objects?.length;
	if (stages.includes("nonMaximumSuppression")) return {
		decode: { form: "nms-pipeline" },
		...named !== void 0 && { count: named }
	};
	const arrays = outputs.filter(({ kind }) => kind === "multiarray").map(({ shape = [] }) => shape);
	const [first = [], second = []] = arrays;
	if (arrays.length === 1) return rowsOrHead(first, named);
	if (arrays.length !== 2) return;
	const [boxes, logits] = isBoxes(second) ? [second, first] : [first, second];
	return isBoxes(boxes) && logits.length === 3 && logits[1] === boxes[1] ? pair(logits[2] ?? 0, named) : void 0;
}
function rowsOrHead([batch, rows = 0, columns = 0, ...more], named) {
	if (batch !== 1 || more.length > 0) return;
	if (columns === 6) return {
		decode: { form: "end-to-end" },
		...named && { count: named }
	};
	const count = rows - 4;
	if (count < 1 || columns <= rows || named !== void 0 && named !== count) return;
	return {
		decode: { form: "raw-head" },
		count
	};
}
function isBoxes(shape) {
	return shape.length === 3 && shape[2] === 4;
}
/** With one class more than there are names, that one is no object. */
function pair(width, named) {
	if (named === width) return {
		decode: {
			form: "detr",
			activation: "sigmoid"
		},
		count: width
	};
	if (named === width - 1) return {
		decode: {
			form: "detr",
			activation: "softmax"
		},
		count: width - 1
	};
	return { decode: { form: "detr" } };
}
/** What of some objects a model cannot find as the policy reads its outputs, or why they cannot be read. */
function checkDecode(read, model, { decode }) {
	const recognised = recognisedForm(model);
	const told = Decode.safeParse(decode);
	if (!told.success || told.data.form === void 0) return [undecoded(recognised)];
	if (recognised !== void 0 && recognised.decode.form !== told.data.form) return [{
		message: `decode says form ${told.data.form}, and the model's outputs are of the form ${recognised.decode.form}`,
		fix: `write ${written(recognised)}`
	}];
	if (told.data.form === "detr" && told.data.activation === void 0) return [{
		message: "decode of form detr does not say what its logits are",
		fix: "add activation: softmax where the last class is no object, sigmoid where each class stands alone"
	}];
	return strangers(read, model, told.data, recognised);
}
function undecoded(recognised) {
	return {
		message: `the policy does not say how the outputs become boxes${recognised === void 0 ? ", and they are of no form that is recognised" : ""}`,
		fix: recognised === void 0 ? `decode: { form: … } is one of ${FORMS$2.join(", ")}; for any other, let the team's own Python read the outputs` : `they look like ${written(recognised)}: add it to data if that is what they are`
	};
}
/** As a policy has it. */
function written({ decode: { form, activation } }) {
	return `decode: { form: ${form}${activation === void 0 ? "" : `, activation: ${activation}`} }`;
}
/** How the names of objects name the classes of a model that is read so. */
function namingOfObjects({ samples }, { objects }, { decode }) {
	const told = Decode.safeParse(decode);
	const words = (told.success ? told.data.classes : void 0) ?? objects;
	return namingOf(samples.flatMap(({ labels }) => labels), words);
}
/** Objects of classes that the model has not, each class told once. */
function strangers(read, { objects }, { classes }, recognised) {
	const words = classes ?? objects ?? void 0;
	const labels = read.samples.flatMap((sample) => sample.labels);
	const byNumber = namingOf(labels, words).by === "number";
	const count = words?.length ?? recognised?.count;
	if (count === void 0) return [];
	const shared = byNumber ? [] : sharedAmong(words ?? []);
	if (shared.length > 0) return [{
		message: `the model has several classes of the same name: ${listedUpTo(MOST_SHARED, shared.map(quote))}`,
		at: { file: read.file },
		fix: `name what the pictures show by the numbers of its classes, 0 to ${count - 1}, or list names of your own as decode: { classes: […] }, in its order`
	}];
	const known = words === void 0 || byNumber ? numbersTo(count) : words;
	const accepted = new Set(known);
	const counts = Map.groupBy(labels.filter((label) => !accepted.has(label)), (label) => label);
	const fix = words === void 0 ? `it names none of its ${count} classes: list them as decode: { classes: […] }, in its order` : `it finds ${byNumber ? `0 to ${count - 1}` : `${some(words)}${orNumbers(words)}`}; where these are others' names for the same, list yours as decode: { classes: […] }, in its order`;
	return capped([...counts].map(([label, same], nth) => ({
		message: `${quote(label)} is no class of the model${didYouMean(label, known)} (${counted(same.length, "object")})`,
		at: { file: read.file },
		...nth === 0 && { fix }
	})), read.file);
}
const MOST_SHARED = 5;
/** A model may have a thousand classes. */
function some(classes) {
	return listedUpTo(10, classes.map(quote));
}
// src/tasks/object-detection/recognise.ts
/** A model that takes a picture and gives boxes in a form that is read. */
function recogniseDetector(model) {
	const found = recognisedForm(model);
	if (found === void 0 || !model.inputs.some(({ kind }) => kind === "image")) return;
	return {
		says: `a detector (form ${found.decode.form}, pictures fitted by letterbox)`,
		data: {
			fit: "letterbox",
			decode: { ...found.decode }
		},
		places: async (files) => [...await cocoIn$1(files), ...await yoloIn$1(files)],
		collect: (name) => [collected(name, model, found)],
		aim: AIM$2
	};
}
const AIM$2 = {
	metric: "map",
	customary: CUSTOMARY_DROPS,
	spread: .1
};
function collected(name, { objects }, { count }) {
	return `images in Eval/${name}/images, and the boxes in them of ${objects === void 0 || objects === null ? `${count ?? "its"} classes` : listedUpTo(5, objects)}: COCO's JSON, or a folder of YOLO's labels with its data.yaml`;
}
/** JSON with images, annotations and categories, the first of whose images lies in some folder. */
async function cocoIn$1(files) {
	const found = [];
	for (const annotations of files.paths.filter((path) => path.toLowerCase().endsWith(".json"))) {
		const first = firstImage(await files.text(annotations) ?? "");
		const images = first && folderHolding(files.paths, first, annotations);
		if (images !== void 0) found.push({
			images,
			annotations
		});
	}
	return found;
}
/** The full reading comes later, with its errors. */
function firstImage(text) {
	if (![
		"images",
		"annotations",
		"categories"
	].every((key) => text.includes(`"${key}"`))) return;
	try {
		const coco = JSON.parse(text);
		const [image] = isObject(coco) && Array.isArray(coco.images) ? coco.images : [];
		const name = isObject(image) ? image.file_name : void 0;
		return typeof name === "string" ? name : void 0;
	} catch {
		return;
	}
}
/** Folders of texts, each named as a picture in another folder is. */
async function yoloIn$1(files) {
	const texts = files.paths.filter((path) => path.toLowerCase().endsWith(".txt"));
	const pictures = new Map(files.paths.filter(isImage).map((path) => [stemOf(path), path]));
	const labels = /* @__PURE__ */ new Map();
	for (const path of texts) {
		const picture = pictures.get(stemOf(path));
		if (picture !== void 0 && !labels.has(folderOf(path))) labels.set(folderOf(path), picture);
	}
	const names = await namesIn(files);
	return [...labels].flatMap(([annotations, picture]) => {
		const images = folderOf(picture);
		if (annotations === "" || images === "") return [];
		const named = nearestPath(names, `${annotations}/x`);
		return [{
			images,
			annotations,
			...named !== void 0 && { names: named }
		}];
	});
}
/** Files that say what the numbers of classes stand for. */
async function namesIn(files) {
	const found = [];
	for (const path of files.paths.filter((one) => /\.ya?ml$/i.test(one))) if (/^names\s*:/m.test(await files.text(path) ?? "")) found.push(path);
	return found;
}
// src/tasks/object-detection/samples.ts
function truthTable(samples) {
	const classes = new ClassIndex();
	const spans = emptySpans(samples.length);
	let count = 0;
	for (const [row, { boxes }] of samples.entries()) {
		spans.starts[row] = count;
		count += boxes.length;
		spans.ends[row] = count;
	}
	const truths = {
		...spans,
		boxes: Float64Array.from(samples.flatMap(({ boxes }) => boxes.flat())),
		classes: Int32Array.from(samples.flatMap(({ labels }) => labels.map((name) => classes.numberOf(name)))),
		areas: Float64Array.from(samples.flatMap(({ area }) => area)),
		crowds: Uint8Array.from(samples.flatMap(({ crowd }) => crowd))
	};
	const sizes = Float64Array.from(samples.flatMap(({ width, height }) => [width, height]));
	return {
		...sampleTable(samples),
		truths,
		sizes,
		classes
	};
}
// src/tasks/object-detection/boxes.ts
/** Annotators round; by so many pixels a box may leave its picture. */
const ROUNDING = 1;
/** Why a box is none that could be found in a picture of this size; nothing where it is one. */
function whyNoBox([x, y, width, height], size) {
	const said = `the box ${shown([
		x,
		y,
		width,
		height
	])}`;
	if (!(width > 0 && height > 0)) return `${said} has no area`;
	if (Math.min(x, y) < -1 || x + width > size.width + ROUNDING || y + height > size.height + ROUNDING) return `${said} leaves its picture of ${size.width} x ${size.height} pixels`;
}
const NO_BOX = "a box is [x, y, width, height] in pixels: cut it to the picture, or take it out";
function shown(numbers) {
	return quote(`[${numbers.map((number) => Number(number.toFixed(2))).join(", ")}]`);
}
// src/tasks/object-detection/coco.ts
const Id = union([int(), string()]);
const NOTHING = "expected at least one";
function isFilled(list) {
	return list.length > 0;
}
const Coco = object({
	images: manyOf(looseObject({
		id: Id,
		file_name: string().min(1),
		width: number().positive(),
		height: number().positive()
	})).refine(isFilled, NOTHING),
	annotations: manyOf(object({
		id: Id.exactOptional(),
		image_id: Id,
		category_id: Id,
		bbox: tuple([
			number(),
			number(),
			number(),
			number()
		]),
		area: number().nonnegative().exactOptional(),
		iscrowd: union([literal([0, 1]), boolean()]).exactOptional()
	})),
	categories: manyOf(object({
		id: Id,
		name: string().min(1)
	})).refine(isFilled, NOTHING)
});
/** Images with their objects, each named by its file: COCO's JSON, of which all that is wrong is told at once. */
function readCoco(text, file, sliceBy) {
	const coco = parse$1(text, file);
	const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
	const sliced = coco.images.map((image) => slicesIn((key) => image[key], sliceBy));
	const problems = [
		...twice(coco.images, "images", "id", ({ id }) => id),
		...twice(coco.images, "images", "file_name", (image) => image.file_name),
		...twice(coco.categories, "categories", "id", ({ id }) => id),
		...twice(coco.categories, "categories", "name", ({ name }) => name),
		...twice(coco.annotations, "annotations", "id", ({ id }) => id),
		...coco.images.flatMap(whyNoFile),
		...wrongAnnotations(coco, names),
		...sliced.flatMap((one, at) => isWrong(one) ? [{ message: `${images(at)} ${one.wrong}` }] : [])
	];
	const at = { file };
	if (problems.length > 0) throw new UserError(capped(problems.map((problem) => ({
		...problem,
		at
	})), file));
	const byImage = Map.groupBy(coco.annotations, ({ image_id }) => image_id);
	return {
		file,
		samples: coco.images.map((image, place) => {
			const own = byImage.get(image.id) ?? [];
			const slices = sliced[place];
			return {
				id: image.file_name,
				...slices !== void 0 && !isWrong(slices) && slices,
				width: image.width,
				height: image.height,
				boxes: own.map(({ bbox }) => bbox),
				labels: own.map(({ category_id }) => names.get(category_id) ?? ""),
				area: own.map(({ area, bbox: [, , width, height] }) => area ?? width * height),
				crowd: own.map(({ iscrowd = 0 }) => Number(iscrowd) === 1 ? 1 : 0)
			};
		}),
		lines: /* @__PURE__ */ new Map()
	};
}
function parse$1(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new UserError(unreadable(text, file, error instanceof Error ? error.message : ""));
	}
	const read = Coco.safeParse(value);
	if (read.success) return read.data;
	throw new UserError({
		message: `is not COCO's form: ${describeIssues(read.error)}`,
		at: { file },
		fix: "it has images (id, file_name, width, height), annotations (id, image_id, category_id, bbox) and categories (id, name)"
	});
}
/** Python's json writes what is no JSON, and does so of a box that was never a box. */
const NOT_FINITE = /[[:,\s](-?Infinity|NaN)\b/;
function unreadable(text, file, said) {
	const found = NOT_FINITE.exec(text);
	if (found?.[1] !== void 0) return {
		message: `has ${found[1]}, which is no number`,
		at: placeOf(text, found.index + 1, file),
		fix: "correct the annotation, or take it out"
	};
	const position = /position (\d+)/.exec(said);
	return {
		message: "is not JSON",
		at: position === null ? { file } : placeOf(text, Number(position[1]), file)
	};
}
function placeOf(text, index, file) {
	const before = text.slice(0, index);
	return {
		file,
		line: before.split("\n").length,
		column: index - before.lastIndexOf("\n")
	};
}
function twice(entries, list, key, idOf) {
	const first = /* @__PURE__ */ new Map();
	return entries.flatMap((entry, at) => {
		const value = idOf(entry);
		if (value === void 0) return [];
		const before = first.get(value);
		if (before === void 0) {
			first.set(value, at);
			return [];
		}
		return [{ message: `${list}[${at}] has the ${key} ${quote(value)}, as ${list}[${before}] has` }];
	});
}
function whyNoFile({ file_name }, at) {
	if (isBelow(file_name)) return [];
	return [{ message: `${images(at)} has the file_name ${quote(file_name)}, which is no path below the images folder` }];
}
function images(at) {
	return `images[${at}]`;
}
function wrongAnnotations({ images, annotations }, names) {
	const known = new Map(images.map((image) => [image.id, image]));
	return annotations.flatMap((one, at) => {
		const image = known.get(one.image_id);
		const who = `annotations[${at}]${one.id === void 0 ? "" : ` (id ${quote(one.id)})`}`;
		const told = (message, fix) => ({
			message: `${who} ${message}`,
			...fix !== void 0 && { fix }
		});
		return [...names.has(one.category_id) ? [] : [told(`is of category ${quote(one.category_id)}, which categories do not have`)], ...image === void 0 ? [told(`is of image ${quote(one.image_id)}, which images do not have`)] : whyNone(one, image).map((message) => told(message, NO_BOX))];
	});
}
function whyNone({ bbox }, image) {
	const why = whyNoBox(bbox, image);
	return why === void 0 ? [] : [`of ${quote(image.file_name)}: ${why}`];
}
// src/tasks/object-detection/yolo.ts
var import_dist = require_dist();
/**
* Pictures with their objects from YOLO's labels: a text of the same name for each picture, an object a line, `class cx cy
* width height` in shares of the sides. A picture without a text has no object.
*/
function readYolo(yolo) {
	const { folder, images } = yolo;
	const pictures = images.data.filter(isImage).sort(naturally);
	const byStem = Map.groupBy(pictures, withoutEnding);
	const texts = new Map(yolo.texts.map((text) => [withoutEnding(below$1(folder, text.file)), text]));
	const problems = [...doubles(byStem, images), ...orphans(texts, byStem, images)];
	const samples = pictures.flatMap((id) => {
		const size = yolo.sizes.get(id);
		const at = { file: `${images.folder}/${id}` };
		if (size === void 0) {
			problems.push({
				message: "does not say its size, without which labels are no boxes",
				at
			});
			return [];
		}
		const text = texts.get(withoutEnding(id));
		const objects = text === void 0 ? [] : objectsIn$1(text, size, yolo.names, problems);
		return [{
			id,
			...size,
			boxes: objects.map(({ box }) => box),
			labels: objects.map(({ label }) => label),
			area: objects.map(({ box: [, , width, height] }) => width * height),
			crowd: objects.map(() => 0)
		}];
	});
	if (pictures.length === 0) problems.push({
		message: "has no images",
		at: { file: images.folder }
	});
	else if (problems.length === 0 && !samples.some(({ boxes }) => boxes.length > 0)) problems.push({
		message: "has no label of any image",
		at: { file: folder }
	});
	if (problems.length > 0) throw new UserError(capped(problems, folder));
	return {
		file: folder,
		samples,
		lines: /* @__PURE__ */ new Map()
	};
}
function objectsIn$1({ file, text }, size, names, problems) {
	const first = /* @__PURE__ */ new Map();
	return text.split(/\r\n|\n|\r/).flatMap((written, index) => {
		const line = written.trim();
		if (line === "") return [];
		const at = {
			file,
			line: index + 1
		};
		const before = first.get(line);
		if (before !== void 0) {
			problems.push({
				message: `says the same as line ${before}`,
				at
			});
			return [];
		}
		first.set(line, at.line);
		const found = objectOf(line, size, names);
		if (!("message" in found)) return [found];
		problems.push({
			...found,
			at
		});
		return [];
	});
}
const FORM = "a line is class cx cy width height, the last four in shares of the sides";
function objectOf(line, size, names) {
	const numbers = line.split(/\s+/).map(Number);
	const [number = NaN, cx = NaN, cy = NaN, across = NaN, down = NaN] = numbers;
	if (numbers.length !== 5) return {
		message: `has ${numbers.length} numbers, and a box has 5`,
		fix: FORM
	};
	if (!numbers.every(Number.isFinite)) return {
		message: `${quote(line)} is not five numbers`,
		fix: FORM
	};
	const label = names === void 0 ? String(number) : names[number];
	if (!Number.isInteger(number) || number < 0) return {
		message: `${quote(number)} is no class`,
		fix: FORM
	};
	if (label === void 0) return { message: `is of class ${number}, and ${names?.length} have names` };
	if (Math.max(cx, cy, across, down) > MOST_SHARE) return {
		message: `${quote(line)} is not in shares of the sides`,
		fix: FORM
	};
	const [width, height] = [across * size.width, down * size.height];
	const box = [
		cx * size.width - width / 2,
		cy * size.height - height / 2,
		width,
		height
	];
	const why = whyNoBox(box, size);
	return why === void 0 ? {
		label,
		box
	} : {
		message: why,
		fix: NO_BOX
	};
}
/** Beyond all rounding. */
const MOST_SHARE = 1.5;
/** Two pictures would have one text. */
function doubles(byStem, { folder }) {
	return [...byStem.values()].filter(({ length }) => length > 1).map((same) => ({
		message: `has ${same.map(quote).join(" and ")}, which would share their labels`,
		at: { file: folder }
	}));
}
function orphans(texts, byStem, { folder }) {
	return [...texts].filter(([stem]) => !byStem.has(stem)).map(([stem, { file }]) => ({
		message: `there is no image ${quote(stem)} in ${folder}`,
		at: { file }
	}));
}
function below$1(folder, path) {
	return folder === "" ? path : path.slice(folder.length + 1);
}
const Name = union([
	string(),
	number(),
	boolean()
]).transform(String);
const DataYaml = object({ names: union([array(Name), record(string(), Name)]) });
/** The names of classes: `names` of a data.yaml, a list or a map from 0 on; or a text with a name a line. */
function readNames({ file, text }) {
	const names = /\.ya?ml$/i.test(file) ? namesInYaml(text, file) : linesIn(text);
	if (names.length === 0) throw new UserError({
		message: "names no class",
		at: { file }
	});
	const twice = names.find((name, at) => names.indexOf(name) < at);
	if (twice === void 0) return names;
	throw new UserError({
		message: `names ${quote(twice)} twice`,
		at: { file }
	});
}
function namesInYaml(text, file) {
	const found = DataYaml.safeParse(yamlIn(text, file));
	if (!found.success) throw new UserError({
		message: "has no names of classes",
		at: { file },
		fix: "such as names: [cat, dog], or names: { 0: cat, 1: dog }"
	});
	const { names } = found.data;
	if (Array.isArray(names)) return names;
	const ordered = Object.keys(names).map(Number).toSorted((a, b) => a - b);
	if (ordered.some((number, at) => number !== at)) throw new UserError({
		message: "names classes that do not count 0, 1, 2 …",
		at: { file }
	});
	return ordered.map((number) => names[String(number)] ?? "");
}
function yamlIn(text, file) {
	try {
		return (0, import_dist.parse)(text);
	} catch (error) {
		const said = error instanceof Error ? error.message.split("\n")[0] : "";
		throw new UserError({
			message: `is not YAML: ${quote(said ?? "")}`,
			at: { file }
		});
	}
}
function linesIn(text) {
	const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
	const last = lines.findLastIndex((line) => line !== "");
	return lines.slice(0, last + 1);
}
// src/tasks/object-detection/truth.ts
/** The objects in each image: from COCO's JSON, or from a folder of YOLO's labels. */
async function objectsIn(data) {
	return truthOf(await data.kindOf("annotations") === "folder" ? await yoloIn(data) : await cocoIn(data));
}
/** The samples that a plan has brought along. */
function objectsPlanned(samples, file) {
	return truthOf({
		file,
		samples,
		lines: linesOf(samples)
	});
}
function truthOf(read) {
	return {
		...truthFrom(read, {
			another: "other objects",
			answerOf: ({ boxes }) => counted(boxes.length, "object"),
			inputsOf: (sample) => imageOf(sample)
		}),
		misfits: (model, options) => checkDecode(read, model, options),
		naming: (model, options) => namingOfObjects(read, model, options)
	};
}
async function cocoIn(data) {
	const { file, text } = await data.text("annotations") ?? {
		file: "",
		text: ""
	};
	const read = readCoco(text, file, data.sliceBy);
	const images = await data.files("images");
	if (images === void 0) return read;
	const { problems, aside } = checkImages(read, images);
	if (problems.length > 0) throw new UserError(problems);
	return {
		...read,
		aside
	};
}
async function yoloIn(data) {
	const labels = await data.files("annotations") ?? {
		folder: "",
		files: [],
		data: []
	};
	const { folder } = labels;
	const images = await data.files("images");
	refuseSlices(data, folder);
	if (images === void 0) throw new UserError({
		message: "has labels in shares of pictures, whose sizes the pictures tell: give images",
		at: { file: folder }
	});
	const all = await data.texts("annotations", LABELS);
	const isNames = ({ file }) => file === `${folder}/${NAMES_BESIDE}`;
	const names = await data.text("names") ?? all.find(isNames);
	return {
		...readYolo({
			folder,
			images,
			texts: all.filter((text) => !isNames(text) && text.file !== names?.file),
			sizes: await data.sizes("images", images.data.filter(isImage)),
			names: names && readNames(names)
		}),
		aside: setAsideIn(images, labels)
	};
}
const LABELS = ".txt";
/** What is neither picture nor label; both may lie in one folder. */
function setAsideIn(images, labels) {
	const isLabel = (path) => path.toLowerCase().endsWith(LABELS);
	const isEither = (path) => isImage(path) || isLabel(path);
	const [{ folder, data: files }, { folder: beside, data: texts }] = [images, labels];
	if (folder === beside) return setAside({
		folder,
		files,
		isSample: isEither
	});
	return [...setAside({
		folder,
		files
	}), ...setAside({
		folder: beside,
		files: texts,
		isSample: isLabel
	})];
}
/** Where annotators leave the names of classes, among the labels. */
const NAMES_BESIDE = "classes.txt";
function refuseSlices({ sliceBy }, folder) {
	if (sliceBy === void 0) return;
	throw new UserError({
		message: "is a folder of labels, which has no columns for slice-by",
		at: { file: folder },
		fix: "give COCO's JSON, whose images may have more keys"
	});
}
// src/tasks/object-detection/task.ts
const objectDetection = task({
	row: OBJECT_DETECTION,
	lines: DETECTION_LINES,
	samples: truthTable,
	records: detectionBuilder,
	select: selectDetected,
	scores: DETECTION_SCORES,
	truth: objectsIn,
	planned: objectsPlanned,
	recognise: recogniseDetector,
	trivial: chanceOf,
	explainWhole: explainObjects,
	thin: thinObjects
});
// src/tasks/parity/columns.ts
/** A model has a few outputs; a record that lists thousands is none of it. */
const MOST_OUTPUTS = 64;
function parityBuilder(samples) {
	return new ColumnBuilder(samples, keeper$3(samples));
}
function keeper$3(samples) {
	const worst = nearnesses(samples.size);
	let outputs;
	return {
		keep(row, { fidelity }) {
			const names = Object.keys(fidelity);
			if (names.length > MOST_OUTPUTS) return `with more than ${MOST_OUTPUTS} outputs`;
			outputs ??= new Map(names.map((name) => [name, nearnesses(samples.size)]));
			let known = 0;
			for (const [name, nearness] of Object.entries(fidelity)) {
				const own = outputs.get(name);
				if (own === void 0) continue;
				known += 1;
				note(own, row, nearness);
				worsen(worst, row, nearness);
			}
			if (known < names.length || known < outputs.size) return "with other outputs than the first";
		},
		columns: (defects) => ({
			kind: "parity",
			samples,
			...worst,
			defects,
			outputs: outputs ?? /* @__PURE__ */ new Map()
		})
	};
}
function nearnesses(size) {
	const numbers = () => new Float64Array(size).fill(NaN);
	return {
		cosines: numbers(),
		snrs: numbers(),
		psnrs: numbers(),
		maxErrors: numbers(),
		ssims: numbers(),
		argmaxes: numbers()
	};
}
function note(own, row, nearness) {
	for (const [key, value] of valuesIn$1(nearness)) own[key][row] = value;
}
/** The worst of what is there: of an error the largest, of all else the least. */
function worsen(worst, row, nearness) {
	for (const [key, value] of valuesIn$1(nearness)) {
		const before = worst[key][row] ?? NaN;
		const isWorse = key === "maxErrors" ? value > before : value < before;
		if (Number.isNaN(before) || isWorse) worst[key][row] = value;
	}
}
function valuesIn$1(nearness) {
	const { cosine, snr, psnr, "max-error": maxError, ssim, argmax } = nearness;
	return [
		["cosines", Math.max(-1, Math.min(1, cosine))],
		["snrs", snr],
		["psnrs", psnr],
		["maxErrors", maxError],
		...ssim === void 0 ? [] : [["ssims", ssim]],
		...argmax === void 0 ? [] : [["argmaxes", Number(argmax)]]
	];
}
function selectCompared(columns, rows) {
	const outputs = [...columns.outputs].map(([name, own]) => [name, nearnessesOf(rows, own)]);
	return {
		...columns,
		samples: samplesOf(rows, columns.samples),
		...nearnessesOf(rows, columns),
		outputs: new Map(outputs)
	};
}
function nearnessesOf(rows, own) {
	return {
		cosines: floatsOf(rows, own.cosines),
		snrs: floatsOf(rows, own.snrs),
		psnrs: floatsOf(rows, own.psnrs),
		maxErrors: floatsOf(rows, own.maxErrors),
		ssims: floatsOf(rows, own.ssims),
		argmaxes: floatsOf(rows, own.argmaxes)
	};
}
/** What one output answered, as if there were no other. */
function ofOutput(columns, name) {
	const own = columns.outputs.get(name);
	if (own !== void 0) return {
		...columns,
		...own,
		outputs: /* @__PURE__ */ new Map([[name, own]])
	};
	const known = listedUpTo(NAMED, [...columns.outputs.keys()].sort().map(quote));
	return { unmeasured: `the model gives no output ${quote(name)}: it gives ${known}` };
}
const NAMED = 10;
const PARITY_LINES = taskLines(strictObject({
	...sampleBase,
	text: string().exactOptional(),
	a: string().exactOptional(),
	b: string().exactOptional()
}), object({
	...recordBase,
	fidelity: Fidelity.refine((outputs) => Object.keys(outputs).length > 0, { error: "no output was compared" })
}));
// src/tasks/parity/scores.ts
const PARITY_SCORES = {
	cosine: ({ within }, { cosines, samples }) => ({
		kind: "mean",
		values: cosines,
		within: within ?? null,
		seed: samples.seed
	}),
	"cosine-p1": ({ within, percentile: p = 0 }, { cosines }) => ({
		kind: "quantile",
		values: cosines,
		p,
		within: within ?? null
	}),
	"cosine-min": screen(({ cosines }) => least(cosines)),
	snr: screen(({ snrs }) => mean(snrs)),
	psnr: screen(({ psnrs }) => mean(psnrs)),
	"max-error": screen(({ maxErrors }) => most(maxErrors)),
	ssim: ({ name, within }, { ssims, samples }) => ssims.some(Number.isNaN) ? { unmeasured: `${name} needs an output that is an image of 7 × 7 pixels or more` } : {
		kind: "mean",
		values: ssims,
		within: within ?? null,
		seed: samples.seed
	},
	"argmax-agreement": ({ name }, { argmaxes }) => argmaxes.some(Number.isNaN) ? { unmeasured: `${name} needs an output that is a vector, such as the scores of classes` } : {
		kind: "rate",
		right: Uint8Array.from(argmaxes)
	}
};
/** Shown, but nothing follows from it for the samples that are not there. */
function screen(value) {
	return (_, columns) => ({
		kind: "screen",
		value: value(columns),
		n: columns.samples.size
	});
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function least(values) {
	return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY);
}
function most(values) {
	return values.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY);
}
// src/tasks/texts.ts
/** Texts as people have them: a folder of .txt files, each named by its path, or a file of JSON lines. */
async function readTexts$1(data) {
	if (await data.kindOf("texts") === "folder") return await readFolder(data);
	const { file, text } = await data.text("texts") ?? {
		file: "",
		text: ""
	};
	const form = {
		ids: ["id", "_id"],
		example: "{\"id\": \"t1\", \"text\": \"…\"}",
		sliceBy: data.sliceBy
	};
	const first = /* @__PURE__ */ new Map();
	const { samples, lines } = readJsonLines(text, file, form, (row) => textOf(row, first));
	const counts = Map.groupBy(samples, ({ input }) => input);
	const isCopied = ({ input }) => (counts.get(input)?.length ?? 0) > 1;
	return {
		file,
		lines,
		samples: samples.map((one) => {
			if (isCopied(one)) return one;
			const { input: _, ...alone } = one;
			return alone;
		})
	};
}
async function readFolder(data) {
	const { folder, data: files } = await data.files("texts") ?? {
		folder: "",
		data: []
	};
	if (data.sliceBy !== void 0) throw new UserError({
		message: "is a folder of texts, which have no columns for slice-by",
		at: { file: folder },
		fix: "give the texts as JSON lines, such as {\"id\": \"t1\", \"text\": \"…\", \"language\": \"de\"}"
	});
	const isText = (path) => /\.txt$/i.test(path) && !isHidden(path);
	const samples = files.filter(isText).sort(naturally).map((id) => ({ id }));
	if (samples.length === 0) throw new UserError({
		message: "has no texts",
		at: { file: folder },
		fix: "accepted: a folder of .txt files, or a file of JSON lines such as {\"id\": \"t1\", \"text\": \"…\"}"
	});
	const aside = setAside({
		folder,
		files,
		isSample: isText
	});
	return {
		file: folder,
		samples,
		lines: /* @__PURE__ */ new Map(),
		aside
	};
}
/** Texts that are equal have one input: the name of the first. */
function textOf({ line: _, whole: __, value, ...row }, first) {
	const [text, tokens] = [value("text"), value("tokens")];
	if (typeof text !== "string" || text === "") return { wrong: `${quote(row.id)} has no text` };
	const input = first.get(text) ?? row.id;
	first.set(text, input);
	const sample = {
		...row,
		input,
		text
	};
	if (tokens === void 0) return sample;
	if (typeof tokens !== "number" || !Number.isInteger(tokens) || tokens < 1) return { wrong: `tokens must be a whole number above 0 (found ${quote(tokens)})` };
	return {
		...sample,
		tokens
	};
}
// src/tasks/parity/truth.ts
/** Nothing is right or wrong: what counts is that outputs stay what they were. */
const INPUT_ANSWERS = {
	another: "another input",
	answerOf: ({ text, a, b }) => {
		const texts = [
			text,
			a,
			b
		].flatMap((one) => one === void 0 ? [] : [quote(one)]);
		return texts.length === 0 ? "its input" : listed(texts);
	},
	inputsOf: imageOf
};
/** The inputs alone, from whichever part the policy names. */
async function inputsIn(data) {
	for (const read of [
		imagesIn,
		rowsIn,
		pairsIn$1,
		textsIn$1,
		documentsIn
	]) {
		const found = await read(data);
		if (found !== void 0) return truthFrom(found, INPUT_ANSWERS);
	}
	throw new Error("data without inputs");
}
async function imagesIn(data) {
	const found = await data.files("images");
	if (found === void 0) return;
	const { folder, data: files } = found;
	const samples = files.filter(isImage).sort(naturally).map((id) => ({ id }));
	const aside = setAside({
		folder,
		files
	});
	if (samples.length > 0) return {
		file: folder,
		samples,
		lines: /* @__PURE__ */ new Map(),
		aside
	};
	throw new UserError({
		message: "has no images",
		at: { file: folder },
		fix: `accepted: a folder of ${IMAGE_FORMATS}`
	});
}
/** A row of arrays is named by its number, from 0 as in the arrays. */
async function rowsIn(data) {
	const found = await data.rows("arrays");
	if (found === void 0) return;
	const samples = Array.from({ length: found.count }, (_, row) => ({ id: String(row) }));
	if (samples.length > 0) return {
		file: found.file,
		samples,
		lines: /* @__PURE__ */ new Map()
	};
	throw new UserError({
		message: "has arrays without a row",
		at: { file: found.file }
	});
}
/** A pair without an id is named by its row. */
async function pairsIn$1(data) {
	const found = await data.text("pairs");
	if (found === void 0) return;
	const read = readSampleRows(found.text, found.file, {
		ids: ["id"],
		mayNumber: true,
		needs: ["a", "b"],
		example: "a,b"
	}, ({ id, field }) => {
		const empty = ["a", "b"].find((column) => field(column) === "");
		if (empty !== void 0) return { wrong: `has no ${empty}` };
		return {
			id,
			a: field("a"),
			b: field("b")
		};
	});
	return {
		file: found.file,
		...read
	};
}
/** The text of each goes along, of a line as of a file. */
async function textsIn$1(data) {
	const kind = await data.kindOf("texts");
	if (kind === void 0) return;
	const { samples, ...read } = await readTexts$1(data);
	if (kind !== "folder") return {
		...read,
		samples: samples.map(({ tokens: _, ...text }) => text)
	};
	const texts = new Map((await data.texts("texts", ".txt")).map(({ file, text }) => [file, text]));
	const found = samples.map(({ id }) => ({
		id,
		text: texts.get(below(read.file, id)) ?? ""
	}));
	const empty = found.filter(({ text }) => text.trim() === "");
	if (empty.length === 0) return {
		...read,
		samples: found
	};
	const problems = empty.map(({ id }) => ({
		message: "has no text",
		at: { file: below(read.file, id) }
	}));
	throw new UserError(capped(problems, read.file));
}
function below(folder, path) {
	return folder === "" ? path : `${folder}/${path}`;
}
async function documentsIn(data) {
	const found = await data.text("corpus");
	if (found === void 0) return;
	const read = readJsonLines(found.text, found.file, {
		ids: ["_id", "id"],
		example: "{\"_id\": \"d1\", \"text\": \"what it says\"}"
	}, ({ id, value }) => typeof value("text") === "string" ? { id } : { wrong: `${quote(id)} has no text` });
	return {
		file: found.file,
		...read
	};
}
// src/tasks/parity/task.ts
const parity = task({
	row: PARITY,
	lines: PARITY_LINES,
	samples: sampleTable,
	records: parityBuilder,
	select: selectCompared,
	scores: PARITY_SCORES,
	truth: inputsIn,
	planned: INPUT_ANSWERS,
	parts: {
		by: OUTPUT,
		names: ({ outputs }) => [...outputs.keys()],
		select: ofOutput
	}
});
// src/tasks/regression/columns.ts
function valueTable(samples) {
	return {
		...sampleTable(samples),
		values: Float64Array.from(samples, ({ value }) => value)
	};
}
function regressionBuilder(samples) {
	const errors = new Float64Array(samples.size);
	return new ColumnBuilder(samples, {
		keep(row, { value }) {
			errors[row] = value - (samples.values[row] ?? 0);
		},
		columns: (defects) => ({
			kind: "regression",
			samples,
			errors,
			defects
		})
	});
}
function selectErrors(columns, rows) {
	const values = floatsOf(rows, columns.samples.values);
	return {
		...columns,
		samples: {
			...samplesOf(rows, columns.samples),
			values
		},
		errors: floatsOf(rows, columns.errors)
	};
}
const REGRESSION_LINES = taskLines(strictObject({
	...sampleBase,
	value: number()
}), object({
	...recordBase,
	value: number()
}));
// src/tasks/regression/scores.ts
const REGRESSION_SCORES = {
	mae,
	rmse
};
function mae({ within }, { samples, errors }) {
	return {
		kind: "mean",
		values: errors.map(Math.abs),
		within: within ?? null,
		seed: samples.seed
	};
}
function rmse({ passFrom = 0, within }, { samples, errors }) {
	return {
		kind: "resampled",
		...onlyNumber({
			kind: "root mean square",
			errors
		}, samples),
		within: within ?? null,
		passFrom,
		rare: false
	};
}
// src/tasks/regression/truth.ts
const VALUE_ANSWERS = {
	another: "another value",
	answerOf: ({ value }) => String(value),
	inputsOf: imageOf
};
/** True values from a CSV file, of images below a folder or of the rows of arrays. */
async function valuesIn(data) {
	const { text = "", file = "" } = await data.text("labels") ?? {};
	const read = readSampleRows(text, file, {
		ids: ["id", "file"],
		needs: ["value"],
		example: "file,value",
		sliceBy: data.sliceBy,
		pictures: picturesIn(data)
	}, ({ line: _, field, ...sample }) => {
		const written = field("value");
		if (written === "") return { wrong: `${quote(sample.id)} has no value` };
		const value = Number(written);
		if (Number.isFinite(value)) return {
			...sample,
			value
		};
		return { wrong: `value ${quote(written)} of ${quote(sample.id)} is no finite number` };
	});
	const images = await data.files("images");
	if (images === void 0) return truthFrom({
		file,
		...read
	}, VALUE_ANSWERS);
	const { problems, aside } = checkImages({
		file,
		...read
	}, images);
	if (problems.length > 0) throw new UserError(problems);
	return truthFrom({
		file,
		...read,
		aside
	}, VALUE_ANSWERS);
}
// src/tasks/regression/task.ts
const regression = task({
	row: REGRESSION,
	lines: REGRESSION_LINES,
	samples: valueTable,
	records: regressionBuilder,
	select: selectErrors,
	scores: REGRESSION_SCORES,
	truth: valuesIn,
	planned: VALUE_ANSWERS,
	trivial: alwaysTheMedian
});
/** Of all answers to everything the median has the least mean error. */
function alwaysTheMedian({ samples: { values } }) {
	const sorted = Float64Array.from(values).sort();
	const median = sorted[Math.floor(sorted.length / 2)];
	if (median === void 0 || sorted[0] === sorted.at(-1)) return;
	return {
		metric: "mae",
		value: values.reduce((sum, value) => sum + Math.abs(value - median), 0) / values.length,
		says: "always answering the median"
	};
}
// src/tasks/segmentation/columns.ts
function maskTable(samples) {
	return {
		...sampleTable(samples),
		classes: new ClassIndex()
	};
}
function segmentationBuilder(samples) {
	return new ColumnBuilder(samples, keeper$2(samples));
}
const numbers = (size) => new Float64Array(size);
function keeper$2(samples) {
	const spans = emptySpans(samples.size);
	const classes = new Growing((size) => new Int32Array(size));
	const [shared, either] = [new Growing(numbers), new Growing(numbers)];
	return {
		keep(row, record) {
			spans.starts[row] = classes.length;
			for (const [name, [both, any]] of Object.entries(record.classes)) {
				classes.push(samples.classes.numberOf(name));
				shared.push(both);
				either.push(any);
			}
			spans.ends[row] = classes.length;
		},
		columns: (defects) => ({
			kind: "segmentation",
			samples,
			...spans,
			classes: classes.all(),
			defects,
			shared: shared.all(),
			either: either.all()
		})
	};
}
function selectMasks(columns, rows) {
	const { classes } = columns.samples;
	return {
		...columns,
		...spansOf(rows, columns),
		samples: {
			...samplesOf(rows, columns.samples),
			classes
		}
	};
}
// src/tasks/segmentation/lines.ts
/** Of a class in an image: the pixels that mask and answer share, and those that either has. */
const Overlap = tuple([int().nonnegative(), int().nonnegative()]).refine(([shared, either]) => shared <= either, { error: "more pixels shared than there are" });
const SegmentationRecord = object({
	...recordBase,
	classes: record(string(), Overlap)
});
const SEGMENTATION_LINES = taskLines(AnySample, SegmentationRecord);
// src/tasks/segmentation/scores.ts
const SEGMENTATION_SCORES = { "mean-iou": meanIou };
function meanIou({ passFrom = 0, within }, columns) {
	const { samples, starts, ends, classes, shared, either } = columns;
	const { size } = samples.classes;
	return {
		kind: "resampled",
		...onlyNumber({
			kind: "overlaps",
			starts,
			ends,
			classes,
			shared,
			either,
			size
		}, samples),
		within: within ?? null,
		passFrom,
		rare: true
	};
}
// src/tasks/segmentation/truth.ts
/** What each pixel shows is in a file, and no part of a sample. */
const MASK_ANSWERS = {
	another: "another mask",
	answerOf: () => "its mask",
	inputsOf: imageOf
};
/** Images that each have a mask: a file of the same path, but for how its name ends. */
async function maskedImagesIn(data) {
	const [images, masks] = [await data.files("images"), await data.files("masks")];
	if (images === void 0 || masks === void 0) throw new Error("images without masks");
	const ids = images.data.filter(isImage).sort(naturally);
	if (ids.length === 0) throw new UserError({
		message: "has no images",
		at: { file: images.folder },
		fix: `accepted: a folder of ${IMAGE_FORMATS}`
	});
	const byStem = Map.groupBy(masks.data.filter(isMask), withoutEnding);
	const names = new Set(ids.map(withoutEnding));
	const problems = [
		...twins(ids, images.folder, "image"),
		...lacking(ids, byStem, masks.folder),
		...[...byStem].filter(([stem, own]) => own.length > 1 && names.has(stem)).map(([, own]) => twoMasks(own, masks.folder))
	];
	if (problems.length > 0) throw new UserError(problems);
	const aside = [...setAside({
		folder: images.folder,
		files: images.data
	}), ...setAside({
		folder: masks.folder,
		files: masks.data,
		isSample: (path) => isMask(path) && names.has(withoutEnding(path))
	})];
	const samples = ids.map((id) => ({ id }));
	return truthFrom({
		file: images.folder,
		samples,
		lines: /* @__PURE__ */ new Map(),
		aside
	}, MASK_ANSWERS);
}
/** A picture, or an array of class numbers. */
function isMask(path) {
	return isImage(path) || /\.npy$/i.test(path);
}
function lacking(ids, byStem, folder) {
	const problems = ids.filter((id) => !byStem.has(withoutEnding(id))).map((id) => ({
		message: `has no mask of ${quote(id)}`,
		at: { file: folder },
		fix: `a mask is named like its image, such as ${withoutEnding(id)}.png`
	}));
	return capped(problems, folder);
}
function twins(ids, folder, what) {
	const problems = [...Map.groupBy(ids, withoutEnding).values()].filter((own) => own.length > 1).map((own) => ({
		message: `${own.map(quote).join(" and ")} would have one mask: give each ${what} a name of its own`,
		at: { file: folder }
	}));
	return capped(problems, folder);
}
function twoMasks(own, folder) {
	return {
		message: `${own.map(quote).join(" and ")} are masks of one image: keep one`,
		at: { file: folder }
	};
}
// src/tasks/segmentation/task.ts
const segmentation = task({
	row: SEGMENTATION,
	lines: SEGMENTATION_LINES,
	samples: maskTable,
	records: segmentationBuilder,
	select: selectMasks,
	scores: SEGMENTATION_SCORES,
	truth: maskedImagesIn,
	planned: MASK_ANSWERS
});
// src/tasks/semantic-search/columns.ts
function searchBuilder(samples) {
	return new ColumnBuilder(samples, keeper$1(samples));
}
function keeper$1(samples) {
	const [own, others] = [rankingsOf(samples), rankingsOf(samples)];
	const margins = new Float64Array(samples.size).fill(Number.POSITIVE_INFINITY);
	return {
		keep(row, { ranking, indexed }) {
			const [[, first] = ["", 0], [, second] = ["", Number.NEGATIVE_INFINITY]] = ranking;
			margins[row] = first - second;
			return own.keep(row, ranking) ?? (indexed && others.keep(row, indexed));
		},
		columns: (defects) => ({
			kind: "semantic-search",
			samples,
			margins,
			defects,
			...own.all(),
			indexed: others.count === own.count && own.count > 0 ? others.all() : void 0
		})
	};
}
/** Rankings as they come, of rows in any order. */
function rankingsOf({ size, documents }) {
	const spans = emptySpans(size);
	const ranked = new Growing((length) => new Int32Array(length));
	let [depth, count] = [Number.POSITIVE_INFINITY, 0];
	return {
		get count() {
			return count;
		},
		keep(row, ranking) {
			count += 1;
			spans.starts[row] = ranked.length;
			const seen = /* @__PURE__ */ new Set();
			for (const name of inOrder(ranking)) {
				const number = documents.numberOf(name);
				seen.add(number);
				ranked.push(number);
			}
			spans.ends[row] = ranked.length;
			depth = Math.min(depth, ranking.length);
			if (seen.size < ranking.length) return "with a document twice";
			return isBestFirst(ranking) ? void 0 : "with a better document below a worse one";
		},
		all: () => ({
			...spans,
			ranked: ranked.all(),
			depth: Number.isFinite(depth) ? depth : 0
		})
	};
}
function isBestFirst(ranking) {
	return ranking.every(([, score], at) => score <= (ranking[at - 1]?.[1] ?? score));
}
function queryTable(samples) {
	const documents = new ClassIndex();
	const relevant = samples.map(({ relevant: grades }) => {
		const found = Object.entries(grades).filter(([, grade]) => grade > 0);
		return new Map(found.map(([name, grade]) => [documents.numberOf(name), grade]));
	});
	return {
		...sampleTable(samples),
		relevant,
		documents
	};
}
function selectRankings(columns, rows) {
	const { relevant, documents } = columns.samples;
	const picked = rows.map((row) => relevant[row] ?? /* @__PURE__ */ new Map());
	const { indexed } = columns;
	return {
		...columns,
		...spansOf(rows, columns),
		indexed: indexed && {
			...indexed,
			...spansOf(rows, indexed)
		},
		margins: floatsOf(rows, columns.margins),
		samples: {
			...samplesOf(rows, columns.samples),
			relevant: picked,
			documents
		}
	};
}
/** The documents of a ranking; of equal scores the last by name comes first, whoever wrote them down. */
function inOrder(ranking) {
	const names = [];
	for (let from = 0; from < ranking.length;) {
		let to = from + 1;
		while (to < ranking.length && ranking[to]?.[1] === ranking[from]?.[1]) to += 1;
		const tied = ranking.slice(from, to).map(([name]) => name);
		names.push(...tied.length === 1 ? tied : tied.sort().reverse());
		from = to;
	}
	return names;
}
// src/tasks/semantic-search/lines.ts
/** A query, the documents judged for it and their grades; one at least is above 0, or nothing could be found. */
const SearchSample = strictObject({
	...sampleBase,
	text: string().exactOptional(),
	relevant: record(string(), int()).refine((grades) => Object.values(grades).some(isFound), { error: "no document is relevant (a grade above 0)" })
});
const Ranking = array(tuple([string(), number()])).min(1).max(1e4);
const SEARCH_LINES = taskLines(SearchSample, object({
	...recordBase,
	ranking: Ranking,
	indexed: Ranking.exactOptional()
}));
function isFound(grade) {
	return grade > 0;
}
// src/tasks/embedders.ts
/** A model without labels that gives one array: a vector, or one for each token. */
function embedderIn({ inputs, outputs, classes }) {
	const [output, second] = outputs;
	if (classes !== null || output === void 0 || second !== void 0) return;
	if (output.kind !== "multiarray") return;
	const takes = takenBy(inputs);
	const isOne = output.shape !== void 0 && [1, 2].includes(output.shape.length);
	return {
		takes,
		told: takes === "tokens" && !isOne ? { pooling: "mean" } : {}
	};
}
function takenBy(inputs) {
	if (inputs.some(({ kind }) => kind === "image")) return "image";
	return inputs.some(({ name }) => TOKENS.test(name)) ? "tokens" : "arrays";
}
const TOKENS = /^(input_?ids|token_?ids|tokens)$/i;
/** The tokenizer that lies nearest to some data. */
function tokenizerNear({ paths }, place) {
	return nearestPath(paths.filter((path) => /(^|\/)tokenizer\.json$/.test(path)), place);
}
// src/tasks/semantic-search/recognise.ts
/** An embedder of texts, pictures or arrays. */
function recogniseSearch(model) {
	const embedder = embedderIn(model);
	if (embedder === void 0) return;
	return {
		says: "an embedder",
		data: embedder.told,
		places: async (files) => collectionsIn(files, embedder),
		collect: () => [`a corpus and queries: ${COLLECTIONS[embedder.takes].says}`, "qrels.tsv: query-id, corpus-id and score, which documents answer which query"],
		aim: AIM$1
	};
}
const AIM$1 = {
	metric: "ndcg@10",
	customary: [
		.005,
		.01,
		.02,
		.03,
		.05,
		.1
	],
	spread: .05
};
const COLLECTIONS = {
	tokens: {
		says: "corpus.jsonl and queries.jsonl (BEIR), and the tokenizer.json",
		ends: ".jsonl"
	},
	arrays: {
		says: "corpus.npz and queries.npz, an array for each input",
		ends: ".npz"
	},
	image: {
		says: "folders of images, corpus/ and queries/",
		ends: "/"
	}
};
/** Judgements beside or below a corpus and its queries, as BEIR lays them out. */
function collectionsIn(files, { takes }) {
	const { ends } = COLLECTIONS[takes];
	return files.paths.filter(isJudgements).flatMap((qrels) => {
		const folder = folderOf(qrels);
		for (const root of [folder, folderOf(folder)]) {
			const [corpus, queries] = ["corpus", "queries"].map((name) => thereAs(`${root === "" ? "" : `${root}/`}${name}${ends}`, files));
			if (corpus === void 0 || queries === void 0) continue;
			if (takes !== "tokens") return [{
				corpus,
				queries,
				qrels
			}];
			const tokenizer = tokenizerNear(files, qrels);
			if (tokenizer !== void 0) return [{
				corpus,
				queries,
				qrels,
				tokenizer
			}];
		}
		return [];
	});
}
/** `qrels.tsv`, or a file below a folder of that name. */
function isJudgements(path) {
	return /(^|\/)qrels(\/[^/]*|[^/]*)\.(tsv|txt|qrels?)$/i.test(path);
}
function thereAs(path, { paths }) {
	if (!path.endsWith("/")) return paths.includes(path) ? path : void 0;
	return paths.some((one) => one.startsWith(path) && isImage(one)) ? path.slice(0, -1) : void 0;
}
// src/tasks/semantic-search/scores.ts
const SEARCH_SCORES = {
	"ndcg@k": perQuery(gain, () => false),
	"recall@k": perQuery(recall, (_, { relevant }) => relevant.every(({ size }) => size === 1)),
	"mrr@k": perQuery(reciprocalRank, (k) => k === 1),
	"map@k": perQuery(averagePrecision, () => false),
	"index-compat@k": (metric, columns) => {
		const { indexed } = columns;
		if (indexed === void 0) return NO_INDEX;
		const shallow = whyShallow(metric, {
			...columns,
			...indexed
		});
		if (shallow !== void 0) return shallow;
		const { k = 1 } = metric;
		return scoresOf$1(metric, columns, false, (row) => gain(firstOf(indexed, row, k), columns.samples.relevant[row] ?? /* @__PURE__ */ new Map(), k));
	},
	"neighbours@k": neighbours
};
const NO_INDEX = { unmeasured: "the queries were not put to the documents as the base's reference has embedded them: there is no base, or it could not be run" };
/** `isRate`: every query's score is 1 or 0, nothing between. */
function perQuery(score, isRate) {
	return (metric, columns) => {
		const shallow = whyShallow(metric, columns);
		if (shallow !== void 0) return shallow;
		const { k = 1 } = metric;
		const { relevant } = columns.samples;
		const scores = scoresOf$1(metric, columns, isRate(k, columns.samples), (row) => score(firstOf(columns, row, k), relevant[row] ?? /* @__PURE__ */ new Map(), k));
		return score === recall ? {
			...scores,
			...foregone(metric, columns)
		} : scores;
	};
}
/** Linear gain, discounted by the logarithm of the rank, against the best order there could be. */
function gain(first, grades, k) {
	const best = [...grades.values()].sort((a, b) => b - a).slice(0, k);
	return discounted(Array.from(first, (document) => grades.get(document) ?? 0)) / discounted(best);
}
function discounted(grades) {
	return grades.reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}
function recall(first, grades) {
	return first.reduce((count, document) => count + (grades.has(document) ? 1 : 0), 0) / grades.size;
}
function reciprocalRank(first, grades) {
	const at = first.findIndex((document) => grades.has(document));
	return at < 0 ? 0 : 1 / (at + 1);
}
/** Of each relevant document the precision down to it, 0 of one that is not among the first. */
function averagePrecision(first, grades) {
	let [found, sum] = [0, 0];
	for (const [at, document] of first.entries()) {
		if (!grades.has(document)) continue;
		found += 1;
		sum += found / (at + 1);
	}
	return sum / grades.size;
}
/** How many of the reference's first k are among the variant's. */
function neighbours(metric, columns, reference) {
	const other = completeReference(reference);
	if (isUnmeasured(other)) return other;
	const shallow = whyShallow(metric, columns) ?? whyShallow(metric, other);
	if (shallow !== void 0) return shallow;
	const { k = 1 } = metric;
	return {
		...scoresOf$1(metric, columns, k === 1, (row) => {
			const theirs = new Set(firstOf(other, row, k));
			return firstOf(columns, row, k).filter((document) => theirs.has(document)).length / theirs.size;
		}),
		...foregone(metric, columns)
	};
}
/** Where the first k are all documents there are, each is among them in whatever order. */
function foregone({ name, k = 1 }, { depth, samples }) {
	const { size } = samples.documents;
	return depth === size && k >= size && { foregone: `${name} of ${size} documents` };
}
/** A ranking shorter than k will do only if it holds every document there is. */
function whyShallow({ name, k = 1 }, columns) {
	const { depth, samples } = columns;
	if (k <= depth || depth === samples.documents.size) return;
	return { unmeasured: `${name} needs ${k} documents a record, and one has ${depth}` };
}
function firstOf(columns, row, k) {
	const [start, end] = spanOf(columns, row);
	return columns.ranked.subarray(start, Math.min(end, start + k));
}
function scoresOf$1({ within }, { samples }, isRate, score) {
	const values = Float64Array.from(samples.ids.keys(), score);
	if (isRate) return {
		kind: "rate",
		right: Uint8Array.from(values)
	};
	return {
		kind: "mean",
		values,
		within: within ?? null,
		seed: samples.seed
	};
}
// src/tasks/semantic-search/corpus.ts
/** BEIR's name for a name, and the plain one. */
const IDS = ["_id", "id"];
/** The queries, of which some are judged: of JSON lines as BEIR has them, or of what is found by example, pictures or rows of arrays. */
async function readQueries(data, judged) {
	const examples = await namedIn(data, "queries");
	if (examples === void 0) return await readTexts(data);
	const { file, ids = [...judged], aside } = examples;
	return {
		file,
		samples: ids.map((id) => ({ id })),
		lines: /* @__PURE__ */ new Map(),
		aside
	};
}
async function readTexts(data) {
	const { file, text } = await data.text("queries") ?? {
		file: "",
		text: ""
	};
	return {
		file,
		...readJsonLines(text, file, {
			ids: IDS,
			example: "{\"_id\": \"q1\", \"text\": \"what is asked\"}",
			sliceBy: data.sliceBy
		}, ({ line: _, whole: __, value, ...query }) => {
			const text = value("text");
			return typeof text === "string" && text.trim() !== "" ? {
				...query,
				text
			} : { wrong: "has no text" };
		})
	};
}
/** The names of the documents, where the policy names any. */
async function readDocuments(data) {
	const examples = await namedIn(data, "corpus");
	if (examples !== void 0) return examples.ids && {
		file: examples.file,
		ids: new Set(examples.ids)
	};
	const written = await data.text("corpus");
	if (written === void 0) return;
	const { file, text } = written;
	const { samples } = readJsonLines(text, file, {
		ids: IDS,
		example: "{\"_id\": \"d1\", \"title\": \"its title\", \"text\": \"what it says\"}"
	}, ({ id, value }) => [value("text"), value("title")].some((part) => typeof part === "string") ? id : { wrong: "has no text" });
	return {
		file,
		ids: new Set(samples)
	};
}
/** Pictures are named by their path below the folder, rows of an archive by their number from 1; texts name themselves. */
async function namedIn(data, key) {
	const kind = await data.kindOf(key);
	if (kind === "archive") {
		const rows = await data.rows(key);
		if (rows === void 0) return {
			file: "",
			aside: []
		};
		const ids = Array.from({ length: rows.count }, (_, at) => String(at + 1));
		return {
			file: rows.file,
			ids,
			aside: []
		};
	}
	const listing = kind === "folder" ? await data.files(key) : void 0;
	if (listing === void 0) return;
	const { folder, data: files } = listing;
	const ids = files.filter(isImage);
	if (ids.length === 0) throw new UserError({
		message: "holds no image",
		at: { file: folder }
	});
	return {
		file: folder,
		ids,
		aside: setAside({
			folder,
			files
		})
	};
}
// src/tasks/semantic-search/qrels.ts
/** Of both forms: three columns (BEIR), below a header that need not be there, or four (TREC), the second unused. */
function readJudgements(text, file) {
	const found = /* @__PURE__ */ new Map();
	const problems = [];
	let isFirst = true;
	for (const [at, one] of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).entries()) {
		if (one.trim() === "") continue;
		const fields = fieldsOf(one);
		const isHeader = isFirst && fields[0] === "query-id";
		isFirst = false;
		if (isHeader) continue;
		const line = at + 1;
		const read = readLine(fields);
		if ("wrong" in read) problems.push({
			message: read.wrong,
			at: {
				file,
				line
			}
		});
		else {
			const { query, document, grade } = read;
			const own = found.get(query) ?? {
				line,
				documents: /* @__PURE__ */ new Map(),
				lines: /* @__PURE__ */ new Map()
			};
			found.set(query, own);
			const before = own.lines.get(document);
			if (before === void 0) {
				own.documents.set(document, grade);
				own.lines.set(document, line);
			} else problems.push({
				message: `document ${quote(document)} of query ${quote(query)} is already in line ${before}`,
				at: {
					file,
					line
				}
			});
		}
	}
	if (problems.length > 0) throw new UserError(capped(problems, file));
	if (found.size > 0) return found;
	throw new UserError({
		message: "judges no document",
		at: { file },
		fix: FORMS
	});
}
const FORMS = "each line is query-id, corpus-id and score (BEIR), or query, 0, document and grade (TREC)";
/** Ids may hold spaces where tabs part them. */
function fieldsOf(line) {
	return (line.includes("	") ? line.split("	") : line.trim().split(/\s+/)).map((part) => part.trim());
}
function readLine(fields) {
	const [query = "", ...rest] = fields;
	const [document = "", grade = ""] = rest.slice(-2);
	if (fields.length < 3 || fields.length > 4) return { wrong: `has ${fields.length} fields, where a judgement has three (BEIR) or four (TREC)` };
	if (query === "" || document === "") return { wrong: `has no ${query === "" ? "query" : "document"}` };
	if (!/^[+-]?\d{1,9}$/.test(grade)) return { wrong: `grade ${quote(grade)} is no whole number` };
	return {
		query,
		document,
		grade: Number(grade)
	};
}
// src/tasks/semantic-search/truth.ts
const SEARCH_ANSWERS = {
	another: "other relevant documents or another text",
	answerOf: ({ text, relevant }) => {
		const graded = Object.entries(relevant).map(([document, grade]) => `${quote(document)} ${grade}`);
		return [...text === void 0 ? [] : [`${quote(text)}:`], listed(graded)].join(" ");
	},
	inputsOf: (sample) => "text" in sample ? [] : [{
		part: "queries",
		file: sample.id
	}]
};
/**
* Queries that some document answers. Those that nobody has judged are set aside, as collections judge some of their
* queries alone; what the judgements name has to be there.
*/
async function judgedQueriesIn(data) {
	const written = await data.text("qrels") ?? {
		file: "",
		text: ""
	};
	const judgements = readJudgements(written.text, written.file);
	const { file, samples: queries, lines, aside = [] } = await readQueries(data, judgements.keys());
	const corpus = await readDocuments(data);
	const problems = [...unknownQueries(judgements, written.file, {
		file,
		ids: queries.map(({ id }) => id)
	}), ...unknownDocuments(judgements, written.file, corpus)];
	if (problems.length > 0) throw new UserError(problems);
	const judged = (id) => judgements.get(id)?.documents ?? /* @__PURE__ */ new Map();
	const isAnswered = (id) => [...judged(id).values()].some((grade) => grade > 0);
	const samples = queries.filter(({ id }) => isAnswered(id)).map((query) => ({
		...query,
		relevant: Object.fromEntries(judged(query.id))
	}));
	if (samples.length === 0) throw new UserError({
		message: `judges no document relevant to any query of ${file}`,
		at: { file: written.file },
		fix: "a grade above 0 is relevant"
	});
	const without = queries.map(({ id }) => id).filter((id) => !isAnswered(id));
	return truthFrom({
		file,
		samples,
		lines,
		aside: [...aside, ...unjudged(file, without)]
	}, SEARCH_ANSWERS);
}
const SHOWN = 5;
function unjudged(file, ids) {
	if (ids.length === 0) return [];
	const byKind = { unjudged: ids.length };
	return [{
		folder: file,
		count: ids.length,
		byKind,
		examples: ids.slice(0, SHOWN)
	}];
}
function unknownQueries(judgements, file, queries) {
	const known = new Set(queries.ids);
	const problems = [...judgements].filter(([id]) => !known.has(id)).map(([id, { line }]) => ({
		message: `${queries.file} has no query ${quote(id)}`,
		at: {
			file,
			line
		}
	}));
	return capped(problems, file);
}
/** What is relevant and not among the documents could never be found. */
function unknownDocuments(judgements, file, corpus) {
	if (corpus === void 0) return [];
	const problems = [];
	for (const { documents, lines } of judgements.values()) for (const [id, grade] of documents) if (grade > 0 && !corpus.ids.has(id)) problems.push({
		message: `${corpus.file} has no document ${quote(id)}, which is relevant`,
		at: {
			file,
			line: lines.get(id) ?? 1
		}
	});
	return capped(problems, file);
}
// src/tasks/semantic-search/task.ts
const semanticSearch = task({
	row: SEMANTIC_SEARCH,
	lines: SEARCH_LINES,
	samples: queryTable,
	records: searchBuilder,
	select: selectRankings,
	scores: SEARCH_SCORES,
	recognise: recogniseSearch,
	truth: judgedQueriesIn,
	planned: SEARCH_ANSWERS,
	ranges: { margin: ({ margins }) => margins },
	trivial: () => ({
		metric: "ndcg@10",
		value: 0,
		says: "finding nothing"
	})
});
// src/tasks/sentence-similarity/boundary.ts
/** So many pairs may change sides. */
const MOVED = .02;
/** A line through the middle of the reference's similarities, as an app would draw one. */
function acrossTheMiddle({ cosines: before }, { cosines: after }) {
	const line = middleOf(before);
	const share = before.filter((was, at) => was >= line !== (after[at] ?? 0) >= line).length / before.length;
	if (share <= MOVED) return [];
	return [`${amount(share, "rate")} of the pairs change sides of a similarity of ${withDecimals(line, 2)}, the middle of the reference's: where an app decides by such a line, choose it anew for this variant, or keep a higher precision for what it indexes`];
}
function middleOf(values) {
	return values.toSorted()[Math.floor(values.length / 2)] ?? 0;
}
// src/tasks/sentence-similarity/columns.ts
function similarityBuilder(samples) {
	const cosines = new Float64Array(samples.size);
	return new ColumnBuilder(samples, {
		keep(row, { cosine }) {
			cosines[row] = cosine;
		},
		columns: (defects) => ({
			kind: "sentence-similarity",
			samples,
			cosines,
			defects
		})
	});
}
function pairTable(samples) {
	return {
		...sampleTable(samples),
		gold: Float64Array.from(samples, ({ score }) => score)
	};
}
function selectPairs(columns, rows) {
	const { samples, cosines } = columns;
	return {
		...columns,
		samples: {
			...samplesOf(rows, samples),
			gold: floatsOf(rows, samples.gold)
		},
		cosines: floatsOf(rows, cosines)
	};
}
const SIMILARITY_LINES = taskLines(strictObject({
	...sampleBase,
	score: number(),
	a: string().exactOptional(),
	b: string().exactOptional(),
	cluster: string().exactOptional()
}), object({
	...recordBase,
	cosine: number()
}));
// src/tasks/sentence-similarity/recognise.ts
/** An embedder of texts. */
function recogniseSentences(model) {
	const embedder = embedderIn(model);
	if (embedder?.takes !== "tokens") return;
	return {
		says: "an embedder of texts",
		data: embedder.told,
		places: pairsIn,
		collect: () => ["a CSV of pairs a,b,score: two texts, and how alike people find them, on any scale", "the tokenizer.json that the model was trained with"],
		aim: AIM
	};
}
const AIM = {
	metric: "spearman",
	customary: [
		.005,
		.01,
		.02,
		.03,
		.05,
		.1
	],
	spread: .1
};
/** Tables of two texts and a score, each with the nearest tokenizer. */
async function pairsIn(files) {
	const found = [];
	for (const pairs of files.paths.filter((path) => path.toLowerCase().endsWith(".csv"))) {
		const tokenizer = tokenizerNear(files, pairs);
		if (tokenizer !== void 0 && hasPairs(await files.text(pairs) ?? "")) found.push({
			pairs,
			tokenizer
		});
	}
	return found;
}
function hasPairs(text) {
	const [header = ""] = text.split(/\r?\n/, 1);
	const columns = header.replace(/^\uFEFF/, "").split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
	return [
		"a",
		"b",
		"score"
	].every((name) => columns.includes(name));
}
// src/tasks/sentence-similarity/scores.ts
const SIMILARITY_SCORES = {
	spearman: correlated("ranks"),
	pearson: correlated("values"),
	"cosine-shift": shift,
	"decisions@t": decisions
};
function correlated(of) {
	return (metric, { samples, cosines }) => {
		const { gold } = samples;
		if (isConstant(gold)) return noGold(metric);
		if (isConstant(cosines)) return {
			kind: "collapsed",
			why: "all pairs have the same cosine"
		};
		return {
			kind: "resampled",
			...onlyNumber({
				kind: "correlation",
				of,
				x: gold,
				y: cosines
			}, samples),
			rare: false,
			within: metric.within ?? null,
			passFrom: metric.passFrom ?? 0
		};
	};
}
/** How much higher the variant's cosines are than the reference's. */
function shift({ within }, { cosines, samples }, reference) {
	const other = completeReference(reference);
	if (isUnmeasured(other)) return other;
	return {
		kind: "mean",
		values: cosines.map((cosine, row) => cosine - (other.cosines[row] ?? NaN)),
		within: within ?? null,
		seed: samples.seed
	};
}
/** Whether a pair is on the same side of a threshold as it is for the reference. */
function decisions({ name, k: threshold = 0 }, { cosines }, reference) {
	const other = completeReference(reference);
	if (isUnmeasured(other)) return other;
	return {
		kind: "rate",
		right: Uint8Array.from(cosines, (cosine, row) => cosine >= threshold === (other.cosines[row] ?? NaN) >= threshold ? 1 : 0),
		...(threshold > 1 || threshold <= -1) && { foregone: name }
	};
}
function noGold({ name }) {
	return { unmeasured: `all pairs have the same score, so that there is no ${name}` };
}
function isConstant(values) {
	return values.every((value) => value === values[0]);
}
// src/tasks/sentence-similarity/truth.ts
const PAIR_ANSWERS = {
	another: "another score or other texts",
	answerOf: ({ score, a = "", b = "" }) => `${score} for ${quote(a)} and ${quote(b)}`
};
/** Pairs of texts and how alike people find them, from a CSV file; a pair without an id is named by its row. */
async function scoredPairsIn(data) {
	const { text = "", file = "" } = await data.text("pairs") ?? {};
	const read = readSampleRows(text, file, {
		...PAIR_FORM,
		needs: [
			"a",
			"b",
			"score"
		],
		example: "a,b,score",
		sliceBy: data.sliceBy
	}, ({ line: _, field, ...sample }) => {
		const [a, b, written] = [
			field("a"),
			field("b"),
			field("score")
		];
		const empty = [
			"a",
			"b",
			"score"
		].find((column) => field(column) === "");
		if (empty !== void 0) return { wrong: `has no ${empty}` };
		const score = Number(written);
		if (!Number.isFinite(score)) return { wrong: `score ${quote(written)} is no finite number` };
		return {
			...sample,
			score,
			a,
			b
		};
	});
	return truthFrom({
		file,
		...read,
		samples: inClusters(read.samples)
	}, PAIR_ANSWERS);
}
/** As every file of pairs names them. */
const PAIR_FORM = {
	ids: ["id"],
	mayNumber: true
};
/** What hangs together by a text that several pairs share is one cluster, named by its first pair. */
function inClusters(pairs) {
	const above = pairs.map((_, row) => row);
	const topOf = (row) => {
		let top = row;
		while (above[top] !== top) top = above[top] ?? top;
		above[row] = top;
		return top;
	};
	const first = /* @__PURE__ */ new Map();
	for (const [row, { a = "", b = "" }] of pairs.entries()) for (const text of [a, b]) {
		const other = first.get(text);
		if (other === void 0) first.set(text, row);
		else above[Math.max(topOf(row), topOf(other))] = Math.min(topOf(row), topOf(other));
	}
	const sizes = /* @__PURE__ */ new Map();
	for (const row of pairs.keys()) sizes.set(topOf(row), (sizes.get(topOf(row)) ?? 0) + 1);
	return pairs.map((pair, row) => {
		const top = topOf(row);
		return (sizes.get(top) ?? 1) > 1 ? {
			...pair,
			cluster: pairs[top]?.id ?? pair.id
		} : pair;
	});
}
// src/tasks/sentence-similarity/task.ts
const sentenceSimilarity = task({
	row: SENTENCE_SIMILARITY,
	lines: SIMILARITY_LINES,
	samples: pairTable,
	records: similarityBuilder,
	select: selectPairs,
	scores: SIMILARITY_SCORES,
	recognise: recogniseSentences,
	truth: scoredPairsIn,
	planned: PAIR_ANSWERS,
	ranges: { cosine: ({ cosines }) => cosines },
	boundary: acrossTheMiddle,
	trivial: () => ({
		metric: "spearman",
		value: 0,
		says: "drawing lots"
	})
});
// src/tasks/text-generation/columns.ts
function textTable(samples) {
	const tokens = Float64Array.from(samples, ({ tokens = NaN }) => tokens);
	return {
		...sampleTable(samples),
		tokens
	};
}
function textBuilder(samples) {
	return new ColumnBuilder(samples, keeper(samples));
}
function keeper(samples) {
	const sums = () => new Float64Array(samples.size).fill(NaN);
	const [tokens, nll, kl, agreed] = [
		sums(),
		sums(),
		sums(),
		sums()
	];
	return {
		keep(row, record) {
			nll[row] = sum(record.nll);
			if (record.kl !== void 0) kl[row] = sum(record.kl);
			if (record.agree !== void 0) agreed[row] = sum(record.agree);
			const { nll: first, kl: second = first, agree: third = first } = record;
			tokens[row] = first.length;
			if (first.length === 0) return "with no token";
			const told = samples.tokens[row] ?? NaN;
			const known = Number.isNaN(told) ? first.length : told;
			return [
				first,
				second,
				third
			].every(({ length }) => length === known) ? void 0 : "with more or fewer tokens than the text has";
		},
		columns: (defects) => ({
			kind: "text-generation",
			samples,
			tokens,
			nll,
			kl,
			agreed,
			defects
		})
	};
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}
function selectTexts(columns, rows) {
	const told = floatsOf(rows, columns.samples.tokens);
	return {
		...columns,
		samples: {
			...samplesOf(rows, columns.samples),
			tokens: told
		},
		tokens: floatsOf(rows, columns.tokens),
		nll: floatsOf(rows, columns.nll),
		kl: floatsOf(rows, columns.kl),
		agreed: floatsOf(rows, columns.agreed)
	};
}
const TEXT_LINES = taskLines(strictObject({
	...sampleBase,
	tokens: int().positive().exactOptional()
}), object({
	...recordBase,
	nll: array(number().nonnegative()),
	kl: array(number().nonnegative()).exactOptional(),
	agree: array(literal([0, 1])).exactOptional()
}));
// src/tasks/text-generation/scores.ts
/** Tokens of one text resemble each other: each text is a cluster. */
const TEXT_SCORES = {
	perplexity,
	kl,
	"next-token": nextToken
};
function perplexity({ passFrom = 0, worst }, { tokens, nll }) {
	return {
		kind: "clustered",
		sums: nll,
		sizes: tokens,
		scale: "log",
		within: null,
		passFrom,
		...worst && { worst: worst.of(0) }
	};
}
function nextToken(metric, { tokens, agreed }) {
	const sums = given(metric, agreed, "agree");
	if (isUnmeasured(sums)) return sums;
	return {
		kind: "clustered",
		sums,
		sizes: tokens,
		scale: "plain",
		within: metric.within ?? null,
		passFrom: metric.passFrom ?? 0
	};
}
function kl(metric, { tokens: sizes, kl: sums }) {
	const known = given(metric, sums, "kl");
	if (isUnmeasured(known)) return known;
	const tokens = sizes.reduce((total, size) => total + size, 0);
	return {
		kind: "screen",
		value: known.reduce((total, one) => total + one, 0) / tokens,
		n: tokens
	};
}
function given({ name }, sums, key) {
	const without = sums.reduce((count, sum) => count + (Number.isNaN(sum) ? 1 : 0), 0);
	if (without === 0) return sums;
	return { unmeasured: `${name} needs ${key} in every record: ${without} of ${sums.length} lack it` };
}
// src/tasks/text-generation/truth.ts
const TEXT_ANSWERS = {
	another: "another number of tokens",
	answerOf: ({ tokens }) => tokens === void 0 ? "a text" : counted(tokens, "token"),
	inputsOf: ({ id }) => [{
		part: "texts",
		file: id
	}]
};
/** The texts; where the data do not say how many tokens each has, its records do. */
async function textsIn(data) {
	const { samples, ...read } = await readTexts$1(data);
	return truthFrom({
		...read,
		samples: samples.map(({ text: _, ...one }) => one)
	}, TEXT_ANSWERS);
}
// src/tasks/tasks.ts
/** Every task whose records are read, by what its columns call their kind; `rows.ts` has what policies name. */
const TASKS = {
	"image-classification": imageClassification,
	"multi-label-classification": multiLabelClassification,
	"object-detection": objectDetection,
	"sentence-similarity": sentenceSimilarity,
	"semantic-search": semanticSearch,
	"text-generation": task({
		row: TEXT_GENERATION,
		lines: TEXT_LINES,
		samples: textTable,
		records: textBuilder,
		select: selectTexts,
		scores: TEXT_SCORES,
		truth: textsIn,
		planned: TEXT_ANSWERS
	}),
	parity,
	regression,
	segmentation,
	custom
};
/** How a task's samples and records are read; undefined where there is no such task. */
function readableTask(name) {
	if (isCustomTask(name)) return custom;
	return Object.values(TASKS).find(({ row }) => row?.name === name);
}
/** The tasks that can be run here and recognise a model. */
function recognisedBy(model) {
	return Object.values(TASKS).flatMap(({ row, recognise, truth }) => {
		const recognised = row?.evaluated ? recognise(model) : void 0;
		if (row === void 0 || recognised === void 0) return [];
		return [{
			task: row.name,
			recognised,
			truth
		}];
	});
}
/** What a metric makes of one variant's records; unmeasured unless every sample has its answer. */
function scoresOf(metric, columns, reference) {
	const whole = complete(columns);
	return isUnmeasured(whole) ? whole : score(whole.kind, metric, whole, reference);
}
function score(kind, metric, columns, reference) {
	const found = taskOf(kind).scoreBy(familyOf(metric));
	if (found === void 0) return { unmeasured: `${metric.name} is not evaluated yet` };
	const scores = found(metric, columns, reference);
	const { clusters } = columns.samples;
	return clusters === void 0 || isUnmeasured(scores) ? scores : inClusters$1(scores, clusters);
}
/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
function selectRows(columns, rows) {
	const whole = complete(columns);
	return isUnmeasured(whole) ? whole : select(whole.kind, whole, rows);
}
function select(kind, columns, rows) {
	return taskOf(kind).select(columns, rows);
}
/** One part of every answer; undefined where the task has no parts by that word. */
function selectPart(columns, { column, value }) {
	const whole = complete(columns);
	const part = (kind, own) => {
		const { parts } = taskOf(kind);
		return parts?.by === column ? parts.select(own, value) : void 0;
	};
	return isUnmeasured(whole) ? whole : part(whole.kind, whole);
}
/** The parts of every answer, as slices are written. */
function partsIn(columns) {
	const named = (kind, own) => {
		const { parts } = taskOf(kind);
		return (parts?.names(own) ?? []).map((value) => ({
			column: parts?.by ?? "",
			value
		}));
	};
	return named(columns.kind, columns);
}
/** What one answer to everything would score on the samples that these columns answer. */
function trivialOf(columns) {
	const trivial = (kind, own) => taskOf(kind).trivial(own);
	return trivial(columns.kind, columns);
}
/** What every sample is answered with, where it is one and the same. */
function onlyAnswer(columns) {
	const only = (kind, own) => taskOf(kind).onlyAnswer(own);
	return only(columns.kind, columns);
}
/** What the samples are too few to show. */
function tooFewToSee(columns) {
	const thin = (kind, own) => taskOf(kind).thin(own);
	return thin(columns.kind, columns);
}
/** Of each sample the number by which a slice may be a range. */
function rangedBy(name, columns) {
	const range = (kind, own) => taskOf(kind).range(name, own);
	return range(columns.kind, columns);
}
/** What became of answers that are right or wrong. */
function explainTurns(turns, before, after) {
	return ofBoth(after.kind, before, after, (task, was, is) => task.explain(turns, was, is));
}
/** What became of answers of which a metric is more than a mean of examples. */
function explainWhole(metric, before, after) {
	return ofBoth(after.kind, before, after, (task, was, is) => task.explainWhole(metric, was, is));
}
/** What an app has to mind whose own line lies among the answers; undefined where the task draws none. */
function boundaryBetween(before, after) {
	const [was, is] = [complete(before), complete(after)];
	if (isUnmeasured(was) || isUnmeasured(is)) return;
	return ofBoth(is.kind, was, is, (task, one, other) => task.boundary(one, other));
}
/** Nothing where the two answer different tasks. */
function ofBoth(kind, before, after, tell) {
	if (isOf(kind, before) && isOf(kind, after)) return tell(taskOf(kind), before, after);
}
function isOf(kind, columns) {
	return columns.kind === kind;
}
const BY_KIND = TASKS;
function taskOf(kind) {
	return BY_KIND[kind];
}
// src/statistics/distributions/discrete.ts
/** Counts less likely than the likeliest by this factor are left out: together they are nothing. */
const NEGLIGIBLE = 1e-17;
/** The counts of successes in `n` trials that matter, each with its probability, in no fixed order. */
function binomial(n, p) {
	const weighed = [];
	const total = weigh(n, p, (count, weight) => weighed.push({
		count,
		weight
	}));
	return weighed.map(({ count, weight }) => ({
		count,
		probability: weight / total
	}));
}
/** The chance of at most `most` successes. */
function chanceOfAtMost(most, n, p) {
	let sum = 0;
	const total = weigh(n, p, (count, weight) => {
		if (count <= most) sum += weight;
	});
	return sum / total;
}
/** The chance of `least` successes or more. */
function atLeast(least, n, p) {
	let sum = 0;
	const total = weigh(n, p, (count, weight) => {
		if (count >= least) sum += weight;
	});
	return sum / total;
}
/** Weighs counts by ratios outward from the likeliest: no factorials, so nothing to lose digits in. */
function weigh(n, p, take) {
	const mode = Math.min(n, Math.floor((n + 1) * p));
	const odds = p / (1 - p);
	let total = 1;
	take(mode, 1);
	for (let count = mode, weight = 1; count < n;) {
		weight *= (n - count) / (count + 1) * odds;
		if (!(weight > NEGLIGIBLE)) break;
		count += 1;
		total += weight;
		take(count, weight);
	}
	for (let count = mode, weight = 1; count > 0;) {
		weight *= count / ((n - count + 1) * odds);
		if (!(weight > NEGLIGIBLE)) break;
		count -= 1;
		total += weight;
		take(count, weight);
	}
	return total;
}
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
// src/statistics/distributions/normal.ts
/**
* The standard normal quantile, by Wichura's rational approximations (AS 241, PPND16): within
* 1e-12 of scipy's. A library would do, but the accurate one brings 137 packages along.
*/
function normalQuantile(p) {
	const q = p - .5;
	if (Math.abs(q) <= .425) return q * ratio(CENTRE, .180625 - q * q);
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const tail = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
	return q < 0 ? -tail : tail;
}
/** The chance of a standard normal below `z`, by Marsaglia's series: every term is positive, so no digit is lost. */
function normalCdf(z) {
	if (Math.abs(z) > FURTHEST) return z < 0 ? 0 : 1;
	let [term, sum] = [z, z];
	for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}
/** Beyond it lies less than what a number near 1 can show. */
const FURTHEST = 8.5;
function ratio([above, below], x) {
	return horner(above, x) / horner(below, x);
}
function horner(coefficients, x) {
	return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
const CENTRE = [[
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
], [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
]];
const SHOULDER = [[
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
], [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
]];
const TAIL = [[
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
], [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
]];
// src/statistics/pairs.ts
/** The same samples before and after, 1 where right and 0 where not: how many were lost, how many gained. */
function pairsOf(before, after) {
	let lost = 0;
	let gained = 0;
	for (const [row, was] of before.entries()) {
		const is = after[row] ?? 0;
		if (was > is) lost += 1;
		if (was < is) gained += 1;
	}
	return {
		n: before.length,
		lost,
		gained
	};
}
function pairsBeside(before, after) {
	let [lost, gained, open] = [
		0,
		0,
		0
	];
	for (let row = 0; row < after.names.length; row += 1) {
		const turn = turnBeside(before, after, row);
		if (turn === void 0) open += 1;
		else if (turn > 0) lost += 1;
		else if (turn < 0) gained += 1;
	}
	return {
		n: after.names.length,
		lost,
		gained,
		open
	};
}
/**
* 1 where lost, −1 where gained, 0 where neither; undefined where only a label could tell. Where both sides answer alike
* it makes no difference; where they do not, each names something that the other does not, and either may be right.
*/
function turnBeside(before, after, row) {
	const [was = -1, is = -1] = [before.right[row], after.right[row]];
	if (was >= 0 && is >= 0) return was - is;
	return areAlike(before.answers, after.answers, row) ? 0 : void 0;
}
/** The files or rows whose label would tell how they turned. */
function openBeside(before, after) {
	const [was, is] = [before.beside, after.beside];
	if (was === void 0 || is === void 0) return [];
	return is.names.filter((_, row) => turnBeside(was, is, row) === void 0);
}
/** How many samples were answered otherwise, be it right or wrong; undefined where that is not kept. */
function countUnlike(before, after) {
	const [was, is] = [before.answers, after.answers];
	if (was === void 0 || is === void 0) return;
	const own = unlikeIn(was, is, after.right.length);
	if (before.beside === void 0 || after.beside === void 0) return own;
	return own + unlikeIn(before.beside.answers, after.beside.answers, after.beside.names.length);
}
function unlikeIn(before, after, rows) {
	let unlike = 0;
	for (let row = 0; row < rows; row += 1) if (!areAlike(before, after, row)) unlike += 1;
	return unlike;
}
/** Whether the same numbers are among the first `k` of both, in whatever order; mostly they stand in the same one. */
function areAlike(before, after, row) {
	const { k } = after;
	const [was, is] = [row * before.width, row * after.width];
	let same = 0;
	while (same < k && before.numbers[was + same] === after.numbers[is + same]) same += 1;
	if (same === k) return true;
	const rest = new Set(before.numbers.subarray(was + same, was + k));
	for (let at = same; at < k; at += 1) if (!rest.has(after.numbers[is + at] ?? -1)) return false;
	return true;
}
function countRight(right) {
	return right.reduce((sum, one) => sum + one, 0);
}
/** What the pairs are when the two sides change places. */
function mirrored({ n, lost, gained }) {
	return {
		n,
		lost: gained,
		gained: lost
	};
}
/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;
/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
function dropInterval(pairs, alpha) {
	return [-upper(mirrored(pairs), alpha), upper(pairs, alpha)];
}
/** Whichever bound is the more cautious. */
function upper(pairs, alpha) {
	const score = scoreBound(pairs, alpha);
	if (pairs.lost + pairs.gained > 200) return score;
	return exactBound(pairs, alpha, score);
}
/** The smallest drop that the score rejects, and every larger one with it. */
function scoreBound(pairs, alpha) {
	const limit = -normalQuantile(1 - alpha);
	return firstRejected((drop) => restrictedScore(pairs, drop).z <= limit, observedDrop(pairs), 1);
}
/**
* The largest drop, no less than `from`, that the exact probability does not reject. It does not fall
* evenly (it jumps a little where two outcomes change places): the walk goes on until far below alpha.
*/
function exactBound(pairs, alpha, from = observedDrop(pairs)) {
	const step = (scoreBound(pairs, alpha / 4) - observedDrop(pairs)) / STEPS;
	let accepted = -1;
	for (let drop = from; step > 0 && drop < 1; drop += step) {
		const chance = chanceOfLess(pairs, drop);
		if (chance > alpha) accepted = drop;
		if (chance < alpha / 4) break;
	}
	if (accepted < from) return from;
	const rejects = (drop) => chanceOfLess(pairs, drop) <= alpha;
	return firstRejected(rejects, accepted, Math.min(1, accepted + step));
}
function observedDrop({ n, lost, gained }) {
	return (lost - gained) / n;
}
/** Bisection; answers the rejected end, so that the bound is never on the lenient side. */
function firstRejected(rejects, accepted, rejected) {
	let [low, high] = [accepted, rejected];
	while (high - low > 1e-11) {
		const middle = (low + high) / 2;
		if (rejects(middle)) high = middle;
		else low = middle;
	}
	return high;
}
/** Two outcomes count as equally far when their scores differ by less. */
const TIE = 1e-9;
/** If the true drop were `drop`: the chance of pairs that show as little of it as these, or less. */
function chanceOfLess(pairs, drop) {
	const { z, chanceLost, chanceGained } = restrictedScore(pairs, drop);
	const chanceLostOfRest = chanceLost / (1 - chanceGained);
	let chance = 0;
	let most = -1;
	for (const { count, probability } of binomial(pairs.n, chanceGained)) {
		most = mostLost({
			n: pairs.n,
			gained: count
		}, drop, z + TIE, most);
		chance += probability * chanceOfAtMost(most, pairs.n - count, chanceLostOfRest);
	}
	return Math.min(1, chance);
}
/** The chance of pairs that show as much of it, or more. */
function chanceOfMore(pairs, drop) {
	return chanceOfLess(mirrored(pairs), -drop);
}
/** The most losses whose score stays within the bound: it grows with every loss, so a walk finds it. */
function mostLost({ n, gained }, drop, bound, from) {
	const within = (lost) => restrictedScore({
		n,
		gained,
		lost
	}, drop).z <= bound;
	let most = Math.min(from, n - gained);
	while (most < n - gained && within(most + 1)) most += 1;
	while (most >= 0 && !within(most)) most -= 1;
	return most;
}
/** Tango's score of the pairs against a drop of `drop` (−1 … 1), with the likelihood maximised under it. */
function restrictedScore(pairs, drop) {
	if (drop >= 0) return scoreOfDrop(pairs, drop);
	const { z, chanceLost, chanceGained } = scoreOfDrop(mirrored(pairs), -drop);
	return {
		z: -z,
		chanceLost: chanceGained,
		chanceGained: chanceLost
	};
}
function scoreOfDrop({ n, lost, gained }, drop) {
	const spread = drop * (1 - drop);
	const b = (2 * n - lost + gained) * drop - lost - gained;
	const c = -gained * spread;
	const root = Math.sqrt(b * b - 8 * n * c);
	const chanceGained = b > 0 ? -2 * c / (b + root) : (root - b) / (4 * n);
	const distance = lost - gained - n * drop;
	const deviation = Math.sqrt(n * (2 * chanceGained + spread));
	return {
		z: distance === 0 ? 0 : distance / deviation,
		chanceLost: chanceGained + drop,
		chanceGained
	};
}
// src/statistics/after/rates.ts
/**
* Nobody has more examples; a stranger's file may say so, and must not keep anybody busy. What is said of more is
* judged as if it were of so many, with the same share right: bounds are only wider for it.
*/
const MOST_COUNTED = 1e9;
/**
* Two one-sided bounds on a rate, each wrong with probability `alpha` at most: the wider of Wilson's, which alone
* are wrong more often where nearly all is right or wrong, and the exact binomial ones (Clopper and Pearson).
*/
function rateInterval(right, n, alpha) {
	return [lowerBound(right, n, alpha), 1 - lowerBound(n - right, n, alpha)];
}
/** Whether the lower bound is `floor` or more, found without looking for it. */
function isSurelyAtLeast(floor, right, n, alpha) {
	if (right === 0) return floor <= 0;
	return wilsonBound(right, n, alpha) >= floor && atLeast(right, n, floor) <= alpha;
}
/** The largest rate that both tests reject. */
function lowerBound(right, n, alpha) {
	if (n > 1e9) return lowerBound(right / n * MOST_COUNTED, MOST_COUNTED, alpha);
	const count = Math.floor(right);
	if (count === 0) return 0;
	let [rejected, accepted] = [0, wilsonBound(count, n, alpha)];
	if (atLeast(count, n, accepted) <= alpha) return accepted;
	while (accepted - rejected > 1e-15 * accepted) {
		const middle = (rejected + accepted) / 2;
		if (atLeast(count, n, middle) <= alpha) rejected = middle;
		else accepted = middle;
	}
	return rejected;
}
function wilsonBound(right, n, alpha) {
	const z = normalQuantile(1 - alpha);
	const rate = right / n;
	return (rate + z * z / (2 * n) - z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}
export { selectRows as A, fileKind as B, onlyAnswer as C, recognisedBy as D, readableTask as E, truthFrom as F, clustersOf as I, complete as L, trivialOf as M, Redraws as N, scoresOf as O, MOST_EXPLAINED as P, sumsIn as R, explainWhole as S, rangedBy as T, FailedRecord as V, binomial as _, chanceOfMore as a, boundaryBetween as b, countRight as c, pairsBeside as d, pairsOf as f, atLeast as g, normalQuantile as h, chanceOfLess as i, tooFewToSee as j, selectPart as k, countUnlike as l, normalCdf as m, isSurelyAtLeast as n, dropInterval as o, turnBeside as p, rateInterval as r, restrictedScore as s, MOST_COUNTED as t, openBeside as u, chanceOfAtMost as v, partsIn as w, explainTurns as x, chanceOfSoMany as y, belowFolder as z };
