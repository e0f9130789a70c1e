import { p as describeProblem, u as UserError } from "./machine.js";
import { n as readPolicy } from "./read.js";
import { c as grouped, d as listed, o as about } from "./account.js";
import { C as autoOn, P as quote } from "./shelves.js";
import { d as withCrew, n as workersFor } from "./workers.js";
import { i as lookerOf, n as obstaclesOf } from "./obstacles.js";
import { n as locatingIn } from "./locate.js";
import { B as fileKind, D as recognisedBy, h as normalQuantile, z as belowFolder } from "./rates.js";
import { V as asWritten, q as decimalOf, rt as formNameOf, s as findMetric } from "./nearest.js";
import { m as POWER, p as quantized, t as forecast, u as examplesNeeded } from "./forecast.js";
import { _ as line, r as renderTerminal, t as progressFor, x as paragraph } from "./progress-for.js";
import { t as sizeOnDisk } from "./pictures.js";
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
function modelText$1({ name, source, data, told, remark, variants, ship, limit }) {
	const { task, places, n } = data;
	const parts = [...Object.entries(places).map(([key, path]) => `${key}: ${scalar(path)}`), ...Object.entries(told).map(([key, value]) => `${key}: ${flow(value)}`)].join(", ");
	return [
		`  ${name}:`,
		`    source: ${scalar(source)}`,
		`    task: ${task}`,
		`    data: { ${parts} }${remark === "" ? "" : ` # ${remark}`}`,
		itselfText(limit),
		`    ship: ${ship} # this one must pass; the others are measured and reported`,
		`    # ${whatDecides(n, limit)}`,
		"    variants:",
		...variants.map((variant) => `      ${variant}: { limits: { ${limitText(limit)} } }`)
	].join("\n");
}
function limitText({ metric, limit }) {
	return `${metric}: { max-drop: ${limit} }`;
}
function itselfText({ metric, limit }) {
	return `    reference: { is: source, limits: ${`{ ${metric}: { max-regression: ${limit} } }`} } # the model itself, since the base`;
}
function whatDecides(n, { limit, isCertain }) {
	return isCertain ? `${grouped(n)} examples decide a limit of ${limit}, and none much smaller: quantgate check has the table.` : `About what ${grouped(n)} examples can tell; the first run shows how much the scores scatter.`;
}
/** A value as YAML has it on one line. */
function flow(value) {
	if (typeof value === "string") return isPlain(value) ? value : scalar(value);
	if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{ ${Object.entries(value).map(([key, one]) => `${flow(key)}: ${flow(one)}`).join(", ")} }`;
}
/** A word, or a fraction, that YAML takes for nothing else. */
function isPlain(word) {
	return /^([a-z][a-z0-9-]*|\d+\/\d+)$/.test(word) && !/^(true|false|null)$/.test(word);
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
// src/proposal/data.ts
/** The data among the files that tasks which recognise the model can judge it on. */
async function searchData(model, files, unaskable = () => void 0) {
	const found = [];
	const unfit = [];
	const tasks = /* @__PURE__ */ new Map();
	for (const { task, recognised, truth } of recognisedBy(model)) {
		tasks.set(task, recognised);
		for (const places of await recognised.places(files)) {
			const read = await fitting(model, recognised, unaskable, () => truth(partsAt(places, files)));
			if (typeof read === "number") found.push({
				task,
				places,
				n: read
			});
			else unfit.push({
				path: Object.values(places).at(-1) ?? "",
				why: read.why
			});
		}
	}
	return {
		tasks,
		found: found.sort(byPromise),
		unfit
	};
}
/** How many samples fit the model, or the first reason why some do not. */
async function fitting(model, { data }, unaskable, read) {
	try {
		const truth = await read();
		const [problem] = truth.misfits(model, data);
		if (problem !== void 0) return { why: problem.message };
		const why = unaskable(truth.naming(model, data));
		return why === void 0 ? truth.samples.length : { why };
	} catch (error) {
		if (error instanceof UserError) return { why: error.problems[0]?.message ?? error.message };
		throw error;
	}
}
/** The same data as a policy would name them. */
function partsAt(places, files) {
	const others = (key) => Object.entries(places).flatMap(([other, path]) => other === key ? [] : [path]);
	return {
		sliceBy: void 0,
		optionsOf: () => ({}),
		async kindOf(key) {
			const path = places[key];
			if (path !== void 0) return files.paths.includes(path) ? fileKind(path) : "folder";
		},
		rows: async () => void 0,
		listed: async () => void 0,
		async text(key) {
			const file = places[key];
			const text = file === void 0 ? void 0 : await files.text(file);
			return file === void 0 || text === void 0 ? void 0 : {
				file,
				text
			};
		},
		async texts(key, ending) {
			const folder = places[key];
			if (folder === void 0) return [];
			const texts = [];
			for (const path of belowFolder(files.paths, folder).filter((one) => one.toLowerCase().endsWith(ending))) {
				const file = `${folder}/${path}`;
				texts.push({
					file,
					text: await files.text(file) ?? ""
				});
			}
			return texts;
		},
		async sizes(key, pictures) {
			const sizes = /* @__PURE__ */ new Map();
			for (const path of pictures) {
				const size = await files.size(`${places[key]}/${path}`);
				if (size !== void 0) sizes.set(path, size);
			}
			return sizes;
		},
		async files(key) {
			const folder = places[key];
			if (folder === void 0) return;
			const below = belowFolder(files.paths, folder);
			const named = others(key);
			const isOther = (path) => named.some((one) => `${folder}/${path}` === one || `${folder}/${path}`.startsWith(`${one}/`));
			return {
				folder,
				files: below,
				data: below.filter((path) => !isOther(path))
			};
		}
	};
}
/** What was held back says more than what was trained on, more kinds of files are more to the point, more of it says more. */
function byPromise(a, b) {
	const kinds = ({ places }) => Object.keys(places).length;
	return promise(b) - promise(a) || kinds(b) - kinds(a) || b.n - a.n;
}
function promise({ places }) {
	const path = `/${Object.values(places).join("/")}`.toLowerCase();
	if (/[/_-](eval|test|val|valid|holdout|heldout)/.test(path)) return 1;
	return /[/_-]train/.test(path) ? -1 : 0;
}
// src/proposal/fitness.ts
/** Below so many weights a tensor is left as it is, unless a `convert` says otherwise. */
const COMPRESSED_FROM = 2048;
/** Why there is nothing to try with a model that can be run; nothing where there is. */
function whyNothing({ weights }) {
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
const OPERATOR = "max-drop";
/** The strictest customary limit that so many examples can decide; nothing where they decide none. */
function decidableLimit(n, aim, alpha) {
	const value = aim.customary.find((one) => decides(n, one, aim, alpha));
	if (value === void 0) return;
	const isCertain = rowOf(aim).test === "rate";
	return {
		metric: aim.metric,
		limit: writtenLimit(aim, value),
		isCertain
	};
}
/** How many examples decide the limits that people ask for first. */
function examplesFor(aim, alpha) {
	return [
		3,
		1,
		0
	].flatMap((at) => {
		const value = aim.customary[at];
		if (value === void 0) return [];
		let [tooFew, enough] = [0, 1];
		while (!decides(enough, value, aim, alpha) && enough < MOST) [tooFew, enough] = [enough, 2 * enough];
		while (enough - tooFew > 1) {
			const middle = Math.floor((tooFew + enough) / 2);
			if (decides(middle, value, aim, alpha)) enough = middle;
			else tooFew = middle;
		}
		return [{
			limit: writtenLimit(aim, value),
			n: enough
		}];
	});
}
const MOST = 1 << 24;
function decides(n, value, aim, alpha) {
	const { metric, spread = 0 } = aim;
	const target = decimalOf(value);
	if (rowOf(aim).test === "rate") return n >= examplesNeeded(quantized(0), value, {
		alpha,
		power: POWER
	});
	const { decides } = forecast({
		limit: {
			metric,
			operator: OPERATOR,
			target,
			text: ""
		},
		n,
		alpha
	});
	if (decides === "too-few" || decides === "never") return false;
	return (normalQuantile(1 - alpha) + normalQuantile(POWER)) * spread / Math.sqrt(n) <= value;
}
function writtenLimit(aim, value) {
	return asWritten(decimalOf(value), formNameOf(rowOf(aim), OPERATOR));
}
function rowOf({ metric }) {
	const row = findMetric(metric);
	if (row === void 0) throw new Error(`${metric} is no metric`);
	return row;
}
// src/proposal/propose.ts
/** The confidence that a policy has unless told. */
const ALPHA = .05;
/** A small ladder of precisions, held to what so many examples can decide; nothing where they decide nothing. */
function propose(name, source, { precision }, data, recognised) {
	const { says, aim } = recognised;
	const limit = decidableLimit(data.n, aim, ALPHA);
	if (limit === void 0) return;
	const variants = precision === "fp32" ? [
		"fp16",
		"int8",
		"pal4"
	] : ["int8", "pal4"];
	const { data: there, remark = "" } = recognised.at?.(data.places) ?? {};
	return {
		name,
		source,
		precision,
		says,
		data,
		told: {
			...recognised.data,
			...there
		},
		remark,
		variants,
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
				found.push(await assess({
					path,
					name: names[at] ?? path
				}, sight, files, {
					policy,
					host
				}));
			}
			return found;
		});
	} finally {
		progress.end();
	}
}
/** Whether a policy can be proposed for a model. */
async function assess(model, sight, files, { policy, host }) {
	if (sight.kind === "unseen") return {
		...model,
		kind: "refused",
		why: sight.problems.map(describeProblem).join("; ")
	};
	const obstacles = (naming) => obstaclesOf(sight.found, autoOn(host), naming);
	const [obstacle] = obstacles({
		by: "number",
		words: sight.found.classes ?? []
	});
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
	const search = await searchData(sight.found, files, (naming) => {
		const [found] = obstacles(naming);
		return found && `the model ${found.message}. ${found.fix}`;
	});
	const [first] = search.tasks.values();
	if (first === void 0) return {
		...model,
		kind: "refused",
		why: OF_NO_KIND
	};
	const [best] = search.found;
	const from = (path) => posix.relative(posix.dirname(policy), path);
	const recognised = (best && search.tasks.get(best.task)) ?? first;
	const proposal = best && propose(model.name, from(model.path), sight.found, relocated(best, from), recognised);
	if (proposal === void 0) return {
		...model,
		kind: "without-data",
		recognised,
		search
	};
	return {
		...model,
		kind: "proposed",
		proposal,
		search
	};
}
const OF_NO_KIND = "is of no kind that is recognised here, and others need a policy by hand: docs/policy.md has the whole language";
/** A policy's paths start from its own folder. */
function relocated(data, from) {
	const moved = Object.entries(data.places).map(([key, path]) => [key, from(path)]);
	return {
		...data,
		places: Object.fromEntries(moved)
	};
}
// src/proposal/collect.ts
/** What to collect for a model that there are no examples of, and how many. */
function whatToCollect(name, { collect, aim }, alpha) {
	const many = examplesFor(aim, alpha).map(({ limit, n }) => `${about(n)} decide a limit of ${limit}`);
	return [
		"examples with the right answers, that it was not trained on:",
		...collect(name),
		`How many: ${listed(many)}.`
	];
}
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
			...whatToCollect(model.name, model.recognised, ALPHA),
			...inVain(model)
		];
		case "proposed": return proposedLines(model);
		default: return model;
	}
}
function proposedLines({ proposal, search }) {
	const { says, data, limit, variants, ship, precision } = proposal;
	const [, ...others] = search.found.map(placeOf);
	return [
		`${says} in ${FLOATS[precision]}, called ${proposal.name}`,
		`judged on ${placeOf(data)}: ${grouped(data.n)} examples, whose right answers all fit it`,
		`held to ${limit.metric} max-drop ${limit.limit}: the strictest customary limit that ${grouped(data.n)} examples ${limit.isCertain ? "decide" : "may decide"}`,
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
function placeOf({ places }) {
	return Object.values(places).map(quote).join(" with ");
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
const LARGEST_TEXT = 5e7;
/** The team's own models and files, from the root; links are not followed. */
async function filesIn(root) {
	const paths = [];
	const models = [];
	await walk(root, "", (path) => (MODEL.test(path) ? models : paths).push(path));
	const text = async (path) => await textOf(join(root, path));
	const size = async (path) => await sizeOnDisk(join(root, path));
	return {
		paths: paths.sort(),
		models: models.sort(),
		text,
		size
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
async function textOf(file) {
	return (await stat(file)).size <= LARGEST_TEXT ? await readFile(file, "utf8") : void 0;
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
