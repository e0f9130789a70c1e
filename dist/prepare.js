import { a as __toESM, i as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { d as allOf, p as describeProblem, u as UserError } from "./machine.js";
import { S as record, b as object, w as string } from "./schemas.js";
import { C as autoOn, P as quote, h as placesOf$1, o as shortCommit, p as inPlaces, s as shortDigest, y as holdsMany } from "./shelves.js";
import { t as besidePolicy } from "./paths.js";
import { G as sliceName, c as findTask, l as isCustomTask, r as nearest, u as isInput } from "./nearest.js";
import { d as listed, s as counted } from "./account.js";
import { R as DIRECTIONS, l as LAYOUT } from "./read-json.js";
import { d as isMeasuredElsewhere, n as readPolicy } from "./read.js";
import { C as scopeOf, S as isSameState, _ as findRecordings, c as policiesOf, d as withOutlooks, h as skipsUnchanged, s as onBranch, v as headHoldsRecordings, w as requestsOf, x as changedSince, y as holdsRecordings } from "./notes.js";
import { i as GLOB, l as withoutVariants, s as require_picomatch } from "./alpha.js";
import { d as twinProblem, l as rewrittenProblems, s as UnfetchedPointer, u as isAtOrBelow } from "./with-project.js";
import { B as fileKind, E as readableTask, F as truthFrom, I as clustersOf } from "./rates.js";
import { n as sizesBelow, r as textsBelow } from "./pictures.js";
import { r as linesText, t as digestOf } from "./write.js";
import { basename } from "node:path";
import { createHash } from "node:crypto";
// src/plan/entries.ts
/** The target branch judges; an entry that only the head has is judged by the head's own policy. */
function entriesOf(policies) {
	const { target, head, origin, first } = policies;
	const known = new Set(target.policy.models.map((model) => model.name));
	const isAdded = (model) => !known.has(model.name) && !isLeft(model, origin);
	const added = head?.policy.models.filter(isAdded) ?? [];
	return [...target.policy.models.map((model) => ({
		model,
		from: "target",
		isNew: first,
		policyPath: target.source.path,
		...head && moved({
			model,
			target,
			head,
			origin
		}),
		...leaving(model, policies),
		...policies.isUnreadable && {
			isUntold: true,
			doubt: UNREADABLE
		},
		...policies.isMended && { doubt: MENDED },
		...origin && hasEntry(origin, model) && { atBase: placesIn(origin, model) }
	})), ...added.map((model) => ({
		model,
		from: "head",
		isNew: true,
		policyPath: (head ?? target).source.path
	}))];
}
const UNREADABLE = "the head's policy cannot be read, and once it is merged nothing can be judged by it";
const MENDED = "the target branch's policy cannot be read, so that nothing but the head's own word says how this is judged";
/** An entry that the head has as the merge-base has it, and the target no more: it was the target that dropped it. */
function isLeft(model, origin) {
	const was = origin?.policy.models.find(({ name }) => name === model.name);
	return was !== void 0 && contentOf(was) === contentOf(model);
}
/** All that it says, wherever it stands; exact decimals hold integers of any size. */
function contentOf(model) {
	const plain = (key, value) => {
		if (isPlace(key, value)) return;
		return typeof value === "bigint" ? `${value}` : value;
	};
	return JSON.stringify(model, plain);
}
/** Not so the path of a part of the data, nor those of several. */
function isPlace(key, value) {
	if (typeof value !== "object" || Array.isArray(value)) return false;
	return key === "at" || key === "sourceAt" || key === "partsAt";
}
/** What the target branch alone has since this branch left it was not the head's to drop. */
function leaving(model, { target, head, origin, isDeleted }) {
	if (head === void 0 && !isDeleted) return {};
	const left = origin ?? target;
	if (!hasEntry(left, model)) return {};
	const isDropped = head === void 0 || !hasEntry(head, model);
	const [had, has] = [placesIn(left, model).variants, head === void 0 ? /* @__PURE__ */ new Map() : placesIn(head, model).variants];
	const gone = [...had].filter(([name, place]) => has.get(name) !== place).map(([name]) => name);
	return {
		...isDropped && { isDropped: true },
		...gone.length > 0 && { leftVariants: new Set(gone) }
	};
}
function hasEntry({ policy }, { name }) {
	return policy.models.some((one) => one.name === name);
}
/** A model must not leave the gate by changing its place, nor by leaving another file behind in it. */
function moved({ model, target, head, origin }) {
	const [was, now] = [placesIn(target, model), placesIn(head, model)];
	const left = placesIn(origin ?? target, model);
	const own = (kind) => new Map([...now[kind]].filter(([of, place]) => was[kind].has(of) && place !== was[kind].get(of) && place !== left[kind].get(of)));
	const [source, variants, recordings] = [
		own("source"),
		own("variants"),
		own("recordings")
	];
	const movedTo = now.source.get("") === was.source.get("") ? void 0 : now.source.get("");
	return {
		...movedTo !== void 0 && { movedTo },
		...source.size > 0 && { isHeadsMove: true },
		...variants.size > 0 && { movedVariants: variants },
		...recordings.size > 0 && { movedRecordings: recordings }
	};
}
function placesIn({ policy, source: { path } }, { name }) {
	const model = policy.models.find((one) => one.name === name);
	const placed = (written) => new Map(written.map(([of, place]) => [of, besidePolicy(path, place)]));
	const { source = null, variants = [], recorded = {} } = model ?? {};
	return {
		source: placed(source === null ? [] : [["", source]]),
		variants: placed(variants.flatMap(({ name, recipe }) => recipe.kind === "source" ? [[name, recipe.path]] : [])),
		recordings: placed(Object.entries(recorded))
	};
}
// src/plan/part.ts
/** What of each entry is asked for. A name that no policy has is told with those that there are, and the nearest. */
function askedOf(entries, { models, variants }, policyPath) {
	const isNamed = (entry) => models === void 0 || models.some(isNameOf(entry));
	const named = entries.filter(isNamed);
	const problems = [
		...unknownModels(entries, models ?? [], policyPath),
		...unknownVariants(named, variants ?? [], policyPath),
		...models && variants ? without(named, variants, policyPath) : []
	];
	if (problems.length > 0) throw new UserError(problems);
	return new Map(entries.map((entry) => [entry.model.name, asked(entry, isNamed(entry), variants)]));
}
/** Of several packages that took the place of one, the policy's name for it means all. */
function isNameOf({ model, entry }) {
	return (name) => name === model.name || name === entry;
}
function asked(entry, isNamed, variants) {
	if (!isNamed) return { kind: "none" };
	if (variants === void 0) return { kind: "whole" };
	const own = variantsOf(entry);
	const unasked = own.filter((name) => !variants.includes(name));
	if (unasked.length === own.length) return { kind: "none" };
	return unasked.length === 0 ? { kind: "whole" } : {
		kind: "but",
		unasked
	};
}
function unknownModels(entries, models, file) {
	const known = entries.map(({ model }) => model.name);
	return models.filter((name) => !entries.some((entry) => isNameOf(entry)(name))).map((name) => ({
		message: `has no model ${quote(name)}: it has ${listed(known)}`,
		at: { file },
		...nearestFix("--model", name, known)
	}));
}
function unknownVariants(named, variants, file) {
	const known = [...new Set(named.flatMap(variantsOf))];
	return variants.filter((name) => named.length > 0 && !known.includes(name)).map((name) => ({
		message: `has no variant ${quote(name)}${ofModels(named)}: it has ${listed(known)}`,
		at: { file },
		...name === "reference" ? { fix: "the reference is measured whichever variant is asked for" } : nearestFix("--variant", name, known)
	}));
}
/** A model that somebody names beside variants of which it has none was meant to be judged. */
function without(named, variants, file) {
	const known = new Set(named.flatMap(variantsOf));
	if (!variants.every((name) => known.has(name))) return [];
	return named.filter((entry) => !variantsOf(entry).some((name) => variants.includes(name))).map((entry) => ({
		message: `has ${entry.model.name} without ${listed(variants, 0, " or ")}: it has ${listed(variantsOf(entry))}`,
		at: { file },
		fix: "leave out that --model, or name one of its variants too"
	}));
}
function variantsOf({ model }) {
	return model.variants.map(({ name }) => name);
}
function ofModels(named) {
	return named.length === 1 ? ` of ${named[0]?.model.name}` : "";
}
function nearestFix(flag, name, known) {
	const near = nearest(name, known);
	return near === void 0 ? {} : { fix: `did you mean ${flag} ${near}?` };
}
// src/plan/code.ts
/** The forms that hold weights and a description, and nothing that runs when it is read. */
const PLAIN = /\.(mlpackage|mlmodel)\/?$/;
/** Why a model stays closed: a PyTorch or Python file among what it comes from would run what its author wrote. */
function codeIn({ model, movedTo, movedVariants }) {
	const made = model.variants.map(({ recipe }) => recipe.kind === "source" ? recipe.path : null);
	const moved = [movedTo, ...movedVariants?.values() ?? []];
	const found = [
		model.source,
		...made,
		...moved
	].filter((path) => typeof path === "string").find((path) => !PLAIN.test(path));
	if (found === void 0) return;
	return `${quote(found)} stays closed: to read it would run code that comes with it; commit the .mlpackage that was converted from it`;
}
// src/plan/models.ts
/** What becomes of a model in this run, and whether there is a base model to compare it with. */
function planModel(entry, facts, run) {
	return {
		name: entry.model.name,
		...statusOf(entry, facts),
		...entry.entry !== void 0 && { entry: entry.entry },
		policy: entry.from,
		task: entry.model.task,
		...facts.doubts?.length && { doubts: [...facts.doubts] },
		...facts.samples && { samples: facts.samples },
		...facts.recorded?.length && { recorded: [...facts.recorded] },
		base: baseOf$1(facts, run)
	};
}
/** A model that somebody who asks for others alone leaves out: nothing of it is looked at. */
function unasked({ model, from, entry }) {
	const why = "nobody asked for it in this run";
	return {
		name: model.name,
		status: "unasked",
		why,
		policy: from,
		task: model.task,
		...entry !== void 0 && { entry },
		base: {
			kind: "absent",
			why
		}
	};
}
function statusOf(entry, facts) {
	const { head, base } = facts.source;
	if (!head && base) return facts.gone ?? GONE;
	if (facts.unlisted !== void 0) return {
		status: "unsupported",
		why: facts.unlisted
	};
	if (facts.isCarried) return {
		status: "unsupported",
		why: CARRIED
	};
	const unchanged = head ? facts.unchanged : CAME_LATER;
	if (unchanged !== void 0) return {
		status: "unchanged",
		why: unchanged
	};
	const unsupported = whyUnsupported(entry);
	if (unsupported !== void 0) return {
		status: "unsupported",
		why: unsupported
	};
	return { status: entry.isNew ? "new" : "judged" };
}
const GONE = {
	status: "missing",
	why: "the head does not have this model"
};
/** Neither head nor merge-base has it: then there is nothing of the head's to measure. */
const CAME_LATER = "it came to the target branch after this branch left it";
const CARRIED = "this branch leaves it alone, and nothing shows that merging would: the target branch has moved it since; bring this branch up to date with it";
/** Why nothing here can evaluate the model yet; undefined where it can. */
function whyUnsupported(entry) {
	const { model } = entry;
	const closed = codeIn(entry);
	if (closed !== void 0) return closed;
	if (isMeasuredElsewhere(model) || isCustomTask(model.task)) return;
	if (findTask(model.task)?.evaluated !== true) return `${model.task} is not evaluated yet`;
}
function baseOf$1({ source, newVariants = [], noBase }, { base }) {
	if (noBase !== void 0) return {
		kind: "absent",
		why: noBase
	};
	if ("unknown" in base) return {
		kind: base.isAsked === false ? "absent" : "unknown",
		why: base.unknown
	};
	const without = newVariants.length === 0 ? {} : { without: [...newVariants] };
	if (source.base) return {
		kind: "present",
		commit: base.commit,
		...without
	};
	return {
		kind: "absent",
		why: `the merge-base ${shortCommit(base.commit)} has no such model`
	};
}
// src/plan/most-changes.ts
/** A head may change any number of things; the loosenings among them are never those left out first. */
const MOST = 500;
/** What is looser first; of very many the rest is only counted. */
function mostChanges(changes) {
	const rank = ({ direction }) => DIRECTIONS.indexOf(direction);
	const sorted = changes.toSorted((a, b) => rank(a) - rank(b));
	const [next, more] = [sorted[MOST], sorted.length - MOST];
	if (next === void 0) return sorted;
	const says = `${more} more that are not listed`;
	const rest = {
		direction: next.direction,
		about: "the rest",
		says,
		before: null,
		after: null
	};
	return [...sorted.slice(0, MOST), rest];
}
// src/plan/plan.ts
/** Policy and repository facts in, what to run out. */
function planRun(input) {
	const { policies, entries, run, facts, changes = [], asked = /* @__PURE__ */ new Map() } = input;
	const planned = entries.map((entry) => {
		const part = asked.get(entry.model.name);
		if (part?.kind === "none") return {
			model: unasked(entry),
			requests: []
		};
		const found = planModel(entry, factsOf(facts, entry), run);
		const model = part?.kind === "but" ? {
			...found,
			unasked: [...part.unasked]
		} : found;
		return {
			model,
			requests: requestsOf(entry, model, factsOf(facts, entry), run)
		};
	});
	return {
		schema: 2,
		branch: run.branch,
		today: run.today,
		...run.auto !== "portable" && { auto: run.auto },
		policies: {
			target: policies.target.source,
			...policies.head && { head: policies.head.source },
			...policies.first && { first: true }
		},
		head: {
			commit: run.head,
			...committedOf(run, run.head)
		},
		..."commit" in run.base && { base: {
			commit: run.base.commit,
			...committedOf(run, run.base.commit)
		} },
		...run.mergeInto !== void 0 && { merge: { into: run.mergeInto } },
		models: planned.map(({ model }) => model),
		requests: planned.flatMap(({ requests }) => requests),
		...changes.length > 0 && { changes: mostChanges(changes) },
		notes: [...run.notes]
	};
}
function committedOf({ committed }, commit) {
	const when = commit === null ? void 0 : committed?.get(commit);
	return when !== void 0 && { committed: when };
}
function factsOf(facts, { model }) {
	const found = facts.get(model.name);
	if (found === void 0) throw new Error(`no repository facts about ${model.name}`);
	return found;
}
// node_modules/pend/index.js
var require_pend = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));
// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var util = __require("util");
	var stream = __require("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = __require("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));
