import { i as describeProblem, t as UserError } from "./errors.js";
import { C as POWER, l as quantized, n as readPolicy, o as examplesNeeded, u as smallestLimit } from "./read.js";
import { I as listed, M as paragraph, O as line, f as grouped, ft as quote, h as engineOf, r as renderTerminal, u as about } from "./make-folder.js";
import { i as lookerOf, n as workersFor, u as withCrew } from "./workers.js";
import { t as obstaclesOf } from "./obstacles.js";
import { n as locatingIn } from "./locate.js";
import { i as checkLabels, n as samplesFromFolders, r as checkFiles, s as isImage, t as readLabels } from "./label-file.js";
import { t as progressFor } from "./progress-for.js";
import { l as writeText } from "./write.js";
import { t as withProject } from "./with-project.js";
import { join, posix } from "node:path";
import { access, readFile, readdir, stat } from "node:fs/promises";
// src/proposal/policy-text.ts
/** The policy that proposals make, with the reasons where a reader would ask for them. */
function policyText(proposals) {
	return `${[HEAD, ...proposals.map(modelText$1)].join("\n")}\n`;
}
const HEAD = `# What quantizing the models of this repository may cost: a beginning, proposed by quantgate init.
version: 1
gate:
  confidence: 95 %
  on-inconclusive: warn # the data cannot tell: a warning where the estimate keeps the limit
  on-unmeasured: fail # what was not measured does not pass
branches:
  "release/**": { gate: { on-inconclusive: fail, on-removed: fail } }
models:`;
function modelText$1({ name, source, data, variants, ship, limit }) {
	const { images, arrays, labels, n } = data;
	const parts = Object.entries({
		images,
		arrays,
		labels
	}).flatMap(([key, path]) => path === void 0 ? [] : [`${key}: ${scalar(path)}`]).join(", ");
	return [
		`  ${name}:`,
		`    source: ${scalar(source)}`,
		"    task: image-classification",
		`    data: { ${parts} }`,
		`    reference: { is: source, limits: { top-1: { max-regression: ${limit} pt } } } # the model itself, since the base`,
		`    ship: ${ship} # this one must pass; the others are measured and reported`,
		`    # ${grouped(n)} examples decide a limit of ${limit} pt, and none much smaller: quantgate check has the table.`,
		"    variants:",
		...variants.map((variant) => `      ${variant}: ${limitsText(limit)}`)
	].join("\n");
}
/** What it may have lost since the base it takes from the reference. */
function limitsText(limit) {
	return `{ limits: { top-1: { max-drop: ${limit} pt } } }`;
}
/** Plain where YAML reads it as it stands; else in quotes, with what cannot be seen spelled out. */
function scalar(path) {
	if (/^(?=.*[./])(\.\.\/)*[A-Za-z][\w./-]*$/.test(path)) return path;
	return JSON.stringify(path).replace(UNSEEN, codePoint);
}
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu;
function codePoint(character) {
	return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}
