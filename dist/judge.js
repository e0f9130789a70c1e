import { s as naming, u as UserError } from "./machine.js";
import { t as EXIT_STATUS } from "./states.js";
import { _ as pathOf, g as namesIn, l as LAYOUT, m as LARGEST_FILE, n as openRegular, u as PART, v as topOf } from "./read-json.js";
import { c as removedBy, n as readText, t as outFolder } from "./out-folder.js";
import { P as quote, a as longCommit, i as makeFolder, s as shortDigest, x as AUTO } from "./shelves.js";
import { a as plain, d as listed$1, n as during, u as spanText } from "./account.js";
import { B as failed, I as Measurement, J as slotsOf, q as slotOf, t as progressFor, z as differing } from "./progress-for.js";
import { o as sharesOf, r as nameOf } from "./shards.js";
import { i as sharedRequests, n as filesOf, r as joinedFiles, t as stampedPlan } from "./stamped-plan.js";
import { t as VERSION } from "./version.js";
import { R as isUnmeasured } from "./nearest.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { i as unfinished, t as digestOf } from "./write.js";
import { r as repositoryPath, t as withProject } from "./with-project.js";
import { t as rootAround } from "./root.js";
import { t as stopRulesFor } from "./rules.js";
import { a as policyOn, c as entryOf } from "./alpha.js";
import { h as skipsUnchanged, l as policyAt, u as tooFewNotes, w as requestsOf } from "./notes.js";
import { n as readPolicy, t as readPolicies } from "./read.js";
import { n as judgeOut, t as printVerdict } from "./print-verdict.js";
import { n as forgetVerdict, r as planIn, t as aloneIn } from "./out-folder2.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readdir, realpath, rename, rm } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/shards/brought.ts
/** What artifacts were downloaded as: merged into one folder, or each in its own. None where nothing was. */
async function broughtIn(root, name) {
	const entries = await entriesOf(root);
	if (entries.some(isMeasured)) return [await lookAtBrought(root, name)];
	refuseMany(entries.length, MOST_FOLDERS, name);
	return await Promise.all(entries.map((entry) => lookAtBrought(join(root, entry.name), join(name, entry.name))));
}
async function lookAtBrought(root, name) {
	const measured = (await entriesOf(root)).filter(isMeasured);
	const files = (await Promise.all(measured.map((entry) => filesBelow(root, entry)))).flat();
	refuseMany(files.length, MOST_FILES, name);
	return {
		name,
		out: outFolder(root),
		files,
		stamps: files.flatMap(shardNamedBy)
	};
}
/** Far more than any run leaves. */
const MOST_FOLDERS = 1e3;
const MOST_FILES = 1e5;
function refuseMany(count, most, file) {
	if (count <= most) return;
	throw new UserError({
		message: `holds ${count} entries, more than any run leaves`,
		at: { file }
	});
}
function isMeasured({ name }) {
	return removedBy("judge --measured").includes(name);
}
/** No link is followed; whatever is no folder is a file here, and refused when it is read. */
async function filesBelow(root, entry) {
	if (!entry.isDirectory()) return [entry.name];
	return (await readdir(join(root, entry.name), {
		recursive: true,
		withFileTypes: true
	})).filter((below) => !below.isDirectory()).map((below) => relative(root, join(below.parentPath, below.name)).replaceAll(sep, "/"));
}
function shardNamedBy(path) {
	const names = namesIn(LAYOUT.stamp.pattern, path);
	const shard = {
		index: Number(names?.index),
		of: Number(names?.of)
	};
	return path === LAYOUT.stamp.of(shard) ? [shard] : [];
}
async function entriesOf(root) {
	return await readdir(root, { withFileTypes: true }).catch((error) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
		throw error;
	});
}
// src/shards/staleness.ts
/** What people know a plan by. */
const PARTS = [
	["head", ({ head }) => head ? longCommit(head) : void 0],
	["policy", ({ policy }) => policy],
	["run", ({ run }) => run?.id],
	["attempt", ({ run }) => run?.attempt.toString()]
];
/** In what a shard's plan is another one: `head 0a1b2c…, here 3d4e5f…`. Undefined where it is this one. */
function staleness(theirs, ours) {
	if (theirs.digest === ours.digest) return void 0;
	const known = PARTS.filter(([, of]) => of(theirs) !== of(ours)).map(([name, of]) => `${name} ${of(theirs) ?? "none"}, here ${of(ours) ?? "none"}`);
	return known.length > 0 ? known.join("; ") : `plan.json ${theirs.digest}, here ${ours.digest}`;
}
// src/shards/check-stamp.ts
/** What is wrong with a stamp that stands in the place of a shard's; undefined where nothing is. */
function checkStamp(stamp, shard, expected) {
	if (nameOf(stamp) !== nameOf(shard)) return `is foreign: it is of shard ${nameOf(stamp)}`;
	if (stamp.quantgate !== VERSION) return `is foreign: quantgate ${quote(stamp.quantgate)} measured it, and this is ${VERSION}`;
	const stale = staleness(stamp.plan, expected.stamped);
	if (stale !== void 0) return `is stale, measured for another plan: ${stale}`;
	if (shard.of !== expected.of || shard.index > shard.of) return `is foreign: it is of shard ${nameOf(shard)}, and there are ${expected.of}`;
	const own = sharesOf(expected.plan, shard);
	const [theirs, ours] = [listed(stamp.requests), listed(own.map(({ request, rows }) => ({
		...request,
		rows
	})))];
	if (theirs !== ours) return `is foreign: it is of ${quote(theirs)}, and its requests are ${quote(ours)}`;
	return checkFiles(stamp, own, shard);
}
/** Of each slot a measurement, perhaps with records, and nothing else. */
function checkFiles({ files }, shares, shard) {
	const named = new Set(files.map(({ path }) => path));
	const slots = shares.flatMap((share) => slotsOf([share.request]).map((slot) => filesOf(slot, share, shard)));
	const missing = slots.find(({ measurement }) => !named.has(measurement));
	if (missing !== void 0) return `is half-written: it names no ${missing.measurement}`;
	const own = new Set(slots.flatMap(({ measurement, records }) => [measurement, records]));
	const strange = files.find(({ path }) => !own.has(path));
	if (strange === void 0) return void 0;
	return `is foreign: it names ${quote(strange.path)}, which is not of its requests`;
}
function listed(requests) {
	if (requests.length === 0) return "nothing";
	return requests.map(({ model, side, target, rows }) => {
		const what = `${model} (${side}) on ${target}`;
		return rows === void 0 ? what : `${what} (${spanText(rows)})`;
	}).join(", ");
}
// src/shards/check-brought.ts
/** Everything that is wrong with a folder that a shard may have left. */
async function checkBrought(brought, expected) {
	const { files, stamps: named } = brought;
	if (files.length === 0) return [problem(brought, EMPTY)];
	if (named.length === 0) return [problem(brought, HALF)];
	const checked = await Promise.all(named.map((shard) => checkShard(brought, shard, expected)));
	const problems = checked.flatMap((one) => one.problems);
	if (problems.length > 0) return problems;
	return strangers(brought, checked.flatMap((one) => one.stamps), expected.joined);
}
const EMPTY = "is empty: no shard has left anything here";
const HALF = "is half-written: a shard leaves its stamp last, and this one has none";
async function checkShard(brought, shard, expected) {
	try {
		const stamp = await brought.out.readStamp(shard);
		if (stamp === void 0) throw new Error(`${brought.name} has lost a stamp meanwhile`);
		const wrong = checkStamp(stamp, shard, expected) ?? await half(brought, stamp);
		if (wrong === void 0) return {
			stamps: [stamp],
			problems: []
		};
		return {
			stamps: [],
			problems: [problem(brought, wrong, LAYOUT.stamp.of(shard))]
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			stamps: [],
			problems: error.problems.map((one) => refused(brought, one))
		};
	}
}
/** Every file is there to its last byte. */
async function half({ out }, { files }) {
	for (const { path, digest } of files) {
		const found = await out.digestOf(path);
		if (found === void 0) return `is half-written: there is no ${path}`;
		if (found !== digest) return `is half-written: ${path} is not what was measured`;
	}
}
/** What no stamp speaks for was brought by somebody else. */
function strangers(brought, stamps, joined) {
	const known = /* @__PURE__ */ new Set([...stamps.flatMap((one) => [LAYOUT.stamp.of(one), ...one.files.map(({ path }) => path)]), ...joined]);
	const strange = brought.files.filter((path) => !known.has(path));
	const [first] = strange;
	if (first === void 0) return [];
	return [problem(brought, `is foreign: no stamp names ${listed$1([quote(first)], strange.length - 1)}`)];
}
function problem({ name }, message, path = "") {
	return {
		message,
		at: { file: join(name, path) },
		fix: FIX
	};
}
/** As the user named the folder, wherever that lies. */
function refused({ name, out }, { message, at }) {
	const path = at === void 0 ? "" : relative(out.root, at.file);
	return {
		message: `cannot be read: ${message}`,
		at: {
			...at,
			file: join(name, path)
		},
		fix: FIX
	};
}
const FIX = "Judge only what the shards of this plan uploaded; run the job of that shard again, or all jobs.";
// src/shards/count.ts
/** The shards that are not there, and those that are there more than once. */
function countProblems(brought, of) {
	return Array.from({ length: of }, (_, position) => ({
		index: position + 1,
		of
	})).flatMap((shard) => {
		const holders = brought.filter(({ stamps }) => stamps.some((one) => nameOf(one) === nameOf(shard)));
		if (holders.length === 1) return [];
		const name = `shard ${nameOf(shard)}`;
		if (holders.length === 0) return [{
			message: `${name} is missing`,
			fix: MISSING
		}];
		const places = holders.map((one) => one.name).join(", ");
		return [{
			message: `${name} is there ${holders.length} times: ${places}`,
			fix: TWICE
		}];
	});
}
const MISSING = "Its job failed, was cancelled or skipped, or has uploaded nothing: the log of that job says why. Run it again.";
const TWICE = "Bring one artifact of each shard, those of this run alone.";
// src/shards/joined-measurement.ts
/**
* What several machines saw of one slot, in the order of its samples, as one measurement without its records. What is
* asked of a variant as a whole, the machine tells that has the first samples.
*/
function joinedMeasurement(slot, parts) {
	const [first] = parts;
	if (first === void 0) return failed(slot, "no machine was asked for it");
	const lost = parts.find(({ measurement }) => measurement.status === "failed");
	if (lost !== void 0) return failure(slot, lost.measurement);
	const why = whyUnlike(parts) ?? whyIncomplete(parts) ?? whyUnknown(parts);
	if (why !== void 0) return failed(slot, why);
	const { notFinite: _, fingerprints: __, records: ___, ...whole } = first.measurement;
	const range = parts.find(({ measurement }) => measurement.range)?.measurement.range;
	return {
		...whole,
		...range && { range },
		...fingerprintsOf(parts),
		...evaluatedIn(parts),
		...notFiniteIn(parts)
	};
}
/** As one machine tells it, which ends a variant's evaluation where it fails first. */
function failure(slot, { reason, fingerprint, package: held }) {
	return {
		...failed(slot, reason ?? "it failed without saying why"),
		...fingerprint && { fingerprint },
		...held && { package: held }
	};
}
/** Answers of two packages are no answers of one. */
function whyUnlike(parts) {
	const made = parts.map(({ rows, measurement: { package: held } }) => ({
		text: held === void 0 ? "no package" : shortDigest(held.weightsDigest),
		rows
	}));
	if (new Set(made.map(({ text }) => text)).size <= 1) return;
	return `its package came out unlike on the machines that measured it: ${made.map(({ text, rows }) => `${text} for ${spanText(rows)}`).join(", ")}`;
}
function whyIncomplete(parts) {
	for (const { rows, measurement } of parts) {
		const { stopped, records, evaluated } = measurement;
		const [asked, count] = [rows[1] - rows[0], records?.count ?? 0];
		const of = evaluated?.of ?? 0;
		if (stopped !== void 0) return `${spanText(rows)} were not measured to the end`;
		if (count !== asked) return `${spanText(rows)} have ${count} records, not ${asked}`;
		if (of !== asked) return `of ${spanText(rows)} it counts ${of}, not ${asked}`;
	}
}
/** What nobody says of one part is not what others say of theirs. */
function whyUnknown(parts) {
	const unknown = parts.find(isNowhere);
	if (unknown === void 0 || parts.every(isNowhere)) return;
	return `nobody says in which environment ${spanText(unknown.rows)} were measured`;
}
function isNowhere({ measurement }) {
	return measurement.fingerprint === void 0;
}
/** Nothing where all are alike: then it is as if one machine had measured. */
function fingerprintsOf(parts) {
	const found = parts.flatMap(({ rows, measurement: { fingerprint } }) => fingerprint === void 0 ? [] : [{
		rows,
		fingerprint
	}]);
	const [first] = found;
	return first === void 0 || found.every(({ fingerprint }) => differing(first.fingerprint, fingerprint).length === 0) ? {} : { fingerprints: found };
}
function evaluatedIn(parts) {
	const each = parts.map(({ measurement }) => measurement.evaluated ?? {
		n: 0,
		of: 0
	});
	const sum = (part) => each.reduce((total, one) => total + one[part], 0);
	return { evaluated: {
		n: sum("n"),
		of: sum("of")
	} };
}
/** Examples are added up, and so are those that each op began, the most frequent first. */
function notFiniteIn(parts) {
	const found = parts.flatMap(({ measurement: { notFinite } }) => notFinite ?? []);
	if (found.length === 0) return {};
	const culprits = /* @__PURE__ */ new Map();
	for (const { examples, ...culprit } of found.flatMap((one) => one.culprits)) {
		const name = JSON.stringify(culprit);
		const before = culprits.get(name)?.examples ?? 0;
		culprits.set(name, {
			...culprit,
			examples: before + examples
		});
	}
	const sorted = [...culprits.values()].sort((a, b) => b.examples - a.examples);
	return { notFinite: {
		examples: found.reduce((sum, { examples }) => sum + examples, 0),
		culprits: sorted.slice(0, MOST_CULPRITS)
	} };
}
/** As many as a machine tells of. */
const MOST_CULPRITS = 5;
// src/shards/join.ts
/** Makes of what several machines have measured of a slot what one would have left of it. */
async function joinParts(shared, out) {
	for (const { request, parts } of shared) for (const { name } of request.variants) {
		const slot = slotOf(request, name);
		await out.writeMeasurement(await joinedSlot(slot, parts, out));
	}
}
async function joinedSlot(slot, parts, out) {
	const found = [];
	for (const { shard, rows } of parts) {
		const own = out.part(shard);
		const measurement = await orUnmeasured(out, () => own.readMeasurement(slot));
		const path = `${pathOf(PART, shard)}/${LAYOUT.measurement.of(slot)}`;
		if (measurement === void 0) return failed(slot, `there is no ${path}`);
		if (isUnmeasured(measurement)) return failed(slot, measurement.unmeasured);
		const why = await whyNotItsRecords(measurement, slot, shard, out);
		if (why !== void 0) return failed(slot, why);
		found.push({
			rows,
			measurement
		});
	}
	const joined = joinedMeasurement(slot, found);
	if (joined.status === "failed") return joined;
	const records = parts.map(({ shard }) => join(out.part(shard).root, LAYOUT.records.of(slot)));
	const count = found.reduce((sum, { rows: [begin, end] }) => sum + end - begin, 0);
	const { path, digest } = await out.joinRecords(slot, records);
	return Measurement.parse({
		...joined,
		records: {
			path,
			digest,
			count
		}
	});
}
/** A stamp tells that a file is what a machine left; that it is what the measurement means, only that tells. */
async function whyNotItsRecords({ records }, slot, shard, out) {
	if (records === void 0) return;
	const path = `${pathOf(PART, shard)}/${LAYOUT.records.of(slot)}`;
	const found = await out.digestOf(path);
	if (found === records.digest) return;
	return found === void 0 ? `there is no ${path}` : `${path} is not what was measured`;
}
// src/shards/place.ts
/** Copies the files of all shards into an out folder, in the place of what it has: first beside that, then at once. */
async function place(brought, { root }) {
	const fresh = unfinished(join(root, topOf(LAYOUT.stamp)));
	try {
		for (const { out, files } of brought) for (const path of files) await copy(out.root, path, join(fresh, path));
		for (const folder of removedBy("judge --measured")) await replace(join(fresh, folder), join(root, folder));
	} finally {
		await rm(fresh, {
			recursive: true,
			force: true
		});
	}
}
async function copy(root, path, to) {
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) throw new Error(`${path} was there a moment ago`);
	await makeFolder(dirname(to));
	await pipeline(handle.createReadStream(), createWriteStream(to, { flags: "wx" })).catch(naming(to));
}
/** A shard that measures nothing brings no measurements. */
async function replace(from, to) {
	await rm(to, {
		recursive: true,
		force: true
	});
	await rename(from, to).catch((error) => {
		if (error.code !== "ENOENT") throw error;
	});
}
// src/shards/gather.ts
/**
* Brings what several machines have measured into the out folder that holds their plan, or finds that it is there.
* All of it or nothing: whatever is missing, there twice, stale, foreign, empty or half-written is named at once.
*/
async function gather(plan, out, from) {
	const elsewhere = from.root !== out.root;
	const brought = elsewhere ? await broughtIn(from.root, from.name) : await inPlace(from);
	const [first] = brought.flatMap(({ stamps }) => stamps);
	if (!elsewhere && plan.shards === void 0 && first === void 0) return;
	const of = plan.shards ?? first?.of ?? 1;
	const shared = sharedRequests(plan, of);
	const joined = elsewhere ? [] : joinedFiles(shared);
	const expected = {
		plan,
		stamped: await stampedPlan(plan, out),
		of,
		joined
	};
	const problems = [...(await Promise.all(brought.map((one) => checkBrought(one, expected)))).flat(), ...countProblems(brought, expected.of)];
	if (problems.length > 0) throw new UserError(problems);
	if (elsewhere) await place(brought, out);
	await joinParts(shared, out);
}
async function inPlace({ root, name }) {
	const own = await lookAtBrought(root, name);
	return own.files.length > 0 ? [own] : [];
}
// src/plan/asks-anew.ts
/**
* What a policy asks of a plan's models that would have to be measured, or read, before it could judge them; nothing where
* it only judges otherwise. What it asks no more is in nobody's way.
*/
function asksAnew(plan, wasFor, now) {
	const policy = policyOn(now.policy, plan.branch);
	const known = new Set(plan.models.map(({ name, entry = name }) => entry));
	const added = policy.models.filter(({ name }) => !known.has(name)).map(({ name, at }) => ({
		at,
		what: `the model ${name}`
	}));
	const asked = plan.models.flatMap((planned) => {
		const { name, entry = name, policy: by } = planned;
		const was = wasFor(planned);
		const before = was && entryIn(policyOn(was.policy, plan.branch), entry);
		const after = entryIn(policy, entry);
		if (after === void 0 || planned.status === "unasked") return [];
		if (was === void 0 || before === void 0) return [{
			at: after.at,
			what: `${name}, which the ${by}'s policy has no more`
		}];
		return [
			...planned.status === "unchanged" && !skipsUnchanged(policy, plan.branch, after) ? [{
				at: after.at,
				what: `${name}, which was left as unchanged`
			}] : [],
			...inModel({
				name,
				before,
				after
			}),
			...inRequests([was.path, before], [now.path, after], {
				plan,
				planned
			})
		];
	});
	return [...added, ...asked];
}
function entryIn({ models }, name) {
	return models.find((model) => model.name === name);
}
/** Of each kind of thing that measuring or reading the data goes by, what it is called. */
const MEASURED = {
	task: "task",
	data: "data",
	targets: "targets",
	recorded: "folders of measurements",
	metrics: "declared metrics",
	python: "Python",
	timeout: "timeout",
	audit: "audit"
};
function inModel({ name, before, after }) {
	const others = Object.entries(MEASURED).filter(([key]) => contentOf(valueAt(before, key)) !== contentOf(valueAt(after, key))).map(([key, called]) => ({
		at: key === "data" ? after.data.at : after.at,
		what: `other ${called} of ${name}`
	}));
	const known = new Map(before.variants.map((one) => [one.name, one]));
	return [...others, ...after.variants.flatMap((one) => inVariant(one, known, name))];
}
function inVariant({ name, recipe, at }, known, model) {
	const before = known.get(name);
	if (before === void 0) return [{
		at,
		what: `the variant ${model}/${name}`
	}];
	if (contentOf(before.recipe) === contentOf(recipe)) return [];
	return [{
		at,
		what: `another recipe of ${model}/${name}`
	}];
}
/** What both policies would have asked of the same project: only in what they differ is looked at. */
function inRequests([wasPath, before], [path, after], { plan, planned }) {
	const asked = (model, policyPath) => requestsOf({
		model,
		policyPath,
		from: planned.policy,
		isNew: false
	}, planned, {
		source: {
			head: true,
			base: true,
			target: true
		},
		data: []
	}, {
		branch: plan.branch,
		head: plan.head.commit,
		today: "",
		notes: [],
		base: { unknown: "" },
		auto: plan.auto ?? AUTO[0]
	});
	const had = asked(before, wasPath);
	return asked(after, path).flatMap((request) => {
		const { side, target } = request;
		return lackingOf(request, had.find((one) => one.side === side && one.target === target), `${planned.name}${side === "base" ? " at the base" : ""}`).map((what) => ({
			at: after.at,
			what
		}));
	});
}
function lackingOf(request, had, where) {
	if (had === void 0) return [`${where} on ${request.target}`];
	if (had.source.path !== request.source.path) return [`another source of ${where}`];
	const names = new Set(had.variants.map(({ name }) => name));
	return [
		...request.variants.filter(({ name }) => !names.has(name)).map(({ name }) => name).map((name) => `${name} of ${where}`),
		...isWithin(request.options, had.options) ? [] : [`more answers to each example of ${where}`],
		...request.timed && !had.timed ? [`times of ${where}`] : [],
		...request.ahead === had.ahead ? [] : [`another reference of ${where}`],
		...contentOf(request.given) === contentOf(had.given) ? [] : [`what the base gives ${where}`]
	];
}
/** Who has kept the first five answers has the first one. */
function isWithin(wanted, kept) {
	return Object.entries(wanted).every(([key, value]) => {
		const had = kept[key];
		if (typeof value === "number" && typeof had === "number") return had >= value;
		return contentOf(value) === contentOf(had);
	});
}
function valueAt(model, key) {
	return Object.entries(model).find(([name]) => name === key)?.[1];
}
/** All that it says, wherever it stands; exact decimals hold integers of any size. */
function contentOf(value) {
	const plain = (key, one) => key === "at" && isPosition(one) ? void 0 : typeof one === "bigint" ? `${one}` : one;
	return JSON.stringify(value, plain) ?? "";
}
/** A part of the data has a place under `at`, and everything else a line. */
function isPosition(value) {
	return typeof value === "object" && value !== null && "line" in value;
}
// src/commands/judging/edited-policy.ts
/**
* A plan as if it had been made by another policy, for somebody who tries limits. What that asks must have been measured;
* else it is said what was not. The plan itself stays as it is: without the option the folder is judged as before.
*/
async function byEditedPolicy(plan, file, out, host) {
	refuseInActions(host);
	const source = await fileOf(file, host);
	const { path, digest } = plan.policies.target;
	if (source.path === path && source.digest === digest) return plan;
	const policy = readPolicy(source.text, source.path);
	const was = judgedBy(plan);
	const now = {
		policy,
		path: source.path
	};
	const found = [
		...asksAnew(plan, was, now).map(({ at, what }) => ({
			...at,
			what
		})),
		...await stoppedOtherwise(plan, was, now, out),
		...ignoredOtherwise(plan, was, now)
	];
	if (found.length > 0) throw unmeasured(found, file, source.path);
	const names = new Set(policy.models.map(({ name }) => name));
	const models = plan.models.filter(({ name, entry = name }) => names.has(entry));
	const kept = new Set(models.map(({ name }) => name));
	const { target } = plan.policies;
	const { changes: _, question: __, ...rest } = plan;
	const stale = new Set(plan.models.flatMap(tooFewNotes));
	return {
		...rest,
		policies: {
			target: source,
			...plan.policies.first && { first: true }
		},
		models: models.map((planned) => byTarget(planned, policy)),
		requests: plan.requests.filter(({ model }) => kept.has(model)),
		notes: [`Judged by ${source.path} as it lies in the folder, on what was measured by ${target.path} (${shortDigest(target.digest)})`, ...plan.notes.filter((note) => !stale.has(note))]
	};
}
/** What was left out and is asked no more lacks no longer. */
function byTarget({ outlooks: _, unasked = [], ...planned }, policy) {
	const names = new Set(entryOf(policy, planned)?.variants.map(({ name }) => name));
	const left = unasked.filter((name) => names.has(name));
	return {
		...planned,
		policy: "target",
		...left.length > 0 && { unasked: left }
	};
}
/** What judges there is the target branch's, or what the run itself has planned by. */
function refuseInActions({ env }) {
	if (env.GITHUB_ACTIONS !== "true") return;
	throw new UserError({
		message: "judge takes no --policy in Actions: there the policy judges that the run was planned by",
		fix: "leave it out, or run the gate by that policy"
	});
}
/** The file as the folder has it; its path from the repository's root, as a policy's paths count from its folder. */
async function fileOf(file, host) {
	return await withProject(host, async (project) => {
		const path = project.pathOf(file);
		const found = await policyAt(project.working(), path);
		if (found !== void 0) return found;
		throw new UserError({
			message: "there is no such file to judge by",
			at: { file: path },
			fix: "--policy names the edited policy, from the folder that you are in"
		});
	});
}
function judgedBy({ policies }) {
	const read = readPolicies(policies);
	return ({ policy }) => {
		const [found, source] = [read[policy], policies[policy]];
		return found && source && {
			policy: found,
			path: source.path
		};
	};
}
/** Of what ended early there are no more answers than its limits wanted then. */
async function stoppedOtherwise(plan, was, now, out) {
	const found = [];
	for (const planned of plan.models) {
		const before = was(planned);
		const own = plan.requests.filter(({ model, side }) => model === planned.name && side === "head");
		const rules = before && rulesIn(plan, planned, before);
		const others = rulesIn(plan, {
			...planned,
			policy: "target"
		}, now);
		if (rules === void 0 || others === void 0) continue;
		for (const { target, variants } of own) for (const { name } of variants) {
			const slot = {
				model: planned.name,
				side: "head",
				variant: name,
				target
			};
			const stopped = (await out.readMeasurement(slot))?.stopped;
			if (stopped === void 0 || isSame(rules(name, target), others(name, target))) continue;
			const at = entryOf(now.policy, planned)?.variants.find((one) => one.name === name)?.at;
			if (at === void 0) continue;
			const what = `${planned.name}/${name} beyond the ${stopped.after} examples of ${stopped.of} after which ${stopped.by} had stopped it`;
			found.push({
				...at,
				what
			});
		}
	}
	return found;
}
function rulesIn(plan, planned, { policy }) {
	const model = entryOf(policy, planned);
	return model && stopRulesFor({
		plan,
		policy,
		planned,
		model
	});
}
function isSame(some, others) {
	const content = (rules) => rules.map(({ limit, alpha, bets }) => [
		limit.metric,
		limit.operator,
		limit.text,
		limit.on,
		alpha,
		bets
	].join(" "));
	return JSON.stringify(content(some)) === JSON.stringify(content(others));
}
/** Which models nobody has to judge, planning alone can tell. */
function ignoredOtherwise(plan, was, { policy }) {
	const [first] = plan.models;
	const before = first && was(first)?.policy.ignoreModels;
	const isSame = JSON.stringify(before) === JSON.stringify(policy.ignoreModels);
	if (plan.base === void 0 || before === void 0 || isSame) return [];
	return [{ what: "other ignore-models" }];
}
function unmeasured(found, file, path) {
	const fix = `run quantgate gate --policy ${file}: of what was measured it measures nothing again`;
	return new UserError(found.map(({ what, line, column }, at) => ({
		message: `asks for what was not measured: ${what}`,
		at: {
			file: path,
			...line !== void 0 && { line },
			...column !== void 0 && { column }
		},
		...at === found.length - 1 && { fix }
	})));
}
/** What to say where the folder has another policy by now than the one that judges; nothing in Actions, or of a commit. */
async function saidOfEdits({ policies }, host) {
	if (host.env.GITHUB_ACTIONS === "true") return;
	const { path, digest } = policies.head ?? policies.target;
	const root = await rootAround(await realpath(host.cwd), host.env, host.signal);
	const here = relative(host.cwd, join(root, path));
	const text = await policyIn(root, path);
	if (text === void 0 || digestOf(text) === digest) return;
	return `${here} is another by now than the policy that was measured by, which judges here; --policy ${here} judges by it as it is.`;
}
/** A plan may come from a stranger, and name any path. */
async function policyIn(root, path) {
	try {
		return await readText(root, repositoryPath(path), LARGEST_POLICY);
	} catch {
		return;
	}
}
const LARGEST_POLICY = 1e6;
// src/commands/judge.ts
/** Judges an out folder from what is in it alone. */
async function judge(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	return await aloneIn(out, host, "left as it is", () => judgeIn(out, options, host));
}
async function judgeIn(out, options, host) {
	const { edited, measured = options.out } = options;
	if (edited === void 0) await forgetVerdict(out);
	const planned = await planIn(out, options);
	refuseOthers(planned, options);
	const plan = edited === void 0 ? planned : await byEditedPolicy(planned, edited, out, host);
	await gather(planned, out, {
		root: resolve(host.cwd, measured),
		name: measured
	});
	const edits = edited === void 0 ? await saidOfEdits(planned, host) : void 0;
	if (edits !== void 0) host.errors.write(`${plain(edits)}\n`);
	const progress = progressFor(host.errors, host.env);
	const { verdict } = await during(host, "judge", () => judgeOut(plan, out, progress));
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
/** A folder that an earlier job left, or that somebody has committed, says nothing of what this run is for. */
function refuseOthers(plan, options) {
	const other = otherwise(plan, options);
	if (other === void 0) return;
	throw new UserError({
		message: `${LAYOUT.plan.path} is of ${other}`,
		at: { file: options.out },
		fix: "judge what the jobs of this run have planned and measured; the log of the one that plans says more"
	});
}
/** A plan for several machines says for which run it is; a later attempt of it may go on with what an earlier one left. */
function otherwise({ head: { commit }, run, models }, options) {
	const { roles } = options;
	const isPart = models.some(({ status, unasked }) => status === "unasked" || unasked);
	if (options.run !== void 0 && isPart) return "some models or variants alone";
	if (roles !== void 0 && commit !== roles.head) return `${commit === null ? "no commit" : longCommit(commit)}, and this run judges ${longCommit(roles.head)}`;
	if (run === void 0 || options.run === void 0 || run.id === options.run.id) return;
	return `run ${run.id}, and this is run ${options.run.id}`;
}
export { judge };
