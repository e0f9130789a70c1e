import { a as notice, l as warning, m as summary, n as error, o as setFailed, s as setOutput } from "./core.js";
import { n as describePlace, t as UserError } from "./errors.js";
import { a as WORDS, i as describeFailure, l as InvalidArgumentError, n as stopSignal, o as OPTIONS, r as environmentHome, s as readShard, t as onUncaught } from "./uncaught.js";
import { a as outFolder, b as quote, y as LAYOUT } from "./metrics.js";
import { E as record, M as url, O as string, T as object, _ as boolean, b as int, h as _enum, i as Commit, j as unknown, k as templateLiteral } from "./make-folder.js";
import { l as code, n as changeText, r as loosened, u as escapeMarkdown } from "./changes.js";
import { a as fitInto, d as MARKS, f as stateWord, i as markerOf, m as limitText, n as FORMATS, p as findings, r as MARKER, t as unseen } from "./progress.js";
import { t as visible } from "./visible.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { t as planIn } from "./plan-in.js";
import { a as environmentFolder, r as placeOf, t as environmentOrder } from "./interpreter.js";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";
import { readFile, readdir, rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
// src/action/job-log.ts
function annotate$1(annotations) {
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
const isTrue = (value) => value === "true";
/** Every input, as the workflow writes it, with the default of `action.yml`, which says what each is for. */
const Inputs = object({
	run: _enum([
		"gate",
		"plan",
		"measure",
		"judge",
		"check",
		"selftest",
		"init",
		"inspect"
	], { error: "takes gate, plan, measure, judge, check, selftest, init or inspect" }).default("gate"),
	policy: path$1.default("quantgate.yml"),
	package: optional.prefault(""),
	base: optional.prefault(""),
	out: path$1.default("quantgate-out"),
	python: optional.prefault(""),
	shard: optional.prefault(""),
	"working-directory": path$1.default("."),
	token: optional.prefault(""),
	comment: flag.default("true").transform(isTrue),
	"keep-packages": flag.default("false").transform(isTrue),
	"upload-packages": flag.default("false").transform(isTrue),
	artifact: optional.prefault("quantgate"),
	cache: flag.default("true").transform(isTrue)
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
// src/action/runner.ts
/** What an Actions runner says about the run, in the names of its variables. */
const Runner = object({
	GITHUB_EVENT_NAME: string().min(1),
	GITHUB_EVENT_PATH: string().min(1),
	GITHUB_REF: string().default(""),
	GITHUB_SHA: Commit,
	GITHUB_REPOSITORY: templateLiteral([
		string().min(1),
		"/",
		string().min(1)
	]),
	GITHUB_RUN_ID: string().regex(/^\d+$/),
	GITHUB_SERVER_URL: url().default("https://github.com")
});
function readRunner(env) {
	const parsed = Runner.safeParse(env);
	if (parsed.success) return parsed.data;
	throw new UserError({
		message: `this is not an Actions runner: ${parsed.error.issues.map((issue) => issue.path[0]).join(", ")} are missing or malformed`,
		fix: "outside of GitHub Actions use the command line: quantgate gate"
	});
}
/** The event's payload, as GitHub sent it; whoever reads it checks it. */
async function readPayload(runner) {
	return JSON.parse(await readFile(runner.GITHUB_EVENT_PATH, "utf8"));
}
// src/github/payload.ts
/** What is read of GitHub's event payloads; the rest of them is not looked at. */
const Repository = object({ full_name: string() });
/** Of events that tell nothing but where they happened; a schedule may not tell even that. */
const PlainPayload = object({ repository: object({ default_branch: string().min(1).default("main") }).prefault({}) });
/** A push that makes or deletes a reference has forty zeros on one side. */
const PushedCommit = Commit.transform((commit) => /^0+$/.test(commit) ? null : commit);
const PullRequestPayload = object({
	action: string(),
	pull_request: object({
		number: int().positive(),
		draft: boolean().default(false),
		user: object({ login: string() }).nullish(),
		head: object({
			sha: Commit,
			repo: Repository.nullish()
		}),
		base: object({ ref: string().min(1) })
	})
});
const PushPayload = PlainPayload.extend({
	ref: string(),
	before: PushedCommit,
	after: PushedCommit
});
const MergeGroupPayload = object({ merge_group: object({
	head_sha: Commit,
	base_sha: Commit,
	base_ref: string()
}) });
// src/github/event.ts
const READERS = {
	pull_request: pullRequest,
	pull_request_target: refusePullRequestTarget,
	push,
	merge_group: mergeGroup,
	workflow_dispatch: (occasion) => ({
		kind: "dispatch",
		...plain(occasion)
	}),
	schedule: (occasion) => ({
		kind: "schedule",
		...plain(occasion)
	}),
	release: (occasion) => ({
		kind: "dispatch",
		...plain(occasion)
	})
};
/** Events that quantgate does not know, or must not run in, are the workflow's mistake. */
function readEvent(occasion) {
	const { name } = occasion;
	const read = Object.hasOwn(READERS, name) ? READERS[name] : void 0;
	if (read !== void 0) return read(occasion);
	throw new UserError({
		message: `quantgate cannot tell what to judge on the event ${quote(name)}`,
		fix: "run it on pull_request, push, merge_group, release, workflow_dispatch or schedule"
	});
}
/** Its token may write and its caches are trusted, while converting a model can run code that it brings. */
function refusePullRequestTarget() {
	throw new UserError({
		message: "quantgate refuses to run on pull_request_target: its token may write, and converting a model can run code of the pull request",
		fix: "run it on pull_request"
	});
}
function pullRequest(occasion) {
	const { action, pull_request: pull } = parse(PullRequestPayload, occasion);
	const own = pull.head.repo?.full_name === occasion.repository;
	const dependabot = pull.user?.login === "dependabot[bot]";
	return {
		kind: "pull-request",
		action,
		number: pull.number,
		head: pull.head.sha,
		base: { branch: pull.base.ref },
		trust: !own ? "fork" : dependabot ? "dependabot" : "own",
		draft: pull.draft
	};
}
function push(occasion) {
	const { ref, before, after, repository } = parse(PushPayload, occasion);
	const defaultBranch = repository.default_branch;
	if (after !== null) return {
		kind: "push",
		ref: reference(ref),
		before,
		after,
		defaultBranch
	};
	throw new UserError({
		message: `${quote(ref)} was deleted: there is nothing to judge`,
		fix: "let the job run `if: github.event.deleted == false`"
	});
}
function mergeGroup(occasion) {
	const { merge_group: group } = parse(MergeGroupPayload, occasion);
	return {
		kind: "merge-group",
		base: {
			branch: reference(group.base_ref).name,
			commit: group.base_sha
		},
		head: group.head_sha
	};
}
function plain(occasion) {
	const { repository } = parse(PlainPayload, occasion);
	const { ref, commit } = occasion;
	return {
		ref: reference(ref),
		commit,
		defaultBranch: repository.default_branch
	};
}
function reference(ref) {
	return {
		kind: ref.startsWith("refs/tags/") ? "tag" : "branch",
		name: ref.replace(/^refs\/(?:heads|tags)\//, "")
	};
}
function parse(schema, { name, payload }) {
	const parsed = schema.safeParse(payload);
	if (parsed.success) return parsed.data;
	const where = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
	throw new UserError({ message: `the payload of the event ${name} is not what GitHub sends: ${where.join("; ")}` });
}
// src/github/roles.ts
/** One row an event. */
function rolesOf(event) {
	switch (event.kind) {
		case "pull-request": return {
			kind: "pull-request",
			branch: event.base.branch,
			head: event.head
		};
		case "merge-group": {
			const { branch, commit } = event.base;
			return {
				kind: "merge-group",
				branch,
				head: event.head,
				base: commit
			};
		}
		case "push": return {
			...commitOn(event),
			head: event.after
		};
		case "dispatch":
		case "schedule": return {
			...commitOn(event),
			head: event.commit
		};
		default: return event;
	}
}
function commitOn(on) {
	const before = typeof on.before === "string" ? {
		kind: "commit",
		commit: on.before
	} : {
		kind: "merge-base",
		branch: on.defaultBranch
	};
	return {
		kind: "commit",
		branch: on.ref.kind === "branch" ? on.ref.name : null,
		before
	};
}
// src/action/artifact.ts
/** Keeps a folder as an artifact of the run. */
async function uploadFolder(upload) {
	try {
		const files = await filesBelow(upload.folder, upload.without);
		if (files.length === 0) return {
			kind: "failed",
			why: `${upload.folder} is empty`
		};
		const { DefaultArtifactClient } = await import("./artifact.js");
		const { id } = await new DefaultArtifactClient().uploadArtifact(upload.name, files, upload.folder);
		if (id === void 0) return {
			kind: "failed",
			why: "the service gave it no number"
		};
		return {
			kind: "uploaded",
			id
		};
	} catch (error) {
		return {
			kind: "failed",
			why: error instanceof Error ? error.message : String(error)
		};
	}
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
// src/github/author.ts
/** Whom a workflow's own token writes as. */
const ACTIONS = "github-actions[bot]";
/**
* The account that comments of this token carry. A personal token may ask who it is, an app's may
* only through GraphQL.
*/
async function ownLogin(octokit) {
	const asked = [async () => (await octokit.rest.users.getAuthenticated()).data.login, async () => (await octokit.graphql("{ viewer { login } }")).viewer.login];
	for (const ask of asked) {
		const login = await ask().catch(refused);
		if (login !== null) return login;
	}
	return ACTIONS;
}
/** A token without the right to know its name; a fault of the network is thrown on. */
function refused(error) {
	if ([
		401,
		403,
		404
	].includes(error.status ?? 0) || error.name === "GraphqlResponseError") return null;
	throw error;
}
// src/github/retries.ts
/** What an Octokit error tells; a connection that broke has no response. */
const Failure = object({
	status: int().optional(),
	message: string(),
	response: object({ headers: record(string(), unknown()) }).optional()
});
const ATTEMPTS = 4;
const LONGEST_WAIT_SECONDS = 60;
/** Tries again while GitHub is overloaded or asks to wait; everything else is thrown at once. */
async function withRetries(work, sleep) {
	for (let attempt = 1;; attempt += 1) try {
		return await work();
	} catch (error) {
		const wait = secondsToWait(error, attempt);
		if (wait === null || attempt === ATTEMPTS) throw error;
		await sleep(wait);
	}
}
/** Null: waiting would not help, or would take too long. */
function secondsToWait(error, attempt) {
	const failure = Failure.safeParse(error);
	if (!failure.success || !passes(failure.data)) return null;
	const asked = Number(failure.data.response?.headers["retry-after"] ?? NaN);
	const wait = Number.isFinite(asked) ? asked : 3 ** (attempt - 1);
	return wait <= LONGEST_WAIT_SECONDS ? wait : null;
}
/** A 403 is final unless it is a rate limit, which need not say how long it lasts. */
function passes({ status, message, response }) {
	if (status === void 0 || status >= 500 || status === 429) return true;
	const headers = response?.headers ?? {};
	const limited = headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers;
	return status === 403 && (limited || /rate limit/i.test(message));
}
/** Why it failed, for a notice. */
function describeApiFailure(error) {
	const failure = Failure.safeParse(error);
	if (!failure.success) return String(error);
	const { status, message } = failure.data;
	return status === void 0 ? message : `${status} ${message}`;
}
// src/github/comment.ts
/** Keeps one comment of the pull request up to date. */
async function publishComment(octokit, thread, text, sleep) {
	return await withRetries(() => publishOnce(octokit, thread, text), sleep).catch((error) => ({
		kind: "failed",
		why: describeApiFailure(error)
	}));
}
async function publishOnce(octokit, thread, text) {
	const { owner, repo, number: issue_number } = thread;
	const { issues } = octokit.rest;
	const body = fitting(text.body);
	const comment_id = await findOwn(octokit, thread, text.marker);
	const head = await headNow(octokit, thread);
	if (head !== thread.head) return {
		kind: "outdated",
		head
	};
	if (comment_id === null) return {
		kind: "created",
		url: (await issues.createComment({
			owner,
			repo,
			issue_number,
			body
		})).data.html_url
	};
	return {
		kind: "updated",
		url: (await issues.updateComment({
			owner,
			repo,
			comment_id,
			body
		})).data.html_url
	};
}
async function headNow(octokit, { owner, repo, number }) {
	const { data } = await octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	return data.head.sha;
}
/** Our earliest comment. The marker alone proves nothing: anyone can write it. */
async function findOwn(octokit, thread, marker) {
	const { owner, repo, number: issue_number } = thread;
	const login = await ownLogin(octokit);
	const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
		owner,
		repo,
		issue_number,
		per_page: 100
	});
	for await (const { data } of pages) {
		const own = data.find((comment) => comment.user?.login === login && comment.body?.startsWith(marker));
		if (own !== void 0) return own.id;
	}
	return null;
}
/** GitHub refuses longer ones. */
const LONGEST = 65536;
const CUT = "\n\n_Cut to what a comment may hold; the job summary and the artifact have the rest._\n";
/** The report is rendered to fit; this only keeps a longer one from being lost altogether. */
function fitting(body) {
	if (body.length <= LONGEST) return body;
	const room = body.slice(0, 65452);
	return room.slice(0, Math.max(0, room.lastIndexOf("\n"))) + CUT;
}
// src/github/octokit.ts
/** Loaded only when it is needed: it is large. */
async function connect(token, { callSeconds = 30, ...options } = {}) {
	const { getOctokit } = await import("./github2.js");
	const octokit = getOctokit(token, options);
	octokit.hook.before("request", ({ request }) => {
		request.signal = AbortSignal.timeout(1e3 * callSeconds);
	});
	return octokit;
}
// src/report/annotations.ts
/** GitHub shows so many of each level for one step. */
const SHOWN = 10;
/** The limits that stand in the way, on the lines that ask for them, failures first; then what the head loosens. */
function annotate(verdict) {
	const all = [...findings(verdict.models).map(annotation), ...loosened(verdict).flatMap(onChange)];
	return ["error", "warning"].flatMap((level) => all.filter((one) => one.level === level).slice(0, SHOWN));
}
function annotation({ model, variant, limit }) {
	const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
	return {
		level: limit.outcome === "warn" ? "warning" : "error",
		message: visible(`${what}: ${limit.why}`),
		path: limit.at.path,
		line: limit.at.headLine ?? limit.at.line
	};
}
function onChange(change) {
	const { at } = change;
	if (at === void 0) return [];
	return [{
		level: "warning",
		message: visible(changeText(change)),
		path: at.path,
		line: at.line
	}];
}
// src/report/unjudged.ts
/** Short enough for a comment. */
const LIMIT = 65e3;
/** What stands in the place of a verdict where there is none: every problem and what to do about it. */
function renderUnjudged(problems) {
	const opening = `## ${MARKS.error.mark} Quantization could not be judged`;
	const sections = [
		{
			rank: 0,
			opening: MARKER
		},
		{
			rank: 0,
			opening
		},
		{
			rank: 1,
			opening: "",
			items: problems.map(item)
		}
	];
	return fitInto(sections, {
		limit: LIMIT,
		measure: (text) => text.length,
		pointer: "_There are more; the log of the job has all of them._"
	});
}
function item({ message, at, fix }) {
	const where = at === void 0 ? "" : `${code(describePlace(at))} `;
	const remedy = fix === void 0 ? "" : `\n  ${escapeMarkdown(fix)}`;
	return `- ${where}${escapeMarkdown(message)}${remedy}`;
}
// src/commands/announce/report-in.ts
/** What a judged out folder has to tell. */
async function reportIn(out, options) {
	const plan = await planIn(out, options);
	const verdict = await out.readVerdict();
	if (verdict === void 0) throw new Error(`${out.root} was not judged`);
	return {
		verdict,
		measurements: await measurementsIn(plan, out)
	};
}
/** Those that can be believed: what is wrong with the others, the verdict says. */
async function measurementsIn({ requests }, out) {
	const found = [];
	for (const { model, side, target, variants } of requests) for (const { name: variant } of variants) {
		const slot = {
			model,
			side,
			target,
			variant
		};
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
	const report = await reportIn(outFolder(root), run.inputs);
	const { verdict } = report;
	const repository = `${run.runner.GITHUB_SERVER_URL}/${run.runner.GITHUB_REPOSITORY}`;
	await writeSummary(FORMATS.summary.render({
		...report,
		links: { repository }
	}));
	annotate$1(annotate(verdict));
	writeOutputs({
		outcome: verdict.outcome,
		recommended: recommendedOf(verdict),
		out: root,
		verdict: join(root, LAYOUT.verdict),
		report: join(root, LAYOUT.comment)
	});
	const artifact = await keepOutFolder(run);
	const links = {
		repository,
		...artifact !== void 0 && { artifact }
	};
	await comment(run, FORMATS.comment.render({
		...report,
		links
	}));
}
/** What there is to show of a run that ended without a verdict. */
async function announceProblems(run, { problems }) {
	const body = renderUnjudged(problems);
	await writeSummary(body);
	await comment(run, body);
}
/** Uploads the out folder, where that is wanted, and gives its address. */
async function keepOutFolder(run) {
	const { inputs, runner } = run;
	if (inputs.artifact === void 0) return void 0;
	const without = inputs["upload-packages"] ? [] : ["packages"];
	const uploaded = await uploadFolder({
		name: inputs.artifact,
		folder: outOf(run),
		without
	});
	if (uploaded.kind === "failed") return failedUpload(uploaded);
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = runner;
	const url = `${server}/${repository}/actions/runs/${id}/artifacts/${uploaded.id}`;
	writeOutputs({
		out: outOf(run),
		"artifact-url": url
	});
	return url;
}
function failedUpload({ why }) {
	remark(`The out folder was not uploaded: ${why}. The verdict is the same.`);
}
function outOf({ inputs, host }) {
	return resolve(host.cwd, inputs.out);
}
async function comment({ inputs, runner, event }, body) {
	const { token } = inputs;
	if (event.kind !== "pull-request" || !inputs.comment || token === void 0) return;
	const [owner = "", repo = ""] = runner.GITHUB_REPOSITORY.split("/");
	const thread = {
		owner,
		repo,
		number: event.number,
		head: event.head
	};
	const marker = markerOf(join(inputs["working-directory"], inputs.policy));
	const text = {
		body: body.replace(MARKER, marker),
		marker
	};
	const sleep = (seconds) => setTimeout(seconds * 1e3);
	const posted = await publishComment(await connect(token), thread, text, sleep);
	switch (posted.kind) {
		case "failed": return remark(`${NO_COMMENT[event.trust]} (${posted.why}) ${STANDS}`);
		case "outdated": return remark(`${OUTDATED} ${posted.head.slice(0, 12)}. ${STANDS}`);
		case "created":
		case "updated": return writeOutputs({ "comment-url": posted.url });
		default: return posted;
	}
}
const OUTDATED = "The comment was left to a newer run: since this one began, the pull request has moved on to";
const NO_COMMENT = {
	own: "No comment could be written: does the job have `pull-requests: write`?",
	fork: "No comment could be written: in pull requests from forks the token may only read.",
	dependabot: "No comment could be written: in Dependabot's pull requests the token may only read."
};
const STANDS = "The verdict is the same, and stands in the job summary.";
// src/action/cache.ts
/** Brings the folder back from an earlier run. Without it the run is slower, never different. */
async function restoreFolder({ path, key }, say) {
	try {
		const cache = await import("./cache.js");
		if (!cache.isFeatureAvailable()) return false;
		const found = await cache.restoreCache([path], key);
		if (found === void 0 || found === key) return found === key;
		await rm(path, {
			recursive: true,
			force: true
		});
		return false;
	} catch (error) {
		say(`The cache could not be read: ${reason(error)}`);
		return false;
	}
}
async function saveFolder({ path, key }, say) {
	try {
		const cache = await import("./cache.js");
		if (cache.isFeatureAvailable()) await cache.saveCache([path], key);
	} catch (error) {
		say(`The cache could not be written: ${reason(error)}`);
	}
}
function reason(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/commands/announce/cached-python.ts
/** Does the work with the Python environment brought from the cache, and leaves one there that it made. */
async function withCachedPython(inputs, host, work) {
	const place = await placeOfEnvironment(inputs, host);
	if (place === void 0 || await environmentFolder(place.path).ready()) return await work();
	const say = (text) => void host.out.write(`${text}\n`);
	const restored = await restoreFolder(place, say);
	const result = await work();
	if (!restored) await saveFolder(place, say);
	return result;
}
/** Without a Python there is nothing to cache; the work itself will say so. */
async function placeOfEnvironment({ python }, host) {
	try {
		return await placeOf(await environmentOrder(python === void 0 ? {} : { python }, host, unseen));
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
// src/commands/action.ts
/** Does what a workflow asks for, publishes what came of it, and gives the exit status. */
async function action(outside) {
	const inputs = readInputs(outside.env);
	const runner = readRunner(outside.env);
	const event = readEvent({
		name: runner.GITHUB_EVENT_NAME,
		payload: await readPayload(runner),
		repository: runner.GITHUB_REPOSITORY,
		ref: runner.GITHUB_REF,
		commit: runner.GITHUB_SHA
	});
	const { token } = inputs;
	return await runAndAnnounce({
		inputs,
		runner,
		event,
		host: {
			...outside,
			cwd: resolve(outside.cwd, inputs["working-directory"]),
			...token !== void 0 && { credential: {
				server: runner.GITHUB_SERVER_URL,
				token
			} }
		}
	});
}
async function runAndAnnounce(run) {
	const { inputs, event, host } = run;
	const word = wordNamed(inputs.run);
	const work = () => word.run(optionsOf(inputs, event), host, inputs.package ?? "");
	try {
		const status = await (inputs.cache && word.options.includes(OPTIONS.python) ? withCachedPython(inputs, host, work) : work());
		await AFTERWARDS[inputs.run](run);
		return status;
	} catch (error) {
		if (error instanceof UserError) await announceProblems(run, error);
		throw error;
	}
}
/** What is told of what a word leaves behind. */
const AFTERWARDS = {
	gate: announceVerdict,
	judge: announceVerdict,
	plan: keepOutFolder,
	measure: keepOutFolder,
	check: async () => void 0,
	selftest: async () => void 0,
	init: async () => void 0,
	inspect: async () => void 0
};
function wordNamed(name) {
	const word = WORDS.find((one) => one.name === name);
	if (word === void 0) throw new Error(`${name} is not among the words`);
	return word;
}
function optionsOf(inputs, event) {
	const { policy, out, base, python, shard } = inputs;
	return {
		policy,
		out,
		...base === void 0 ? { roles: rolesOf(event) } : { base },
		...python !== void 0 && { python },
		...shard !== void 0 && { shard: shardOf(shard) },
		keepPackages: inputs["keep-packages"] || inputs["upload-packages"]
	};
}
function shardOf(text) {
	try {
		return readShard(text);
	} catch (error) {
		if (!(error instanceof InvalidArgumentError)) throw error;
		throw new UserError({ message: `the input shard cannot be read: ${error.message}` });
	}
}
// src/main.ts
const { env, platform, stdout } = process;
const host = {
	cwd: process.cwd(),
	env,
	home: environmentHome(env, platform),
	temp: env.RUNNER_TEMP ?? tmpdir(),
	worker: fileURLToPath(new URL("../worker", import.meta.url)),
	examples: fileURLToPath(new URL("../examples", import.meta.url)),
	today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
	signal: stopSignal(process),
	out: stdout,
	errors: stdout
};
onUncaught(process, fail);
await action(host).then(end, fail);
function end(status) {
	process.exitCode = status;
}
function fail(error) {
	const { text, status } = describeFailure(error);
	if (error instanceof UserError) annotateProblems(error);
	else setFailed(text);
	end(status);
	writeOutputs({ outcome: "error" });
}
export {};
