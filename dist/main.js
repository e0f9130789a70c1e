import { o as setFailed } from "./core.js";
import { _ as annotateProblems, a as keepOutFolder, c as findAttestations, d as Statement$1, f as within, g as writeOutputs, h as readInputs, i as summarizeProblems, l as describeApiFailure, m as rolesOf, n as announceProblems, o as historyOf, p as proposesChange, r as announceVerdict, t as problemsOf, v as remark } from "./problems-of.js";
import { u as UserError } from "./machine.js";
import { C as strictObject, E as tuple, T as templateLiteral, _ as literal, b as object, d as boolean, h as int, k as url, u as array, w as string } from "./schemas.js";
import { D as Commit, L as datetime, P as quote, n as storeAt } from "./shelves.js";
import { i as InvalidArgumentError } from "./commander.js";
import { i as readShards, r as readShard } from "./options.js";
import { t as thisMachine } from "./machine2.js";
import { t as outFolder } from "./out-folder.js";
import { a as shardsOf, r as nameOf } from "./shards.js";
import { r as planIn } from "./out-folder2.js";
import { n as openRegular } from "./read-json.js";
import { n as during, t as accounted } from "./account.js";
import { n as namingFaults, t as describeFailure } from "./failure.js";
import { a as WORDS, i as environmentHome, n as onUncaught, r as stopSignal, t as uncommanding } from "./uncommanding.js";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
// src/action/runner.ts
/** What an Actions runner says about the run, in the names of its variables. */
const Runner = object({
	GITHUB_EVENT_NAME: string().min(1),
	GITHUB_EVENT_PATH: string().min(1),
	GITHUB_REF: string().min(1),
	GITHUB_SHA: Commit,
	GITHUB_REPOSITORY: templateLiteral([
		string().min(1),
		"/",
		string().min(1)
	]),
	GITHUB_RUN_ID: string().regex(/^\d{1,15}$/),
	GITHUB_RUN_ATTEMPT: string().regex(/^\d{1,9}$/).default("1"),
	/** `owner/name/.github/workflows/quantgate.yml@refs/heads/main` */
	GITHUB_WORKFLOW_REF: string().default(""),
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
	try {
		return JSON.parse(await readFile(runner.GITHUB_EVENT_PATH, "utf8"));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new UserError({ message: `the payload of the event cannot be read: ${quote(why)}` });
	}
}
// src/github/octokit.ts
/** Loaded only when it is needed: it is large. */
async function connect(token, { callSeconds = 30, ...options } = {}) {
	const { getOctokit } = await import("./github2.js");
	const octokit = getOctokit(token, options);
	octokit.hook.before("request", ({ request }) => {
		request.signal = AbortSignal.timeout(1e3 * callSeconds);
	});
	octokit.hook.after("request", ({ data, headers }, { method, url }) => {
		if (typeof data === "string" && MARKUP.test(headers["content-type"] ?? "")) throw new Error(`what was answered to ${method} ${url} is not JSON`);
	});
	return octokit;
}
const MARKUP = /^(?:application\/json|text\/html)\b/;
// src/github/reach.ts
/** How long servers are waited for; what is stopped waits no more. */
function patienceOf(seconds, signal) {
	const sleep = (pause) => setTimeout(1e3 * pause, void 0, { signal });
	return {
		seconds,
		signal,
		sleep
	};
}
/** Reaches a repository, `owner/name`, with a token: once, when it is first asked for. */
function reaching(token, repository, patience) {
	const [owner = "", repo = ""] = repository.split("/");
	const reach = async () => ({
		octokit: await connect(token, { callSeconds: Math.min(LONGEST_CALL, patience.seconds) }),
		place: {
			owner,
			repo
		},
		patience
	});
	let known;
	return () => {
		known ??= reach();
		return known;
	};
}
/** In seconds. */
const LONGEST_CALL = 30;
// src/github/payload.ts
/** What is read of GitHub's event payloads; the rest of them is not looked at. */
const Repository = object({ full_name: string() });
const Account = object({ login: string() });
/** Of events that tell nothing but where they happened; a schedule may not tell even that. */
const PlainPayload = object({ repository: object({ default_branch: string().min(1).optional() }).prefault({}) });
/** A push that makes or deletes a reference has forty zeros on one side. */
const PushedCommit = Commit.transform((commit) => /^0+$/.test(commit) ? null : commit);
const PullRequestPayload = object({
	action: string(),
	/** Whoever caused the event. */
	sender: Account.nullish(),
	pull_request: object({
		number: int().positive(),
		draft: boolean().default(false),
		user: Account.nullish(),
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
const WorkflowRunPayload = object({ workflow_run: object({
	id: int().positive(),
	run_attempt: int().positive(),
	run_started_at: datetime({ offset: true }).nullish(),
	/** What the run itself ran on. */
	event: string(),
	head_sha: Commit,
	head_branch: string().nullable(),
	head_repository: Repository.nullish()
}) });
// src/github/read-event.ts
const READERS = {
	pull_request: pullRequest,
	push,
	merge_group: mergeGroup,
	workflow_dispatch: plain("dispatch"),
	schedule: plain("schedule"),
	release: plain("release"),
	workflow_run: workflowRun
};
/** An event that quantgate does not know, or must not run in, is refused before its payload is read. */
function readerOf(name) {
	if (name === "pull_request_target") throw new UserError(TARGET_REFUSED);
	const read = Object.hasOwn(READERS, name) ? READERS[name] : void 0;
	if (read !== void 0) return read;
	throw new UserError({
		message: `quantgate cannot tell what to judge on the event ${quote(name)}`,
		fix: "run it on pull_request, push, merge_group, release, workflow_dispatch or schedule"
	});
}
/** Its caches are trusted, too. */
const TARGET_REFUSED = {
	message: "quantgate refuses to run on pull_request_target: its token may write, and converting a model can run code of the pull request",
	fix: "run it on pull_request"
};
function pullRequest(occasion) {
	const { action, sender, pull_request: pull } = parse(PullRequestPayload, occasion);
	const own = pull.head.repo?.full_name === occasion.repository;
	const dependabot = (sender ?? pull.user)?.login === "dependabot[bot]";
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
	const { ref: name, before, after, repository } = parse(PushPayload, occasion);
	const [ref, defaultBranch] = [reference(name), repository.default_branch ?? FALLBACK];
	if (after === null) throw new UserError(deleted(name));
	return {
		kind: "push",
		ref,
		before,
		after: ref.kind === "tag" ? occasion.commit : after,
		defaultBranch
	};
}
function deleted(ref) {
	return {
		message: `${quote(ref)} was deleted: there is nothing to judge`,
		fix: "let the job run `if: github.event.deleted == false`"
	};
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
function workflowRun(occasion) {
	const { workflow_run: run } = parse(WorkflowRunPayload, occasion);
	const repository = run.head_repository?.full_name ?? null;
	return {
		kind: "workflow-run",
		run: {
			id: run.id,
			attempt: run.run_attempt,
			startedAt: run.run_started_at ?? null,
			event: run.event
		},
		head: {
			commit: run.head_sha,
			branch: run.head_branch,
			repository
		}
	};
}
/** Events that tell nothing but where they happened. */
function plain(kind) {
	return (occasion) => {
		const { repository } = parse(PlainPayload, occasion);
		const ref = reference(occasion.ref);
		const here = kind === "schedule" ? ref.name : FALLBACK;
		return {
			kind,
			ref,
			commit: occasion.commit,
			defaultBranch: repository.default_branch ?? here
		};
	};
}
const FALLBACK = "main";
function reference(ref) {
	return {
		kind: ref.startsWith("refs/tags/") ? "tag" : "branch",
		name: ref.replace(/^refs\/(?:heads|tags)\//, "")
	};
}
function parse(schema, { name, payload }) {
	const parsed = schema.safeParse(payload);
	if (parsed.success) return parsed.data;
	const where = parsed.error.issues.map(({ path, message }) => path.length === 0 ? message : `${path.join(".")}: ${message}`);
	throw new UserError({ message: `the payload of the event ${name} is not what GitHub sends: ${where.join("; ")}` });
}
// src/commands/action-options.ts
/** What the inputs and the event say, as a command line would. */
function optionsOf({ inputs, event, runner }) {
	const { policy, out, base, python, shard, shards, measured, verdict } = inputs;
	const roles = rolesOf(event);
	return {
		policy,
		out,
		...base === void 0 ? { roles } : { base },
		measureAll: !proposesChange(event),
		...python !== void 0 && { python },
		...shard !== void 0 && { shard: parsed("shard", shard, readShard) },
		...shards !== void 0 && { shards: parsed("shards", shards, readShards) },
		...measured !== void 0 && { measured },
		...verdict !== void 0 && { verdict },
		run: {
			id: runner.GITHUB_RUN_ID,
			attempt: Number(runner.GITHUB_RUN_ATTEMPT)
		},
		keepPackages: inputs["keep-packages"] || inputs["upload-packages"]
	};
}
function parsed(name, text, parse) {
	try {
		return parse(text);
	} catch (error) {
		if (!(error instanceof InvalidArgumentError)) throw error;
		throw new UserError({ message: `the input ${name} cannot be read: ${error.message}` });
	}
}
// src/attestation/answer.ts
/** Why what is attested does not answer the question here; undefined where it does. */
function whyNoAnswer({ subject, predicate }, asked) {
	const { question, fingerprints, verdict } = predicate;
	const hex = asked.question.replace("sha256:", "");
	if (question !== asked.question || !subject.some(({ digest }) => digest.sha256 === hex)) return "it answers another question";
	const other = fingerprints.find((one) => differs(one, asked.machine));
	if (other !== void 0) return `it was measured on ${other.os}, ${other.chip}, and this is ${asked.machine.os}, ${asked.machine.chip}`;
	if (verdict.outcome === "error") return "it could not be judged either";
	return hasUnmeasured(verdict) ? "not all of it could be measured" : void 0;
}
function differs(one, other) {
	return one.os !== other.os || one.chip !== other.chip;
}
/**
* That nothing answered may have been the machine's fault: the next one may do better. Not so where a variant was stopped
* early: it fails, whatever else is asked of it there.
*/
function hasUnmeasured({ models }) {
	return models.flatMap(({ variants, itself }) => [...variants, ...itself ? [itself] : []]).some(({ limits, reason, stopped }) => reason !== void 0 || limits.some(({ state, on }) => state === "unmeasured" && stopped?.[on] === void 0));
}
// src/attestation/signer.ts
/** Why a signer is not this workflow on the protected branch or in its queue; undefined where it is. */
function whyNotTrusted(signer, trusted) {
	const issuer = issuerOf(trusted.server);
	if (signer.issuer !== issuer) return `its signer was named by ${signer.issuer}, not by ${issuer}`;
	const san = signer.subjectAlternativeName ?? "";
	const [, repository, workflow, ref] = PARTS.exec(san.replace(`${trusted.server}/`, "")) ?? [];
	if (!san.startsWith(`${trusted.server}/`) || repository === void 0) return `its signer is no workflow of ${trusted.server}: ${san}`;
	if (repository !== trusted.repository) return `it was signed in another repository, ${repository}`;
	if (workflow !== trusted.workflow) return `it was signed by another workflow, ${workflow}`;
	return isProtected(ref ?? "", trusted) ? void 0 : `it was signed on another ref, ${ref}`;
}
const PARTS = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^@]+)@(.+)$/;
/** Nobody but GitHub writes to a queue's refs. */
function isProtected(ref, { branch }) {
	return ref === `refs/heads/${branch}` || ref.startsWith(`refs/heads/gh-readonly-queue/${branch}/`);
}
/** Who names a job to those who sign for it. */
function issuerOf(server) {
	const host = server.replace("https://", "");
	return `https://token.actions.${host === "github.com" ? "githubusercontent.com" : host}`;
}
// src/attestation/believe.ts
/** Whether a signed statement is this workflow's own answer to the question. */
function believe({ signer, statement }, trusted, asked) {
	const stranger = whyNotTrusted(signer, trusted);
	if (stranger !== void 0) return {
		kind: "refused",
		why: stranger
	};
	const read = Statement$1.safeParse(statement);
	if (!read.success) return {
		kind: "refused",
		why: "it is no verdict as this version writes them"
	};
	const why = whyNoAnswer(read.data, asked);
	return why === void 0 ? {
		kind: "answers",
		predicate: read.data.predicate
	} : {
		kind: "refused",
		why
	};
}
// src/commands/announce/attested.ts
/** How an attested verdict is asked for: on pushes to a branch and in its merge queue, by jobs that attest. */
function attestedOf(run) {
	const { inputs, runner, host } = run;
	const [branch, workflow] = [branchOf(run), workflowOf(run)];
	if (!(inputs.attest && Boolean(host.env.ACTIONS_ID_TOKEN_REQUEST_URL)) || branch === void 0 || workflow === void 0) return {};
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = runner;
	const trusted = {
		server,
		repository,
		workflow,
		branch
	};
	const asking = (question) => () => answerTo(question, trusted, run);
	const failed = (why) => ({
		kind: "none",
		refused: [why]
	});
	return { attested: (question) => within(run.patience, asking(question), failed) };
}
function branchOf({ event }) {
	if (event.kind === "merge-group") return event.base.branch;
	return event.kind === "push" && event.ref.kind === "branch" ? event.ref.name : void 0;
}
function workflowOf({ runner }) {
	const [path = ""] = runner.GITHUB_WORKFLOW_REF.split("@");
	const prefix = `${runner.GITHUB_REPOSITORY}/`;
	return path.startsWith(prefix) ? path.slice(prefix.length) : void 0;
}
/** The newest that answers. Why the others do not is told: somebody may have tried. */
async function answerTo(question, trusted, run) {
	const bundles = await bundlesAbout(question, run);
	if (bundles.length === 0) return {
		kind: "none",
		refused: []
	};
	const verify = await verifierFor(run);
	const asked = {
		question,
		machine: await thisMachine()
	};
	const refused = /* @__PURE__ */ new Set();
	for (const bundle of bundles) {
		const belief = beliefIn(bundle, {
			verify,
			trusted,
			asked
		});
		if (belief.kind === "answers") return {
			kind: "found",
			predicate: belief.predicate
		};
		refused.add(belief.why);
	}
	return {
		kind: "none",
		refused: [...refused]
	};
}
async function bundlesAbout(question, { reach }) {
	if (reach === void 0) throw new Error("there is no token to ask for it");
	return await findAttestations(await reach(), question).catch((error) => {
		throw new Error(`GitHub was asked for it: ${describeApiFailure(error)}`);
	});
}
/** The libraries are large, and most questions were never answered. */
async function verifierFor({ inputs, runner, host }) {
	const { trustRoots } = await import("./trust-roots.js");
	const { verifyBundle } = await import("./verify-bundle.js");
	const file = inputs["trusted-root"];
	const roots = await trustRoots({
		file: file === void 0 ? void 0 : resolve(host.cwd, file),
		isPublic: isPublic(await readPayload(runner)),
		checkout: host.env.GITHUB_WORKSPACE ?? host.cwd,
		temp: host.temp
	});
	return (bundle) => verifyBundle(bundle, roots);
}
const Visible = object({ repository: object({ visibility: literal("public") }) });
/** By the word that those who sign go by too. */
function isPublic(payload) {
	return Visible.safeParse(payload).success;
}
function beliefIn(bundle, { verify, trusted, asked }) {
	try {
		return believe(verify(bundle), trusted, asked);
	} catch (error) {
		return {
			kind: "refused",
			why: `its signature does not hold: ${error instanceof Error ? error.message : String(error)}`
		};
	}
}
// src/action/cache.ts
/** Brings the folder back from an earlier run. Without it the run is slower, never different. */
async function restoreFolder(folder, waiting, say) {
	return await within(waiting, () => restore(folder), (why) => {
		say(`The cache could not be read: ${why}`);
		return false;
	});
}
async function restore({ path, key }) {
	const cache = await import("./cache.js");
	if (!cache.isFeatureAvailable()) return false;
	const found = await cache.restoreCache([path], key);
	if (found === void 0 || found === key) return found === key;
	await rm(path, {
		recursive: true,
		force: true
	});
	return false;
}
/** Brings the newest folder back whose key begins so. */
async function restoreNewest({ path, prefix }, waiting, say) {
	return await within(waiting, async () => {
		const cache = await import("./cache.js");
		if (!cache.isFeatureAvailable()) return false;
		return await cache.restoreCache([path], prefix, [prefix]) !== void 0;
	}, (why) => {
		say(`The cache could not be read: ${why}`);
		return false;
	});
}
async function saveFolder(folder, waiting, say) {
	await within(waiting, () => save(folder), (why) => say(`The cache could not be written: ${why}`));
}
async function save({ path, key }) {
	const cache = await import("./cache.js");
	if (cache.isFeatureAvailable()) await cache.saveCache([path], key);
}
// src/commands/announce/cached-wheels.ts
/** The Actions cache as a store of Python packages. Whoever can write it is not believed: each is checked. */
function cachedWheels({ inputs, host, patience }) {
	if (!inputs.cache) return {};
	const say = (text) => void host.out.write(`${text}\n`);
	return { wheels: {
		bring: (wheels) => restoreFolder(wheels, patience, say),
		keep: (wheels) => saveFolder(wheels, patience, say),
		refused: ({ key }, why) => remark(`The cache ${key} was thrown away: ${why}. The packages are downloaded anew. As long as it is there this happens in every run: look who wrote it, and delete it.`)
	} };
}
// src/commands/announce/hand-over.ts
/** Leaves for other jobs what this one has planned or measured. */
async function handOver(run) {
	const { inputs, host } = run;
	const { shards } = await planIn(outFolder(resolve(host.cwd, inputs.out)), { out: inputs.out });
	if (inputs.run === "plan" && shards !== void 0) writeOutputs({ matrix: JSON.stringify({ shard: shardsOf(shards).map(nameOf) }) });
	const kept = await keepOutFolder(run);
	if (kept.kind !== "failed") return;
	if (shards === void 0) return remark(`The out folder was not uploaded: ${kept.why}.`);
	throw new UserError({
		message: `what other jobs need of this one was not uploaded: ${kept.why}`,
		fix: "run the failed jobs again"
	});
}
// src/attestation/kept.ts
/** Names the form below; `docs/attestations.md` describes it. */
const KEPT_TYPE = "https://github.com/OWNER/quantgate/blob/main/docs/attestations.md#kept-v1";
const Sha256 = string().regex(/^[0-9a-f]{64}$/);
/** What is said of what a run leaves to others: this very index is its own. */
const Statement = object({
	_type: literal("https://in-toto.io/Statement/v1"),
	subject: tuple([object({
		name: literal("kept"),
		digest: object({ sha256: Sha256 })
	})]),
	predicateType: literal(KEPT_TYPE),
	predicate: object({ schema: literal(1) })
});
function unsignedKept(sha256) {
	return {
		subject: [{
			name: "kept",
			digest: { sha256 }
		}],
		predicateType: KEPT_TYPE,
		predicate: { schema: 1 }
	};
}
/** The digest of the index that a trusted run vouches for, or why nobody does. */
function vouchedBy({ signer, statement }, trusted) {
	const stranger = whyNotTrusted(signer, trusted);
	if (stranger !== void 0) return { refused: stranger };
	if (!signer.subjectAlternativeName?.endsWith(`@refs/heads/${trusted.branch}`)) return { refused: `it was not signed on ${trusted.branch} itself` };
	const read = Statement.safeParse(statement);
	if (!read.success) return { refused: "it says nothing of what was kept" };
	return { sha256: read.data.subject[0].digest.sha256 };
}
// src/store/carried.ts
/**
* What may go from one machine to another: what was found out of contents. Not what a machine is, not what lies in its
* folders, and no package: what has to be run is made where it runs.
*/
const CARRIED = [
	"divisions",
	"inspections",
	"packages",
	"chunks",
	"watches",
	"parities"
];
const INDEX = "index.json";
const LARGEST_INDEX = 32 * 2 ** 20;
/** Of one file, of all, and how many: more than any gate leaves, and a bound for what a stranger has packed. */
const LARGEST = 64 * 2 ** 20;
const MOST_BYTES = 2 ** 30;
const MOST = 1e5;
const Entry = strictObject({
	path: string().regex(new RegExp(`^(?:${CARRIED.join("|")})/[0-9a-f]{64}\\.txt$`)),
	bytes: int().positive().max(LARGEST),
	sha256: string().regex(/^[0-9a-f]{64}$/)
});
/** Says which files there are, and what each holds. Whose word that is, its own digest shows alone. */
const Index = strictObject({
	schema: literal(1),
	entries: array(Entry).max(MOST)
});
/** Copies what a run has found out or used into a folder, with an index; gives how many files, and the index's digest. */
async function pack(home, into, since) {
	const entries = [];
	let room = MOST_BYTES;
	const { root } = storeAt(home);
	for (const shelf of CARRIED) for (const name of (await readdir(join(root, shelf)).catch(() => [])).sort()) {
		const entry = await entryOf(root, `${shelf}/${name}`, since);
		if (entry === void 0 || entry.bytes > room || entries.length === MOST) continue;
		room -= entry.bytes;
		entries.push(entry);
		await mkdir(join(into, shelf), { recursive: true });
		await copyFile(join(root, entry.path), join(into, entry.path));
	}
	const text = JSON.stringify({
		schema: 1,
		entries
	});
	await mkdir(into, { recursive: true });
	await writeFile(join(into, INDEX), text);
	return {
		count: entries.length,
		sha256: sha256(text)
	};
}
async function entryOf(root, path, since) {
	const found = await stat(join(root, path));
	if (!found.isFile() || found.mtimeMs < since || found.size > LARGEST) return;
	const entry = {
		path,
		bytes: found.size,
		sha256: sha256(await readFile(join(root, path)))
	};
	return Entry.safeParse(entry).success ? entry : void 0;
}
/**
* Puts into a store what a folder brings, as far as an index of this digest names it. The folder is a stranger's: of it
* nothing is read that the index does not name, and nothing is put anywhere before it was compared.
*/
async function take(from, home, vouched) {
	const { entries } = await indexIn(from, vouched);
	const { root } = storeAt(home);
	let taken = 0;
	for (const entry of entries) {
		const bytes = await bytesOf(from, entry);
		if (bytes === void 0) continue;
		const place = join(root, entry.path);
		await mkdir(dirname(place), { recursive: true });
		await writeFile(place, bytes);
		await utimes(place, 1, 1);
		taken += 1;
	}
	return {
		taken,
		refused: entries.length - taken
	};
}
async function indexIn(from, vouched) {
	const text = await read(from, INDEX, LARGEST_INDEX);
	if (text === void 0 || sha256(text) !== vouched) throw new Error("the index is not the one that was signed");
	const index = Index.parse(JSON.parse(text.toString("utf8")));
	const paths = new Set(index.entries.map(({ path }) => path));
	const bytes = index.entries.reduce((sum, entry) => sum + entry.bytes, 0);
	if (paths.size < index.entries.length || bytes > MOST_BYTES) throw new Error("the index names too much, or a file twice");
	return index;
}
async function bytesOf(from, { path, bytes, sha256: expected }) {
	const found = await read(from, path, bytes);
	return found?.length === bytes && sha256(found) === expected ? found : void 0;
}
/** A regular file that no link leads to; undefined where there is none such. */
async function read(root, path, most) {
	try {
		const handle = await openRegular(root, path, most);
		if (handle === void 0) return;
		try {
			return await handle.readFile();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error instanceof UserError) return;
		throw error;
	}
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}
// src/commands/announce/kept.ts
/**
* What runs on the target branch leave to those of pull requests. The cache brings bytes, which anybody's run may have
* written; which of them count, an index says that the named workflow has signed on that branch.
*/
function keptOf(run) {
	const { inputs } = run;
	if (inputs.reuse === void 0 || inputs.run !== "gate" || !inputs.cache) return {};
	const trusted = trustedIn(run, inputs.reuse);
	if (trusted === void 0) return {};
	return { kept: {
		bring: (home) => bring(run, trusted, home),
		leave: (home, since) => leave(run, trusted, home, since)
	} };
}
function trustedIn({ event, runner }, workflow) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = runner;
	const on = (branch) => ({
		server,
		repository,
		workflow,
		branch
	});
	if (event.kind === "pull-request" || event.kind === "merge-group") return on(event.base.branch);
	return event.kind === "push" && event.ref.kind === "branch" ? on(event.ref.name) : void 0;
}
const BUNDLE = "index.sigstore.json";
const LARGEST_BUNDLE = 2 ** 20;
const ANEW = "All of it is measured here; the verdict is the same.";
async function bring(run, trusted, home) {
	const { host, patience } = run;
	const folder = folderIn(host);
	const say = (text) => void host.out.write(`${text}\n`);
	try {
		await rm(folder, {
			recursive: true,
			force: true
		});
		if (!await restoreNewest({
			path: folder,
			prefix: PREFIX
		}, patience, say)) return say("No earlier run has left anything to reuse.");
		const working = async () => await taken(run, trusted, folder, home);
		say(await within(patience, working, (why) => `Nothing is reused: ${why}. ${ANEW}`));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function taken(run, trusted, folder, home) {
	const bundle = await openRegular(folder, BUNDLE, LARGEST_BUNDLE);
	if (bundle === void 0) throw new Error("what the cache brings is not signed");
	const text = await bundle.readFile("utf8").finally(() => bundle.close());
	const vouched = vouchedBy((await verifierFor(run))(JSON.parse(text)), trusted);
	if ("refused" in vouched) throw new Error(vouched.refused);
	const { taken, refused } = await take(folder, home, vouched.sha256);
	const lost = refused > 0 ? `; ${refused} are not as they were signed, and are found out anew` : "";
	return `What ${trusted.workflow} has found out on ${trusted.branch} may be reused: ${taken} results${lost}.`;
}
/** A run on the branch itself leaves what it has found out or used. */
async function leave(run, { workflow }, home, since) {
	const { event, host, inputs, patience, runner } = run;
	if (event.kind !== "push" || workflowOf(run) !== workflow) return;
	const { token } = inputs;
	if (token === void 0 || !host.env.ACTIONS_ID_TOKEN_REQUEST_URL) return remark("Nothing is left for later runs to reuse: the job lacks `id-token: write`.");
	const folder = folderIn(host);
	const say = (text) => void host.out.write(`${text}\n`);
	try {
		const { count, sha256 } = await pack(home, folder, since);
		if (count === 0) return;
		const signed = await within(patience, async () => await signedBy(sha256, token), (why) => void remark(`Nothing is left for later runs to reuse: ${why}.`));
		if (signed === void 0) return;
		await writeFile(join(folder, BUNDLE), signed);
		await saveFolder({
			path: folder,
			key: `${PREFIX}${runner.GITHUB_SHA}-${runner.GITHUB_RUN_ID}-${runner.GITHUB_RUN_ATTEMPT}`
		}, patience, say);
		say(`${count} results are left for later runs to reuse.`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function signedBy(sha256, token) {
	const { sign } = await import("./sign.js");
	return JSON.stringify(await sign(unsignedKept(sha256), token));
}
/** One form, one kind of machine: another's is not asked for. */
const PREFIX = `quantgate-kept-1-${process.platform}-${process.arch}-`;
/** The same in every run, since a cache is of one path; what lies there is removed before it is used and after. */
function folderIn({ temp }) {
	return join(temp, "quantgate-kept");
}
// src/commands/action.ts
/** Does what a workflow asks for, publishes what came of it, and gives the exit status. */
async function action(outside) {
	const run = await readRun(outside).catch(refuse);
	return await accounted(run.host, (host) => runAndAnnounce({
		...run,
		host
	}));
}
async function readRun(outside) {
	const inputs = readInputs(outside.env);
	const runner = readRunner(outside.env);
	const name = runner.GITHUB_EVENT_NAME;
	const event = readerOf(name)({
		name,
		payload: await readPayload(runner),
		repository: runner.GITHUB_REPOSITORY,
		ref: runner.GITHUB_REF,
		commit: runner.GITHUB_SHA
	});
	const { token } = inputs;
	const host = {
		...outside,
		cwd: resolve(outside.cwd, inputs["working-directory"]),
		...token !== void 0 && { credential: {
			server: runner.GITHUB_SERVER_URL,
			token
		} }
	};
	const patience = patienceOf(inputs.patience, host.signal);
	const run = {
		inputs,
		runner,
		event,
		host,
		patience,
		...token !== void 0 && { reach: reaching(token, runner.GITHUB_REPOSITORY, patience) }
	};
	return {
		...run,
		host: {
			...host,
			...historyOf(run),
			...attestedOf(run),
			...keptOf(run),
			...cachedWheels(run)
		}
	};
}
/** Nobody knows yet where a comment would stand; the summary of the job is always there. */
async function refuse(error) {
	if (error instanceof UserError) await summarizeProblems(error.problems);
	throw error;
}
async function runAndAnnounce(run) {
	const { inputs, host } = run;
	const { run: name } = inputs;
	const naming = (work) => namingFaults(host, inputs, work);
	if (name === "publish") return await naming(async () => (await import("./publish.js")).publish(run));
	const word = WORDS.find((one) => one.name === name);
	if (word === void 0) throw new Error(`${name} is not among the words`);
	try {
		const status = await naming(() => word.run(optionsOf(run), host, inputs.package ?? ""));
		host.signal?.throwIfAborted();
		const { leaves } = word;
		if (leaves !== void 0) await during(host, "tell", () => TELLING[leaves](run));
		return status;
	} catch (error) {
		host.signal?.throwIfAborted();
		await announceProblems(run, problemsOf(error));
		throw error;
	}
}
/** How what a word leaves behind is told. */
const TELLING = {
	verdict: announceVerdict,
	work: handOver
};
// src/main.ts
const { env, platform: platform$1, stdout } = process;
const log = uncommanding(stdout);
onUncaught(process, fail);
await action({
	cwd: process.cwd(),
	env,
	home: environmentHome(env, platform$1),
	temp: resolve(env.RUNNER_TEMP || tmpdir()),
	program: fileURLToPath(new URL(".", import.meta.url)),
	worker: fileURLToPath(new URL("../worker", import.meta.url)),
	examples: fileURLToPath(new URL("../examples", import.meta.url)),
	mac: process.platform === "darwin",
	clock: () => performance.now(),
	today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
	signal: stopSignal(process),
	out: log,
	errors: log
}).then(end, fail);
stdout.write("", () => process.exit());
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
