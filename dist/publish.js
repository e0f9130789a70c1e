import { l as describeApiFailure, n as announceProblems, r as announceVerdict, s as answered, t as problemsOf, u as withRetries, v as remark } from "./problems-of.js";
import { c as refusalOf, o as named, u as UserError } from "./machine.js";
import { b as object, d as boolean, h as int, u as array, w as string } from "./schemas.js";
import { D as Commit, L as datetime, P as quote, a as longCommit, h as placesOf, i as makeFolder } from "./shelves.js";
import { t as EXIT_STATUS } from "./states.js";
import { R as isUnmeasured } from "./nearest.js";
import { a as belongs, t as outFolder } from "./out-folder.js";
import { a as require_yauzl, r as writePrepared, t as prepareIn } from "./prepare.js";
import { B as failed, J as slotsOf, K as sameSlot, _ as line, n as plainLine, t as progressFor, w as text } from "./progress-for.js";
import { n as during } from "./account.js";
import { n as judgeOut, t as printVerdict } from "./print-verdict.js";
import { i as replacing, t as aloneIn } from "./out-folder2.js";
import { t as bringHistory } from "./past.js";
import { t as withProject } from "./with-project.js";
import { l as LAYOUT, r as OtherVersion } from "./read-json.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
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
// src/unpack/bounded-file.ts
var import_yauzl = require_yauzl();
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
		if (refusalOf(error) !== void 0) throw named(error, file);
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
	const judged = async (project, scratch) => {
		const first = await during(host, "plan", () => prepareIn(project, options, host));
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
		const progress = progressFor(host.errors, host.env);
		const { verdict } = await during(host, "judge", () => judgeOut(plan, out, progress));
		printVerdict(verdict, options, host);
		return verdict;
	};
	return await aloneIn(out, host, "made where it is not there", () => withProject(host, judged));
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