// src/proposal/candidates.ts
/** Every place that looks like data of the kind that a model takes. */
function candidatesIn(files, takes) {
	return takes === "arrays" ? arraysIn(files) : [...tablesIn(files), ...foldersIn(files)];
}
/** A table beside an archive of arrays, of the same name where there are several. */
function arraysIn({ paths, tables }) {
	const archives = paths.filter((path) => path.endsWith(".npz"));
	return [...tables.keys()].flatMap((labels) => {
		const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
		const arrays = beside.find((path) => stemOf(path) === stemOf(labels)) ?? beside[0];
		return arrays === void 0 ? [] : [{
			arrays,
			labels
		}];
	});
}
/** A table whose first file is found in some folder. */
function tablesIn({ paths, tables }) {
	return [...tables].flatMap(([labels, text]) => {
		const first = firstFile(text);
		if (first === void 0) return [];
		const images = nearest(paths.filter((one) => `/${one}`.endsWith(`/${first}`)), labels)?.slice(0, -first.length - 1);
		return images === void 0 || images === "" ? [] : [{
			images,
			labels
		}];
	});
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
function nearest(paths, to) {
	const shared = (path) => commonLength(folderOf(path), folderOf(to));
	return paths.toSorted((a, b) => shared(b) - shared(a) || a.length - b.length)[0];
}
function commonLength(a, b) {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length += 1;
	return length;
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function stemOf(path) {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
}
// src/proposal/data.ts
/** The data among the files whose right answers are classes of the model. */
function searchData(model, files) {
	const takesImages = model.inputs.some(({ kind }) => kind === "image");
	const found = [];
	const unfit = [];
	for (const candidate of candidatesIn(files, takesImages ? "images" : "arrays")) {
		const labels = labelsOf(candidate, files);
		const why = "why" in labels ? labels.why : firstProblem(labels, model);
		if (!("why" in labels) && why === void 0) found.push({
			...candidate,
			n: labels.samples.length
		});
		else unfit.push({
			path: candidate.labels ?? candidate.images ?? "",
			why: why ?? ""
		});
	}
	return {
		found: found.sort(byPromise),
		unfit
	};
}
function labelsOf({ images, labels }, files) {
	const below = images === void 0 ? [] : belowFolder(files.paths, images);
	try {
		if (labels === void 0) return samplesFromFolders(below, images ?? "");
		const read = readLabels(files.tables.get(labels) ?? "", labels);
		const [missing] = images === void 0 ? [] : checkFiles(read, new Set(below));
		return missing === void 0 ? read : { why: missing.message };
	} catch (error) {
		if (error instanceof UserError) return { why: error.problems[0]?.message ?? error.message };
		throw error;
	}
}
function firstProblem(labels, { classes, classCount }) {
	return checkLabels(labels, classes, classCount)[0]?.message;
}
function belowFolder(paths, folder) {
	if (folder === "") return [...paths];
	return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
}
/** What was held back says more than what was trained on, and more of it says more. */
function byPromise(a, b) {
	return promise(b) - promise(a) || b.n - a.n;
}
function promise({ images = "", labels = "", arrays = "" }) {
	const path = `/${images}/${labels}/${arrays}`.toLowerCase();
	if (/[/_-](eval|test|val|valid|holdout|heldout)/.test(path)) return 1;
	return /[/_-]train/.test(path) ? -1 : 0;
}
// src/proposal/fitness.ts
/** Below so many weights a tensor is left as it is, unless a `convert` says otherwise. */
const COMPRESSED_FROM = 2048;
/** Why there is nothing to propose for a model that can be run; nothing where there is. */
function whyNothing({ classes, classCount, weights }) {
	if (classes === null && classCount === null) return "is no classifier, and others need a policy by hand: docs/policy.md has the whole language";
	const compressed = Object.keys(weights.byKind).filter((kind) => !/^float\d+$/.test(kind));
	if (compressed.length > 0) return `has weights that are compressed already (${listed(compressed)}): name the package it was made from`;
	if (weights.elements <= COMPRESSED_FROM) return `has ${weights.elements} weights, too few to compress: coremltools leaves tensors of up to ${COMPRESSED_FROM} as they are`;
}
// src/proposal/names.ts
const RESERVED = [
	"reference",
	"source",
	"constructor"
];
/** A name for each model, from its file's: what a policy accepts, and no two alike. */
function namesFor(paths) {
	const taken = new Set(RESERVED);
	return paths.map((path) => {
		const stem = slug(path);
		let [name, next] = [stem, 2];
		while (taken.has(name)) {
			name = `${stem}-${next}`;
			next += 1;
		}
		taken.add(name);
		return name;
	});
}
function slug(path) {
	const plain = path.slice(path.lastIndexOf("/") + 1).replace(/\.(mlpackage|mlmodel)$/i, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
	return plain === "" ? "model" : plain;
}
// src/proposal/limit.ts
/** Limits that people set, in points. */
const CUSTOMARY = [
	.5,
	1,
	1.5,
	2,
	2.5,
	3,
	4,
	5,
	7.5,
	10
];
/** The smallest customary limit on a drop of top-1 that so many examples can decide, in points. */
function decidableLimit(n, alpha) {
	const carried = smallestLimit(n, quantized(0), {
		alpha,
		power: POWER
	});
	return CUSTOMARY.find((points) => points / 100 >= carried);
}
// src/proposal/propose.ts
/** The confidence that a policy has unless told. */
const ALPHA = .05;
/** A small ladder of precisions, held to what so many examples can decide; nothing where they decide nothing. */
function propose(name, source, { precision }, data) {
	const limit = decidableLimit(data.n, ALPHA);
	if (limit === void 0) return;
	return {
		name,
		source,
		precision,
		data,
		variants: precision === "fp32" ? [
			"fp16",
			"int8",
			"pal4"
		] : ["int8", "pal4"],
		ship: "int8",
		limit
	};
}
// src/commands/init/assess.ts
/** Has a worker look at each model of a repository; `policy` is where the policy will lie, from the root. */
async function assessAll({ models, ...files }, policy, { project, scratch, options, host }) {
	const progress = progressFor(host.errors, host.env);
	const workers = workersFor(options, host, scratch, progress);
	const names = namesFor(models);
	try {
		return await withCrew({
			...workers,
			locate: locatingIn(project, scratch)
		}, async (crew) => {
			const look = lookerOf(crew);
			progress.stage("Looking at the models");
			const found = [];
			for (const [at, path] of models.entries()) {
				const sight = await look({
					path,
					commit: null
				});
				found.push(assess({
					path,
					name: names[at] ?? path
				}, sight, files, policy));
			}
			return found;
		});
	} finally {
		progress.end();
	}
}
/** Whether a policy can be proposed for a model. */
function assess(model, sight, files, policy) {
	if (sight.kind === "unseen") return {
		...model,
		kind: "refused",
		why: sight.problems.map(describeProblem).join("; ")
	};
	const [obstacle] = obstaclesOf(sight.found, engineOf("auto"));
	if (obstacle !== void 0) return {
		...model,
		kind: "refused",
		why: obstacle.message,
		fix: obstacle.fix
	};
	const nothing = whyNothing(sight.found);
	if (nothing !== void 0) return {
		...model,
		kind: "refused",
		why: nothing
	};
	const search = searchData(sight.found, files);
	const [best] = search.found;
	const from = (path) => posix.relative(posix.dirname(policy), path);
	const proposal = best && propose(model.name, from(model.path), sight.found, relocated(best, from));
	if (proposal === void 0) return {
		...model,
		kind: "without-data",
		found: sight.found,
		search
	};
	return {
		...model,
		kind: "proposed",
		proposal,
		search
	};
}
/** A policy's paths start from its own folder. */
function relocated({ n, ...paths }, from) {
	const moved = Object.entries(paths).map(([key, path]) => [key, from(path)]);
	return {
		...Object.fromEntries(moved),
		n
	};
}
// src/proposal/collect.ts
/** What to collect for a model that there are no examples of, and how many. */
function whatToCollect(name, model) {
	return [
		"examples with the right answers, that it was not trained on:",
		model.inputs.some(({ kind }) => kind === "image") ? imageFolders(name, model) : arrays(model),
		`How many: ${listed(HOW_MANY)}.`
	];
}
function imageFolders(name, { classes }) {
	const first = (classes ?? []).slice(0, 2).map((class_) => `Eval/${name}/${class_}/`);
	return `images in a folder per class (${first.length === 0 ? `Eval/${name}/0/, Eval/${name}/1/` : listed(first)}, …), or in one folder with a CSV file,label`;
}
function arrays({ inputs }) {
	return `an .npz with an array for each input, ${listed(inputs.map(({ name, shape = [] }) => `${name} (${shape.join(" × ")})`))}, a row an example, and beside it a CSV id,label`;
}
const HOW_MANY = [
	2,
	1,
	.5
].map((points) => {
	const aim = {
		alpha: .05,
		power: POWER
	};
	return `${about(examplesNeeded(quantized(0), points / 100, aim))} decide a limit of ${points} pt`;
});
// src/commands/init/describe.ts
/** What was decided and why, then what to do next. */
function describeInit(models, files) {
	return `${[
		...models.map(modelText),
		...files.map(fileText),
		nextText(models, files)
	].join("\n\n")}\n`;
}
function modelText(model) {
	const [first = "", ...more] = linesOf(model);
	const node = paragraph(line`${quote(model.path)}: ${first}`, ...more.map((one) => line`${one}`));
	return renderTerminal([{
		rank: 0,
		node
	}]);
}
function linesOf(model) {
	switch (model.kind) {
		case "refused": return [model.why, ...model.fix === void 0 ? [] : [model.fix]];
		case "without-data": return [
			"no examples were found that fit it. Collect",
			...whatToCollect(model.name, model.found),
			...inVain(model)
		];
		case "proposed": return proposedLines(model);
		default: return model;
	}
}
function proposedLines({ proposal, search }) {
	const { data, limit, variants, ship, precision } = proposal;
	const [, ...others] = search.found.map(placeOf);
	return [
		`a classifier in ${FLOATS[precision]}, called ${proposal.name}`,
		`judged on ${placeOf(data)}: ${grouped(data.n)} examples, whose right answers are all classes of it`,
		`held to ${limit} pt of top-1: the smallest customary limit that ${grouped(data.n)} examples decide`,
		`tried as ${listed(variants)}; ${ship} ships`,
		...others.length === 0 ? [] : [`also found, not used: ${listed(others)}`]
	];
}
const FLOATS = {
	fp32: "32-bit floats",
	fp16: "16-bit floats",
	mixed: "16-bit and 32-bit floats"
};
function inVain({ search }) {
	const few = search.found.map((data) => `${placeOf(data)} has ${grouped(data.n)}, too few to decide anything`);
	const unfit = search.unfit.slice(0, MOST_UNFIT).map(({ path, why }) => `${quote(path)} does not fit: ${why}`);
	return [...few, ...unfit];
}
const MOST_UNFIT = 3;
function placeOf({ images, arrays, labels }) {
	return [
		images,
		arrays,
		labels
	].filter((path) => path !== void 0).map(quote).join(" with ");
}
const DID = {
	written: "is written.",
	replaced: "is replaced.",
	kept: "is there already and stays as it is; --force replaces it, --print shows what it would be.",
	shown: "would be:"
};
function fileText({ path, text, did }) {
	return did === "shown" ? `${path} ${DID[did]}\n\n${text}` : `${path} ${DID[did]}`;
}
function nextText(models, files) {
	if (!models.some(({ kind }) => kind === "proposed")) return nothingText(models);
	const policy = files[0]?.path ?? "quantgate.yml";
	const which = policy === "quantgate.yml" ? "" : ` --policy ${policy}`;
	return [
		"Next:",
		`1. quantgate check${which}   tells every mistake, and how often each limit would pass and fail`,
		`2. quantgate gate${which}    gives the first verdict, in minutes`,
		"3. In the workflow, name the repository where you found this action in place of OWNER; commit both",
		"   files, and make the job quantgate a required check (docs/protecting-releases.md)."
	].join("\n");
}
function nothingText(models) {
	return models.some(({ kind }) => kind === "without-data") ? "Nothing was written: there are no examples to judge on. With them, run quantgate init again." : "Nothing was written: of no model here could a policy be proposed.";
}
// src/commands/init/files.ts
/** What others made: their models are not the team's. */
const PASSED_OVER = /^(\..*|node_modules|Pods|Carthage|DerivedData|build|dist|quantgate-out|venv)$/;
const MODEL = /\.(mlpackage|mlmodel)$/;
const LARGEST_TABLE = 5e7;
/** The team's own models and files, from the root; links are not followed. */
async function filesIn(root) {
	const paths = [];
	const models = [];
	await walk(root, "", (path) => (MODEL.test(path) ? models : paths).push(path));
	return {
		paths: paths.sort(),
		models: models.sort(),
		tables: await tablesAmong(root, paths)
	};
}
async function walk(root, folder, take) {
	const entries = await readdir(join(root, folder), { withFileTypes: true });
	for (const entry of entries) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (isLeaf(entry)) take(path);
		else if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) await walk(root, path, take);
	}
}
/** A package is a folder, but one model. */
function isLeaf(entry) {
	return entry.isFile() || entry.isDirectory() && entry.name.endsWith(".mlpackage");
}
async function tablesAmong(root, paths) {
	const tables = /* @__PURE__ */ new Map();
	for (const path of paths.filter((one) => one.toLowerCase().endsWith(".csv"))) {
		const file = join(root, path);
		if ((await stat(file)).size <= LARGEST_TABLE) tables.set(path, await readFile(file, "utf8"));
	}
	return tables;
}
// src/commands/init/write-new.ts
/** Writes each file whole or not at all; what is there already only when told to. */
async function writeNew(root, wanted, { force, print }) {
	const outcomes = [];
	for (const file of wanted) {
		const isThere = await exists(join(root, file.path));
		const did = print ? "shown" : !isThere ? "written" : force ? "replaced" : "kept";
		if (did === "written" || did === "replaced") await writeText(root, file.path, file.text);
		outcomes.push({
			...file,
			did
		});
	}
	return outcomes;
}
async function exists(path) {
	return await access(path).then(() => true, () => false);
}
// src/commands/init.ts
const WORKFLOW = ".github/workflows/quantgate.yml";
/** Proposes a policy and a workflow for the classifiers that lie in the repository. */
async function init(options, host) {
	return await withProject(host, async (project, scratch) => {
		const repository = await filesIn(project.root);
		if (repository.models.length === 0) throw noModel();
		const policy = project.pathOf(options.policy);
		const models = await assessAll(repository, policy, {
			project,
			scratch,
			options,
			host
		});
		const manner = {
			force: options.force === true,
			print: options.print === true
		};
		const files = await writeNew(project.root, await wanted(models, policy, host), manner);
		host.out.write(options.json ? `${JSON.stringify({
			models,
			files
		}, null, 2)}\n` : describeInit(models, files));
		return 0;
	});
}
function noModel() {
	return new UserError({
		message: "no .mlpackage and no .mlmodel lies in this repository",
		fix: "put the model there, or fetch it (git lfs pull); what lies in Pods, node_modules and build folders is passed over"
	});
}
/** The policy of what can be judged, and the workflow that reads it; neither without the other. */
async function wanted(models, policy, { examples }) {
	const proposals = models.flatMap((model) => model.kind === "proposed" ? [model.proposal] : []);
	if (proposals.length === 0) return [];
	const text = policyText(proposals);
	readPolicy(text, policy);
	const workflow = (await readFile(join(examples, "pull-request.yml"), "utf8")).replace(/^( *policy:) quantgate\.yml$/m, `$1 ${scalar(policy)}`);
	return [{
		path: policy,
		text
	}, {
		path: WORKFLOW,
		text: workflow
	}];
}
export { init };
