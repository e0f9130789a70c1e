import { a as notice, l as warning, m as summary, n as error, s as setOutput } from "./core.js";
import { a as machineProblem, f as describePlace, u as UserError } from "./machine.js";
import { D as union, O as unknown, S as record, _ as literal, b as object, h as int, l as _enum, u as array, w as string } from "./schemas.js";
import { O as Digest, P as quote, a as longCommit } from "./shelves.js";
import { t as EXIT_STATUS } from "./states.js";
import { C as MARKER, D as pastRunOf, E as judgedOn, F as Verdict, I as AttestedRun, O as isNothingToTell, S as renderMarkdown, T as markerOf, l as LAYOUT, w as commentPage, x as write, y as FORMATS } from "./read-json.js";
import { J as slotsOf, P as Fingerprint, V as fingerprintsOf, _ as line, b as marked, h as heading, s as code, y as list } from "./progress-for.js";
import { R as isUnmeasured } from "./nearest.js";
import { i as UPLOADED_IF_ASKED, r as MEASURED, t as outFolder } from "./out-folder.js";
import { t as knownWeights } from "./verify-weights.js";
import { a as readLine, i as LONGEST_LINE, n as pastIn } from "./past.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { r as planIn } from "./out-folder2.js";
import { join, resolve } from "node:path";
import { readdir } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
// src/action/job-log.ts
function annotate(annotations) {
	for (const { level, message, path, line } of annotations) (level === "error" ? error : warning)(message, {
		...TITLE,
		file: path,
		startLine: line
	});
}
/** What could not be judged, on the lines that are wrong: GitHub shows the first ten, the log has all. */
function annotateProblems({ problems }) {
	for (const { message, at, fix } of problems) {
		const text = fix === void 0 ? message : `${message}\n${fix}`;
		if (at?.line === void 0) error(at ? `${describePlace(at)} ${text}` : text, TITLE);
		else error(text, {
			...TITLE,
			file: at.file,
			startLine: at.line,
			startColumn: at.column ?? 1
		});
	}
}
const TITLE = { title: "quantgate" };
/** Something to know that changes nothing. */
function remark(text) {
	notice(text, TITLE);
}
/** A runner that gives no file for it loses nothing else. */
async function writeSummary(markdown) {
	try {
		await summary.addRaw(markdown, true).write();
	} catch (error) {
		remark(`The job summary could not be written: ${String(error)}`);
	}
}
// src/action/outputs.ts
/** Writes those that are known by now. */
function writeOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** The recommended variant of each model, as JSON: `{"food":"int8"}`, null where there is none. */
function recommendedOf(verdict) {
	return JSON.stringify(Object.fromEntries(verdict.models.map(({ name, recommended }) => [name, recommended])));
}
// src/action/inputs.ts
const path$1 = string().min(1, "needs a path");
const optional = string().transform((value) => value === "" ? void 0 : value);
const flag = _enum(["true", "false"], { error: "takes true or false" });
const seconds = string().regex(/^[1-9]\d{0,3}$/, "takes whole seconds from 1 to 9999").transform(Number);
const isTrue = (value) => value === "true";
/** Every input, as the workflow writes it, with the default of `action.yml`, which says what each is for. */
const Inputs = object({
	run: _enum([
		"gate",
		"plan",
		"measure",
		"judge",
		"publish",
		"check",
		"selftest",
		"doctor",
		"init",
		"inspect",
		"verify"
	], { error: "takes gate, plan, measure, judge, publish, check, selftest, init, inspect, doctor or verify" }).default("gate"),
	policy: path$1.default("quantgate.yml"),
	package: optional.prefault(""),
	verdict: optional.prefault(""),
	base: optional.prefault(""),
	out: path$1.default("quantgate-out"),
	python: optional.prefault(""),
	shard: optional.prefault(""),
	shards: optional.prefault(""),
	measured: optional.prefault(""),
	"working-directory": path$1.default("."),
	token: optional.prefault(""),
	comment: flag.default("true").transform(isTrue),
	status: optional.prefault(""),
	"keep-packages": flag.default("false").transform(isTrue),
	"upload-packages": flag.default("false").transform(isTrue),
	attest: flag.default("true").transform(isTrue),
	"trusted-root": optional.prefault(""),
	artifact: optional.prefault("quantgate"),
	history: optional.prefault(""),
	cache: flag.default("true").transform(isTrue),
	reuse: string().regex(/^$|^\.github\/workflows\/[^@/]{1,200}\.ya?ml$/, "takes the path of a workflow, as .github/workflows/release.yml").transform((value) => value === "" ? void 0 : value).prefault(""),
	patience: seconds.default(300)
});
/** All that is wrong with them at once. */
function readInputs(env) {
	const given = (name) => env[`INPUT_${name.toUpperCase()}`]?.trim();
	const names = Object.keys(Inputs.shape);
	const parsed = Inputs.safeParse(Object.fromEntries(names.map((name) => [name, given(name)])));
	if (parsed.success) return parsed.data;
	throw new UserError(parsed.error.issues.map((issue) => {
		const name = String(issue.path[0]);
		return { message: `the input ${name} ${issue.message}, not “${quote(given(name))}”` };
	}));
}
// src/github/situations.ts
const ONE_COMMIT = {
	judged: "the commit that the run is for",
	by: "the same commit",
	base: "where it left the default branch",
	comment: "none",
	proposes: false,
	roles: (event) => oneCommit(event.commit, event)
};
/** One row a kind of event. */
const SITUATIONS = {
	"pull-request": {
		on: "`pull_request`",
		judged: "the head commit",
		by: "the tip of the target branch",
		base: "the merge-base",
		comment: "kept",
		proposes: true,
		actions: { closed: {
			comment: "left",
			proposes: false
		} },
		roles: ({ base: { branch }, head }) => ({
			kind: "pull-request",
			branch,
			head
		})
	},
	"merge-group": {
		on: "`merge_group`",
		judged: "the group's head",
		by: "the commit that the group is built on",
		base: "the same commit",
		comment: "none",
		proposes: true,
		roles: ({ base: { branch, commit }, head }) => ({
			kind: "merge-group",
			branch,
			head,
			base: commit
		})
	},
	push: {
		on: "`push`",
		judged: "the pushed commit",
		by: "the pushed commit",
		base: "the commit before the push; of a new branch or tag where it left the default branch",
		comment: "none",
		proposes: false,
		roles: (event) => oneCommit(event.after, event)
	},
	dispatch: {
		on: "`workflow_dispatch`",
		...ONE_COMMIT
	},
	schedule: {
		on: "`schedule`",
		...ONE_COMMIT
	},
	release: {
		on: "`release`",
		...ONE_COMMIT
	},
	"workflow-run": {
		on: "`workflow_run`, with `run: publish`",
		judged: "what another run has measured",
		by: "the tip of the target branch",
		base: "the merge-base",
		comment: "kept",
		proposes: true,
		roles: () => {
			throw new UserError({
				message: "on workflow_run there is nothing to judge but what another run has measured",
				fix: "set `run: publish`, or run the gate on pull_request"
			});
		}
	}
};
function rolesOf(event) {
	return situationOf(event.kind).roles(event);
}
function commentOn(event) {
	return exceptionOf(event).comment ?? situationOf(event.kind).comment;
}
function proposesChange(event) {
	return exceptionOf(event).proposes ?? situationOf(event.kind).proposes;
}
function exceptionOf(event) {
	const { actions = {} } = situationOf(event.kind);
	if (event.kind !== "pull-request" || !Object.hasOwn(actions, event.action)) return {};
	return actions[event.action] ?? {};
}
/** The row for any event: TypeScript sees that a kind and its event belong together only so. */
function situationOf(kind) {
	return SITUATIONS[kind];
}
function oneCommit(head, { ref, before, defaultBranch }) {
	return {
		kind: "commit",
		branch: ref.kind === "branch" ? ref.name : null,
		head,
		before: (before ? {
			kind: "commit",
			commit: before
		} : null) ?? {
			kind: "merge-base",
			branch: defaultBranch
		}
	};
}
// src/report/unjudged.ts
/** What stands in the place of a verdict where there is none: every problem and what to do about it. */
function renderUnjudged(problems) {
	const document = [{
		rank: 0,
		node: heading(2, [marked("error", line`Nothing ships: could not be judged`)])
	}, {
		rank: 1,
		node: list(problems.map(pointOf))
	}];
	const pointer = line`There are more; the log of the job has all of them.`;
	return renderMarkdown(document, commentPage(pointer));
}
function pointOf({ message, at, fix }) {
	const where = at === void 0 ? [] : line`${code(describePlace(at))} `;
	return {
		said: line`${where}${message}`,
		below: fix === void 0 ? [] : [line`${fix}`]
	};
}
// src/action/within.ts
/**
* What depends on servers, or `otherwise` with the reason: some clients try for a quarter of an hour, by when the job
* may be ended and its verdict with it. What is given up ends with the process.
*/
async function within({ seconds, signal }, work, otherwise) {
	const done = new AbortController();
	const ends = AbortSignal.any([done.signal, ...signal ? [signal] : []]);
	const overdue = async () => {
		await setTimeout(1e3 * seconds, void 0, { signal: ends });
		throw new Error(`it took longer than ${seconds} s`);
	};
	try {
		return await Promise.race([work(), overdue()]);
	} catch (error) {
		signal?.throwIfAborted();
		return otherwise(error instanceof Error ? error.message : String(error));
	} finally {
		done.abort();
	}
}
// src/attestation/predicate.ts
/** Names the form below; `docs/attestations.md` describes it. Another form gets another number. */
const PREDICATE_TYPE = "https://github.com/OWNER/quantgate/blob/main/docs/attestations.md#verdict-v1";
/** What is said under the signature of the weights that a verdict judged. */
const Predicate = object({
	schema: literal(1),
	/** Equal digest, equal verdict: of everything that judging depends on but the machine. */
	question: Digest,
	/** Of the machines that measured; none where all was measured elsewhere. */
	fingerprints: array(Fingerprint),
	run: AttestedRun,
	verdict: Verdict
});
const Sha256 = object({ sha256: string().regex(/^[0-9a-f]{64}$/) });
/** An in-toto statement, as far as it is ours. */
const Statement = object({
	_type: literal("https://in-toto.io/Statement/v1"),
	subject: array(object({
		name: string(),
		digest: Sha256
	})).min(1),
	predicateType: literal(PREDICATE_TYPE),
	predicate: Predicate
});
// src/attestation/unsigned-statement.ts
/** What is to be signed of a run: about the weights it judged, and about the question it answered. */
function unsignedStatement({ verdict, measurements, question, run }) {
	return {
		subject: [...knownWeights(verdict).map(({ model, variant, weights }) => subject(`${model}/${variant}`, weights)), subject("question", question)],
		predicateType: PREDICATE_TYPE,
		predicate: {
			schema: 1,
			question,
			fingerprints: distinct(measurements.flatMap(fingerprintsOf)),
			run,
			verdict: Verdict.parse(verdict)
		}
	};
}
function subject(name, digest) {
	return {
		name,
		digest: { sha256: digest.replace("sha256:", "") }
	};
}
function distinct(fingerprints) {
	return [...new Map(fingerprints.map((one) => [JSON.stringify(one), one])).values()];
}
// src/github/retries.ts
/** What an Octokit error tells; a connection that broke has no response. */
const Failure = object({
	status: int().optional(),
	message: string(),
	response: object({ headers: record(string(), unknown()) }).optional()
});
const ATTEMPTS = 4;
/** Tries again while GitHub is overloaded or asks to wait; everything else is thrown at once. */
async function withRetries(work, { seconds, sleep }) {
	let left = seconds;
	for (let attempt = 1;; attempt += 1) try {
		return await work();
	} catch (error) {
		const wait = secondsToWait(error, attempt);
		if (wait === null || wait > left || attempt === ATTEMPTS) throw error;
		left -= wait;
		await sleep(wait);
	}
}
/** Null: waiting would not help. GitHub asks to wait a minute at least for a limit that does not say how long. */
function secondsToWait(error, attempt) {
	const failure = Failure.safeParse(error);
	if (!failure.success) return null;
	const limited = isRateLimit(failure.data);
	if (!limited && !isOutage(failure.data)) return null;
	return askedToWait(failure.data.response?.headers ?? {}) ?? (limited ? 60 * 2 ** (attempt - 1) : 3 ** (attempt - 1));
}
/** Other 403s are final. A limit need not say how long it lasts. */
function isRateLimit(error) {
	const failure = Failure.safeParse(error);
	if (!failure.success) return false;
	const { status, message, response } = failure.data;
	const headers = response?.headers ?? {};
	const told = headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers;
	return status === 429 || status === 403 && (told || /rate limit|abuse/i.test(message));
}
function isOutage({ status }) {
	return status === void 0 || status >= 500;
}
/** In seconds or by the time of the server's own clock, to which ours need not agree. */
function askedToWait(headers) {
	const after = headers["retry-after"];
	const now = Date.parse(String(headers.date)) / 1e3;
	const used = headers["x-ratelimit-remaining"] === "0";
	const seconds = [
		after === void 0 ? NaN : Number(after),
		Date.parse(String(after)) / 1e3 - now,
		used ? Number(headers["x-ratelimit-reset"]) - now : NaN
	].find(Number.isFinite);
	return seconds === void 0 ? void 0 : Math.max(0, seconds);
}
/** Why it failed, in a line for a notice: when GitHub is down, the message is a page. */
function describeApiFailure(error) {
	const failure = Failure.safeParse(error);
	if (!failure.success) return String(error);
	const { status, message } = failure.data;
	const [line = ""] = message.trim().split("\n");
	const said = line.startsWith("<") ? "" : line.slice(0, 200);
	return `${status ?? ""} ${said}`.trim();
}
// src/github/attestations.ts
const Stored = object({ id: union([int(), string()]) });
/** Keeps a bundle with the repository, and gives its number. */
async function storeAttestation({ octokit, place, patience }, bundle) {
	const asked = {
		...place,
		bundle: { ...bundle }
	};
	return await withRetries(async () => {
		const { data } = await octokit.request("POST /repos/{owner}/{repo}/attestations", asked);
		return String(Stored.parse(data).id);
	}, patience);
}
const Found = object({ attestations: array(object({ bundle: unknown() })) });
/** The newest bundles about a digest; that there are none is an answer. */
async function findAttestations({ octokit, place, patience }, digest) {
	const path = "GET /repos/{owner}/{repo}/attestations/{digest}";
	const asked = {
		...place,
		digest,
		per_page: 30
	};
	return await withRetries(async () => {
		const { data } = await octokit.request(path, asked).catch(none);
		return Found.parse(data).attestations.map(({ bundle }) => bundle);
	}, patience);
}
function none(error) {
	if (error.status === 404) return { data: { attestations: [] } };
	throw error;
}
// src/commands/announce/attest.ts
/** Where what was judged is what may ship. A pull request's word would be signed by code that it brings. */
const ATTESTED = /* @__PURE__ */ new Set(["push", "merge-group"]);
/** Signs the verdict and keeps it with the repository. That it cannot be done changes nothing else. */
async function attestVerdict(run, report, question) {
	const { verdict } = report;
	const { inputs, event, host, reach, patience } = run;
	if (!ATTESTED.has(event.kind) || !inputs.attest || verdict.reused) return;
	if (verdict.outcome === "error" || question === void 0) return;
	if (knownWeights(verdict).length === 0) return;
	if (!host.env.ACTIONS_ID_TOKEN_REQUEST_URL) return remark(`${NOT} the job lacks ${RIGHT}. ${SAME$1}`);
	const { token } = inputs;
	if (token === void 0 || reach === void 0) return remark(`${NOT} there is no token. ${SAME$1}`);
	const failed = (why) => remark(`${NOT} ${why}. ${SAME$1}`);
	await within(patience, () => signAndStore(run, report, {
		question,
		token,
		reach
	}), failed);
}
const NOT = "The verdict was not attested:";
const RIGHT = "`id-token: write`";
const SAME$1 = "The verdict is the same.";
async function signAndStore(run, report, means) {
	const { runner, event } = run;
	const { verdict, measurements = [] } = report;
	const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: sha } = runner;
	const head = verdict.head.commit ?? sha;
	const about = {
		id: Number(id),
		attempt: Number(attempt),
		event: event.kind,
		head
	};
	const statement = unsignedStatement({
		verdict,
		measurements,
		question: means.question,
		run: about
	});
	const { sign } = await import("./sign.js");
	const bundle = await sign(statement, means.token);
	const number = await storeAttestation(await means.reach(), bundle).catch((error) => {
		throw new Error(`GitHub did not keep it: ${describeApiFailure(error)}`);
	});
	const url = `${runner.GITHUB_SERVER_URL}/${runner.GITHUB_REPOSITORY}/attestations/${number}`;
	run.host.out.write(`The verdict is attested: ${url}\n`);
	writeOutputs({ "attestation-url": url });
}
// src/github/answer.ts
/** What GitHub answered, where it is what was asked for: a redirect or a proxy may have put something else there. */
function answered(schema, { data }) {
	const parsed = schema.safeParse(data);
	if (parsed.success) return parsed.data;
	throw new Error("GitHub's answer is not what was asked for");
}
// src/github/branch-file.ts
/** What the file holds now: at most eight million bytes of UTF-8. */
async function readBranchFile({ octokit, place: { owner, repo } }, { branch, path }) {
	const { git, repos } = octokit.rest;
	const tip = await unlessAbsent(git.getRef({
		owner,
		repo,
		ref: `heads/${branch}`
	}));
	if (tip === null) return { kind: "no-branch" };
	const { sha: ref } = answered(Tip, tip).object;
	const found = await unlessAbsent(repos.getContent({
		owner,
		repo,
		path,
		ref
	}));
	if (found === null) return { kind: "no-file" };
	const file = File.safeParse(found.data);
	if (!file.success) return {
		kind: "foreign",
		why: "it is no regular file"
	};
	const { sha, size } = file.data;
	if (size > LARGEST) return {
		kind: "foreign",
		why: `it is ${size} bytes long`
	};
	const text = decoded(answered(Blob, await git.getBlob({
		owner,
		repo,
		file_sha: sha
	})).content);
	return text === void 0 ? {
		kind: "foreign",
		why: "it is not text in UTF-8"
	} : {
		kind: "text",
		text,
		oid: sha
	};
}
const LARGEST = 8e6;
const Tip = object({ object: object({ sha: string() }) });
const File = object({
	type: literal("file"),
	sha: string(),
	size: int()
});
const Blob = object({
	content: string(),
	encoding: literal("base64")
});
function decoded(base64) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"));
	} catch {
		return;
	}
}
const Absent = object({ status: literal(404) });
async function unlessAbsent(asked) {
	return await asked.catch((error) => {
		if (Absent.safeParse(error).success) return null;
		throw error;
	});
}
// src/github/change-branch-file.ts
/**
* Changes one file and nothing else, by a commit on top of what is there and never by force. Where others push
* in between, what they wrote is read and changed instead; a branch that does not exist begins without a past.
*/
async function changeBranchFile(reach, file, change) {
	return await withRetries(async () => {
		for (let races = RACES;; races -= 1) {
			const changed = await tryOnce(reach, file, change);
			if (changed.kind !== "overtaken") return changed;
			if (races === 0) throw changed.by;
			await reach.patience.sleep(1);
		}
	}, reach.patience);
}
/** How often others may be faster. */
const RACES = 8;
async function tryOnce(reach, file, { edit, message }) {
	const found = await readBranchFile(reach, file);
	if (found.kind === "foreign") return {
		kind: "refused",
		why: found.why
	};
	const before = found.kind === "text" ? found.text : "";
	const edited = edit(before);
	if ("refused" in edited) return {
		kind: "refused",
		why: edited.refused
	};
	if (edited.text === before) return { kind: "unneeded" };
	try {
		await (found.kind === "no-branch" ? begin(reach, file) : put(reach, file, found))(edited.text, message);
		return { kind: "written" };
	} catch (error) {
		if (Refused.safeParse(error).success) return {
			kind: "overtaken",
			by: error
		};
		throw error;
	}
}
/** What GitHub says where branch or file are no longer what was read. */
const Refused = object({ status: literal([409, 422]) });
/** Naming what was read, so that it replaces nothing else. */
function put({ octokit, place }, file, found) {
	const sha = found.kind === "text" ? { sha: found.oid } : {};
	return async (text, message) => {
		const content = Buffer.from(text).toString("base64");
		return await octokit.rest.repos.createOrUpdateFileContents({
			...place,
			...file,
			message,
			content,
			...sha
		});
	};
}
/** A first commit of this file alone; the branch must not have come to be meanwhile. */
function begin({ octokit, place }, { branch, path }) {
	const { git } = octokit.rest;
	return async (content, message) => {
		const entry = {
			path,
			mode: "100644",
			type: "blob",
			content
		};
		const tree = answered(Made, await git.createTree({
			...place,
			tree: [entry]
		})).sha;
		const first = {
			...place,
			message,
			tree,
			parents: []
		};
		const { sha } = answered(Made, await git.createCommit(first));
		return await git.createRef({
			...place,
			ref: `refs/heads/${branch}`,
			sha
		});
	};
}
const Made = object({ sha: string() });
// src/history/add-run.ts
/** What is kept of it. */
const KEPT = {
	runs: 500,
	characters: 2e6
};
/**
* The history's text with one more run, which replaces an earlier one of the same commit. What is no line of ours
* stays where it is; refused where no line is: it is somebody else's file.
*/
function addRun(text, run) {
	const added = JSON.stringify(run);
	const unreadable = readLine(added);
	if ("wrong" in unreadable) return { refused: `this run's line ${unreadable.wrong}` };
	const kept = text.split("\n").filter((line) => line.trim() !== "").map((line) => ({
		line,
		commit: commitOf(line)
	}));
	if (kept.length > 0 && kept.every(({ commit }) => commit === void 0)) return { refused: "no line of it is a result of quantgate, and it is left as it is" };
	const others = kept.filter(({ commit }) => commit !== run.commit);
	const surplus = surplusOf(others.filter(({ commit }) => commit !== void 0));
	return { text: [...others.map(({ line }) => line).filter((line) => !surplus.has(line)), added].map((line) => `${line}\n`).join("") };
}
function commitOf(line) {
	const read = readLine(line);
	return "run" in read ? read.run.commit : void 0;
}
/** The lines, oldest first, that are too many beside the one that comes. */
function surplusOf(ours) {
	let room = KEPT.characters - LONGEST_LINE;
	const fitting = ours.toReversed().findIndex(({ line }, index) => {
		room -= line.length + 1;
		return room < 0 || index + 1 === KEPT.runs;
	});
	return new Set(fitting < 0 ? [] : ours.slice(0, ours.length - fitting).map(({ line }) => line));
}
// src/commands/announce/history.ts
/** How the history is read, where one is kept. That it cannot be read changes nothing but what is shown. */
function historyOf(run) {
	const { inputs } = run;
	if (inputs.history === void 0) return {};
	return { history: async (policy) => {
		const read = (reach) => withRetries(() => readBranchFile(reach, fileOf(run, policy)), reach.patience);
		const found = await reaching(run, "read", read);
		if (found?.kind === "foreign") remark(`The history was not read: ${found.why}. ${SAME}`);
		return found?.kind === "text" ? found.text : void 0;
	} };
}
/** Adds a line for a push to the default branch; nobody else writes. */
async function keepInHistory(run, { verdict, on }) {
	const branch = defaultBranchPushed(run.event);
	if (run.inputs.history === void 0 || branch === void 0) return;
	if (run.inputs.history === branch) return remark(`The history is not kept on ${quote(branch)} itself: name a branch of its own.`);
	const result = pastRunOf(verdict, branch, on);
	if (result === void 0) return remark(`The history has nothing to keep: ${NO_COMMIT}. ${SAME}`);
	const edit = (text) => addRun(text, result);
	const message = `Results of ${longCommit(result.commit)}`;
	const file = fileOf(run, verdict.policy.path);
	const write = (reach) => changeBranchFile(reach, file, {
		edit,
		message
	});
	tell$1(await reaching(run, "written (does the job have `contents: write`?)", write), file);
}
const SAME = "The verdict is the same.";
const NO_COMMIT = "what was judged is no commit that says when it was made";
function defaultBranchPushed(event) {
	if (event.kind !== "push" || event.ref.kind !== "branch") return void 0;
	return event.ref.name === event.defaultBranch ? event.defaultBranch : void 0;
}
/** Each policy has a file of its own, so that they neither mix nor stand in each other's way. */
function fileOf({ inputs }, policy) {
	return {
		branch: inputs.history ?? "",
		path: `${policy}.jsonl`
	};
}
async function reaching({ reach, patience }, what, work) {
	const failed = (why) => {
		remark(`The history could not be ${what}: ${why}. ${SAME}`);
	};
	if (reach === void 0) return failed("there is no token");
	const working = async () => await work(await reach()).catch(explain);
	return await within(patience, working, failed);
}
function explain(error) {
	throw new Error(describeApiFailure(error));
}
function tell$1(changed, { branch, path }) {
	if (changed?.kind !== "refused") return;
	remark(`The history was not written: ${quote(path)} on ${quote(branch)}: ${changed.why}. ${SAME}`);
}
// src/action/artifact.ts
/** Keeps a folder as an artifact of the run. */
async function uploadFolder(upload, waiting) {
	return await within(waiting, () => send(upload), failed);
}
async function send({ name, folder, without }) {
	const files = await filesBelow(folder, without);
	if (files.length === 0) return failed(`${folder} is empty`);
	const { DefaultArtifactClient } = await import("./artifact.js");
	const { id } = await new DefaultArtifactClient().uploadArtifact(name, files, folder);
	return id === void 0 ? failed("the service gave it no number") : {
		kind: "uploaded",
		id
	};
}
function failed(why) {
	return {
		kind: "failed",
		why
	};
}
async function filesBelow(folder, without) {
	const left = new Set(without.map((path) => join(folder, path)));
	const files = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (left.has(path)) continue;
		if (entry.isDirectory()) files.push(...await filesBelow(path, []));
		else if (entry.isFile()) files.push(path);
	}
	return files;
}
// src/commands/announce/artifact-name.ts
/** A name that no other job of the workflow uses; one that the workflow chose stays as it is. None where none is wanted. */
function artifactName({ run, shard, artifact }) {
	if (artifact !== "quantgate") return artifact;
	if (run === "plan") return `${artifact}-plan`;
	if (run !== "measure") return artifact;
	return shard === void 0 ? `${artifact}-measured` : `${artifact}-shard-${shard.replace("/", "-of-")}`;
}
// src/commands/announce/keep-out-folder.ts
/** Uploads the out folder where that is wanted; of a shard what it has measured, the rest being the plan's. */
async function keepOutFolder(run) {
	const { inputs, runner, host } = run;
	const name = artifactName(inputs);
	if (name === void 0) return { kind: "unwanted" };
	const folder = resolve(host.cwd, inputs.out);
	const uploaded = await uploadFolder({
		name,
		folder,
		without: await leftOut(inputs, folder)
	}, run.patience);
	if (uploaded.kind === "failed") return uploaded;
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = runner;
	const url = `${server}/${repository}/actions/runs/${id}/artifacts/${uploaded.id}`;
	writeOutputs({
		out: folder,
		"artifact-url": url
	});
	return {
		kind: "kept",
		url
	};
}
async function leftOut(inputs, folder) {
	const packages = inputs["upload-packages"] ? [] : UPLOADED_IF_ASKED;
	if (inputs.run !== "measure" || inputs.shard === void 0) return packages;
	const rest = (await readdir(folder)).filter((name) => !MEASURED.includes(name));
	return [...packages, ...rest];
}
// src/github/author.ts
/** Whom a workflow's own token writes as. */
const ACTIONS = "github-actions[bot]";
/**
* The account that comments of this token carry. A personal token may ask who it is, an app's may
* only through GraphQL.
*/
async function ownLogin(octokit) {
	const asked = [async () => answered(Account, await octokit.rest.users.getAuthenticated()).login, async () => answered(Viewer, { data: await octokit.graphql("{ viewer { login } }") }).viewer.login];
	for (const ask of asked) {
		const login = await ask().catch(refused);
		if (login !== null) return login;
	}
	return ACTIONS;
}
const Account = object({ login: string().min(1) });
const Viewer = object({ viewer: Account });
/** A token without the right to know its name; what may pass is thrown on, or the wrong account would be looked for. */
function refused(error) {
	if (isRateLimit(error)) throw error;
	if ([
		401,
		403,
		404
	].includes(error.status ?? 0) || error.name === "GraphqlResponseError") return null;
	throw error;
}
// src/github/hidden.ts
/**
* Shows a comment again that somebody has hidden. Whoever hides a verdict has read that one, not the next;
* where this token may not, it stays hidden, and the check says the same.
*/
async function showAgain(octokit, node) {
	try {
		const { node: found } = await octokit.graphql(ASK, { node });
		if (found?.isMinimized) await octokit.graphql(SHOW, { node });
	} catch {}
}
const ASK = "query ($node: ID!) { node(id: $node) { ... on Minimizable { isMinimized } } }";
const SHOW = "mutation ($node: ID!) { unminimizeComment(input: { subjectId: $node }) { clientMutationId } }";
// src/github/written-by.ts
/** The text with a second hidden line. The first stays what it was, so that versions find each other's comments. */
function signed(body, { head, run, attempt }) {
	const line = `<!-- of ${head}, run ${run}, attempt ${attempt} -->`;
	return body.replace(/\n|$/, () => `\n${line}\n`);
}
const SIGNATURE = /^[^\n]*\n<!-- of ([0-9a-f]+), run (\d{1,15}), attempt (\d{1,9}) -->\r?\n/;
/** Null where an earlier version wrote it, or somebody has edited the line. */
function signatureOf(body) {
	const [, head, run, attempt] = SIGNATURE.exec(body) ?? [];
	return head === void 0 ? null : {
		head,
		run: Number(run),
		attempt: Number(attempt)
	};
}
/** The newest run of the same commit among others, if newer than this one. Of other commits, the pull request itself says which counts. */
function newestOf(others, own) {
	return others.filter((other) => other.by !== null && other.by.head === own.head && order(other.by, own) > 0).sort((one, other) => order(other.by, one.by))[0] ?? null;
}
function isSameRun(one, other) {
	return one !== null && one.head === other.head && order(one, other) === 0;
}
function order(one, other) {
	return one.run - other.run || one.attempt - other.attempt;
}
// src/github/own-comments.ts
/** All of ours, the earliest first. The marker alone proves nothing: anyone can write it. */
async function ownComments({ octokit, place }, issue_number, { login, marker }) {
	const page = {
		...place,
		issue_number,
		per_page: 100
	};
	const all = await octokit.paginate(octokit.rest.issues.listComments, page);
	return answered(Comments, { data: all }).filter(({ user, body }) => user?.login === login && body?.startsWith(marker)).map(({ id, node_id: node, body }) => ({
		id,
		node,
		by: signatureOf(body ?? "")
	})).sort((one, other) => one.id - other.id);
}
const Comments = array(object({
	id: int(),
	node_id: string(),
	body: string().nullish(),
	user: object({ login: string() }).nullish()
}));
// src/github/comment-calls.ts
async function findOwn({ reach, thread, text }) {
	const login = await ownLogin(reach.octokit);
	return await ownComments(reach, thread.number, {
		login,
		marker: text.marker
	});
}
/** The commit that the pull request has by now. */
async function headNow({ reach, thread }) {
	const { octokit, place } = reach;
	const pull = await octokit.rest.pulls.get({
		...place,
		pull_number: thread.number
	});
	const { head } = answered(Pull, pull);
	return head.sha;
}
const Pull = object({ head: object({ sha: string() }) });
/** Gives its address, as `update` does. */
async function create({ reach, thread, text }) {
	const { octokit, place } = reach;
	const comment = {
		...place,
		issue_number: thread.number,
		body: text.body
	};
	const created = await octokit.rest.issues.createComment(comment);
	return answered(Written, created).html_url;
}
/** Null: somebody has deleted it meanwhile. */
async function update({ reach, text }, { id: comment_id, node }) {
	const { octokit, place } = reach;
	const comment = {
		...place,
		comment_id,
		body: text.body
	};
	const updated = await octokit.rest.issues.updateComment(comment).catch(unlessGone);
	if (updated === null) return null;
	if (text.urgent) await showAgain(octokit, node);
	return answered(Written, updated).html_url;
}
const Written = object({ html_url: string() });
async function remove({ reach }, { id }) {
	const { octokit, place } = reach;
	await octokit.rest.issues.deleteComment({
		...place,
		comment_id: id
	}).catch(unlessGone);
}
function unlessGone(error) {
	if ([404, 410].includes(statusOf(error) ?? 0)) return null;
	throw error;
}
/** Undefined where GitHub gave no answer. */
function statusOf(error) {
	const status = error instanceof Error && "status" in error ? error.status : void 0;
	return typeof status === "number" ? status : void 0;
}
// src/github/fit-comment.ts
/** GitHub refuses longer ones. */
const LONGEST = 65536;
const CUT = "\n\n_Cut to what a comment may hold; the job summary and the artifact have the rest._\n";
/** The report is rendered to fit; this only keeps a longer one from being lost altogether. */
function fitting(body) {
	if (body.length <= LONGEST) return body;
	const room = body.slice(0, 65452);
	return room.slice(0, Math.max(0, room.lastIndexOf("\n"))) + CUT;
}
// src/github/comment.ts
/** Keeps one comment of the pull request up to date. */
async function publishComment(reach, thread, text) {
	const calls = {
		reach,
		thread,
		text: {
			...text,
			body: fitting(signed(text.body, thread))
		}
	};
	try {
		const posted = await withRetries(() => publishOnce(calls), reach.patience);
		return "url" in posted ? await settle(calls, posted).catch(() => posted) : posted;
	} catch (error) {
		const why = describeApiFailure(error);
		return {
			kind: statusOf(error) === 403 && /\blocked\b/i.test(why) ? "locked" : "failed",
			why
		};
	}
}
async function publishOnce(calls) {
	const own = await findOwn(calls);
	const head = await headNow(calls);
	if (head !== calls.thread.head) return {
		kind: "outdated",
		head
	};
	const newest = newestOf(own, calls.thread);
	if (newest !== null) return {
		kind: "overtaken",
		by: newest.by
	};
	const [first] = own;
	const url = first === void 0 ? null : await update(calls, first);
	if (url !== null) return {
		kind: "updated",
		url
	};
	return calls.text.idle ? { kind: "unneeded" } : {
		kind: "created",
		url: await create(calls)
	};
}
/** Runs that race may leave several, or the older one may write last: the earliest stays, with what the newest run says. */
async function settle(calls, posted) {
	const { thread } = calls;
	const own = await findOwn(calls);
	const [first, ...others] = own;
	if (first === void 0 || others.length === 0 && isSameRun(first.by, thread)) return posted;
	const head = await headNow(calls);
	if (head !== thread.head) {
		await removeAll(calls, others.filter(({ by }) => isSameRun(by, thread)));
		return {
			kind: "outdated",
			head
		};
	}
	const newest = newestOf(own, thread);
	if (newest !== null && newest.id !== first.id) return posted;
	const url = newest || isSameRun(first.by, thread) ? posted.url : await update(calls, first);
	if (url === null) return posted;
	await removeAll(calls, others);
	return newest === null ? {
		kind: "updated",
		url
	} : {
		kind: "overtaken",
		by: newest.by
	};
}
async function removeAll(calls, comments) {
	for (const comment of comments) await remove(calls, comment);
}
// src/commands/announce/post-comment.ts
/** Writes the one comment, where the event has one and the token may, and says what came of it. */
async function postComment(run, said) {
	const { inputs, event, reach } = run;
	if (event.kind !== "pull-request" || commentOn(event) !== "kept") return;
	if (!inputs.comment || reach === void 0) return;
	const marker = markerOf(join(inputs["working-directory"], inputs.policy));
	const text = {
		...said,
		body: said.body.replace(MARKER, marker),
		marker
	};
	tell(await within(run.patience, async () => await publishComment(await reach(), threadOf(run, event), text), (why) => ({
		kind: "failed",
		why
	})), event);
}
function threadOf(run, { number, head }) {
	const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = run.runner;
	return {
		number,
		head,
		run: Number(id),
		attempt: Number(attempt)
	};
}
function tell(posted, { trust }) {
	if (posted.kind === "unneeded") return;
	if ("url" in posted) writeOutputs({ "comment-url": posted.url });
	else remark(`${whyNot(posted, trust)} The verdict is the same, and stands in the job summary.`);
}
function whyNot(posted, trust) {
	switch (posted.kind) {
		case "outdated": return `${OUTDATED} ${longCommit(posted.head)}.`;
		case "overtaken": return `${OVERTAKEN} (${posted.by.run}, attempt ${posted.by.attempt}).`;
		case "locked": return `${LOCKED} (${posted.why})`;
		case "failed": return `${FAILED[trust]} (${posted.why})`;
		default: return posted;
	}
}
const OUTDATED = "The comment was left to a newer run: since this one began, the pull request has moved on to";
const OVERTAKEN = "The comment was left to a newer run of the same commit";
const LOCKED = "No comment could be written: the conversation is locked. Unlock it and run the job again to have one.";
const FAILED = {
	own: "No comment could be written: does the job have `pull-requests: write`?",
	fork: "No comment could be written: in pull requests from forks the token may only read.",
	dependabot: "No comment could be written: in Dependabot's pull requests the token may only read."
};
// src/commands/announce/report-in.ts
/** What a judged out folder has to tell, and the question that its plan asked. */
async function reportIn(out, options) {
	const plan = await planIn(out, options);
	const verdict = await out.readVerdict();
	if (verdict === void 0) throw new Error(`${out.root} was not judged`);
	return {
		report: {
			verdict,
			measurements: await measurementsIn(plan, out),
			past: await pastIn(out),
			on: judgedOn(plan)
		},
		question: plan.question
	};
}
/** Those that can be believed: what is wrong with the others, the verdict says. */
async function measurementsIn({ requests }, out) {
	const found = [];
	for (const slot of slotsOf(requests)) {
		const measurement = await orUnmeasured(out, () => out.readMeasurement(slot));
		if (measurement !== void 0 && !isUnmeasured(measurement)) found.push(measurement);
	}
	return found;
}
// src/commands/announce/announce.ts
/**
* Shows a verdict everywhere GitHub has a place for it. It stands before any of this begins, and nothing
* that goes wrong here changes it: the summary, which needs no right and no network, comes first.
*/
async function announceVerdict(run) {
	const root = outOf(run);
	const { report, question } = await reportIn(outFolder(root), run.inputs);
	const { verdict } = report;
	const repository = `${run.runner.GITHUB_SERVER_URL}/${run.runner.GITHUB_REPOSITORY}`;
	await writeSummary(write(FORMATS.summary, {
		...report,
		links: { repository }
	}));
	annotate(write(FORMATS.annotations, report));
	writeOutputs({
		outcome: verdict.outcome,
		recommended: recommendedOf(verdict),
		out: root,
		"at-fault": verdict.fault ?? "",
		verdict: join(root, LAYOUT.verdict.path),
		report: join(root, FORMATS.comment.file.path)
	});
	const kept = await keepOutFolder(run);
	if (kept.kind === "failed") remark(`The out folder was not uploaded: ${kept.why}. The verdict is the same.`);
	const links = {
		repository,
		...kept.kind === "kept" && { artifact: kept.url }
	};
	await postComment(run, {
		body: write(FORMATS.comment, {
			...report,
			links
		}),
		idle: isNothingToTell(verdict),
		urgent: EXIT_STATUS[verdict.outcome] !== 0
	});
	await keepInHistory(run, report);
	await attestVerdict(run, report, question);
}
/** What there is to show of a run that ended without a verdict. */
async function announceProblems(run, problems) {
	await postComment(run, {
		body: await summarizeProblems(problems),
		urgent: true
	});
}
/** Writes them into the job's summary, and gives them as a comment would have them. */
async function summarizeProblems(problems) {
	const body = renderUnjudged(problems);
	await writeSummary(body);
	return body;
}
function outOf({ inputs, host }) {
	return resolve(host.cwd, inputs.out);
}
// src/commands/announce/problems-of.ts
/** What is told of a run that ended without a verdict. */
function problemsOf(error) {
	if (error instanceof UserError) return error.problems;
	return [machineProblem(error, []) ?? OUR_BUG];
}
const OUR_BUG = {
	message: "quantgate itself failed: this is a bug in it",
	fix: "the log of the job has what happened; please report it"
};
export { annotateProblems as _, keepOutFolder as a, findAttestations as c, Statement as d, within as f, writeOutputs as g, readInputs as h, summarizeProblems as i, describeApiFailure as l, rolesOf as m, announceProblems as n, historyOf as o, proposesChange as p, announceVerdict as r, answered as s, problemsOf as t, withRetries as u, remark as v };