// node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));
// node_modules/yauzl/index.js
var require_yauzl = /* @__PURE__ */ __commonJSMin(((exports) => {
	__require("fs");
	var zlib = __require("zlib");
	var fd_slicer = require_fd_slicer();
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var Writable = __require("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.fromBufferPromise = fromBufferPromise;
	exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
	exports.RandomAccessReader = RandomAccessReader;
	function fromBufferPromise(buffer, options) {
		return new Promise((resolve, reject) => {
			fromBuffer(buffer, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function fromRandomAccessReaderPromise(reader, totalSize, options) {
		return new Promise((resolve, reject) => {
			fromRandomAccessReader(reader, totalSize, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function fromBuffer(buffer, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		options.autoClose = false;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		fromRandomAccessReader(new fd_slicer.BufferSlicer(buffer), buffer.length, options, callback);
	}
	function fromRandomAccessReader(reader, totalSize, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		var decodeStrings = !!options.decodeStrings;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
		if (totalSize > Number.MAX_SAFE_INTEGER) throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
		reader.ref();
		var eocdrWithoutCommentSize = 22;
		var zip64EocdlSize = 20;
		var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + 65535, totalSize);
		var buffer = newBuffer(bufferSize);
		readAndAssertNoEof(reader, buffer, 0, bufferSize, totalSize - buffer.length, function(err) {
			if (err) return callback(err);
			for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
				if (buffer.readUInt32LE(i) !== 101010256) continue;
				var eocdrBuffer = buffer.subarray(i);
				var diskNumber = eocdrBuffer.readUInt16LE(4);
				var entryCount = eocdrBuffer.readUInt16LE(10);
				var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
				var commentLength = eocdrBuffer.readUInt16LE(20);
				var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
				if (commentLength !== expectedCommentLength) return callback(/* @__PURE__ */ new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
				var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
				if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
					var zip64EocdrOffset = readUInt64LE(buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), 8);
					var zip64EocdrBuffer = newBuffer(56);
					return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
						if (err) return callback(err);
						if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) return callback(/* @__PURE__ */ new Error("invalid zip64 end of central directory record signature"));
						diskNumber = zip64EocdrBuffer.readUInt32LE(16);
						if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
						entryCount = readUInt64LE(zip64EocdrBuffer, 32);
						centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
						return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
					});
				}
				if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
				return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
			}
			callback(/* @__PURE__ */ new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
		});
	}
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
	function defaultCallback(err) {
		if (err) throw err;
	}
}));
// src/project/array-rows.ts
var import_yauzl = require_yauzl();
/** How many rows the arrays of an .npz file have: the first number of each one's shape, which must be the same. */
async function rowCount({ tree, path }) {
	const refuse = (message) => new UserError({
		message,
		at: { file: path }
	});
	const headers = await headersIn(await tree.read(path)).catch(() => void 0);
	if (headers === void 0) throw refuse("is no .npz file, as numpy.savez writes one");
	const rows = /* @__PURE__ */ new Map();
	for (const [name, header] of headers) {
		const count = rowsIn(header);
		if (count === void 0) throw refuse(`${quote(name)} is no array with rows`);
		if (count > MOST_ROWS) throw refuse(`${quote(name)} says that it has ${count} rows: the most is ${MOST_ROWS}`);
		rows.set(name, count);
	}
	const [first] = rows.values();
	if (first === void 0) throw refuse("holds no array");
	const other = [...rows].find(([, count]) => count !== first);
	if (other === void 0) return first;
	throw refuse(`${quote(other[0])} has ${other[1]} rows where others have ${first}`);
}
/** More than an array's header takes. */
const HEADER = 4096;
const MOST_ARRAYS = 1e3;
/** Each becomes a sample, and a header may say whatever it likes. */
const MOST_ROWS = 1e7;
async function headersIn(bytes) {
	const archive = await (0, import_yauzl.fromBufferPromise)(bytes);
	if (archive.entryCount > MOST_ARRAYS) throw new Error("more arrays than any model has inputs");
	const headers = [];
	for await (const entry of archive.eachEntry()) headers.push([entry.fileName.replace(/\.npy$/, ""), await beginningOf(entry, archive)]);
	return headers;
}
/** Of an array that may be packed no more is unpacked than this takes. */
async function beginningOf(entry, archive) {
	let text = "";
	for await (const part of await archive.openReadStreamPromise(entry)) {
		text += part.toString("latin1");
		if (text.length >= HEADER) break;
	}
	return text;
}
/** `{'descr': '<f4', 'fortran_order': False, 'shape': (500, 3), }` behind a mark and a length. */
function rowsIn(header) {
	if (!header.startsWith("NUMPY")) return;
	const shape = /'shape':\s*\(\s*(\d+)/.exec(header.slice(0, HEADER));
	return shape?.[1] === void 0 ? void 0 : Number(shape[1]);
}
// src/project/own-samples.ts
/** Nobody runs any code here. */
const unlisted = async () => void 0;
/** Whether only its own code knows which samples there are. */
function isListed(model) {
	return isCustomTask(model.task) && !isMeasuredElsewhere(model);
}
// src/project/data.ts
/** Data under git comes from the state that judges; what git does not hold is used as found. */
async function findData(entry, holders) {
	const parts = [];
	const problems = [];
	const { data } = entry.model;
	for (const { name, key, at } of writtenParts(entry.model)) {
		const path = besidePolicy(entry.policyPath, at);
		const found = await holderOf(path, holders);
		if ("tree" in found) parts.push({
			part: name,
			key,
			path,
			tree: found.tree
		});
		else problems.push({
			...found,
			at: {
				file: entry.policyPath,
				...data.partsAt.get(name) ?? data.at
			}
		});
	}
	if (problems.length > 0) throw new UserError(problems);
	return parts;
}
/**
* Every part that a policy names: inputs before labels, each beside those that more examples have of it. The digest that
* policies pin is over them in this order.
*/
function writtenParts({ task, data }) {
	const all = placesOf$1(data.parts);
	const ordered = [...all.filter(({ key }) => isInput(task, key)), ...all.filter(({ key }) => !isInput(task, key))];
	return [...Map.groupBy(ordered, ({ key }) => key).values()].flat();
}
/** The parts that whoever measures reads, where they were found. */
async function plannedData({ task, data }, found) {
	return await inPlaces(inputsOf(task, data.parts), async ({ name }) => placeOf(partNamed(found, name)));
}
function inputsOf(task, parts) {
	return parts.flatMap((part) => {
		if (typeof part.at === "string") return isInput(task, part.key) ? [part] : [];
		const at = inputsOf(task, part.at);
		return at.length > 0 ? [{
			...part,
			at
		}] : [];
	});
}
async function holderOf(path, holders) {
	const { judging, head, working } = holders;
	const has = async (tree) => await tree.kindOf(path) !== "absent";
	if (await has(judging)) return { tree: judging };
	if (head.commit !== null && await has(head)) return {
		message: `${path} is not on the target branch: only the head has it, and data counts once merged`,
		fix: "merge the data first, in a pull request of its own"
	};
	if (await has(working)) return { tree: working };
	return {
		message: `${path} is not there: neither in git nor in the folder`,
		fix: "commit it, or let a step of the workflow fetch it to this path before quantgate runs; a workflow that publishes has to fetch it too"
	};
}
/** The digest of all parts together: what `digest:` in a policy pins. */
async function dataDigest(parts) {
	const whole = createHash("sha256");
	for (const { part, path, tree } of parts) whole.update(`${part} ${await tree.digest(path)}\n`);
	return `sha256:${whole.digest("hex")}`;
}
function partNamed(parts, name) {
	return parts.find(({ part }) => part === name);
}
function placeOf(part) {
	if (part === void 0) throw new Error("a part of the data was not looked for");
	return {
		path: part.path,
		commit: part.tree.commit
	};
}
/** What a model should answer, read by its task from the data that the policy names. */
async function readTruth(entry, parts, list = unlisted) {
	const { task, data } = entry.model;
	const readable = readableTask(task);
	if (readable === void 0) throw new Error(`there is no task ${task}`);
	const of = (key) => partNamed(parts, key);
	return await readable.truth({
		sliceBy: data.sliceBy,
		optionsOf: (key) => placesOf$1(data.parts).find(({ name }) => name === key)?.options ?? {},
		async kindOf(key) {
			const part = of(key);
			if (part !== void 0) return await part.tree.kindOf(part.path) === "folder" ? "folder" : fileKind(part.path);
		},
		async texts(key, ending) {
			const part = of(key);
			return part === void 0 ? [] : await textsBelow(part, ending);
		},
		async sizes(key, files) {
			const part = of(key);
			return part === void 0 ? /* @__PURE__ */ new Map() : await sizesBelow(part, files);
		},
		listed: async () => isMeasuredElsewhere(entry.model) ? void 0 : list(entry.model, parts),
		async rows(key) {
			const part = of(key);
			return part && {
				file: part.path,
				count: await rowCount(part)
			};
		},
		async text(key) {
			const part = of(key);
			return part && {
				file: part.path,
				text: await textOf$1(part)
			};
		},
		async files(key) {
			const part = of(key);
			if (part === void 0) return;
			const files = await filesBelow(part);
			const isData = (file) => !isOfTheProject(join$1(part.path, file), part, entry, parts);
			return {
				folder: part.path,
				files,
				data: files.filter(isData)
			};
		}
	});
}
/** Whether a file in a folder of data is the policy or other data that it names: no sample, and missed by nobody. */
function isOfTheProject(path, folder, { policyPath }, parts) {
	return [policyPath, ...parts.map((part) => part.path).filter((one) => one !== folder.path)].some((one) => path === one || path.startsWith(`${one}/`));
}
function join$1(folder, file) {
	return folder === "" ? file : `${folder}/${file}`;
}
async function textOf$1({ tree, path }) {
	return (await tree.read(path)).toString("utf8");
}
async function filesBelow({ tree, path }) {
	const files = await tree.list(path);
	return path === "" ? [...files] : files.map((file) => file.slice(path.length + 1));
}
// src/project/same.ts
/**
* By git's names for the contents; a working tree has none, and its contents themselves are compared. Contents that a
* checkout converts otherwise are others.
*/
async function holdSame(one, other) {
	if (!await areConvertedAlike(one, other)) return false;
	const [blobs, others] = [await one.tree.blobs(one.path), await other.tree.blobs(other.path)];
	if (blobs === null || others === null) return await one.tree.digest(one.path) === await other.tree.digest(other.path);
	return blobs.size === others.size && [...blobs].every(([file, oid]) => others.get(file) === oid);
}
async function areConvertedAlike(one, other) {
	const attributes = await one.tree.attributes(one.path);
	const others = await other.tree.attributes(other.path);
	if (attributes === null || others === null) return true;
	return [...attributes].every(([file, how]) => (others.get(file) ?? how) === how);
}
/** Whether two states hold the same in their places, or both nothing. */
async function areAlike(one, other) {
	const [kind, otherKind] = [await kindAt(one), await kindAt(other)];
	return kind === otherKind && (kind === "absent" || await holdSame(one, other));
}
async function isAbsent(place) {
	return await kindAt(place) === "absent";
}
function kindAt({ tree, path }) {
	return tree.kindOf(path);
}
/** What cannot be read, such as a link, proves nothing. */
async function isProven(holds) {
	try {
		return await holds();
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
// src/catalog/model-files.ts
/** Folders that are models, and what Core ML keeps in a single file. A Mac's disk tells no case apart. */
const PACKAGE = /\.mlpackage$/i;
const COMPILED = /\.mlmodelc$/i;
const FILE = /\.mlmodel$/i;
/** Every path of a model holds one of these, in whatever case. */
const MODEL_WORDS = [".mlpackage", ".mlmodel"];
/**
* The Core ML model that a path belongs to: `a/Food.mlpackage/Manifest.json` → `a/Food.mlpackage`. The innermost package,
* in whatever folders of such names somebody laid it: a policy may name that one.
*/
function modelAt(path) {
	const parts = path.split("/");
	const packaged = parts.findLastIndex((part) => PACKAGE.test(part));
	const last = packaged >= 0 ? packaged : parts.findIndex((part) => COMPILED.test(part));
	if (last >= 0) return parts.slice(0, last + 1).join("/");
	return FILE.test(path) ? path : void 0;
}
/** Every Core ML model among the paths of files, each once, in the order of the paths. */
function modelsAmong(paths) {
	return [...new Set([...paths].flatMap((path) => modelAt(path) ?? []))];
}
/** Whether it is of a form that can be converted and run; a compiled one cannot. */
function isConvertible(model) {
	return !COMPILED.test(model);
}
// node_modules/@bufbuild/protobuf/dist/esm/wire/varint.js
/**
* Read a 64 bit varint as two JS numbers.
*
* Stores the low and high words on the reader.
*
* Copyright 2008 Google Inc.  All rights reserved.
*
* See https://github.com/protocolbuffers/protobuf/blob/8a71927d74a4ce34efe2d8769fda198f52d20d12/js/experimental/runtime/kernel/buffer_decoder.js#L175
*/
function varint64read() {
	const buf = this.buf;
	let pos = this.pos;
	let lo = 0;
	let hi = 0;
	for (let shift = 0; shift < 28; shift += 7) {
		const b = buf[pos++];
		lo |= (b & 127) << shift;
		if ((b & 128) == 0) {
			this.pos = pos;
			this.assertBounds();
			this.varint64Lo = lo;
			this.varint64Hi = hi;
			return;
		}
	}
	const middleByte = buf[pos++];
	lo |= (middleByte & 15) << 28;
	hi = (middleByte & 112) >> 4;
	if ((middleByte & 128) == 0) {
		this.pos = pos;
		this.assertBounds();
		this.varint64Lo = lo;
		this.varint64Hi = hi;
		return;
	}
	for (let shift = 3; shift <= 31; shift += 7) {
		const b = buf[pos++];
		hi |= (b & 127) << shift;
		if ((b & 128) == 0) {
			this.pos = pos;
			this.assertBounds();
			this.varint64Lo = lo;
			this.varint64Hi = hi;
			return;
		}
	}
	throw new Error("invalid varint");
}
const TWO_PWR_32_DBL = 4294967296;
/**
* Parse decimal string of 64 bit integer value as two JS numbers.
*
* Copyright 2008 Google Inc.  All rights reserved.
*
* See https://github.com/protocolbuffers/protobuf-javascript/blob/a428c58273abad07c66071d9753bc4d1289de426/experimental/runtime/int64.js#L10
*/
function int64FromString(dec) {
	const minus = dec[0] === "-";
	if (minus) dec = dec.slice(1);
	const base = 1e6;
	let lowBits = 0;
	let highBits = 0;
	function add1e6digit(begin, end) {
		const digit1e6 = Number(dec.slice(begin, end));
		highBits *= base;
		lowBits = lowBits * base + digit1e6;
		if (lowBits >= TWO_PWR_32_DBL) {
			highBits = highBits + (lowBits / TWO_PWR_32_DBL | 0);
			lowBits = lowBits % TWO_PWR_32_DBL;
		}
	}
	add1e6digit(-24, -18);
	add1e6digit(-18, -12);
	add1e6digit(-12, -6);
	add1e6digit(-6);
	return minus ? negate(lowBits, highBits) : newBits(lowBits, highBits);
}
/**
* Losslessly converts a 64-bit signed integer in 32:32 split representation
* into a decimal string.
*
* Copyright 2008 Google Inc.  All rights reserved.
*
* See https://github.com/protocolbuffers/protobuf-javascript/blob/a428c58273abad07c66071d9753bc4d1289de426/experimental/runtime/int64.js#L10
*/
function int64ToString(lo, hi) {
	let bits = newBits(lo, hi);
	const negative = bits.hi & 2147483648;
	if (negative) bits = negate(bits.lo, bits.hi);
	const result = uInt64ToString(bits.lo, bits.hi);
	return negative ? "-" + result : result;
}
/**
* Losslessly converts a 64-bit unsigned integer in 32:32 split representation
* into a decimal string.
*
* Copyright 2008 Google Inc.  All rights reserved.
*
* See https://github.com/protocolbuffers/protobuf-javascript/blob/a428c58273abad07c66071d9753bc4d1289de426/experimental/runtime/int64.js#L10
*/
function uInt64ToString(lo, hi) {
	({lo, hi} = toUnsigned(lo, hi));
	if (hi <= 2097151) return String(TWO_PWR_32_DBL * hi + lo);
	const low = lo & 16777215;
	const mid = (lo >>> 24 | hi << 8) & 16777215;
	const high = hi >> 16 & 65535;
	let digitA = low + mid * 6777216 + high * 6710656;
	let digitB = mid + high * 8147497;
	let digitC = high * 2;
	const base = 1e7;
	if (digitA >= base) {
		digitB += Math.floor(digitA / base);
		digitA %= base;
	}
	if (digitB >= base) {
		digitC += Math.floor(digitB / base);
		digitB %= base;
	}
	return digitC.toString() + decimalFrom1e7WithLeadingZeros(digitB) + decimalFrom1e7WithLeadingZeros(digitA);
}
function toUnsigned(lo, hi) {
	return {
		lo: lo >>> 0,
		hi: hi >>> 0
	};
}
function newBits(lo, hi) {
	return {
		lo: lo | 0,
		hi: hi | 0
	};
}
/**
* Returns two's compliment negation of input.
* @see https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/Bitwise_Operators#Signed_32-bit_integers
*/
function negate(lowBits, highBits) {
	highBits = ~highBits;
	if (lowBits) lowBits = ~lowBits + 1;
	else highBits += 1;
	return newBits(lowBits, highBits);
}
/**
* Returns decimal representation of digit1e7 with leading zeros.
*/
const decimalFrom1e7WithLeadingZeros = (digit1e7) => {
	const partial = String(digit1e7);
	return "0000000".slice(partial.length) + partial;
};
/**
* Read an unsigned 32 bit varint.
*
* See https://github.com/protocolbuffers/protobuf/blob/8a71927d74a4ce34efe2d8769fda198f52d20d12/js/experimental/runtime/kernel/buffer_decoder.js#L220
*/
function varint32read() {
	let b = this.buf[this.pos++];
	if ((b & 128) === 0) {
		this.assertBounds();
		return b;
	}
	let result = b & 127;
	b = this.buf[this.pos++];
	result |= (b & 127) << 7;
	if ((b & 128) === 0) {
		this.assertBounds();
		return result;
	}
	b = this.buf[this.pos++];
	result |= (b & 127) << 14;
	if ((b & 128) === 0) {
		this.assertBounds();
		return result;
	}
	b = this.buf[this.pos++];
	result |= (b & 127) << 21;
	if ((b & 128) === 0) {
		this.assertBounds();
		return result;
	}
	b = this.buf[this.pos++];
	result |= (b & 15) << 28;
	for (let readBytes = 5; (b & 128) !== 0 && readBytes < 10; readBytes++) b = this.buf[this.pos++];
	if ((b & 128) !== 0) throw new Error("invalid varint");
	this.assertBounds();
	return result >>> 0;
}
// node_modules/@bufbuild/protobuf/dist/esm/proto-int64.js
/**
* Int64Support for the current environment.
*/
const protoInt64 = /*@__PURE__*/ makeInt64Support();
function makeInt64Support() {
	const dv = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	if (typeof BigInt === "function" && typeof dv.getBigInt64 === "function" && typeof dv.getBigUint64 === "function" && typeof dv.setBigInt64 === "function" && typeof dv.setBigUint64 === "function" && (!!globalThis.Deno || !!globalThis.Bun || typeof process != "object" || typeof process.env != "object" || process.env.BUF_BIGINT_DISABLE !== "1")) {
		const MIN = BigInt("-9223372036854775808");
		const MAX = BigInt("9223372036854775807");
		const UMIN = BigInt("0");
		const UMAX = BigInt("18446744073709551615");
		return {
			zero: BigInt(0),
			supported: true,
			parse(value) {
				const bi = typeof value == "bigint" ? value : BigInt(value);
				if (bi > MAX || bi < MIN) throw new Error(`invalid int64: ${value}`);
				return bi;
			},
			uParse(value) {
				const bi = typeof value == "bigint" ? value : BigInt(value);
				if (bi > UMAX || bi < UMIN) throw new Error(`invalid uint64: ${value}`);
				return bi;
			},
			enc(value) {
				dv.setBigInt64(0, this.parse(value), true);
				return {
					lo: dv.getInt32(0, true),
					hi: dv.getInt32(4, true)
				};
			},
			uEnc(value) {
				dv.setBigInt64(0, this.uParse(value), true);
				return {
					lo: dv.getInt32(0, true),
					hi: dv.getInt32(4, true)
				};
			},
			dec(lo, hi) {
				dv.setInt32(0, lo, true);
				dv.setInt32(4, hi, true);
				return dv.getBigInt64(0, true);
			},
			uDec(lo, hi) {
				dv.setInt32(0, lo, true);
				dv.setInt32(4, hi, true);
				return dv.getBigUint64(0, true);
			}
		};
	}
	return {
		zero: "0",
		supported: false,
		parse(value) {
			if (typeof value != "string") value = value.toString();
			assertInt64String(value);
			return value;
		},
		uParse(value) {
			if (typeof value != "string") value = value.toString();
			assertUInt64String(value);
			return value;
		},
		enc(value) {
			if (typeof value != "string") value = value.toString();
			assertInt64String(value);
			return int64FromString(value);
		},
		uEnc(value) {
			if (typeof value != "string") value = value.toString();
			assertUInt64String(value);
			return int64FromString(value);
		},
		dec(lo, hi) {
			return int64ToString(lo, hi);
		},
		uDec(lo, hi) {
			return uInt64ToString(lo, hi);
		}
	};
}
function assertInt64String(value) {
	if (!/^-?[0-9]+$/.test(value)) throw new Error("invalid int64: " + value);
}
function assertUInt64String(value) {
	if (!/^[0-9]+$/.test(value)) throw new Error("invalid uint64: " + value);
}
// node_modules/@bufbuild/protobuf/dist/esm/wire/text-encoding.js
let te;
/**
* Protobuf-ES requires the Text Encoding API to convert UTF-8 from and to
* binary. This WHATWG API is widely available, but it is not part of the
* ECMAScript standard. This function used to be the way to supply an
* implementation on runtimes that do not provide one.
*
* It only configures the copy of the library it is imported from. To provide
* the encoding API for every copy of Protobuf-ES in an isolate, install
* `TextEncoder` (with the methods `encode` and optionally `encodeInto`) and
* `TextDecoder` (with the `fatal: true` and `ignoreBOM: true` constructor
* arguments and the `decode` method) on `globalThis`.
*
* Providing `encodeUtf8Into` is optional for backwards compatibility. If it
* is omitted, we emulate it with a wrapper that calls `encodeUtf8`.
*
* Note that the Text Encoding API does not provide a way to validate UTF-8.
* Our implementation uses String.prototype.isWellFormed, and falls back
* to use encodeURIComponent().
*
* @deprecated Install `TextEncoder` and `TextDecoder` on `globalThis` instead.
*/
function configureTextEncoding(textEncoding) {
	var _a;
	te = Object.assign(Object.assign({}, textEncoding), { encodeUtf8Into: (_a = textEncoding.encodeUtf8Into) !== null && _a !== void 0 ? _a : emulateEncodeInto(textEncoding.encodeUtf8.bind(textEncoding)) });
}
function getTextEncoding() {
	if (!te) {
		const globals = globalThis;
		if (!globals.TextEncoder || !globals.TextDecoder) throw new Error("encoding API missing: install TextEncoder and TextDecoder on globalThis");
		const textEncoder = new globals.TextEncoder();
		const textDecoder = new globals.TextDecoder("utf-8", { ignoreBOM: true });
		let textDecoderStrict;
		const config = {
			encodeUtf8(text) {
				return textEncoder.encode(text);
			},
			decodeUtf8(bytes, strict) {
				if (strict) {
					if (!textDecoderStrict) textDecoderStrict = new globals.TextDecoder("utf-8", {
						fatal: true,
						ignoreBOM: true
					});
					return textDecoderStrict.decode(bytes);
				}
				return textDecoder.decode(bytes);
			},
			checkUtf8(text) {
				try {
					return true;
				} catch (_) {
					return false;
				}
			}
		};
		if (textEncoder.encodeInto) config.encodeUtf8Into = textEncoder.encodeInto.bind(textEncoder);
		const nativeStringIsWellFormed = String.prototype.isWellFormed;
		if (nativeStringIsWellFormed) config.checkUtf8 = (text) => {
			return nativeStringIsWellFormed.call(text);
		};
		configureTextEncoding(config);
	}
	return te;
}
/**
* Simplistic polyfill for encodeUtf8Into.
*
* @private
*/
function emulateEncodeInto(encodeUtf8) {
	return (text, dest) => {
		const bytes = encodeUtf8(text);
		dest.set(bytes);
		return { written: bytes.byteLength };
	};
}
// node_modules/@bufbuild/protobuf/dist/esm/wire/binary-encoding.js
/**
* Protobuf binary format wire types.
*
* A wire type provides just enough information to find the length of the
* following value.
*
* See https://developers.google.com/protocol-buffers/docs/encoding#structure
*/
var WireType;
(function(WireType) {
	/**
	* Used for int32, int64, uint32, uint64, sint32, sint64, bool, enum
	*/
	WireType[WireType["Varint"] = 0] = "Varint";
	/**
	* Used for fixed64, sfixed64, double.
	* Always 8 bytes with little-endian byte order.
	*/
	WireType[WireType["Bit64"] = 1] = "Bit64";
	/**
	* Used for string, bytes, embedded messages, packed repeated fields
	*
	* Only repeated numeric types (types which use the varint, 32-bit,
	* or 64-bit wire types) can be packed. In proto3, such fields are
	* packed by default.
	*/
	WireType[WireType["LengthDelimited"] = 2] = "LengthDelimited";
	/**
	* Start of a tag-delimited aggregate, such as a proto2 group, or a message
	* in editions with message_encoding = DELIMITED.
	*/
	WireType[WireType["StartGroup"] = 3] = "StartGroup";
	/**
	* End of a tag-delimited aggregate.
	*/
	WireType[WireType["EndGroup"] = 4] = "EndGroup";
	/**
	* Used for fixed32, sfixed32, float.
	* Always 4 bytes with little-endian byte order.
	*/
	WireType[WireType["Bit32"] = 5] = "Bit32";
})(WireType || (WireType = {}));
new DataView((/* @__PURE__ */ new Uint8Array(0)).buffer);
/**
* Longest string on the ASCII fast paths. Must stay below 0x80, so
* that the writer's length prefix always fits a single varint byte.
*/
const ASCII_MAX_LENGTH = 32;
var BinaryReader = class {
	constructor(buf, decodeUtf8 = getTextEncoding().decodeUtf8) {
		this.decodeUtf8 = decodeUtf8;
		this.varint64Lo = 0;
		this.varint64Hi = 0;
		this.varint64 = varint64read;
		/**
		* Read a `uint32` field, an unsigned 32 bit varint.
		*/
		this.uint32 = varint32read;
		this.buf = buf;
		this.len = buf.length;
		this.pos = 0;
		this.view = new DataView(buf.buffer, buf.byteOffset, buf.byteLength);
	}
	/**
	* Reads a tag - field number and wire type. Tags are uint32 varints; values
	* that do not fit in uint32 are rejected.
	*/
	tag() {
		const start = this.pos;
		const tag = this.uint32();
		const bytesRead = this.pos - start;
		if (bytesRead > 5 || bytesRead == 5 && this.buf[this.pos - 1] > 15) throw new Error("illegal tag: varint overflows uint32");
		const fieldNo = tag >>> 3;
		const wireType = tag & 7;
		if (fieldNo <= 0 || wireType > 5) throw new Error("illegal tag: field no " + fieldNo + " wire type " + wireType);
		return [fieldNo, wireType];
	}
	/**
	* Skip one element and return the skipped data.
	*
	* When skipping StartGroup, provide the tags field number to check for
	* matching field number in the EndGroup tag. Recursion into nested groups
	* is guarded by the `recursionLimit` argument: When the limit is reached,
	* this method throws.
	*/
	skip(wireType, fieldNo, recursionLimit = 100) {
		let start = this.pos;
		switch (wireType) {
			case WireType.Varint:
				while (this.buf[this.pos++] & 128);
				break;
			case WireType.Bit64: this.pos += 4;
			case WireType.Bit32:
				this.pos += 4;
				break;
			case WireType.LengthDelimited:
				let len = this.uint32();
				this.pos += len;
				break;
			case WireType.StartGroup:
				if (recursionLimit <= 0) throw new Error("maximum recursion depth reached");
				for (;;) {
					const [fn, wt] = this.tag();
					if (wt === WireType.EndGroup) {
						if (fieldNo !== void 0 && fn !== fieldNo) throw new Error("invalid end group tag");
						break;
					}
					this.skip(wt, fn, recursionLimit - 1);
				}
				break;
			default: throw new Error("cant skip wire type " + wireType);
		}
		this.assertBounds();
		return this.buf.subarray(start, this.pos);
	}
	/**
	* Throws error if position in byte array is out of range.
	*/
	assertBounds() {
		if (this.pos > this.len) throw new RangeError("premature EOF");
	}
	/**
	* Read a `int32` field, a signed 32 bit varint.
	*/
	int32() {
		return this.uint32() | 0;
	}
	/**
	* Read a `sint32` field, a signed, zigzag-encoded 32-bit varint.
	*/
	sint32() {
		let zze = this.uint32();
		return zze >>> 1 ^ -(zze & 1);
	}
	/**
	* Read a `int64` field, a signed 64-bit varint.
	*/
	int64() {
		this.varint64();
		return protoInt64.dec(this.varint64Lo, this.varint64Hi);
	}
	/**
	* Read a `uint64` field, an unsigned 64-bit varint.
	*/
	uint64() {
		this.varint64();
		return protoInt64.uDec(this.varint64Lo, this.varint64Hi);
	}
	/**
	* Read a `sint64` field, a signed, zig-zag-encoded 64-bit varint.
	*/
	sint64() {
		this.varint64();
		let lo = this.varint64Lo;
		let hi = this.varint64Hi;
		let s = -(lo & 1);
		lo = (lo >>> 1 | (hi & 1) << 31) ^ s;
		hi = hi >>> 1 ^ s;
		return protoInt64.dec(lo, hi);
	}
	/**
	* Read a `bool` field, a variant.
	*/
	bool() {
		const b = this.buf[this.pos];
		if (b < 128) {
			this.pos++;
			return b !== 0;
		}
		this.varint64();
		return this.varint64Lo !== 0 || this.varint64Hi !== 0;
	}
	/**
	* Read a `fixed32` field, an unsigned, fixed-length 32-bit integer.
	*/
	fixed32() {
		return this.view.getUint32((this.pos += 4) - 4, true);
	}
	/**
	* Read a `sfixed32` field, a signed, fixed-length 32-bit integer.
	*/
	sfixed32() {
		return this.view.getInt32((this.pos += 4) - 4, true);
	}
	/**
	* Read a `fixed64` field, an unsigned, fixed-length 64 bit integer.
	*/
	fixed64() {
		return protoInt64.uDec(this.sfixed32(), this.sfixed32());
	}
	/**
	* Read a `fixed64` field, a signed, fixed-length 64-bit integer.
	*/
	sfixed64() {
		return protoInt64.dec(this.sfixed32(), this.sfixed32());
	}
	/**
	* Read a `float` field, 32-bit floating point number.
	*/
	float() {
		return this.view.getFloat32((this.pos += 4) - 4, true);
	}
	/**
	* Read a `double` field, a 64-bit floating point number.
	*/
	double() {
		return this.view.getFloat64((this.pos += 8) - 8, true);
	}
	/**
	* Read a `bytes` field, length-delimited arbitrary data.
	*/
	bytes() {
		let len = this.uint32(), start = this.pos;
		this.pos += len;
		this.assertBounds();
		return this.buf.subarray(start, start + len);
	}
	/**
	* Read a `string` field, length-delimited data converted to UTF-8 text. If
	* `strict` is true, throw on invalid UTF-8 instead of substituting U+FFFD.
	*/
	string(strict) {
		const len = this.uint32();
		const start = this.pos;
		this.pos += len;
		this.assertBounds();
		const buf = this.buf;
		if (len <= ASCII_MAX_LENGTH) {
			const codes = new Array(len);
			for (let i = 0; i < len; i++) {
				const byte = buf[start + i];
				if (byte > 127) return this.decodeUtf8(buf.subarray(start, this.pos), strict);
				codes[i] = byte;
			}
			return String.fromCharCode.apply(String, codes);
		}
		return this.decodeUtf8(buf.subarray(start, this.pos), strict);
	}
};
// src/project/interface-of.ts
/**
* What a model takes and gives, as one text: names and types of its inputs, outputs and states, and of those of its
* functions, without what people wrote about them. Undefined where it cannot be read.
*/
async function interfaceOf(tree, path) {
	try {
		const specification = await specificationIn(tree, path);
		if (specification === void 0) return;
		return JSON.stringify(features(await tree.read(specification)).sort());
	} catch {
		return;
	}
}
const Manifest = object({
	rootModelIdentifier: string(),
	itemInfoEntries: record(string(), object({ path: string() }))
});
/** Of a package the file that its manifest names, if that is one of its own. */
async function specificationIn(tree, path) {
	if (await tree.kindOf(path) === "file") return path;
	const text = (await tree.read(`${path}/Manifest.json`)).toString("utf8");
	const written = JSON.parse(text);
	if (holdsMany(written)) return;
	const { rootModelIdentifier, itemInfoEntries } = Manifest.parse(written);
	const file = `${path}/Data/${(Object.hasOwn(itemInfoEntries, rootModelIdentifier) ? itemInfoEntries[rootModelIdentifier] : void 0)?.path}`;
	return (await tree.list(path)).includes(file) ? file : void 0;
}
/** The numbers of Core ML's own fields, from `Model.proto` and `FeatureTypes.proto`, which coremltools ships. */
const MODEL = { description: 2 };
const DESCRIPTION = {
	input: 1,
	output: 10,
	state: 13,
	function: 20
};
const FUNCTION = {
	name: 1,
	input: 2,
	output: 3,
	state: 6
};
const FEATURE = {
	name: 1,
	type: 3
};
function features(model) {
	return fieldsOf(model, [MODEL.description]).flatMap(({ bytes }) => [...featuresOf(bytes, "", DESCRIPTION), ...fieldsOf(bytes, [DESCRIPTION.function]).flatMap((one) => {
		const [name] = fieldsOf(one.bytes, [FUNCTION.name]);
		return featuresOf(one.bytes, `${textOf(name?.bytes)} `, FUNCTION);
	})]);
}
function featuresOf(description, of, numbers) {
	return [
		"input",
		"output",
		"state"
	].flatMap((role) => fieldsOf(description, [numbers[role]]).map(({ bytes }) => {
		const [name] = fieldsOf(bytes, [FEATURE.name]);
		const [type] = fieldsOf(bytes, [FEATURE.type]);
		return `${of}${role} ${JSON.stringify(textOf(name?.bytes))} ${hexOf(type?.bytes)}`;
	}));
}
/** The fields of these numbers that hold bytes; the others are passed over. */
function fieldsOf(message, wanted) {
	const reader = new BinaryReader(message);
	const found = [];
	while (reader.pos < reader.len) {
		const [number, wireType] = reader.tag();
		if (wanted.includes(number) && wireType === DELIMITED) found.push({ bytes: reader.bytes() });
		else reader.skip(wireType, number);
	}
	return found;
}
/** A length and as many bytes: texts and messages. */
const DELIMITED = 2;
function textOf(bytes = /* @__PURE__ */ new Uint8Array()) {
	return Buffer.from(bytes).toString("utf8");
}
function hexOf(bytes = /* @__PURE__ */ new Uint8Array()) {
	return Buffer.from(bytes).toString("hex");
}
// src/project/successors.ts
/** A head may add any number of packages; each that is followed is converted and evaluated. */
const MOST_FOLLOWED = 20;
const MOST_READ = 500;
/**
* The packages that may have taken the place of a model that the head does not have any more: those that git takes for
* its files renamed, and those that the head adds with the same inputs and outputs. What cannot be read may be the same.
*/
async function successorsOf(path, scope) {
	const { base, head, renamed } = scope;
	if ("unknown" in base) return { paths: [] };
	const had = new Set(modelsAmong((await base.holding(MODEL_WORDS)).keys()));
	const added = modelsAmong((await head.holding(MODEL_WORDS)).keys()).filter(isConvertible).filter((model) => !had.has(model));
	if (added.length > MOST_READ) return {
		paths: [],
		tooMany: true
	};
	const [moved, asked] = [await movedTo(path, renamed), await interfaceOf(base, path)];
	const paths = [];
	for (const model of added) if (moved.has(model) || await isAlike(asked, model, head)) paths.push(model);
	return paths.length > MOST_FOLLOWED ? {
		paths: [],
		tooMany: true
	} : { paths };
}
async function isAlike(asked, model, head) {
	const found = asked && await interfaceOf(head, model);
	return found === void 0 || found === asked;
}
/** All of them, each to be judged: so many that they cannot be must not take the model out of the gate. */
async function everySuccessor(path, { model }, scope) {
	const { paths, tooMany } = await successorsOf(path, scope);
	if (tooMany === void 0) return paths;
	throw new UserError({
		message: `the head drops or moves ${model.name}, and adds more models than can be judged in its place: at most ${MOST_FOLLOWED} of the same inputs and outputs among ${MOST_READ}`,
		at: { file: path },
		fix: "add the others in a pull request of their own"
	});
}
/** Where git says that files of a model were moved to, as models. */
async function movedTo(path, renamed) {
	const pairs = renamed === void 0 ? [] : [...await renamed()];
	return new Set(pairs.flatMap(([from, to]) => from === path || from.startsWith(`${path}/`) ? modelAt(to) ?? [] : []));
}
/**
* The entries, with those that the head drops or moves followed to what may have taken their model's place: a model
* leaves the gate by no other name, and a decoy in the place that the policy names stands for nothing. Each package that
* may be it is judged by the target's limits, all but the first by a name of its own.
*/
async function followed(entries, scope) {
	const taken = new Set(entries.map(({ model }) => model.name));
	const found = [];
	for (const entry of entries) {
		const [first = entry, ...others] = await shapesOf(entry, scope);
		found.push(first);
		for (const other of others) {
			const name = freeName(entry.model.name, taken);
			taken.add(name);
			found.push({
				...other,
				model: {
					...other.model,
					name
				},
				entry: entry.model.name
			});
		}
	}
	return found;
}
/** The entry at each place where it may be now. */
async function shapesOf(entry, scope) {
	const [first = entry, ...others] = await placed(entry, scope);
	const made = await madeBy(first, scope);
	return [
		made[0] ?? first,
		...others,
		...made.slice(1)
	];
}
async function placed(entry, scope) {
	const { model, policyPath, isDropped, isHeadsMove, movedTo, atBase } = entry;
	const { base, head } = scope;
	if (model.source === null || "unknown" in base || !(isDropped || isHeadsMove)) return [entry];
	const stored = besidePolicy(policyPath, model.source);
	const before = atBase?.source.get("") ?? stored;
	if (await isAbsent({
		tree: base,
		path: before
	})) return [entry];
	const named = movedTo ?? stored;
	const isNamedThere = !await isAbsent({
		tree: head,
		path: named
	});
	if (isHeadsMove && !isNamedThere) return [entry];
	const paths = await everySuccessor(before, entry, scope);
	const old = {
		tree: head,
		path: before
	};
	const isLeft = () => areAlike(old, {
		tree: base,
		path: before
	});
	const isChanged = !await isAbsent(old) && !await isProven(isLeft);
	const moved = [...paths, ...isChanged ? [before] : []].filter((path) => path !== named).map((path) => at(entry, path));
	return isNamedThere ? [entry, ...moved] : moved.length > 0 ? moved : [entry];
}
function at(entry, movedTo) {
	return {
		...entry,
		movedTo,
		isHeadsMove: true,
		isFollowed: true
	};
}
/** The same for packages made by hand: the entry with each that may have taken the place of one that the head gives up. */
async function madeBy(entry, scope) {
	const { model, policyPath, leftVariants = /* @__PURE__ */ new Set(), atBase, movedTo } = entry;
	const { base, head } = scope;
	if ("unknown" in base) return [entry];
	let main = entry;
	const others = [];
	for (const { name, recipe } of model.variants) {
		if (recipe.kind !== "source" || !leftVariants.has(name)) continue;
		const stored = besidePolicy(policyPath, recipe.path);
		const before = atBase?.variants.get(name) ?? stored;
		const named = entry.movedVariants?.get(name) ?? stored;
		const moved = (await everySuccessor(before, entry, scope)).filter((path) => path !== named && path !== movedTo).map((path) => ({
			...main,
			isFollowed: true,
			movedVariants: new Map([...main.movedVariants ?? [], [name, path]])
		}));
		const isThere = !await isAbsent({
			tree: head,
			path: named
		});
		if (!isThere && moved[0] !== void 0) main = moved[0];
		others.push(...moved.slice(isThere ? 0 : 1));
	}
	return [main, ...others];
}
/** `food.2`: names of models become paths, and no two may be the same. */
function freeName(name, taken) {
	const own = name.slice(0, LONGEST);
	for (let number = 2;; number += 1) if (!taken.has(`${own}.${number}`)) return `${own}.${number}`;
}
/** A name has at most a hundred characters. */
const LONGEST = 90;
// src/project/source.ts
/** Which states of the project hold the model, where the head moves it, and what became of it where it is gone. */
async function findSource(entry, scope, working) {
	const { head, base, target } = scope;
	const { source, sourceAt } = entry.model;
	if (source === null) return await findFolders(entry, scope, working);
	const path = besidePolicy(entry.policyPath, fileOf(source));
	const has = async (tree, at = path) => await tree.kindOf(at) !== "absent";
	const found = {
		head: await has(head),
		base: "unknown" in base ? false : await has(base, entry.atBase?.source.get("") ?? path),
		target: await has(target)
	};
	const { movedTo, isHeadsMove = false } = entry;
	if (movedTo !== void 0 && (isHeadsMove || !found.head) && await has(head, movedTo)) return {
		...found,
		head: true,
		movedTo
	};
	if (isHeadsMove && movedTo !== void 0 && found.base) return {
		...found,
		head: false,
		gone: await goneFrom(movedTo, path, entry, scope)
	};
	if (found.head) return found;
	if (found.base && changedSince(scope)) return {
		...found,
		gone: await goneFrom(path, path, entry, scope)
	};
	if (found.target) return found;
	throw new UserError({
		message: `the source of ${entry.model.name} is not there: ${path}`,
		at: {
			file: entry.policyPath,
			...sourceAt
		},
		fix: "paths count from the policy's folder; a model under Git LFS must be committed too"
	});
}
/** The head has nothing at `place`: merged, its policy would name a model that is not there, or nobody would judge it. */
async function goneFrom(place, stored, entry, scope) {
	if (entry.isDropped) return {
		status: "removed",
		why: `the head removes ${place} and its entry, and adds no model of the same inputs and outputs`
	};
	const { paths } = await successorsOf(stored, scope);
	const likely = listed(paths.slice(0, 3));
	const hint = paths.length === 0 ? "" : ` (perhaps ${likely})`;
	return {
		status: "missing",
		why: `${place} is not there at the head: ${remedyFor(entry, "path")}${hint}`
	};
}
function remedyFor({ model, policyPath, isUntold }, what) {
	const drop = `drop the entry ${model.name} from ${policyPath}, or name the new ${what}`;
	if (isUntold) return `the head's policy cannot be read, so nothing drops its entry; mend it, then ${drop}`;
	return `the head's policy still names it; ${drop}`;
}
/** Of `file.py:function`, the file. */
function fileOf(source) {
	return source.replace(/(?<=\.py):\w+$/, "");
}
/** Where there is no source, the measurements stand for the model. */
async function findFolders(entry, scope, working) {
	const { head, base, target } = scope;
	const found = {
		head: await headHoldsRecordings(entry, head),
		base: "unknown" in base ? false : await holdsRecordings(entry, base),
		target: await holdsRecordings(entry, target)
	};
	const { name, recorded, sourceAt } = entry.model;
	if (found.base && !found.head && changedSince(scope)) return {
		...found,
		gone: goneFolders(entry)
	};
	if (found.head || found.target) return found;
	if (await holdsRecordings(entry, working)) return {
		...found,
		head: true
	};
	throw new UserError({
		message: `no measurement of ${name} is there: ${listed(Object.values(recorded))}`,
		at: {
			file: entry.policyPath,
			...sourceAt
		},
		fix: "a model without a source needs a folder of measurements; paths count from the policy's folder"
	});
}
function goneFolders(entry) {
	const { name, recorded } = entry.model;
	if (entry.isDropped) return {
		status: "removed",
		why: `the head removes the measurements of ${name} and its entry`
	};
	return {
		status: "missing",
		why: `no measurement of ${name} is there at the head (${listed(Object.values(recorded))}): ${remedyFor(entry, "folder")}`
	};
}
/**
* A package made by hand that no state of the project holds is a mistake of the policy: but where measurements alone
* stand for the model, nobody asks for its packages.
*/
async function refuseNowhere(entry, scope) {
	const { model, policyPath, movedVariants } = entry;
	const { head, target } = scope;
	const states = [
		head,
		target,
		changedSince(scope) ?? head
	];
	const problems = [];
	if (model.source === null) return;
	for (const { name, recipe, at, sourceAt = at } of model.variants) {
		if (recipe.kind !== "source") continue;
		const path = fileOf(besidePolicy(policyPath, recipe.path));
		const places = [...states.map((tree) => ({
			tree,
			path
		}))];
		const moved = movedVariants?.get(name);
		if (moved !== void 0) places.push({
			tree: head,
			path: moved
		});
		if ((await Promise.all(places.map(isAbsent))).every((absent) => absent)) problems.push({
			message: `the package of ${model.name}/${name} is not there: ${path}`,
			at: {
				file: policyPath,
				...sourceAt
			},
			fix: "paths count from the policy's folder; a model under Git LFS must be committed too"
		});
	}
	if (problems.length > 0) throw new UserError(problems);
}
/** The packages made by hand that the base does not hold. */
async function newVariants(entry, base) {
	if ("unknown" in base) return [];
	const made = entry.model.variants.flatMap(({ name, recipe }) => recipe.kind === "source" ? [{
		name,
		path: entry.atBase?.variants.get(name) ?? besidePolicy(entry.policyPath, recipe.path)
	}] : []);
	const kinds = await Promise.all(made.map(({ path }) => base.kindOf(path)));
	return made.filter((_, at) => kinds[at] === "absent").map(({ name }) => name);
}
// src/project/checkouts.ts
/**
* What a checkout on a Mac would make of a model and its data. A head, and what merging it leaves, is refused where that
* is something else than what is judged; of the target it is only said, so that a pull request can mend it.
*/
async function checkCheckouts(entry, policies, scope) {
	const { head, merge, target } = scope;
	const judged = judgedAtHead(entry, policies);
	await refuseOtherCheckout(head, judged);
	if (merge?.result?.kind === "merged") await refuseOtherCheckout(merge.result.tree, judged);
	if (isSameState(target, head)) return [];
	return (await otherCheckout(target, judgedBy(entry.model, entry.policyPath))).map((problem) => `The target branch, which a pull request can mend: ${describeProblem(problem)}`);
}
/** Refuses a state of which a checkout on a Mac would hold something else than what is judged. */
async function refuseOtherCheckout(tree, judged) {
	const problems = await otherCheckout(tree, judged);
	if (problems.length > 0) throw new UserError(problems);
}
async function otherCheckout(tree, { contents, recorded }) {
	const twins = await tree.twins([...contents, ...recorded]);
	const found = await tree.rewritten(contents);
	return [...twinProblems(twins), ...rewrittenProblems(found)];
}
/** As many as a person reads. */
const TOLD = 20;
function twinProblems(twins) {
	const more = twins.length - TOLD;
	const told = twins.slice(0, TOLD).map(twinProblem);
	return more > 0 ? [...told, { message: `and ${more} more that a Mac takes for others` }] : told;
}
/** Where the target's policy has a model and where the head's has it, which may have moved it. */
function judgedAtHead(entry, { target, head }) {
	const { model, policyPath, movedTo, movedVariants } = entry;
	const moved = [...movedTo === void 0 ? [] : [movedTo], ...movedVariants?.values() ?? []];
	const own = (head ?? target).policy.models.find(({ name }) => name === model.name);
	const [one, other] = [judgedBy(model, policyPath), judgedBy(own ?? model, (head ?? target).source.path)];
	return {
		contents: [.../* @__PURE__ */ new Set([
			...one.contents,
			...other.contents,
			...moved
		])],
		recorded: [.../* @__PURE__ */ new Set([...one.recorded, ...other.recorded])]
	};
}
function judgedBy({ source, variants, recorded, task, data }, policyPath) {
	const made = variants.flatMap(({ recipe }) => recipe.kind === "source" ? [recipe.path] : []);
	const written = [
		...source === null ? [] : [fileOf(source)],
		...made,
		...writtenParts({
			task,
			data
		}).map(({ at }) => at)
	];
	const place = (path) => besidePolicy(policyPath, path);
	return {
		contents: written.map(place),
		recorded: Object.values(recorded).map(place)
	};
}
// src/samples/file-changes.ts
/** Files that both have, with other contents, which the head itself has changed. */
function replacedFiles({ target, head, base }) {
	return [...target.keys()].filter((path) => {
		const now = head.get(path);
		return now !== void 0 && now !== target.get(path) && now !== base?.get(path);
	});
}
// src/samples/sample-changes.ts
/** What the head itself changes: what only the target branch has changed since, merging leaves as it is. */
function sampleChanges(states) {
	const { target, head, base } = states;
	const [was, is] = [byId(target), byId(head)];
	const origin = base && byId(base);
	const touched = (id, of) => of(is.get(id)) !== of(was.get(id)) && (!origin || of(is.get(id)) !== of(origin.get(id)));
	const ids = [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].filter((id) => touched(id, presence));
	const both = [...was.keys()].filter((id) => is.has(id));
	return {
		before: target.length,
		after: head.length,
		removed: ids.filter((id) => was.has(id)),
		added: ids.filter((id) => is.has(id)),
		relabelled: both.filter((id) => touched(id, answer)),
		reshown: both.filter((id) => touched(id, files)),
		resliced: both.filter((id) => touched(id, slices))
	};
}
function byId(samples) {
	return new Map(samples.map((sample) => [sample.id, sample]));
}
function presence(sample) {
	return sample === void 0 ? "absent" : "present";
}
/** All that a sample says but where it belongs. */
function answer(sample) {
	const { id, slices, group, input, files, ...rest } = sample ?? { id: "" };
	return JSON.stringify(Object.entries(rest).sort());
}
function files(sample) {
	return JSON.stringify(Object.entries(sample?.files ?? {}).sort());
}
function slices(sample) {
	const own = Object.entries(sample?.slices ?? {}).sort();
	return JSON.stringify([...own, ...sample?.group === void 0 ? [] : [["group", sample.group]]]);
}
// src/samples/data-changes.ts
/** What the head would change of a model's evaluation data, in words. Which data are the harder, nobody can tell. */
function dataChanges(model, states) {
	const { target, head, base } = states;
	const told = {
		model,
		states,
		found: sampleChanges({
			target: target.truth.samples,
			head: head.truth.samples,
			...base && { base: base.truth.samples }
		})
	};
	const parts = [...target.files.keys()];
	return [
		...removals(told),
		...rewritten(told, "relabelled", `gives ${target.truth.another} to`, (id, truth) => truth.answerOf(id)),
		...rewritten(told, "reshown", "gives other pictures to", picturesOf),
		...rewritten(told, "resliced", "puts into other slices", slicesOf),
		...additions(told),
		...parts.flatMap((part) => replacements(model, part, states))
	];
}
function removals({ model, states, found }) {
	const { removed, before, after } = found;
	if (removed.length === 0) return [];
	const says = `removes ${removed.length} of ${samples(before)}`;
	return [{
		direction: "loosens",
		about: `${model} data`,
		says,
		before: samples(before),
		after: samples(after),
		...place(states.head)
	}];
}
function additions({ model, states, found }) {
	const { added, before, after } = found;
	if (added.length === 0) return [];
	return [{
		direction: "changes",
		about: `${model} data`,
		says: `adds ${samples(added.length)}`,
		before: samples(before),
		after: samples(after),
		...place(states.head, added[0])
	}];
}
/** Of many the first is shown: it tells what sort of change it is. */
function rewritten({ model, states, found }, kind, does, of) {
	const [first] = found[kind];
	if (first === void 0) return [];
	const says = `${does} ${found[kind].length} of ${samples(found.before)}`;
	return [{
		direction: "changes",
		about: `${model} data`,
		says,
		before: `${quote(first)}: ${of(first, states.target.truth)}`,
		after: `${quote(first)}: ${of(first, states.head.truth)}`,
		...place(states.head, first)
	}];
}
function replacements(model, part, { target, head, base }) {
	const [was, is, origin] = [
		target,
		head,
		base
	].map((state) => state?.files.get(part));
	if (was === void 0 || is === void 0) return [];
	const replaced = replacedFiles({
		target: was,
		head: is,
		...origin && { base: origin }
	});
	const [first] = replaced;
	if (first === void 0) return [];
	const says = `replaces ${replaced.length} of ${counted(was.size, "file")}`;
	const shown = (files) => `${quote(first)} ${shortDigest(files.get(first) ?? "")}`.trim();
	return [{
		direction: "changes",
		about: `${model} data ${part}`,
		says,
		before: shown(was),
		after: shown(is)
	}];
}
function picturesOf(id, { samples }) {
	const { files = {} } = samples.find((sample) => sample.id === id) ?? {};
	const named = Object.entries(files).map(([input, file]) => `${quote(file)} for ${quote(input)}`);
	return named.length === 0 ? "the file of its name" : listed(named);
}
function slicesOf(id, { samples }) {
	const { slices = {}, group } = samples.find((sample) => sample.id === id) ?? {};
	const all = {
		...slices,
		...group !== void 0 && { group }
	};
	const named = Object.entries(all).map(([column, value]) => quote(sliceName({
		column,
		value
	})));
	return named.length === 0 ? "no slice" : listed(named);
}
/** In the file of the head that says what is true, where there is one. */
function place({ commit, truth }, id = "") {
	if (truth.lines.size === 0) return {};
	return { at: {
		commit,
		path: truth.file,
		line: truth.lines.get(id) ?? 1
	} };
}
function samples(count) {
	return counted(count, "sample");
}
// src/project/data-changes.ts
/** What the head would change of the data that a model is judged on; nothing where it judges itself. */
async function dataChangesOf(entry, asked) {
	const { scope, policies, working, listed } = asked;
	if (entry.from === "head" || entry.isNew || isSameState(scope.target, scope.head)) return [];
	const { base } = scope;
	const moved = !("unknown" in base) && !isSameState(base, scope.target);
	const [target, head, origin] = [
		await stateAt(entry, scope.target, working, listed),
		await stateAt(proposed(entry, policies), scope.head, working, listed),
		moved ? await stateAt(entry, base, working, listed) : void 0
	];
	if (target instanceof UserError) throw target;
	if (head instanceof UserError) return [unreadable(entry, head)];
	const known = origin === void 0 || origin instanceof UserError ? {} : { base: origin };
	return dataChanges(entry.model.name, {
		target,
		head,
		...known
	});
}
/** As the head's policy names the data; by which columns they are sliced, the target's says. */
function proposed(entry, { head }) {
	const own = head?.policy.models.find(({ name }) => name === entry.model.name);
	if (own === void 0) return entry;
	const { sliceBy: _, ...data } = own.data;
	const { sliceBy } = entry.model.data;
	return {
		...entry,
		model: {
			...own,
			data: {
				...data,
				...sliceBy && { sliceBy }
			}
		}
	};
}
async function stateAt(entry, tree, working, listed = UNASKED) {
	try {
		const parts = await findData(entry, {
			judging: tree,
			head: tree,
			working
		});
		const truth = isListed(entry.model) ? listed : await readTruth(entry, parts);
		return {
			commit: tree.commit,
			truth,
			files: await filesOf(entry.model.task, parts)
		};
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
}
const UNASKED = truthFrom({
	file: "",
	samples: [],
	lines: /* @__PURE__ */ new Map()
}, {
	another: "another sample",
	answerOf: () => ""
});
/** Of what the inputs are made of; the labels are compared sample by sample. */
async function filesOf(task, parts) {
	const inputs = parts.filter(({ key }) => isInput(task, key));
	const files = /* @__PURE__ */ new Map();
	for (const { part, path, tree } of inputs) {
		const found = await tree.blobs(path);
		if (found !== null) files.set(part, found);
	}
	return files;
}
/** Once merged, it would stop every run: it is told, and judged by the target's all the same. */
function unreadable({ model }, { problems }) {
	const [first] = problems;
	const says = `cannot be read at the head: ${first?.message ?? "unknown"}`;
	return {
		direction: "changes",
		about: `${model.name} data`,
		says,
		before: null,
		after: null
	};
}
// src/project/inferred.ts
/**
* Why a model is not compared with a base that nobody named, where that has it: the folder has the same, of which a
* comparison would only say that it equals itself; or the base's cannot be had, which is nothing to end a run for that
* did not ask for it.
*/
async function whyNoBase(entry, scope) {
	const { head, base, inferred } = scope;
	if (inferred === void 0 || "unknown" in base) return;
	const places = placesOf(entry);
	const there = `at ${shortCommit(base.commit)}, the last commit in common with ${inferred.from}`;
	const refusal = await refusalOf(places.map(({ atBase }) => atBase), base);
	if (refusal !== void 0) return `the model ${there}, cannot be had: ${refusal}`;
	const isSame = ({ here, atBase }) => isProven(() => areAlike({
		tree: head,
		path: here
	}, {
		tree: base,
		path: atBase
	}));
	for (const place of places) if (!await isSame(place)) return;
	return `the model is the same as ${there}`;
}
/** What a report says of a base that nobody named, where a model is compared with it. */
function inferredNote({ base, inferred }) {
	if (inferred === void 0 || "unknown" in base) return;
	const branch = inferred.from.replace(/^origin\//, "");
	return `No base was named: base models are those of ${shortCommit(base.commit)}, the last commit in common with ${inferred.from}. Policy and data are this folder's; --base ${branch} judges as a pull request into it, --no-base without a base`;
}
/** All that a model consists of, where the folder's policy has it and where the base's own had it. */
function placesOf({ model, policyPath, atBase }) {
	const place = (written, before) => {
		const here = besidePolicy(policyPath, fileOf(written));
		return {
			here,
			atBase: before ?? here
		};
	};
	const made = model.variants.flatMap(({ name, recipe }) => recipe.kind === "source" ? [place(recipe.path, atBase?.variants.get(name))] : []);
	const recorded = Object.entries(model.recorded).map(([target, path]) => place(path, atBase?.recordings.get(target)));
	return [
		...model.source === null ? [] : [place(model.source, atBase?.source.get(""))],
		...made,
		...recorded
	];
}
/** Of what Git LFS holds, and cannot be fetched. */
async function refusalOf(paths, tree) {
	try {
		for (const path of paths) if (!await isAbsent({
			tree,
			path
		})) await tree.bring(path);
	} catch (error) {
		if (error instanceof UserError) return error.problems[0]?.message ?? error.message;
		throw error;
	}
}
// src/project/copies.ts
/**
* The samples, of which those whose inputs are equal say so. The names of contents are git's own for the files that the
* state which judges holds, so that no pull request can tell them apart; a file that git does not hold is looked into.
*/
async function withCopies(truth, parts) {
	const names = await namesOf(truth.samples.map((sample) => truth.inputsOf(sample)), parts);
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
	const isCopied = (name) => name !== void 0 && (counts.get(name) ?? 0) > 1;
	if (!names.some(isCopied)) return truth;
	const samples = truth.samples.map((sample, at) => {
		const name = names[at];
		return isCopied(name) ? {
			...sample,
			input: name
		} : sample;
	});
	return {
		...truth,
		samples
	};
}
/** Of the inputs of each sample a name that stands for their contents; undefined where one is no file. */
async function namesOf(inputs, parts) {
	const held = /* @__PURE__ */ new Map();
	for (const [name, own] of Map.groupBy(inputs.flat(), (input) => input.part)) {
		const part = partNamed(parts, name);
		const files = own.map((input) => input.file);
		if (part !== void 0) held.set(part.part, await contentsOf$1(part, files));
	}
	return inputs.map((shown) => {
		const names = shown.map(({ part, file }) => held.get(part)?.get(file));
		return names.length === 0 || names.includes(void 0) ? void 0 : names.join(" ");
	});
}
async function contentsOf$1({ tree, path }, files) {
	if (await tree.kindOf(path) !== "folder") return /* @__PURE__ */ new Map();
	return await tree.blobs(path) ?? await tree.digests(path, files);
}
/** How many different things the samples tell of; nothing where each stands alone. */
function clusterCounts(samples) {
	const clusters = clustersOf(samples);
	if (clusters === void 0) return;
	const [inputs, groups] = [samples.flatMap(({ input }) => input ?? []), samples.flatMap(({ group }) => group ?? [])];
	return {
		count: new Set(clusters).size,
		...inputs.length > 0 && { inputs: samples.length - inputs.length + new Set(inputs).size },
		...groups.length > 0 && { groups: new Set(groups).size }
	};
}
// src/project/unchanged.ts
/**
* Why a model need not be measured: the head has exactly the files of it that the merge-base has, and merging it leaves
* those of the target. Only equal contents prove that; in doubt it is measured.
*/
async function whyUnchanged(entry, { target }, scope) {
	const { base, branch, isChange = false } = scope;
	if (!isChange || "unknown" in base || entry.isNew || isMoved(entry)) return;
	if (!skipsUnchanged(target.policy, branch, entry.model)) return;
	for (const path of pathsOf(entry)) if (!await isProven(() => isSameAt(path, scope, base))) return;
	return `the head has it exactly as the merge-base ${shortCommit(base.commit)} has it`;
}
function isMoved({ movedTo, movedVariants, movedRecordings }) {
	return [
		movedTo,
		movedVariants,
		movedRecordings
	].some((moved) => moved !== void 0);
}
/** Everything of a model that a head can bring: its source, packages made by hand, measurements taken elsewhere. */
function pathsOf({ model, policyPath }) {
	const { source, variants, recorded } = model;
	const made = variants.flatMap(({ recipe }) => recipe.kind === "source" ? [recipe.path] : []);
	return [
		...source === null ? [] : [source],
		...made,
		...Object.values(recorded)
	].map((path) => besidePolicy(policyPath, path));
}
/** What git holds nowhere may be brought by the workflow, and then nobody knows what it was before. */
async function isSameAt(path, scope, base) {
	const { head, target } = scope;
	const [atHead, atTarget] = [{
		tree: head,
		path
	}, {
		tree: target,
		path
	}];
	if (await isAbsent(atHead) && await isAbsent(atTarget)) return false;
	return await areAlike(atHead, {
		tree: base,
		path
	}) && await isKeptAt(path, scope);
}
/** Whether merging leaves what the target has. */
async function isKeptAt(path, { merge }) {
	if (merge?.result === void 0) return true;
	const { into, result } = merge;
	if (result.kind === "unknown" || result.conflicts.some((one) => isAtOrBelow(one, path))) return false;
	return await areAlike({
		tree: result.tree,
		path
	}, {
		tree: into,
		path
	});
}
// src/project/merged.ts
async function shippedOf(entry, scope, movedTo) {
	const { merge } = scope;
	const base = changedSince(scope);
	if (base === void 0) return {};
	if (await carriesRecordings(entry, scope, base)) return { isCarried: true };
	const doubts = [];
	let isMerged = false;
	for (const part of partsOf(entry, movedTo)) {
		const found = await fateOf(part, scope, base);
		if (found.kind === "carried") return { isCarried: true };
		if (found.kind === "doubt") doubts.push(found.why);
		isMerged ||= found.kind === "merged";
	}
	if (merge !== void 0) doubts.push(...await movedOn(entry, scope, merge.into));
	const [source] = partsOf(entry, movedTo);
	const into = merge?.into.commit;
	return {
		...isMerged && source && into && { merged: {
			into,
			path: source.merged
		} },
		...doubts.length > 0 && { doubts }
	};
}
/**
* Whether merging would bring into a folder of measurements that the head leaves alone what the head did elsewhere: what
* is read at the head does not see it.
*/
async function carriesRecordings(entry, scope, base) {
	const { head, merge } = scope;
	if (merge?.result === void 0) return false;
	for (const written of Object.values(entry.model.recorded)) {
		const path = besidePolicy(entry.policyPath, written);
		const atHead = {
			tree: head,
			path
		};
		const isLeft = () => areAlike(atHead, {
			tree: base,
			path
		});
		if (!await isProven(isLeft) || await isProven(() => isKeptAt(path, scope))) continue;
		if (merge.result.kind === "merged" || await isAbsent(atHead)) return true;
	}
	return false;
}
/** The source first, then the packages made by hand. */
function partsOf(entry, movedTo) {
	const { model, policyPath, isHeadsMove = false, movedVariants, atBase } = entry;
	if (model.source === null) return [];
	const stored = besidePolicy(policyPath, model.source);
	const head = movedTo ?? stored;
	const made = model.variants.flatMap(({ name, recipe }) => {
		if (recipe.kind !== "source") return [];
		const target = besidePolicy(policyPath, recipe.path);
		const place = movedVariants?.get(name) ?? target;
		return [{
			head: place,
			merged: place,
			target,
			before: atBase?.variants.get(name) ?? target,
			isMade: true
		}];
	});
	return [{
		head,
		merged: isHeadsMove ? head : stored,
		target: stored,
		before: atBase?.source.get("") ?? stored,
		isMade: false
	}, ...made];
}
async function fateOf(part, scope, base) {
	const { merge, target: tip } = scope;
	const head = {
		tree: scope.head,
		path: part.head
	};
	const target = {
		tree: merge?.into ?? tip,
		path: part.target
	};
	const before = {
		tree: base,
		path: part.before
	};
	if (merge === void 0) return scope.head.commit === null && !isSameState(base, tip) ? await untold({
		head,
		target,
		before
	}, scope, FOLDER) : { kind: "heads" };
	if (merge.result === void 0) return { kind: "heads" };
	const left = resultAt(merge.result, part);
	if ("why" in left) return await untold({
		head,
		target,
		before
	}, scope, left.why);
	if (part.isMade && await isAbsent(head) && !await isAbsent(left.at)) return { kind: "merged" };
	const isOneOfThem = async () => await areAlike(left.at, target) || await areAlike(left.at, head);
	if (await isProven(isOneOfThem)) return { kind: "heads" };
	if (!await isAbsent(left.at)) return { kind: "merged" };
	return {
		kind: "doubt",
		why: `merging leaves no ${part.merged}; ${UPDATE}`
	};
}
const FOLDER = "the folder is no commit that git could merge";
const CONFLICT = "the two changes of it are in conflict";
const UPDATE = "bring this branch up to date with the target branch";
function resultAt(result, { merged, head, target }) {
	if (result.kind === "unknown") return { why: result.why };
	return result.conflicts.some((path) => [
		merged,
		head,
		target
	].some((folder) => isAtOrBelow(path, folder))) ? { why: CONFLICT } : { at: {
		tree: result.tree,
		path: merged
	} };
}
/** Where but one of the two has changed it, merging leaves that one's. */
async function untold(states, scope, why) {
	const { head, target, before } = states;
	if (await isAbsent(head)) return { kind: await isAbsent(before) ? "carried" : "heads" };
	const isLeftByOne = async () => await areAlike(head, before) || await areAlike(target, before) || await areAlike(head, target);
	if (await isProven(isLeftByOne)) return { kind: "heads" };
	return {
		kind: "doubt",
		why: `${scope.branch ?? "the target branch"} has changed ${target.path} since this branch left it, and so has this branch; what merging leaves was not judged: ${why}; ${UPDATE}`
	};
}
/** What another run has merged into an earlier commit of the target branch. */
async function movedOn(entry, { target, branch }, into) {
	if (isSameState(into, target)) return [];
	const doubts = [];
	for (const path of pathsOf(entry)) {
		const isLeft = () => areAlike({
			tree: into,
			path
		}, {
			tree: target,
			path
		});
		if (await isProven(isLeft)) continue;
		doubts.push(`${branch} has changed ${path} since ${shortCommit(into.commit)}, which this was measured on; what merging leaves now was not judged: run the workflow that measures again`);
	}
	return doubts;
}
// src/project/look.ts
/** Looks for a model and its data, in the states of the project that may hold them. */
async function look(entry, states, { working, list = unlisted }, unchanged) {
	const { name } = entry.model;
	const noBase = await whyNoBase(entry, states);
	const scope = noBase === void 0 ? states : {
		...states,
		base: { unknown: noBase }
	};
	const holders = {
		judging: judgingOf(entry, scope),
		head: scope.head,
		working
	};
	const findAll = async () => needsData(entry) ? await findData(entry, holders) : [];
	const { movedTo, gone, ...found } = await findSource(entry, scope, working).catch(withOthers(() => refuseNowhere(entry, scope), findAll));
	const ofPolicy = entry.doubt === void 0 ? {} : { doubts: [entry.doubt] };
	const leave = (why) => ({
		name,
		recordings: [],
		notes: [],
		facts: {
			source: found,
			data: [],
			...ofPolicy,
			...why
		}
	});
	if (gone !== void 0) return leave({ gone });
	await refuseNowhere(entry, scope).catch(withOthers(findAll));
	if (unchanged !== void 0) return leave({ unchanged });
	const { isCarried, merged, doubts: untold = [] } = await shippedOf(entry, scope, movedTo);
	const doubts = [...entry.doubt === void 0 ? [] : [entry.doubt], ...untold];
	if (isCarried) return leave({ isCarried });
	const source = {
		...found,
		head: found.head || merged !== void 0
	};
	const recordings = source.head ? await findRecordings(entry, scope, working) : [];
	const known = {
		source,
		recorded: recordings.map(({ planned }) => planned),
		doubts,
		...movedTo !== void 0 && { movedTo },
		...merged && { merged },
		...noBase !== void 0 && { noBase }
	};
	const moves = [...movedNotes(entry, movedTo), ...mergedNote(name, scope, merged)];
	if (!source.head || !needsData(entry)) return {
		name,
		recordings,
		facts: {
			...known,
			data: []
		},
		notes: source.head ? moves : []
	};
	await refuseHeadsPython(entry, scope);
	if (list === unlisted && isListed(entry.model)) return {
		name,
		recordings,
		facts: {
			...known,
			data: [],
			unlisted: UNLISTED
		},
		notes: moves
	};
	const parts = await findData(entry, holders);
	const truth = await withCopies(await readTruth(entry, parts, list).catch(withOtherPointers(parts)), parts);
	const fetched = parts.some(({ tree }) => tree !== holders.judging);
	const digest = await pinned(entry, parts, fetched);
	return {
		name,
		truth,
		recordings,
		facts: {
			...known,
			newVariants: await newVariants(entry, scope.base),
			samples: {
				...plannedSamples(name, truth, fetched ? "fetched" : entry.from),
				...digest !== void 0 && { data: digest }
			},
			data: await plannedData(entry.model, parts)
		},
		notes: [
			...moves,
			...await goneNotes(entry, scope),
			...fetchedNote(name, fetched, digest),
			...howAsked(entry)
		]
	};
}
/** The state whose policy judges it. */
function judgingOf({ from }, { head, target }) {
	return from === "head" ? head : target;
}
/** Where something is missing, what else is: whoever mends the policy is told all of it at once. */
function withOthers(...others) {
	return async (error) => {
		if (!(error instanceof UserError)) throw error;
		const more = await allOf(others, (look) => look()).catch((found) => found);
		throw more instanceof UserError ? new UserError([...error.problems, ...more.problems]) : error;
	};
}
/** Where Git LFS cannot bring what planning reads of the data, it may lack what only the worker would read. */
function withOtherPointers(parts) {
	return async (error) => {
		if (error instanceof UnfetchedPointer) await allOf(parts, async ({ tree, path }) => await tree.bring(path));
		throw error;
	};
}
/** What runs the code that judges must not come with what is judged. */
async function refuseHeadsPython({ model, policyPath }, { head }) {
	const { python } = model;
	if (python === void 0 || !python.includes("/") || head.commit === null) return;
	if (await head.kindOf(python.replace(/^\.\//, "")) === "absent") return;
	throw new UserError({
		message: `${model.name} runs its task in ${python}, which the head brings along`,
		at: {
			file: policyPath,
			...model.at
		},
		fix: "let a step of the workflow make the environment, and keep it out of git"
	});
}
const UNLISTED = "its samples are listed by its own code, and none is run where there are rights to publish; judge it in the run that measures, or name the samples in a file and measure it elsewhere";
/** Records taken elsewhere are of samples too; a model of which only totals were recorded has none. */
function needsData(entry) {
	if (whyUnsupported(entry) !== void 0) return false;
	return !isMeasuredElsewhere(entry.model) || entry.model.data.parts.length > 0;
}
function mergedNote(name, { branch, head }, merged) {
	if (merged === void 0) return [];
	const [one, other] = [head.commit, merged.into].map(shortCommit);
	return [`${name} was judged as merging leaves it, neither the head's nor ${branch}'s: ${one} merged into ${other}`];
}
function movedNotes(entry, movedTo) {
	const { model, isFollowed, isHeadsMove, entry: policyEntry = model.name } = entry;
	const { movedVariants = /* @__PURE__ */ new Map(), movedRecordings = /* @__PURE__ */ new Map() } = entry;
	const made = [...movedVariants].map(([name, place]) => `${model.name}/${name} to ${place}`);
	const recorded = [...movedRecordings].map(([target, place]) => `what was measured of ${model.name} on ${target} to ${place}`);
	if (isFollowed) return [`The head drops or moves the entry ${policyEntry}; ${[...movedTo === void 0 ? [] : [movedTo], ...movedVariants.values()].join(" and ")} may have taken its place, and was judged as ${model.name} by the target's limits`];
	const source = movedTo === void 0 ? [] : [`${model.name} to ${movedTo}`];
	return [...[
		...isHeadsMove ? source : [],
		...made,
		...recorded
	].map((what) => `The head moves ${what}, where it was judged`), ...isHeadsMove || movedTo === void 0 ? [] : [`${model.name} was judged at ${movedTo}, where the head still has it`]];
}
/** A package made by hand that the target's policy names and the head does not have: the variant is unmeasured. */
async function goneNotes(entry, { head }) {
	const { model, movedVariants, policyPath } = entry;
	const notes = [];
	if (model.source === null) return notes;
	for (const { name, recipe } of model.variants) {
		if (recipe.kind !== "source") continue;
		const path = movedVariants?.get(name) ?? besidePolicy(policyPath, recipe.path);
		if (await isAbsent({
			tree: head,
			path
		})) notes.push(`The head has no ${path}, which is ${model.name}/${name} by the policy that judges: put it back, or drop the variant first, in a pull request of its own`);
	}
	return notes;
}
/** Of what was recorded elsewhere nobody here knows how it was asked. */
function howAsked({ model }) {
	if (isMeasuredElsewhere(model)) return [];
	return (findTask(model.task)?.tells?.(model.data.options) ?? []).map((what) => `${model.name}: ${what}`);
}
function fetchedNote(name, fetched, digest) {
	return fetched ? [`The data of ${name} is not under git and was used as found: ${digest}`] : [];
}
/** The digest of the data where someone wants to know it: it was fetched, or the policy pins it. */
async function pinned({ model, policyPath }, parts, fetched) {
	if (!fetched && model.data.digest === void 0) return;
	const digest = await dataDigest(parts);
	if (model.data.digest === void 0 || model.data.digest === digest) return digest;
	throw new UserError({
		message: `the data of ${model.name} is ${digest}, not the ${model.data.digest} that the policy pins`,
		at: {
			file: policyPath,
			...model.data.at
		},
		fix: "fetch the data that was pinned, or pin this one in a change of its own"
	});
}
function plannedSamples(model, { samples, unlabelled, aside }, from) {
	const path = LAYOUT.samples.of({ model });
	const clusters = clusterCounts(samples);
	return {
		path,
		digest: digestOf(linesText(samples)),
		count: samples.length,
		...unlabelled !== void 0 && { unlabelled },
		...clusters && { clusters },
		...aside && { aside: [...aside] },
		from
	};
}
// src/project/unjudged.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const MOST_SHOWN = 20;
/** Far more policies than a repository has, and not so many that reading them would stop a run. */
const MOST_POLICIES = 200;
/**
* The Core ML models that the head adds or changes and that no policy of its tree names: nobody judges them. Beside a
* judged model that disappears, or an entry that goes, one of them may be what ships instead.
*/
async function unjudgedOf(asked) {
	const { scope, policies } = asked;
	const { head } = scope;
	const base = changedSince(scope);
	if (base === void 0) return;
	const words = [...MODEL_WORDS, POLICY_WORD];
	const [files, before] = [await head.holding(words), await base.holding(words)];
	const warns = await whyItWarns(asked, base);
	const known = await namedIn(files, before, warns === void 0, asked);
	const isIgnored = ignoring(policies);
	const [models, had] = [contentsOf(files), contentsOf(before)];
	const found = [];
	for (const [model, contents] of models) {
		if (known.has(model) || isIgnored(model)) continue;
		const isLeft = async () => contents === null ? await holdSame({
			tree: head,
			path: model
		}, {
			tree: base,
			path: model
		}) : contents === had.get(model);
		if (!had.has(model) || !await isProven(isLeft)) found.push(model);
	}
	if (found.length === 0) return;
	const more = found.length - MOST_SHOWN;
	return {
		paths: found.slice(0, MOST_SHOWN),
		...more > 0 && { more },
		...warns !== void 0 && { warns }
	};
}
/** Of each model among the files what it consists of, by git's names; null where there are none. */
function contentsOf(files) {
	const groups = Map.groupBy(files, ([path]) => modelAt(path));
	return new Map([...groups].flatMap(([model, parts]) => {
		if (model === void 0) return [];
		return [[model, parts.every(([, name]) => name !== null) ? JSON.stringify(parts) : null]];
	}));
}
/**
* Every model that an entry of this run is judged at, or that a policy anywhere in the head's tree names. Where a judged
* one leaves its place, a policy that the same change brings is no witness: no workflow need ever run it.
*/
async function namedIn(files, before, isTrusting, { scope, policies, entries }) {
	const { target, head = policies.isDeleted ? void 0 : target } = policies;
	const own = target.source.path;
	const paths = [...files].flatMap(([path, content]) => {
		if (path === own || !POLICY.test(basename(path))) return [];
		const isOld = content === null || before.get(path) === content;
		return isTrusting || isOld ? [path] : [];
	});
	const all = head === void 0 ? [] : [[head.policy, head.source.path]];
	for (const path of paths.slice(0, MOST_POLICIES)) {
		const policy = await policyIn(scope.head, path);
		if (policy !== void 0) all.push([policy, path]);
	}
	return /* @__PURE__ */ new Set([...all.flatMap(([policy, path]) => sourcesOf(policy).map((one) => besidePolicy(path, one))), ...entries.flatMap(({ movedTo, movedVariants }) => [...movedTo === void 0 ? [] : [movedTo], ...movedVariants?.values() ?? []])]);
}
/** Teams that have several name them `food.quantgate.yml`. */
const POLICY = /(^|\.)quantgate\.ya?ml$/;
const POLICY_WORD = "quantgate.y";
function sourcesOf({ models }) {
	return models.flatMap(({ source, variants }) => [...source === null ? [] : [source], ...variants.flatMap(({ recipe }) => recipe.kind === "source" ? [recipe.path] : [])]);
}
/** One that cannot be read names nothing. */
async function policyIn(tree, path) {
	try {
		return readPolicy((await tree.read(path)).toString("utf8"), path);
	} catch (error) {
		if (error instanceof UserError) return;
		throw error;
	}
}
function ignoring({ target }) {
	const { policy, source } = target;
	const globs = policy.ignoreModels.map((glob) => besidePolicy(source.path, glob));
	return (model) => globs.some((glob) => import_picomatch.default.isMatch(model, glob, GLOB));
}
/** A model that is judged in another place now is still none that left its own alone: what is added may be what ships. */
async function whyItWarns({ entries, policies, scope }, base) {
	for (const { model, policyPath, isHeadsMove, atBase, entry } of entries) {
		if (model.source === null || entry !== void 0) continue;
		const path = atBase?.source.get("") ?? besidePolicy(policyPath, model.source);
		if ((isHeadsMove || await isAbsent({
			tree: scope.head,
			path
		})) && !await isAbsent({
			tree: base,
			path
		})) return `${model.name} leaves its place in the same change`;
	}
	const dropped = entries.find(({ isDropped }) => isDropped);
	if (dropped !== void 0) return `the entry ${dropped.model.name} goes in the same change`;
	if (policies.isUnreadable) return "the head's policy cannot be read";
}
// src/project/prepare.ts
/** What is true of each model, as the run read it, with the lines that say so. */
function truthsIn({ truths }) {
	return async (model) => {
		const found = truths.get(model);
		if (found === void 0) throw new Error(`${model} has no labels`);
		return found;
	};
}
/** Everything that a project says of what a run will do. */
async function prepareIn(project, wanted, { today, signal, list, ...machine }) {
	const scope = await scopeOf(project, wanted);
	const prepared = await prepare({
		scope,
		committed: await committedIn(project, scope),
		working: project.working(),
		policyPath: project.pathOf(wanted.policy),
		today: today(),
		...list && { list },
		...wanted.part && { part: wanted.part },
		auto: autoOn(machine)
	});
	signal?.throwIfAborted();
	return prepared;
}
async function prepare(asked) {
	const { working, policyPath, today, auto = autoOn({}), committed = /* @__PURE__ */ new Map(), list } = asked;
	const policies = onBranch(await policiesOf(asked.scope, policyPath), asked.scope.branch);
	const scope = policies.first ? {
		...asked.scope,
		target: asked.scope.head
	} : asked.scope;
	const entries = await followed(entriesOf(policies), scope);
	const part = askedOf(entries, asked.part ?? {}, policyPath);
	const judged = entries.flatMap((entry) => narrowed(entry, part.get(entry.model.name)));
	const looked = await allOf(judged, async (entry) => {
		const notes = await checkCheckouts(entry, policies, scope);
		const unchanged = await whyUnchanged(entry, policies, scope);
		const found = await look(entry, scope, {
			working,
			...list && { list }
		}, unchanged);
		return {
			...found,
			notes: [...found.notes, ...notes]
		};
	});
	const inferred = looked.some(({ facts }) => facts.source.base) ? inferredNote(scope) : void 0;
	const notes = [...inferred === void 0 ? [] : [inferred], ...[
		...scope.notes,
		...policies.notes,
		...looked.flatMap((model) => model.notes)
	]];
	const { branch, head, base } = scope;
	const mergeInto = scope.merge?.into.commit ?? void 0;
	const run = {
		branch,
		head: head.commit,
		base: baseOf(base),
		mergeInto,
		today,
		auto,
		notes,
		committed
	};
	const facts = new Map(looked.map((model) => [model.name, model.facts]));
	const truths = new Map(looked.flatMap(({ name, truth }) => truth ? [[name, truth]] : []));
	const isLeft = (entry) => facts.get(entry.model.name)?.unchanged !== void 0;
	const hasData = (entry) => truths.has(entry.model.name) || isLeft(entry);
	const data = await allOf(judged.filter(needsData).filter(hasData), (entry) => dataChangesOf(entry, {
		scope,
		policies,
		working,
		listed: truths.get(entry.model.name)
	}));
	const changes = [...policies.changes, ...data.flat()];
	const found = new Map(looked.map((model) => [model.name, model]));
	const planned = planRun({
		policies,
		entries,
		run,
		facts,
		changes,
		asked: part
	});
	const unjudged = await unjudgedOf({
		scope,
		policies,
		entries
	});
	return {
		plan: withOutlooks({
			...planned,
			...unjudged && { unjudged }
		}, policies, found),
		truths,
		recordings: looked.flatMap((model) => model.recordings),
		...inferred !== void 0 && { inferred }
	};
}
/** Nothing is asked of the project for what nobody wants judged. */
function narrowed(entry, asked) {
	if (asked?.kind === "none") return [];
	if (asked?.kind !== "but") return [entry];
	const needless = asked.unasked.filter((name) => name !== entry.model.reference);
	return [{
		...entry,
		model: withoutVariants(entry.model, needless)
	}];
}
function baseOf(base) {
	if ("unknown" in base) return base;
	if (base.commit === null) throw new Error("a base is always a commit");
	return { commit: base.commit };
}
/** When head and base were committed, of those that are commits. */
async function committedIn(project, { head, base }) {
	const commits = [head.commit, "unknown" in base ? null : base.commit];
	const found = /* @__PURE__ */ new Map();
	for (const commit of commits) {
		if (commit === null || project.kind === "folder") continue;
		const when = await project.committed(commit);
		if (when !== null) found.set(commit, when);
	}
	return found;
}
/** Leaves in the out folder what others go on with: plan, samples, and what was measured elsewhere. */
async function writePrepared({ plan, truths, recordings }, out) {
	for (const recording of recordings) await writeRecording(recording, out);
	for (const [model, { samples }] of truths) await out.writeSamples(model, samples);
	await out.writePlan(plan);
}
/** A refused one leaves nothing but its reason, in the plan. */
async function writeRecording({ planned, measurement, records }, out) {
	if (measurement === void 0) return;
	const brought = out.recorded(planned.from);
	await brought.writeMeasurement(measurement);
	if (records !== void 0) await brought.writeRecords(measurement, records);
}
export { require_yauzl as a, plannedData as i, truthsIn as n, writePrepared as r, prepareIn as t };
