import { C as autoOn, T as findTarget } from "./shelves.js";
import { u as UserError } from "./machine.js";
import { d as withCrew, n as workersFor, s as hasProgram } from "./workers.js";
import { i as lookerOf, t as obstaclesAnywhere } from "./obstacles.js";
import { C as table, D as cell, M as withDecimals, _ as line, g as joined, l as facts, m as group, p as foreign, r as renderTerminal, t as progressFor, x as paragraph } from "./progress-for.js";
import { d as listed, f as listedUpTo, s as counted } from "./account.js";
import { s as hintsFor } from "./class-names.js";
import { n as withScratch } from "./with-project.js";
import { resolve } from "node:path";
// src/measure/examine.ts
/** Has a worker look at one package: what cannot be read is the user's, what fails in the worker is ours. */
async function examine(path, place, workers) {
	return await withCrew({
		...workers,
		locate: async () => place
	}, async (crew) => {
		const sight = await lookerOf(crew)({
			path,
			commit: null
		});
		if (sight.kind === "unseen") throw new UserError(sight.problems);
		return sight.found;
	});
}
// src/report/inspection.ts
/** A package for a terminal: what it takes and gives, what it weighs, what it is made of. */
function renderInspection(found, hints = [], hindrances = []) {
	const { weights } = found;
	const engines = hasProgram(found) ? Object.entries(found.unsupported).map(engine) : [];
	const told = group(facts([
		["kind", kind(found)],
		["minimum", `${found.minimumOS} (specification ${found.specificationVersion})`],
		["size", cell(found.bytes, "bytes")],
		["precision", found.precision],
		["weights", `${weights.elements} in ${counted(weights.count, "tensor")}, ${bits(weights.bitsPerWeight)}`],
		...Object.entries(found.memory ?? {}).map(([target, bytes]) => ["memory", `at least ${cell(bytes, "bytes")} at one time on the ${engineOf(target)}`]),
		["digest", found.weightsDigest],
		["classes", classes(found)],
		...Object.entries(found.metadata)
	].map(([name = "", is = ""]) => [line`${name}`, line`${is}`])), ruled([
		"feature",
		"name",
		"kind",
		"shape",
		"type"
	], features(found)), ...hints.map(({ feature, says }) => paragraph(line`${foreign(feature)} ${says}`)), ruled([
		"weights stored as",
		"tensors",
		"elements"
	], kinds(found)), ruled([
		"op",
		"count",
		...engines.map(({ name }) => name)
	], ops(found, engines)), ...engines.map(({ name, refused }) => paragraph(refused.length === 0 ? line`The ${name} runs every op.` : line`The ${name} refuses: ${joined(refused.map((op) => [foreign(op)]))}`)), ...hindrances.flatMap(({ message, fix, when }) => [paragraph(line`${when === void 0 ? "It cannot be judged" : `It cannot be judged ${when}`}: it ${foreign(message)}.`), paragraph(line`${fix}`)]));
	return `${renderTerminal([{
		rank: 0,
		node: told
	}])}\n`;
}
function ruled(titles, rows) {
	const columns = titles.map((title) => ({ title }));
	return {
		...table(columns, rows.map((row) => row.map((cell) => line`${cell}`))),
		ruled: true
	};
}
/** A pipeline with its stages, a package of several functions with their names. */
function kind({ kind, stages = [], functions = [] }) {
	if (kind === "pipeline") return `pipeline of ${listed(stages)}`;
	return functions.length > 1 ? `${kind}, functions ${listed(functions)}` : kind;
}
function bits(perWeight) {
	return `${withDecimals(perWeight, 2)} bits each`;
}
function classes({ classes, classCount, objects }) {
	if (objects) return `${objects.length} of objects: ${listedUpTo(10, objects)}`;
	if (classes === null) return classCount === null ? "none" : `${classCount}, not named`;
	return `${classes.length}: ${listedUpTo(10, classes)}`;
}
function features({ inputs, outputs }) {
	const row = (side) => (feature) => [...[
		side,
		feature.name,
		feature.color ?? feature.kind
	], ...[shapeOf(feature), feature.dtype ?? ""]];
	return [...inputs.map(row("input")), ...outputs.map(row("output"))];
}
function shapeOf({ shape = [], accepts, optional }) {
	const own = shape.join(" × ");
	const more = accepts === void 0 ? own : `${own}, accepts ${accepts}`;
	return optional ? `${more} (may be left out)` : more;
}
function kinds({ weights }) {
	return Object.entries(weights.byKind).map(([kind, { tensors, elements }]) => [...[
		kind,
		String(tensors),
		String(elements)
	]]);
}
function engine([target, refused]) {
	return {
		name: engineOf(target),
		refused
	};
}
function engineOf(target) {
	return findTarget(target)?.engine ?? target;
}
function ops({ ops }, engines) {
	return Object.entries(ops).map(([name, count]) => [
		name,
		String(count),
		...engines.map(({ refused }) => refused.includes(name) ? "refused" : "runs")
	]);
}
// src/commands/inspect.ts
/** Prints a package's inputs, outputs, ops, weights and minimum iOS. */
async function inspect(path, options, host) {
	const found = await inspectPackage(path, options, host);
	host.out.write(options.json ? `${JSON.stringify(told(found, host), null, 2)}\n` : renderInspection(found, hintsFor(found), obstaclesAnywhere(found)));
	return 0;
}
/** Other programs read `unsupported` as what `auto` cannot run, and `obstacles` as why nothing would judge it at all. */
function told(found, host) {
	const obstacles = obstaclesAnywhere(found).flatMap(({ message, when }) => when === void 0 ? [message] : []);
	return {
		...found,
		unsupported: found.unsupported[autoOn(host)] ?? [],
		obstacles
	};
}
/** What the worker says of a package. */
async function inspectPackage(path, options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withScratch(host.temp, async (scratch) => {
		const workers = workersFor(options, host, scratch, progress);
		progress.end();
		return await examine(path, resolve(host.cwd, path), workers);
	});
}
export { inspectPackage as n, inspect as t };
