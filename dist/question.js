import { a as longCommit, h as placesOf } from "./shelves.js";
import { n as readPolicy } from "./read.js";
import { t as formatVerdict } from "./verdict.js";
import { b as filesOf, l as LAYOUT } from "./read-json.js";
import { t as digestOf } from "./write.js";
import { i as treeAt, r as stateOf } from "./locate.js";
import { _ as line, n as plainLine } from "./progress-for.js";
import { t as VERSION } from "./version.js";
import { n as pastIn } from "./past.js";
import { join, relative } from "node:path";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
// src/attestation/question.ts
/**
* All that a verdict depends on but the machine, as text to take a digest of: the plan with contents in the place of
* commits. What only words a reason may name commits, and is left out.
*/
function questionText(plan, contentOf, tools) {
	const { policies, models, requests, today, head, base, run, shards, question, ...rest } = plan;
	return JSON.stringify({
		tools,
		...rest,
		policies: {
			first: policies.first,
			texts: textsOf(plan).map(({ path, digest }) => [path, digest])
		},
		today: textsOf(plan).some(hasWaivers) ? today : void 0,
		models: models.map(contentOfModel),
		requests: requests.map((request) => contentOfRequest(request, contentOf))
	});
}
/** Every place whose contents the question asks for. */
function askedPlaces({ requests }) {
	return requests.flatMap(({ source, data, variants }) => [
		source,
		...variants.flatMap(({ recipe }) => madeAt(recipe, source) ?? []),
		...placesOf(data).map(({ at }) => at)
	]);
}
function textsOf({ policies: { target, head } }) {
	return [target, ...head ? [head] : []];
}
/** A waiver ends with its day: tomorrow's answer is another one. */
function hasWaivers({ text, path }) {
	return readPolicy(text, path).waivers.length > 0;
}
function contentOfModel({ why, base, recorded = [], ...model }) {
	return {
		...model,
		base: base.kind === "present" ? {
			kind: base.kind,
			without: base.without
		} : { kind: base.kind },
		recorded: recorded.map(({ at, ...one }) => ({
			...one,
			path: at.path
		}))
	};
}
function contentOfRequest({ source, bytes, data, variants, ...rest }, contentOf) {
	const place = (at) => at && {
		path: at.path,
		content: contentOf(at)
	};
	return {
		...rest,
		source: place(source),
		variants: variants.map((one) => ({
			...one,
			content: place(madeAt(one.recipe, source))
		})),
		data: placesOf(data).map(({ name, at, options }) => ({
			name,
			options,
			...place(at)
		}))
	};
}
/** A package made by hand lies where the source does: in the same state of the project. */
function madeAt(recipe, source) {
	return recipe.kind === "source" ? {
		...source,
		path: recipe.path
	} : void 0;
}
// src/attestation/take-over.ts
/** The verdict as this run's own: on its commits, with a note of where it comes from. */
function takeOver({ verdict, run }, plan) {
	const { policies, head, base } = plan;
	const commits = /* @__PURE__ */ new Map([[verdict.head.commit, head.commit], [verdict.policy.commit, policies.target.commit]]);
	const moved = (commit) => commits.get(commit) ?? commit;
	const placed = (part) => ({
		...part,
		limits: part.limits.map((one) => ({
			...one,
			at: {
				...one.at,
				commit: moved(one.at.commit)
			}
		}))
	});
	const { base: _, ...rest } = verdict;
	return {
		...rest,
		models: verdict.models.map(({ itself, ...model }) => ({
			...model,
			...itself && { itself: placed(itself) },
			variants: model.variants.map(placed)
		})),
		policy: {
			...verdict.policy,
			commit: policies.target.commit
		},
		...base && { base },
		head,
		reused: run,
		notes: [...verdict.notes, noteOf(run)]
	};
}
function noteOf({ id, attempt, event, head }) {
	return `Nothing was measured here: policy, data, models and machine are those of ${`run ${id}, attempt ${attempt}, on ${event} at ${longCommit(head)}`}, whose attested verdict this is.`;
}
// src/commands/question.ts
/** The plan with the question that it asks, where its answer may be attested or taken over. */
async function withQuestion(plan, project, { roles }, host) {
	if (roles === void 0 || roles.kind === "pull-request") return plan;
	const contents = /* @__PURE__ */ new Map();
	for (const at of askedPlaces(plan)) contents.set(keyOf(at), await contentAt(at, project));
	const contentOf = (at) => contents.get(keyOf(at)) ?? "";
	return {
		...plan,
		question: digestOf(questionText(plan, contentOf, await toolsOf(host)))
	};
}
function keyOf(at) {
	return `${stateOf(at)}:${at.path}`;
}
/** By git's names for the files; what no commit holds, by the files themselves. */
async function contentAt(at, project) {
	const tree = await treeAt(project, at);
	const blobs = await tree.blobs(at.path);
	return blobs === null ? await tree.digest(at.path) : digestOf(JSON.stringify([...blobs].sort()));
}
async function toolsOf({ program, worker }) {
	return {
		quantgate: VERSION,
		program: await digestOfFiles(program, /\.[jt]s$/),
		worker: await digestOfFiles(worker, /\.(py|txt)$/)
	};
}
async function digestOfFiles(folder, which) {
	const hash = createHash("sha256");
	const files = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((one) => one.isFile() && which.test(one.name));
	for (const file of files.map((one) => join(one.parentPath, one.name)).sort()) hash.update(`${relative(folder, file)}\0`).update(await readFile(file)).update("\0");
	return `sha256:${hash.digest("hex")}`;
}
/** Whether the plan's question was answered already. Log and report tell what came of asking. */
async function askAttested(plan, host) {
	if (host.attested === void 0 || plan.question === void 0) return { plan };
	const answer = await host.attested(plan.question);
	const say = (text) => void host.out.write(`${plainLine(line`${text}`)}\n`);
	if (answer.kind === "found") {
		const taken = takeOver(answer.predicate, plan);
		say(taken.notes.at(-1) ?? "");
		return {
			plan,
			taken
		};
	}
	if (answer.refused.length === 0) say("No verdict on the same question is attested: it is judged here.");
	const notes = answer.refused.map((why) => `An attested verdict was not taken over: ${why}.`);
	notes.forEach(say);
	return { plan: {
		...plan,
		notes: [...plan.notes, ...notes]
	} };
}
async function writeTaken(verdict, out) {
	await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
	const report = {
		verdict,
		past: await pastIn(out)
	};
	for (const { path, text } of filesOf(report)) await out.writeText(path, text);
}
export { withQuestion as n, writeTaken as r, askAttested as t };
