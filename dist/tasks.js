import { T as familyOf, _ as SEGMENTATION, b as OBJECT_DETECTION, g as SEMANTIC_SEARCH, h as SENTENCE_SIMILARITY, i as describeIssues, m as TEXT_GENERATION, n as didYouMean, r as nearest, t as OTHER_ACCENTS, u as isCustomTask, v as REGRESSION, x as IMAGE_CLASSIFICATION, y as PARITY } from "./nearest.js";
import { C as strictObject, D as union, E as tuple, S as record, _ as literal, b as object, d as boolean, h as int, u as array, v as looseObject, w as string, y as number } from "./schemas.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { G as withDecimals, I as listed, L as listedUpTo, R as amount, d as counted, yt as quote } from "./make-folder.js";
import { t as UserError } from "./errors.js";
import { t as capped } from "./capped.js";
// src/statistics/after/in-clusters.ts
/**
* The same scores, told cluster by cluster: copies of one picture, or frames of one video, are no samples apart. A rate
* keeps its rows, on which its own test is never narrower than what the clusters show.
*/
function inClusters$1(scores, clusters) {
	switch (scores.kind) {
		case "rate": return {
			...scores,
			clusters: scores.clusters ?? clusters
		};
		case "classes": return {
			...scores,
			clusters
		};
		case "mean": return meanInClusters(scores, clusters);
		case "clustered": return {
			...scores,
			sums: sumsIn(scores.sums, clusters).sums,
			sizes: sumsIn(scores.sizes, clusters).sums
		};
		case "resampled": return resampledInClusters(scores, clusters);
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
/** A cluster is drawn as a whole. What has units of its own beside the rows has seen to that already. */
function resampledInClusters(scores, clusters) {
	if (scores.units !== clusters.length) return scores;
	const { of, count } = placesOf(clusters);
	const rows = new Uint32Array(clusters.length);
	return {
		...scores,
		units: count,
		of(counts) {
			for (let row = 0; row < rows.length; row += 1) rows[row] = counts[of[row] ?? 0] ?? 0;
			return scores.of(rows);
		}
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
const NAMED$1 = 3;
var DefectList = class {
	#found = /* @__PURE__ */ new Map();
	add(kind, id, error) {
		const found = this.#found.get(kind) ?? {
			count: 0,
			first: []
		};
		found.count += 1;
		if (found.first.length < NAMED$1) found.first.push(error === void 0 ? quote(id) : `${quote(id)} (${quote(error)})`);
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
// src/statistics/random.ts
/**
* Doty-Humphrey's small fast counter (sfc32): what it draws repeats after 2^32 draws at the earliest, and
* no number is likelier than another by more than `under`/2^32.
*/
function randomFrom(seed) {
	let [a, b, c, counter] = [
		seed | 0,
		~seed,
		2654435769,
		1
	];
	const next = () => {
		const sum = a + b + counter | 0;
		counter = counter + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + sum | 0;
		return sum >>> 0;
	};
	for (let round = 0; round < WARM_UP; round += 1) next();
	return (under) => Math.floor(next() * under / 2 ** 32);
}
/** Rounds after which neighbouring seeds have nothing in common. */
const WARM_UP = 20;
/** A number for drawing these samples again, the same for the same ids in whatever order. */
function seedOf(ids) {
	let seed = 0;
	for (const id of ids) seed = seed + hashOf(id) >>> 0;
	return seed;
}
/** FNV-1a, 32 bits. */
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	return hash >>> 0;
}
// src/tasks/columns/clusters.ts
/**
* Which samples tell of one thing: those whose inputs are equal, those of one group, and whatever hangs together by
* either. Undefined where each stands alone.
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
	for (const [row, { input, group }] of samples.entries()) for (const name of [input && `input ${input}`, group && `group ${group}`]) {
		if (!name) continue;
		const other = first.get(name);
		if (other === void 0) {
			first.set(name, row);
			continue;
		}
		above[topOf(row)] = topOf(other);
		joined = true;
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
		for (const [column, value] of Object.entries(values)) note(slices, column, value, row);
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
function note(slices, column, value, row) {
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
		thin: (columns) => parts.thin?.(columns),
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
			if (isFailed$1(line)) this.#defects.add("failed", line.id, line.error);
			else this.#note(this.#keeper.keep(row, line), line);
		}
	}
	finish() {
		for (const [id, row] of this.#samples.rows) if (this.#seen[row] === 0) this.#defects.add("missing", id);
		return this.#keeper.columns(this.#defects.all());
	}
	/** Records mostly come in the order of the samples: to compare one id is quicker than to look one up. */
	#rowOf(id) {
		const { ids, rows } = this.#samples;
		const row = ids[this.#next] === id ? this.#next : rows.get(id);
		if (row !== void 0) this.#next = row + 1;
		return row;
	}
	#note(defect, { id }) {
		if (defect !== void 0) this.#defects.add(defect, id);
	}
};
function isFailed$1(line) {
	return "error" in line;
}
// src/tasks/custom/columns.ts
function customBuilder(samples) {
	return new ColumnBuilder(samples, keeper$6(samples));
}
/** More metrics than any task declares. */
const MOST_METRICS = 100;
function keeper$6(samples) {
	const values = /* @__PURE__ */ new Map();
	const columnOf = (name) => {
		const known = values.get(name);
		if (known !== void 0 || values.size === MOST_METRICS) return known;
		const column = new Float64Array(samples.size).fill(NaN);
		values.set(name, column);
		return column;
	};
	return {
		keep(row, record) {
			for (const [name, value] of Object.entries(record.values)) {
				const column = columnOf(name);
				if (column !== void 0) column[row] = value;
			}
		},
		columns: (defects) => ({
			kind: "custom",
			samples,
			values,
			defects
		})
	};
}
function selectCustom(columns, rows) {
	const picked = [...columns.values].map(([name, values]) => [name, floatsOf(rows, values)]);
	return {
		...columns,
		samples: samplesOf(rows, columns.samples),
		values: new Map(picked)
	};
}
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
	"max-error": number().nonnegative()
});
/** By the output's name. */
const Fidelity = record(string(), Nearness);
/** What a record of every task has: the sample's id, and where it was compared with the reference, how near it came. */
const recordBase = {
	id: string(),
	fidelity: Fidelity.exactOptional()
};
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
// src/contract/sample.ts
/** What a sample of every task has. */
const sampleBase = {
	id: string().min(1),
	slices: record(string(), string()).exactOptional(),
	/** Where the same input stands for other samples too: its name, the same for all of them. */
	input: string().min(1).exactOptional(),
	/** Samples of one group resemble each other: frames of a video, sentences of a document. */
	group: string().min(1).exactOptional()
};
const AnySample = strictObject(sampleBase);
/** By what is the right answer to them, samples are sliced without a column. */
const LABEL = "label";
const CUSTOM_LINES = taskLines(AnySample, object({
	...recordBase,
	values: record(string(), number())
}));
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
const parse$1 = function(data, opts = {}) {
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
		return parse$1(text, {
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
/** Whether reading a row ended in what is wrong with it. */
function isWrong(found) {
	return typeof found === "object" && found !== null && "wrong" in found;
}
/** Reads the rows of a CSV file; what is wrong with any is thrown, all of it at once. */
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
		const found = whyUnreadable(row, read, columns) ?? sampleOf(read);
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
	return {
		id: columns.idName === void 0 ? String(number) : field(columns.idName),
		...values.length > 0 && { slices: Object.fromEntries(values) },
		...group !== "" && { group },
		line,
		field
	};
}
function whyUnreadable({ fields }, { id }, { count, idName }) {
	if (fields.length !== count) return { wrong: `has ${fields.length} fields where the header has ${count}` };
	return id === "" ? { wrong: `has no ${idName}` } : void 0;
}
function whyUnfit({ id }, { idName = "number" }, lines) {
	if (idName === "file" && !isBelow(id)) return `file ${quote(id)} is not a path below the images folder`;
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
	const { ids, needs, example, sliceBy = [] } = form;
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
		...whyNoSlices(names, sliceBy)
	];
	if (wrong.length > 0) throw new UserError(wrong.map((problem) => ({
		...problem,
		at: {
			file,
			line: row.line
		}
	})));
	return {
		count: names.length,
		idName: ids.find((name) => names.includes(name)),
		at: new Map(names.map((name, column) => [name, column])),
		slices: sliceBy
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
function whyNoSlices(names, sliceBy) {
	return sliceBy.filter((name) => !names.includes(name)).map((name) => ({
		message: `has no column ${quote(name)}, which slice-by names${didYouMean(name, names)}`,
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
	return {
		id,
		...own,
		...group !== void 0 && { group },
		line,
		value
	};
}
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
	another: "another answer",
	answerOf: () => "a sample"
};
/** Which samples there are, from the file that the policy names: never from what was recorded of them. */
async function ownSamplesIn(data) {
	const written = await data.text("samples");
	if (written === void 0) throw new UserError({
		message: "the data name no samples, so nothing says which of them must have a record",
		fix: "add samples: Eval/samples.csv, a CSV file with a column id"
	});
	const { file, text } = written;
	const { sliceBy } = data;
	return truthFrom({
		file,
		.../\.(jsonl|ndjson|json)$/i.test(file) ? readJsonLines(text, file, {
			ids: ["id"],
			example: "{\"id\": \"s1\"}",
			sliceBy
		}, ({ line: _, value: __, ...sample }) => sample) : readSampleRows(text, file, {
			ids: ["id", "file"],
			needs: [],
			example: "id",
			sliceBy
		}, ({ line: _, field: __, ...sample }) => sample)
	}, OWN_ANSWERS);
}
// src/tasks/custom/task.ts
/** Whatever a user's own task is named, its metrics are the means of what it says. */
const custom = task({
	lines: CUSTOM_LINES,
	samples: sampleTable,
	records: customBuilder,
	select: selectCustom,
	scores: declared,
	truth: ownSamplesIn,
	planned: OWN_ANSWERS
});
/** The mean of what the user's own task computes of each sample. */
function declared({ name, within }, { values, samples }) {
	const column = values.get(name);
	if (column === void 0) return { unmeasured: `no record has a value of ${name}` };
	const without = column.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
	if (without === 0) return {
		kind: "mean",
		values: column,
		within: within ?? null,
		seed: samples.seed
	};
	return { unmeasured: `${without} of ${samples.size} records have no value of ${name}` };
}
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
	return new ColumnBuilder(samples, keeper$5(samples));
}
function keeper$5(samples) {
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
			ranks[row] = label < 0 ? NO_LABEL : placeOf$1(classes.nameOf(label), ranked);
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
function placeOf$1(name, top) {
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
// src/samples/files.ts
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The name of a file without what it ends in: `Eval/labels.csv` → `labels`. */
function stemOf$2(path) {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
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
	for (const path of paths) if (isImage(path)) for (const name of [path, stemOf$1(path)]) photos.add(name.toLowerCase());
	return (path) => COMPANION.test(path) && photos.has(stemOf$1(path).toLowerCase());
}
/** `red/IMG_3.MOV` → `red/IMG_3`; `IMG_3.JPG.xmp` → `IMG_3.JPG` */
function stemOf$1(path) {
	return path.replace(/\.[^./]*$/, "");
}
// src/tasks/image-classification/recognise.ts
/** A classifier, or a model whose only array is a vector of scores. */
function recogniseClassifier(model) {
	const { classes, classCount, inputs } = model;
	if (classes === null && classCount === null) return;
	const takesImages = inputs.some(({ kind }) => kind === "image");
	return {
		says: "a classifier",
		data: {},
		places: async (files) => takesImages ? [...await tablesIn(files), ...foldersIn(files)] : await arraysIn(files),
		collect: (name) => [takesImages ? imageFolders(name, classes ?? []) : arrays(inputs)],
		aim: AIM
	};
}
const AIM = {
	metric: "top-1",
	operator: "max-drop",
	customary: [
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
	]
};
/** A table beside an archive of arrays, of the same name where there are several. */
async function arraysIn(files) {
	const archives = files.paths.filter((path) => path.endsWith(".npz"));
	return tables(files).flatMap((labels) => {
		const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
		const arrays = beside.find((path) => stemOf$2(path) === stemOf$2(labels)) ?? beside[0];
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
const THIN = 30;
/** What these samples cannot see: a loss that falls on a class of which they hold but a few. */
function thinClasses({ samples }) {
	const sizes = /* @__PURE__ */ new Map();
	for (const label of samples.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	const thin = [...sizes.values()].filter((size) => size < THIN).length;
	if (thin === 0) return;
	return `these data cannot see ${thin} of ${counted(sizes.size, "class", "classes")}: of each there are fewer than ${THIN} samples`;
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
	const named = new Set(read.samples.map(({ id }) => id));
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
/** Samples whose file is not among those below the images folder, each at its line of the file that names it. */
function checkFiles({ file, samples, lines }, existing) {
	const missing = samples.filter(({ id }) => !existing.has(id));
	if (missing.length === 0) return [];
	const alike = new Map([...existing].map((path) => [folded(path), path]));
	const problems = missing.map(({ id }) => {
		const guess = guessOf(id, alike.get(folded(id)));
		const line = lines.get(id);
		return {
			message: `there is no file ${quote(id)} below the images folder${guess}`,
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
function guessOf(id, near) {
	if (near === void 0) return "";
	return near.normalize() === id.normalize() ? OTHER_ACCENTS : `; did you mean ${quote(near)}?`;
}
// src/tasks/images.ts
/** A sample's file below a folder of images. */
function imageOf({ id }) {
	return [{
		part: "images",
		file: id
	}];
}
// src/tasks/image-classification/checks.ts
/**
* Labels that the model has no class for, each told once, where it first stands. A model without class
* labels counts them: 0 … classCount − 1.
*/
function checkLabels(labels, classes, classCount) {
	const known = classes ?? numbered(classCount);
	if (known === null) return [];
	const accepted = new Set(known);
	const problems = [...idsByLabel(labels)].filter(([label]) => !accepted.has(label)).map(([label, ids]) => ({
		message: `label ${quote(label)} is no class of the model${didYouMean(label, known)} (${samples(ids.length)})`,
		at: placeOf(labels, ids[0]),
		fix: classes === null ? `accepted: 0 to ${known.length - 1}` : `accepted: ${some(known)}`
	}));
	return capped(problems, labels.file);
}
function numbered(count) {
	return count === null ? null : Array.from({ length: count }, (_, i) => String(i));
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
function placeOf(labels, id = "") {
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
function some(classes) {
	return listedUpTo(10, classes.map(quote));
}
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
		message: `has no image that can be read in the folder of class ${quote(name)}: ${listedUpTo(NAMED, own.map(quote))}`,
		at: { file: folder },
		fix: `convert them to one of these, or remove the folder: ${IMAGE_FORMATS}`
	})), folder);
}
function classOf(path) {
	return path.slice(0, path.indexOf("/"));
}
const NAMED = 3;
// src/tasks/image-classification/label-file.ts
/** Reads a label file: `id` or `file`, `label` and the slice columns; throws all problems at once. */
function readLabels(text, file, { sliceBy, mayLack = false } = {}) {
	return {
		file,
		...readSampleRows(text, file, {
			ids: ["id", "file"],
			needs: ["label"],
			example: "file,label",
			sliceBy
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
	const more = (images ?? [...known.keys()]).map((name) => sampleOf(name, known.get(name)));
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
function sampleOf(name, { label = "", group } = {}) {
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
	if (images === void 0 && written === void 0) return truthOf(labelled);
	const labels = written && readLabels(written.text, written.file, { mayLack: true });
	return truthOf(withUnlabelled(labelled, {
		...images && { images },
		...labels && { labels }
	}));
}
/** From the label file, or from a folder of images per class. */
async function labelledIn(data) {
	const [images, written] = [await data.files("images"), await data.text("labels")];
	if (written === void 0) return samplesFromFolders(images?.data ?? [], images?.folder ?? "");
	const labels = readLabels(written.text, written.file, { sliceBy: data.sliceBy });
	if (images === void 0) return labels;
	const { problems, aside } = checkImages(labels, images);
	if (problems.length > 0) throw new UserError(problems);
	if ((await data.files("unlabelled images"))?.folder === images.folder) return labels;
	return {
		...labels,
		...aside.length > 0 && { aside }
	};
}
/** The samples that a plan has brought along; what is wrong with one is told at its line there. */
function labelsPlanned(samples, file) {
	return truthOf({
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
function truthOf(labels) {
	const { file, samples, lines, aside, unlabelled } = labels;
	return {
		file,
		samples,
		lines,
		...unlabelled && unlabelled.count > 0 && { unlabelled: unlabelled.count },
		...aside && { aside },
		misfits: ({ classes, classCount }) => checkLabels(labels, classes, classCount),
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
// src/tasks/object-detection/protocol.ts
/** How much of each other two boxes must cover to be a pair: 0.50, 0.55 … 0.95, as numpy spaces them. */
const OVERLAPS = Array.from({ length: 10 }, (_, at) => at === 9 ? .95 : at * ((.95 - .5) / 9) + .5);
/** The shares of the objects found at which precision is read: 0, 0.01 … 1. */
const RECALLS = Array.from({ length: 101 }, (_, at) => at === 100 ? 1 : at * .01);
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
		this.#objectRows.push(row);
		this.#objectCounts.push(objects);
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
		return {
			rows: sorted,
			runs: runsIn(sorted, (place) => scores[order[place] ?? 0] ?? 0),
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
	const [x = 0, y = 0, width = 0, height = 0] = first.subarray(4 * at, 4 * at + 4);
	const [left = 0, top = 0, across = 0, down = 0] = second.subarray(4 * to, 4 * to + 4);
	const wide = Math.min(x + width, left + across) - Math.max(x, left);
	const high = Math.min(y + height, top + down) - Math.max(y, top);
	if (wide <= 0 || high <= 0) return 0;
	const shared = wide * high;
	return shared / (crowd ? width * height : width * height + across * down - shared);
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
	return {
		keep(row, record) {
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
			}, defects);
		}
	};
}
function detectionColumns(samples, found, defects) {
	const known = /* @__PURE__ */ new Map();
	const matches = (area) => {
		const matched = known.get(area) ?? matchAll(samples, found, area);
		known.set(area, matched);
		return matched;
	};
	return {
		kind: "object-detection",
		samples,
		found,
		defects,
		matches
	};
}
function selectDetected({ samples, found, defects }, rows) {
	const { truths, classes } = samples;
	return detectionColumns({
		...samplesOf(rows, samples),
		truths: {
			...truths,
			...spansOf(rows, truths)
		},
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
const DETECTION_LINES = taskLines(strictObject({
	...sampleBase,
	width: number().positive(),
	height: number().positive(),
	boxes: array(Box),
	labels: array(string()),
	area: array(number().nonnegative()),
	crowd: array(literal([0, 1]))
}).refine(({ boxes, labels, area, crowd }) => sameLength(boxes, labels, area, crowd), { error: "boxes, labels, area and crowd differ in length" }), object({
	...recordBase,
	boxes: array(Box).max(MOST_BOXES),
	labels: array(string()),
	scores: array(number())
}).refine(({ boxes, labels, scores }) => sameLength(boxes, labels, scores), { error: "boxes, labels and scores differ in length" }));
function sameLength(...lists) {
	return new Set(lists.map(({ length }) => length)).size === 1;
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
	return {
		...sampleTable(samples),
		truths,
		classes
	};
}
// src/tasks/object-detection/accumulate.ts
function roomFor(matches) {
	const most = matches.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
	const integers = (size) => new Int32Array(size);
	return {
		boxes: integers(most),
		rights: integers(most),
		precisions: new Float64Array(most),
		needed: integers(RECALLS.length)
	};
}
/** How many objects there are of a class when image `row` was drawn `counts[row]` times. */
function objectsIn({ objects }, counts) {
	let sum = 0;
	for (let at = 0; at < objects.rows.length; at += 1) sum += (objects.counts[at] ?? 0) * (counts[objects.rows[at] ?? 0] ?? 0);
	return sum;
}
/** One class at the thresholds `bits`, of which `objects` are to be found. */
function accumulate(match, counts, bits, objects, room) {
	const { rows, marked } = match;
	countBoxes(rows, counts, room.boxes);
	makeRoom(room, room.boxes[rows.length - 1] ?? 0);
	need(objects, room.needed);
	let [precision, recall] = [0, 0];
	for (const bit of bits) {
		const at = marked[bit];
		const steps = at === void 0 ? 0 : walk(at, match, counts, room);
		precision += meanPrecision(steps, room);
		recall += steps === 0 ? 0 : (room.rights[steps - 1] ?? 0) / objects;
	}
	return {
		precision,
		recall
	};
}
function countBoxes(rows, counts, boxes) {
	let sum = 0;
	for (let at = 0; at < rows.length; at += 1) {
		sum += counts[rows[at] ?? 0] ?? 0;
		boxes[at] = sum;
	}
}
/** Images that are drawn several times may have more hits than there are boxes. */
function makeRoom(room, boxes) {
	if (room.rights.length >= boxes) return;
	room.rights = new Int32Array(2 * boxes);
	room.precisions = new Float64Array(2 * boxes);
}
/** Notes every hit at one threshold; how many there were. Boxes between hits were counted before. */
function walk(marked, { rows, runs }, counts, room) {
	const { places, hits } = marked;
	const { boxes, rights, precisions } = room;
	const walked = {
		right: 0,
		ignored: 0,
		steps: 0
	};
	for (let at = 0; at < places.length; at += 1) {
		const place = places[at] ?? 0;
		const times = counts[rows[place] ?? 0] ?? 0;
		if (times === 0) continue;
		if (times > 1 && (runs.lengths[runs.starts[place] ?? 0] ?? 1) > 1) at = walkCopies(walked, at, times, marked, runs, room);
		else if (hits[at] === 0) walked.ignored += times;
		else {
			walked.right += times;
			rights[walked.steps] = walked.right;
			precisions[walked.steps] = walked.right / ((boxes[place] ?? 0) - walked.ignored);
			walked.steps += 1;
		}
	}
	return walked.steps;
}
/**
* Boxes of one score in an image that is drawn several times come as they do of copies of it: all of the first, then all
* of the second. Answers the last of them.
*/
function walkCopies(walked, from, times, { places, hits }, { starts, lengths }, { boxes, rights, precisions }) {
	const start = starts[places[from] ?? 0] ?? 0;
	let end = from;
	while (end < places.length && starts[places[end] ?? 0] === start) end += 1;
	const before = (boxes[start] ?? 0) - times;
	for (let copy = 0; copy < times; copy += 1) for (let at = from; at < end; at += 1) {
		if (hits[at] === 0) {
			walked.ignored += 1;
			continue;
		}
		walked.right += 1;
		const among = before + copy * (lengths[start] ?? 1) + (places[at] ?? 0) - start + 1;
		rights[walked.steps] = walked.right;
		precisions[walked.steps] = walked.right / (among - walked.ignored);
		walked.steps += 1;
	}
	return end - 1;
}
/** The least right for which right / objects ≥ recall: compared once for all thresholds. */
function need(objects, needed) {
	for (let at = 0; at < needed.length; at += 1) {
		const recall = RECALLS[at] ?? 0;
		let least = Math.max(0, Math.floor(recall * objects) - 1);
		while (least / objects < recall) least += 1;
		needed[at] = least;
	}
}
/** At each recall the best precision there or further on: what a user could choose. */
function meanPrecision(steps, { rights, precisions, needed }) {
	let [sum, best, from] = [
		0,
		0,
		steps
	];
	for (let at = needed.length - 1; at >= 0; at -= 1) {
		const least = needed[at] ?? 0;
		while (from > 0 && (rights[from - 1] ?? 0) >= least) {
			from -= 1;
			best = Math.max(best, precisions[from] ?? 0);
		}
		sum += best;
	}
	return sum / RECALLS.length;
}
// src/tasks/object-detection/scores.ts
/** COCO's protocol, each image a unit. */
const DETECTION_SCORES = {
	map: average("precision", "all"),
	"map-50": average("precision", "all", [0]),
	"map-75": average("precision", "all", [5]),
	"map-small": average("precision", "small"),
	"map-medium": average("precision", "medium"),
	"map-large": average("precision", "large"),
	"mar-100": average("recall", "all")
};
function average(what, area, bits = [...OVERLAPS.keys()]) {
	return ({ name, passFrom = 0, within }, columns) => {
		const { samples } = columns;
		const matched = columns.matches(area);
		if (!matched.some((match) => match.objects.counts.some((count) => count > 0))) return { unmeasured: `${name} needs an object that counts, and no image has one` };
		return {
			kind: "resampled",
			units: samples.size,
			seed: samples.seed,
			within: within ?? null,
			passFrom,
			rare: true,
			of: averageOver(matched, what, bits)
		};
	};
}
/** The mean over the classes that a draw shows and over the thresholds; NaN where it shows none. */
function averageOver(matches, what, bits) {
	const room = roomFor(matches);
	return (counts) => {
		let [sum, classes] = [0, 0];
		for (const match of matches) {
			const objects = objectsIn(match, counts);
			if (objects === 0) continue;
			classes += 1;
			sum += accumulate(match, counts, bits, objects, room)[what];
		}
		return sum / (classes * bits.length);
	};
}
// src/tasks/object-detection/coco.ts
const Id = union([int(), string()]);
const Coco = object({
	images: array(looseObject({
		id: Id,
		file_name: string().min(1),
		width: number().positive(),
		height: number().positive()
	})).min(1),
	annotations: array(object({
		image_id: Id,
		category_id: Id,
		bbox: tuple([
			number(),
			number(),
			number().nonnegative(),
			number().nonnegative()
		]),
		area: number().nonnegative().exactOptional(),
		iscrowd: union([literal([0, 1]), boolean()]).exactOptional()
	})),
	categories: array(object({
		id: Id,
		name: string().min(1)
	})).min(1)
});
/** Images with their boxes, each named by its file. */
function readCoco(text, file, sliceBy) {
	const coco = parse(text, file);
	const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
	const byImage = Map.groupBy(coco.annotations, ({ image_id }) => image_id);
	const problems = [...twice(coco), ...strangers(coco, names)];
	const samples = coco.images.map((image) => {
		const own = byImage.get(image.id) ?? [];
		const { wrong, slices } = {
			wrong: void 0,
			slices: void 0,
			...slicesIn((key) => image[key], sliceBy)
		};
		if (wrong !== void 0) problems.push({ message: `${quote(image.file_name)} ${wrong}` });
		return {
			id: image.file_name,
			...slices !== void 0 && { slices },
			width: image.width,
			height: image.height,
			boxes: own.map(({ bbox }) => bbox),
			labels: own.map(({ category_id }) => names.get(category_id) ?? ""),
			area: own.map(({ area, bbox: [, , width, height] }) => area ?? width * height),
			crowd: own.map(({ iscrowd = 0 }) => Number(iscrowd) === 1 ? 1 : 0)
		};
	});
	if (problems.length === 0) return {
		file,
		samples,
		lines: /* @__PURE__ */ new Map()
	};
	throw new UserError(capped(problems.map((problem) => ({
		...problem,
		at: { file }
	})), file));
}
function parse(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw new UserError({
			message: "is not JSON",
			at: { file }
		});
	}
	const read = Coco.safeParse(value);
	if (read.success) return read.data;
	throw new UserError({
		message: `is not COCO's form: ${describeIssues(read.error)}`,
		at: { file },
		fix: "it has images, annotations and categories"
	});
}
function twice({ images, categories }) {
	return [
		...repeated(images.map(({ id }) => id), "image id"),
		...repeated(images.map(({ file_name }) => file_name), "file"),
		...repeated(categories.map(({ id }) => id), "category id")
	];
}
function repeated(ids, what) {
	const seen = /* @__PURE__ */ new Set();
	return [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))].map((id) => ({ message: `has the ${what} ${quote(id)} twice` }));
}
function strangers({ images, annotations }, names) {
	const known = new Set(images.map(({ id }) => id));
	return annotations.flatMap(({ image_id, category_id }, at) => [...known.has(image_id) ? [] : [{ message: `annotation ${at} is of image ${quote(image_id)}, which is not there` }], ...names.has(category_id) ? [] : [{ message: `annotation ${at} is of category ${quote(category_id)}, which is not there` }]]);
}
// src/tasks/object-detection/truth.ts
const BOX_ANSWERS = {
	another: "other boxes",
	answerOf: ({ boxes }) => counted(boxes.length, "box", "boxes"),
	inputsOf: imageOf
};
/** The objects in each image, from COCO's JSON. */
async function boxesIn(data) {
	const { file, text } = await data.text("annotations") ?? {
		file: "",
		text: ""
	};
	const read = readCoco(text, file, data.sliceBy);
	const images = await data.files("images");
	if (images === void 0) return truthFrom(read, BOX_ANSWERS);
	const { problems, aside } = checkImages(read, images);
	if (problems.length > 0) throw new UserError(problems);
	if (read.samples.length > 0) return truthFrom({
		...read,
		aside
	}, BOX_ANSWERS);
	throw new UserError({
		message: `names no image of ${quote(images.folder)}`,
		at: { file }
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
	truth: boxesIn,
	planned: BOX_ANSWERS,
	trivial: () => ({
		metric: "map",
		value: 0,
		says: "finding nothing"
	})
});
// src/tasks/parity/columns.ts
function parityBuilder(samples) {
	return new ColumnBuilder(samples, keeper$3(samples));
}
function keeper$3(samples) {
	const numbers = () => new Float64Array(samples.size);
	const [cosines, snrs, psnrs, maxErrors] = [
		numbers(),
		numbers(),
		numbers(),
		numbers()
	];
	return {
		keep(row, { fidelity }) {
			const outputs = Object.values(fidelity);
			const least = (of) => outputs.reduce((found, one) => Math.min(found, of(one)), Number.POSITIVE_INFINITY);
			cosines[row] = Math.max(-1, Math.min(1, least(({ cosine }) => cosine)));
			snrs[row] = least(({ snr }) => snr);
			psnrs[row] = least(({ psnr }) => psnr);
			maxErrors[row] = -least((one) => -one["max-error"]);
		},
		columns: (defects) => ({
			kind: "parity",
			samples,
			cosines,
			snrs,
			psnrs,
			maxErrors,
			defects
		})
	};
}
function selectCompared(columns, rows) {
	return {
		...columns,
		samples: samplesOf(rows, columns.samples),
		cosines: floatsOf(rows, columns.cosines),
		snrs: floatsOf(rows, columns.snrs),
		psnrs: floatsOf(rows, columns.psnrs),
		maxErrors: floatsOf(rows, columns.maxErrors)
	};
}
const PARITY_LINES = taskLines(AnySample, object({
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
	"max-error": screen(({ maxErrors }) => most(maxErrors))
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
async function readTexts(data) {
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
function textOf({ line: _, value, ...row }, first) {
	const [text, tokens] = [value("text"), value("tokens")];
	if (typeof text !== "string" || text === "") return { wrong: `${quote(row.id)} has no text` };
	const input = first.get(text) ?? row.id;
	first.set(text, input);
	const sample = {
		...row,
		input
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
	answerOf: () => "its input",
	inputsOf: imageOf
};
/** The inputs alone, from whichever part the policy names. */
async function inputsIn(data) {
	for (const read of [
		imagesIn,
		rowsIn,
		pairsIn,
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
async function pairsIn(data) {
	const found = await data.text("pairs");
	if (found === void 0) return;
	const read = readSampleRows(found.text, found.file, {
		ids: ["id"],
		mayNumber: true,
		needs: ["a", "b"],
		example: "a,b"
	}, ({ id, field }) => {
		const empty = ["a", "b"].find((column) => field(column) === "");
		return empty === void 0 ? { id } : { wrong: `has no ${empty}` };
	});
	return {
		file: found.file,
		...read
	};
}
async function textsIn$1(data) {
	if (await data.kindOf("texts") === void 0) return;
	const { samples, ...read } = await readTexts(data);
	return {
		...read,
		samples: samples.map(({ tokens: _, ...text }) => text)
	};
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
	planned: INPUT_ANSWERS
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
		units: samples.size,
		seed: samples.seed,
		within: within ?? null,
		passFrom,
		rare: false,
		of: (counts) => rootMeanSquare(errors, counts)
	};
}
function rootMeanSquare(errors, counts) {
	let [sum, of] = [0, 0];
	for (let row = 0; row < errors.length; row += 1) {
		const [times, error] = [counts[row] ?? 0, errors[row] ?? 0];
		sum += times * error * error;
		of += times;
	}
	return Math.sqrt(sum / of);
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
		sliceBy: data.sliceBy
	}, ({ line: _, field, ...sample }) => {
		const written = field("value");
		const value = written === "" ? NaN : Number(written);
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
const SEGMENTATION_LINES = taskLines(AnySample, object({
	...recordBase,
	classes: record(string(), Overlap)
}));
// src/tasks/segmentation/scores.ts
const SEGMENTATION_SCORES = { "mean-iou": meanIou };
function meanIou({ passFrom = 0, within }, columns) {
	const { size, seed, classes } = columns.samples;
	const [shared, either] = [new Float64Array(classes.size), new Float64Array(classes.size)];
	return {
		kind: "resampled",
		units: size,
		seed,
		within: within ?? null,
		passFrom,
		rare: true,
		of(counts) {
			shared.fill(0);
			either.fill(0);
			for (let row = 0; row < size; row += 1) addImage(columns, row, counts[row] ?? 0, shared, either);
			return meanOfPresent(shared, either);
		}
	};
}
function addImage(columns, row, times, shared, either) {
	if (times === 0) return;
	const [start, end] = spanOf(columns, row);
	for (let at = start; at < end; at += 1) {
		const number = columns.classes[at] ?? 0;
		shared[number] = (shared[number] ?? 0) + times * (columns.shared[at] ?? 0);
		either[number] = (either[number] ?? 0) + times * (columns.either[at] ?? 0);
	}
}
/** Classes of which neither masks nor answers have a pixel do not count. */
function meanOfPresent(shared, either) {
	let [sum, present] = [0, 0];
	for (const [number, pixels] of either.entries()) {
		if (pixels === 0) continue;
		sum += (shared[number] ?? 0) / pixels;
		present += 1;
	}
	return sum / present;
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
	const byStem = Map.groupBy(masks.data.filter(isMask), stemOf);
	const names = new Set(ids.map(stemOf));
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
		isSample: (path) => isMask(path) && names.has(stemOf(path))
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
/** `street/1.jpg` → `street/1` */
function stemOf(path) {
	return path.replace(/\.[^./]*$/, "");
}
function lacking(ids, byStem, folder) {
	const problems = ids.filter((id) => !byStem.has(stemOf(id))).map((id) => ({
		message: `has no mask of ${quote(id)}`,
		at: { file: folder },
		fix: `a mask is named like its image, such as ${stemOf(id)}.png`
	}));
	return capped(problems, folder);
}
function twins(ids, folder, what) {
	const problems = [...Map.groupBy(ids, stemOf).values()].filter((own) => own.length > 1).map((own) => ({
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
	const { documents } = samples;
	const spans = emptySpans(samples.size);
	const ranked = new Growing((size) => new Int32Array(size));
	let depth = Number.POSITIVE_INFINITY;
	return {
		keep(row, { ranking }) {
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
		columns: (defects) => ({
			kind: "semantic-search",
			samples,
			...spans,
			ranked: ranked.all(),
			defects,
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
	return {
		...columns,
		...spansOf(rows, columns),
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
const SEARCH_LINES = taskLines(strictObject({
	...sampleBase,
	text: string().exactOptional(),
	relevant: record(string(), int()).refine((grades) => Object.values(grades).some(isFound), { error: "no document is relevant (a grade above 0)" })
}), object({
	...recordBase,
	ranking: array(tuple([string(), number()])).min(1).max(1e4)
}));
function isFound(grade) {
	return grade > 0;
}
// src/tasks/semantic-search/scores.ts
const SEARCH_SCORES = {
	"ndcg@k": perQuery(gain, () => false),
	"recall@k": perQuery(recall, (_, { relevant }) => relevant.every(({ size }) => size === 1)),
	"mrr@k": perQuery(reciprocalRank, (k) => k === 1),
	"neighbours@k": neighbours
};
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
/** The queries, of JSON lines as BEIR has them. */
async function readQueries(data) {
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
		}, ({ line: _, value, ...query }) => {
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
	}
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
	const { file, samples: queries, lines } = await readQueries(data);
	const corpus = await readDocuments(data);
	const problems = [...unknownQueries(judgements, written.file, {
		file,
		lines
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
	return truthFrom({
		file,
		samples,
		lines,
		aside: unjudged(file, queries.map(({ id }) => id).filter((id) => !isAnswered(id)))
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
	const problems = [...judgements].filter(([id]) => !queries.lines.has(id)).map(([id, { line }]) => ({
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
	truth: judgedQueriesIn,
	planned: SEARCH_ANSWERS,
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
	const clusters = new ClassIndex();
	const units = Int32Array.from(samples, ({ id, cluster }) => clusters.numberOf(cluster === void 0 ? `pair ${id}` : `cluster ${cluster}`));
	const gold = Float64Array.from(samples, ({ score }) => score);
	return {
		...sampleTable(samples),
		gold,
		units,
		unitCount: clusters.size
	};
}
function selectPairs(columns, rows) {
	const { gold, units } = columns.samples;
	const numbers = /* @__PURE__ */ new Map();
	const renumbered = Int32Array.from(rows, (row) => {
		const unit = units[row] ?? 0;
		const number = numbers.get(unit) ?? numbers.size;
		numbers.set(unit, number);
		return number;
	});
	return {
		...columns,
		samples: {
			...samplesOf(rows, columns.samples),
			gold: floatsOf(rows, gold),
			units: renumbered,
			unitCount: numbers.size
		},
		cosines: floatsOf(rows, columns.cosines)
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
// src/tasks/sentence-similarity/correlation.ts
/** Pearson's correlation of two columns, row i counted `weights[i]` times; NaN where one does not vary. */
function correlation(x, y, weights) {
	if (!varies(x, weights) || !varies(y, weights)) return NaN;
	const [meanX, meanY] = [weightedMean(x, weights), weightedMean(y, weights)];
	let [xx, yy, xy] = [
		0,
		0,
		0
	];
	for (let row = 0; row < x.length; row += 1) {
		const weight = weights[row] ?? 0;
		const [dx, dy] = [(x[row] ?? 0) - meanX, (y[row] ?? 0) - meanY];
		xx += weight * dx * dx;
		yy += weight * dy * dy;
		xy += weight * dx * dy;
	}
	return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}
/** Looked at value by value: the sum of squares of equal values is not quite 0. */
function varies(values, weights) {
	const first = values[weights.findIndex((weight) => weight > 0)];
	return values.some((value, row) => value !== first && (weights[row] ?? 0) > 0);
}
function weightedMean(values, weights) {
	let [sum, of] = [0, 0];
	for (let row = 0; row < values.length; row += 1) {
		sum += (weights[row] ?? 0) * (values[row] ?? 0);
		of += weights[row] ?? 0;
	}
	return sum / of;
}
/** Ranks a column again and again: it is sorted once, and equal values share the mean of their ranks. */
var Ranks = class {
	#values;
	#order;
	#ranks;
	constructor(values) {
		this.#values = values;
		this.#order = Int32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
		this.#ranks = new Float64Array(values.length);
	}
	/** With row i there `weights[i]` times. The same array every time, overwritten. */
	of(weights) {
		let below = 0;
		for (let from = 0; from < this.#order.length;) {
			const to = this.#endOfTie(from);
			let many = 0;
			for (let at = from; at < to; at += 1) many += weights[this.#order[at] ?? 0] ?? 0;
			const rank = below + (many + 1) / 2;
			for (let at = from; at < to; at += 1) this.#ranks[this.#order[at] ?? 0] = rank;
			below += many;
			from = to;
		}
		return this.#ranks;
	}
	#endOfTie(from) {
		const value = this.#values[this.#order[from] ?? 0];
		let to = from + 1;
		while (to < this.#order.length && this.#values[this.#order[to] ?? 0] === value) to += 1;
		return to;
	}
};
// src/tasks/sentence-similarity/scores.ts
const SIMILARITY_SCORES = {
	spearman: correlated((gold, cosines) => {
		const [x, y] = [new Ranks(gold), new Ranks(cosines)];
		return (weights) => correlation(x.of(weights), y.of(weights), weights);
	}),
	pearson: correlated((gold, cosines) => (weights) => correlation(gold, cosines, weights))
};
function correlated(statistic) {
	return (metric, { samples, cosines }) => {
		const { gold, units, unitCount, seed } = samples;
		if (isConstant(gold)) return noGold(metric);
		if (isConstant(cosines)) return {
			kind: "collapsed",
			why: "all pairs have the same cosine"
		};
		const value = statistic(gold, cosines);
		const weights = new Float64Array(gold.length);
		return {
			kind: "resampled",
			units: unitCount,
			rare: false,
			seed,
			within: metric.within ?? null,
			passFrom: metric.passFrom ?? 0,
			of(counts) {
				for (let row = 0; row < weights.length; row += 1) weights[row] = counts[units[row] ?? 0] ?? 0;
				return value(weights);
			}
		};
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
		const score = written === "" ? NaN : Number(written);
		if (a === "" || b === "") return { wrong: `has no ${a === "" ? "a" : "b"}` };
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
	truth: scoredPairsIn,
	planned: PAIR_ANSWERS,
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
	return truthFrom(await readTexts(data), TEXT_ANSWERS);
}
// src/tasks/tasks.ts
/** Every task whose records are read, by what its columns call their kind; `rows.ts` has what policies name. */
const TASKS = {
	"image-classification": imageClassification,
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
/** What became of answers that are right or wrong. */
function explainTurns(turns, before, after) {
	return ofBoth(after.kind, before, after, (task, was, is) => task.explain(turns, was, is));
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
export { sumsIn as _, recognisedBy as a, tooFewToSee as c, LABEL as d, MOST_EXPLAINED as f, complete as g, randomFrom as h, readableTask as i, trivialOf as l, hashOf as m, explainTurns as n, scoresOf as o, clustersOf as p, onlyAnswer as r, selectRows as s, boundaryBetween as t, belowFolder as u };
