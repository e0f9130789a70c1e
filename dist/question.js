import { C as placesOf$1 } from "./make-folder.js";
import { v as readPolicy } from "./drops.js";
import { t as digestOf } from "./write.js";
import { i as treeAt, r as stateOf } from "./locate.js";
import { t as VERSION } from "./version.js";
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
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
function placesOf({ requests }) {
	return requests.flatMap(({ source, data, variants }) => [
		source,
		...variants.flatMap(({ recipe }) => madeAt(recipe, source) ?? []),
		...placesOf$1(data).map(({ at }) => at)
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
function contentOfRequest({ source, data, variants, ...rest }, contentOf) {
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
		data: placesOf$1(data).map(({ name, at, options }) => ({
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
// src/commands/question.ts
/** The plan with the question that it asks, where its answer may be attested or taken over. */
async function withQuestion(plan, project, { roles }, host) {
	if (roles === void 0 || roles.kind === "pull-request") return plan;
	const contents = /* @__PURE__ */ new Map();
	for (const at of placesOf(plan)) contents.set(keyOf(at), await contentAt(at, project));
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
export { withQuestion as t };
