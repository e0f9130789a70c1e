import { i as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { l as describeApiFailure, n as announceProblems, r as announceVerdict, s as answered, t as problemsOf, u as withRetries, v as remark } from "./problems-of.js";
import { t as UserError } from "./errors.js";
import { b as object, d as boolean, h as int, u as array, w as string } from "./schemas.js";
import { $ as placesOf, F as text, O as line, St as datetime, it as failed, lt as slotsOf, mt as Commit, n as plainLine, s as longCommit, st as sameSlot, t as makeFolder, yt as quote } from "./make-folder.js";
import { t as EXIT_STATUS } from "./states.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { i as belongs, t as outFolder } from "./out-folder.js";
import { r as writePrepared, t as prepareIn } from "./prepare.js";
import { t as progressFor } from "./progress-for.js";
import { n as judgeOut, t as printVerdict } from "./print-verdict.js";
import { r as replacing } from "./out-folder2.js";
import { t as bringHistory } from "./past.js";
import { t as withProject } from "./with-project.js";
import { o as LAYOUT, r as OtherVersion } from "./read-json.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { dirname, join, resolve } from "node:path";
import { copyFile, mkdir, open } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/github/pull-of-run.ts
const Pull = object({
	number: int().positive(),
	head: object({
		sha: Commit,
		repo: object({ full_name: string() }).nullish()
	}),
	base: object({ ref: string().min(1) })
});
/**
* Found by what GitHub says of the run: repository, branch and commit of its head. Nothing that the run left behind
* has a say, and the list of pull requests in the event is empty for forks.
*/
async function pullOfRun(reach, head) {
	const { repository, branch, commit } = head;
	if (repository === null || branch === null) return {
		kind: "none",
		why: "the repository or the branch that it came from is gone"
	};
	const [owner] = repository.split("/");
	const own = (await withRetries(() => openPulls(reach, `${owner}:${branch}`), reach.patience)).filter((pull) => pull.head.repo?.full_name === repository);
	const [first, ...more] = own.filter((pull) => pull.head.sha === commit);
	if (first === void 0) return {
		kind: "none",
		why: whyNone(own, commit)
	};
	if (more.length > 0) return {
		kind: "several",
		numbers: [first, ...more].map(({ number }) => number)
	};
	return {
		kind: "found",
		number: first.number,
		branch: first.base.ref
	};
}
async function openPulls({ octokit, place }, head) {
	const asked = {
		...place,
		head,
		state: "open",
		per_page: 100
	};
	const found = [];
	for await (const page of octokit.paginate.iterator(octokit.rest.pulls.list, asked)) found.push(...answered(array(Pull), page));
	return found;
}
function whyNone(own, commit) {
	const [newer] = own;
	if (newer === void 0) return `no open pull request has ${longCommit(commit)} as its head`;
	return `pull request ${newer.number} has moved on to ${longCommit(newer.head.sha)}, whose own run has the word`;
}
// src/commands/publish/asking.ts
/** That GitHub does not answer is nobody's bug here: there is no verdict then, and this is why. */
async function asking(what, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new UserError({
			message: `GitHub gave no answer about ${what}: ${quote(describeApiFailure(error))}`,
			fix: "run the job again; it needs `actions: read`, `contents: read` and `pull-requests: write`"
		});
	}
}
// src/unpack/at-most.ts
/** Hands bytes through until there are too many of them: then it throws what it is told to. */
function cappedAt(most, tooMany) {
	return async function* counted(chunks) {
		let seen = 0;
		for await (const chunk of chunks) {
			seen += chunk.length;
			if (seen > most) throw tooMany();
			yield chunk;
		}
	};
}
// src/github/download-artifact.ts
/** Brings an artifact's zip into a file; memory holds a piece of it. */
async function downloadArtifact(reach, download) {
	const refused = await withRetries(() => tryDownload(reach, download), reach.patience);
	if (refused !== void 0) throw refused;
}
/** That it is too large is an answer: asking again would not make it smaller. */
async function tryDownload(reach, { id, file, most }) {
	const address = await addressOf(reach, id);
	const { seconds } = reach.patience;
	const response = await fetch(address, { signal: AbortSignal.timeout(1e3 * seconds) });
	const { status, body } = response;
	if (!response.ok || body === null) throw Object.assign(/* @__PURE__ */ new Error("the artifact's storage refused"), { status });
	const tooMany = () => new UserError({ message: `the artifact has more than the ${most} bytes that are read` });
	try {
		await pipeline(body, cappedAt(most, tooMany), createWriteStream(file));
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
}
/** GitHub answers with an address that is good for a minute. */
async function addressOf({ octokit, place }, id) {
	const { headers } = await octokit.rest.actions.downloadArtifact({
		...place,
		artifact_id: id,
		archive_format: "zip",
		request: {
			redirect: "manual",
			parseSuccessResponseBody: false
		}
	});
	if (headers.location === void 0) throw new Error("GitHub gave no address of the artifact");
	return headers.location;
}
// src/github/run-artifact.ts
const Artifact = object({
	id: int().positive(),
	name: string(),
	size_in_bytes: int().nonnegative(),
	expired: boolean(),
	created_at: datetime({ offset: true }),
	workflow_run: object({ head_sha: Commit.nullish() }).nullish()
});
/** The zip of an out folder; records of a hundred thousand examples pack into a tenth of it. */
const LARGEST_ZIP = 1e9;
/** The one artifact of a name that a run has left, or what is wrong with it. */
async function artifactOfRun(reach, { run, head }, name) {
	const [artifact, ...more] = ofLastAttempt((await withRetries(() => artifactsOf(reach, run.id, name), reach.patience)).filter((one) => one.name === name), run.startedAt);
	const which = `of the name “${quote(name)}”`;
	if (artifact === void 0) throw refuse(`run ${run.id} left no artifact ${which}`, MISSING);
	const ids = [artifact, ...more].map(({ id }) => id).join(", ");
	if (more.length > 0) throw refuse(`run ${run.id} left several artifacts ${which}: ${ids}`);
	const wrong = whyRefused(artifact, head.commit);
	if (wrong !== void 0) throw refuse(`the artifact ${ids} ${which} ${wrong}`);
	return artifact;
}
async function artifactsOf({ octokit, place }, run_id, name) {
	const found = [];
	const list = octokit.rest.actions.listWorkflowRunArtifacts;
	const pages = octokit.paginate.iterator(list, {
		...place,
		run_id,
		name,
		per_page: 100
	});
	for await (const page of pages) found.push(...answered(array(Artifact), page));
	return found;
}
/**
* When jobs of a run are run again, what an earlier attempt uploaded stays beside what the later one does. A job that
* went well is not run again: then the newest of the earlier ones stands.
*/
function ofLastAttempt(named, startedAt) {
	const since = startedAt === null ? NaN : Date.parse(startedAt);
	const late = named.filter(({ created_at }) => !(Date.parse(created_at) < since));
	if (late.length > 0) return late;
	return named.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)).slice(0, 1);
}
function whyRefused({ expired, size_in_bytes: size, workflow_run }, head) {
	if (expired) return "has expired";
	if (size > 1e9) return `is ${size} bytes large, more than the ${LARGEST_ZIP} that are read`;
	const own = workflow_run?.head_sha ?? head;
	if (own !== head) return `was measured at ${longCommit(own)}, not at ${longCommit(head)}`;
}
const MISSING = "give both workflows the same `artifact`; a run that ended before it had measured leaves none";
function refuse(message, fix = "run the workflow that measures again") {
	return new UserError({
		message,
		fix
	});
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
// src/unpack/bounded-file.ts
var import_yauzl = (/* @__PURE__ */ __commonJSMin(((exports) => {
	__require("fs");
	var zlib = __require("zlib");
	require_fd_slicer();
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var Writable = __require("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
	exports.RandomAccessReader = RandomAccessReader;
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
})))();
/**
* The file that an archive lies in. Its directory may point anywhere, and what Node says of a place beyond all files
* nobody would catch: such a place is answered as any other failed read.
*/
var BoundedFile = class extends import_yauzl.RandomAccessReader {
	#handle;
	#size;
	constructor(handle, size) {
		super();
		this.#handle = handle;
		this.#size = size;
	}
	read(into, offset, length, at, done) {
		(at >= 0 && at + length <= this.#size ? this.#handle.read(into, offset, length, at) : beyond(at)).then(() => setImmediate(done, null), (error) => setImmediate(done, error));
	}
	_readStreamForRange(start, end) {
		return Readable.from(this.#chunks(start, end), { objectMode: false });
	}
	async *#chunks(start, end) {
		for (let at = start; at < end;) {
			const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(CHUNK), 0, CHUNK, at);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, Math.min(bytesRead, end - at));
			at += bytesRead;
		}
	}
	/** Whoever opened it closes it. */
	close(done) {
		done(null);
	}
};
const CHUNK = 65536;
async function beyond(at) {
	throw new Error(`it points to byte ${at}, which is not there`);
}
// src/unpack/entries.ts
function isFolder(path) {
	return path.endsWith("/");
}
/** Why an entry is not a file, or a folder, and nothing else; undefined where it is. */
function whyNotPlain(entry, path) {
	const type = entry.externalFileAttributes >>> 16 & TYPE;
	if (type === LINK) return "is a symbolic link";
	if (type !== UNSAID && type !== (isFolder(path) ? FOLDER : FILE)) return "is no regular file";
	if (entry.isEncrypted()) return "is encrypted";
	if (!entry.canDecodeFileData()) return "is compressed in a way that is not read";
}
/** The file types of Unix, which archives of any system may carry; some carry none. */
const TYPE = 61440;
const UNSAID = 0;
const FILE = 32768;
const FOLDER = 16384;
const LINK = 40960;
// src/unpack/limits.ts
/** Twice what records of 100,000 examples come to, of ten variants on both sides. */
const ARCHIVE_LIMITS = {
	entries: 2e4,
	name: 1e3,
	total: 4e9
};
// src/unpack/refusal.ts
/** One file that is not what it should be is enough: nothing of the artifact is used. */
function refuseFile(path, why) {
	return new UserError({ message: `the artifact's file “${quote(path)}” ${why}` });
}
// src/unpack/names.ts
/** What no name may be; a folder's own ends in a slash. */
const REFUSED = [
	[/^\//, "has an absolute path"],
	[/^[a-z]:/i, "begins with a drive letter"],
	[/\\/, "has a backslash in its name"],
	[/(^|\/)\.\.(\/|$)/, "leads out of its folder"],
	[/(^|\/)(\.?\/|\.$)|^$/, "has a part without a name"],
	[/\p{Cc}/u, "has a control character in its name"]
];
/** Reads names, and refuses those that would be written elsewhere or, on some system, over one another. */
function nameLedger(longest) {
	const seen = /* @__PURE__ */ new Set();
	return (raw) => {
		const name = raw.toString("utf8");
		const wrong = raw.length > longest ? `has a name of more than ${longest} bytes` : REFUSED.find(([pattern]) => pattern.test(name))?.[1] ?? whyTwice(name, seen);
		if (wrong !== void 0) throw refuseFile(name, wrong);
		return name;
	};
}
function whyTwice(name, seen) {
	const folded = name.normalize("NFC").toLowerCase();
	if (seen.has(folded)) return "is there twice, or again in other case";
	seen.add(folded);
}
// src/unpack/reading.ts
/** Its entries, one at a time. Only its own mistakes become the archive's: what a caller throws passes by. */
async function* archiveEntries(archive) {
	try {
		yield* archive.eachEntry();
	} catch (error) {
		unreadable(error);
	}
}
/** Gives the number of bytes that came out. */
async function writeEntry(archive, entry, to) {
	const { path, into, most } = to;
	const tooLarge = () => refuseFile(path, `unpacks to more than the ${most} bytes there is room for`);
	if (entry.uncompressedSize > most) throw tooLarge();
	const file = join(into, path);
	await mkdir(dirname(file), { recursive: true });
	const contents = await archive.openReadStreamPromise(entry).catch(unreadable);
	const output = createWriteStream(file, { flags: "wx" });
	await pipeline(contents, cappedAt(most, tooLarge), output).catch((error) => {
		throw error instanceof UserError ? error : unreadable(error);
	});
	return output.bytesWritten;
}
function unreadable(error) {
	const why = error instanceof Error ? error.message : String(error);
	throw new UserError({ message: `the artifact cannot be unpacked: ${quote(why)}` });
}
// src/unpack/unpack.ts
/**
* Writes what is wanted of an archive, or throws what is wrong with it. What its directory claims of sizes is checked
* first and never believed: the bytes that come out are counted.
*/
async function unpack({ zip, into, placeOf, limits = ARCHIVE_LIMITS }) {
	const file = await open(zip);
	try {
		const { size } = await file.stat();
		const reader = new BoundedFile(file, size);
		const archive = await (0, import_yauzl.fromRandomAccessReaderPromise)(reader, size, { decodeStrings: false }).catch(unreadable);
		refuseMany(archive.entryCount, limits.entries);
		const nameOf = nameLedger(limits.name);
		let [packed, left] = [0, limits.total];
		for await (const entry of archiveEntries(archive)) {
			const path = nameOf(entry.fileNameRaw);
			packed += entry.compressedSize;
			const wrong = packed > size ? OVERLAPS : whyNotPlain(entry, path);
			if (wrong !== void 0) throw refuseFile(path, wrong);
			const place = isFolder(path) ? NOT_WRITTEN : placeOf(path);
			if (place.kind === "foreign") throw refuseFile(path, "is no part of an out folder");
			if (place.kind === "left") continue;
			left -= await writeEntry(archive, entry, {
				path,
				into,
				most: Math.min(place.most, left)
			});
		}
	} finally {
		await file.close();
	}
}
const NOT_WRITTEN = { kind: "left" };
const OVERLAPS = "shares its bytes with others";
/** The count stands at the archive's end: nothing else of it has been read yet. */
function refuseMany(count, most) {
	if (count <= most) return;
	throw new UserError({ message: `the artifact claims to hold ${count} files, more than the ${most} that are read` });
}
// src/commands/publish/bring.ts
/** Downloads and unpacks the artifact into the scratch folder: of it, what the plan asks for and no other file. */
async function bring({ about, event, reach }, plan, scratch) {
	const { artifact: name } = about.inputs;
	if (name === void 0) throw new UserError(UNNAMED);
	const [zip, into] = [join(scratch, "artifact.zip"), join(scratch, "artifact")];
	await asking("the artifact", async () => {
		const { id } = await artifactOfRun(reach, event, name);
		await downloadArtifact(reach, {
			id,
			file: zip,
			most: LARGEST_ZIP
		});
	});
	await unpack({
		zip,
		into,
		placeOf: placesFor(plan)
	});
	return await read(outFolder(into));
}
async function read(out) {
	const plan = await orUnmeasured(out, () => out.readPlan()).catch(refuseOtherVersion);
	const verdict = await orUnmeasured(out, () => out.readVerdict());
	const said = verdict === void 0 || isUnmeasured(verdict) ? {} : { said: verdict.outcome };
	return {
		out,
		plan: plan ?? { unmeasured: `there is no ${LAYOUT.plan.path}` },
		...said
	};
}
/** Nothing in such a plan can be compared with ours, and no measurement is to blame for it. */
function refuseOtherVersion(error) {
	if (!(error instanceof OtherVersion)) throw error;
	throw new UserError({
		message: `the run that measured has left a ${LAYOUT.plan.path} ${error.says}`,
		fix: "Let the workflow that measures and the one that publishes use one version of quantgate, and measure again."
	});
}
function placesFor(plan) {
	const slots = slotsOf(plan.requests);
	const { plan: planned, verdict, measurement, records } = LAYOUT;
	const most = new Map([
		[planned.path, planned.holds.most],
		[verdict.path, verdict.holds.most],
		...slots.map((slot) => [measurement.of(slot), measurement.holds.most]),
		...slots.map((slot) => [records.of(slot), records.holds.most])
	]);
	return (path) => {
		const bytes = most.get(path);
		if (bytes !== void 0) return {
			kind: "taken",
			most: bytes
		};
		return { kind: belongs(path) ? "left" : "foreign" };
	};
}
const UNNAMED = {
	message: "the input artifact is empty: nothing says what the other run has uploaded",
	fix: "give it the name that the workflow which measures uploads under"
};
// src/commands/publish/same-content.ts
/** Whether git knows the same files under a path at two commits. A plan asks of few paths, and of each many times. */
function sameContentIn(project) {
	const known = /* @__PURE__ */ new Map();
	const blobs = (at) => {
		const key = `${at.commit} ${at.path}`;
		const found = known.get(key) ?? blobsAt(project, at);
		known.set(key, found);
		return found;
	};
	return async (one, other) => {
		if (one === void 0 || other === void 0) return one === other;
		if (one.path !== other.path || one.mergedInto !== other.mergedInto) return false;
		if (one.commit === other.commit) return true;
		const [here, there] = [await blobs(one), await blobs(other)];
		return here !== null && here.size > 0 && isDeepStrictEqual(here, there);
	};
}
/** Null where git does not know: the commit may be anything that a stranger wrote down. */
async function blobsAt(project, { path, commit }) {
	if (commit === null || project.kind === "folder") return null;
	try {
		return await project.at(commit).blobs(path);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}
// src/commands/publish/other-plan.ts
/**
* Tells of a measurement whether it was taken by another plan than the one that judges it, and why that matters. An
* honest run's differs when the target branch moves on meanwhile; a forged one may say anything, and gains nothing by
* it that a forged measurement would not.
*/
function planComparison(plan, theirs, project) {
	if (isUnmeasured(theirs)) return async () => `nothing says by which plan it was measured: ${theirs.unmeasured}`;
	const isSame = sameContentIn(project);
	return async (slot) => {
		const [own, other] = [requestFor(plan, slot), requestFor(theirs, slot)];
		if (own === void 0 || other === void 0) return `${MEASURED} had no such request; ${AGAIN}`;
		const what = await differenceOf({
			slot,
			own,
			other,
			plan,
			theirs,
			isSame
		});
		return what === void 0 ? void 0 : `${MEASURED} had other ${what}; ${AGAIN}`;
	};
}
const MEASURED = "the plan that it was measured by";
const AGAIN = "the target branch may have moved on: run the workflow that measures again";
function requestFor({ requests }, slot) {
	return requests.find((one) => slotsOf([one]).some((asked) => sameSlot(asked, slot)));
}
/** What is cheap to compare comes first. */
async function differenceOf(compared) {
	for (const { what, isEqual } of PARTS) if (!await isEqual(compared)) return what;
}
const PARTS = [
	{
		what: "samples",
		isEqual: ({ slot: { model }, plan, theirs }) => isDeepStrictEqual(samplesOf(plan, model), samplesOf(theirs, model))
	},
	{
		what: "settings",
		isEqual: ({ own, other }) => isDeepStrictEqual(settings(own), settings(other))
	},
	{
		what: "steps to make the variant",
		isEqual: ({ slot, own, other }) => isDeepStrictEqual(recipeOf(own, slot), recipeOf(other, slot))
	},
	{
		what: "evaluation data",
		isEqual: sameData
	},
	{
		what: "models",
		isEqual: sameModels
	}
];
function samplesOf({ models }, model) {
	const { digest, data } = models.find(({ name }) => name === model)?.samples ?? {};
	return {
		digest,
		data
	};
}
function settings({ task, options, packagesOnly, data }) {
	const told = placesOf(data).map(({ name, options }) => [name, options]).filter(([, options]) => Object.keys(options).length > 0);
	return {
		task,
		options,
		packagesOnly,
		ofParts: Object.fromEntries(told)
	};
}
function recipeOf({ variants }, { variant }) {
	return variants.find(({ name }) => name === variant)?.recipe;
}
async function sameData({ own, other, isSame }) {
	const [here, there] = [placesOf(own.data), placesOf(other.data)];
	if (here.length !== there.length) return false;
	for (const { name, at } of here) if (!await isSame(at, there.find((one) => one.name === name)?.at)) return false;
	return true;
}
/** The source, and a package made by hand beside it. */
async function sameModels({ slot, own, other, isSame }) {
	if (!await isSame(own.source, other.source)) return false;
	const recipe = recipeOf(own, slot);
	if (recipe?.kind !== "source") return true;
	const { path } = recipe;
	return await isSame({
		...own.source,
		path
	}, {
		...other.source,
		path
	});
}
// src/commands/publish/take.ts
/** Gives how many measurements were taken. Where one cannot be, the out folder says why in its place. */
async function take({ plan, theirs, project, out }) {
	const whyOther = planComparison(plan, theirs.plan, project);
	let taken = 0;
	for (const slot of slotsOf(plan.requests)) {
		const why = await whyOther(slot);
		const found = why === void 0 ? await readOne(theirs.out, slot) : { unmeasured: why };
		if (found === void 0) continue;
		if (isUnmeasured(found)) await out.writeMeasurement(failed(slot, found.unmeasured));
		else {
			await out.writeMeasurement(found);
			if (found.records !== void 0) await copyRecords(slot, theirs.out, out);
			taken += 1;
		}
	}
	return taken;
}
async function readOne(from, slot) {
	return await orUnmeasured(from, () => from.readMeasurement(slot));
}
/** They are read when they are judged; that they are missing is said then. */
async function copyRecords(slot, from, to) {
	const path = LAYOUT.records.of(slot);
	const file = join(to.root, path);
	await makeFolder(dirname(file));
	await copyFile(join(from.root, path), file).catch((error) => {
		if (error.code !== "ENOENT") throw error;
	});
}
// src/commands/publish/judge-anew.ts
/**
* Plan, samples and whatever git holds are made anew, as the run that measured should have made them; of its artifact
* come measurements and records alone. Needs no Python, and of the head no more than planning reads.
*/
async function judgeAnew(publication) {
	const { inputs, event: pull, host } = publication.about;
	const { policy, out: name } = inputs;
	const ref = `refs/pull/${pull.number}/head`;
	const options = {
		policy,
		out: name,
		roles: {
			kind: "pull-request",
			branch: pull.base.branch,
			head: pull.head,
			ref
		}
	};
	const out = outFolder(resolve(host.cwd, name));
	return await withProject(host, async (project, scratch) => {
		const first = await prepareIn(project, options, host);
		const theirs = await bring(publication, first.plan, scratch);
		const mergeInto = await mergedByThem(theirs, first.plan, project);
		const again = mergeInto === void 0 ? options : {
			...options,
			mergeInto
		};
		const prepared = mergeInto === void 0 ? first : await prepareIn(project, again, host);
		const { id, attempt } = publication.event.run;
		const said = theirs.said && { said: theirs.said };
		const plan = { ...prepared.plan };
		await replacing(out, async (fresh) => {
			const taken = await take({
				plan,
				theirs,
				project,
				out: fresh
			});
			plan.published = {
				run: id,
				attempt,
				taken,
				...said
			};
			await writePrepared({
				...prepared,
				plan
			}, fresh);
			await bringHistory(project, options, host, fresh);
		});
		const { verdict } = await judgeOut(plan, out, progressFor(host.errors, host.env));
		printVerdict(verdict, options, host);
		return verdict;
	});
}
/**
* The commit of the target branch that the other run merged the head into, where that is not its tip any more. A
* stranger wrote it down: it counts where the branch was at it once, on its own line.
*/
async function mergedByThem({ plan: theirs }, { merge }, project) {
	if (isUnmeasured(theirs) || merge === void 0 || project.kind === "folder") return;
	const into = theirs.merge?.into;
	if (into === void 0 || into === merge.into) return;
	return await project.isOnLineOf(merge.into, into) ? into : void 0;
}
// src/github/status.ts
/** Gives why it could not be set, if it could not. */
async function setStatus({ octokit, place, patience }, { commit, url, ...status }) {
	const call = {
		...place,
		...status,
		sha: commit,
		target_url: url
	};
	try {
		await withRetries(() => octokit.rest.repos.createCommitStatus(call), patience);
	} catch (error) {
		return describeApiFailure(error);
	}
}
// src/commands/publish/status.ts
/** Puts the verdict beside the head commit, where a rule can require it. */
async function carryVerdict(on, verdict) {
	await carry(on, {
		state: STATES[verdict.outcome],
		says: verdict.because
	});
}
/** The first of them: there is no room for more. */
async function carryProblems(on, [first]) {
	await carry(on, {
		state: "error",
		says: `It could not be judged: ${first?.message ?? "no reason is known"}`
	});
}
const STATES = {
	pass: "success",
	warn: "success",
	fail: "failure",
	error: "error"
};
async function carry({ about, reach }, { state, says }) {
	const { inputs, runner, event } = about;
	if (inputs.status === void 0) return;
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = runner;
	const why = await setStatus(reach, {
		commit: event.head,
		context: inputs.status.replaceAll("{branch}", () => event.base.branch),
		state,
		description: short(plainLine(line`${says}`)),
		url: `${server}/${repository}/actions/runs/${id}`
	});
	if (why === void 0) return;
	remark(plainLine(line`The status was not set: does the job have \`statuses: write\`? (${why}) ${SAME}`));
}
const SAME = text("The verdict is the same.");
/** Whole characters: half of one would be refused. */
function short(says) {
	const characters = [...says];
	return characters.length <= LONGEST ? says : `${characters.slice(0, LONGEST - 1).join("")}…`;
}
const LONGEST = 140;
// src/commands/publish/publish.ts
/** Judges anew what a run without rights has measured, shows it where that run may not, and gives the exit status. */
async function publish(run) {
	const publication = await announcing(run, () => findPublication(run));
	if (publication === void 0) return 0;
	const { about } = publication;
	return await announcing(about, async () => {
		const verdict = await judgeAnew(publication);
		await announceVerdict(about);
		await carryVerdict(publication, verdict);
		return EXIT_STATUS[verdict.outcome];
	}, (problems) => carryProblems(publication, problems));
}
/** Undefined where there is nothing to publish, which has been said. */
async function findPublication(run) {
	const { event } = run;
	if (event.kind !== "workflow-run") throw new UserError(ELSEWHERE);
	if (event.run.event !== "pull_request") return nothing(`run ${event.run.id} was for ${quote(event.run.event)}, not for a pull request`);
	if (run.reach === void 0) throw new UserError(NO_TOKEN);
	const reach = await run.reach();
	const pull = await asking("the pull request", () => pullOfRun(reach, event.head));
	switch (pull.kind) {
		case "none": return nothing(pull.why);
		case "several": throw new UserError(ambiguous(pull.numbers));
		case "found": {
			const { number, branch } = pull;
			const base = { branch };
			const proposed = {
				kind: "pull-request",
				action: "synchronize",
				draft: false
			};
			const from = {
				number,
				head: event.head.commit,
				base,
				trust: "own"
			};
			return {
				event,
				about: {
					...run,
					event: {
						...proposed,
						...from
					}
				},
				reach
			};
		}
		default: return pull;
	}
}
async function announcing(run, work, also = async () => void 0) {
	const { signal } = run.host;
	try {
		const result = await work();
		signal?.throwIfAborted();
		return result;
	} catch (error) {
		signal?.throwIfAborted();
		const problems = problemsOf(error);
		await announceProblems(run, problems);
		await also(problems);
		throw error;
	}
}
function nothing(why) {
	remark(`Nothing was published: ${why}.`);
}
const NO_TOKEN = { message: "publishing needs a token, and the input token is empty" };
const ELSEWHERE = {
	message: "publish judges what another run has left behind, and runs on workflow_run alone: its rights are none that a run of the pull request may have",
	fix: "run it in a workflow of its own, `on: workflow_run`; examples/fork-publish.yml is one"
};
function ambiguous(numbers) {
	return {
		message: `pull requests ${numbers.join(" and ")} have the same head: it cannot be told for which of them it was measured`,
		fix: "close all but one of them, or give each a commit of its own"
	};
}
export { publish };
