import { n as verifyWeights } from "./verify-weights.js";
import { u as UserError } from "./machine.js";
import { t as EXIT_STATUS } from "./states.js";
import { l as LAYOUT, t as readJson } from "./read-json.js";
import { a as longCommit } from "./shelves.js";
import { _ as line, m as group, r as renderTerminal, x as paragraph } from "./progress-for.js";
import { n as inspectPackage } from "./inspect.js";
import { basename, dirname, resolve } from "node:path";
// src/report/verification.ts
/** Whether a package is what was judged, for a terminal. */
function renderVerification(found) {
	const { policy, head, weights, package: path } = found;
	const by = line`judged at ${at(head.commit)} by ${policy.path} of ${at(policy.commit)} (${policy.digest})`;
	const told = group(paragraph(line`${path}: ${weights}`), ...answer(found), paragraph(line`The verdict: ${by}.`));
	return `${renderTerminal([{
		rank: 0,
		node: told
	}])}\n`;
}
function answer({ judged, nearest }) {
	if (judged.length > 0) return judged.map((one) => paragraph(line`${nameOf(one)} has these weights: ${said(one)}.`));
	if (nearest.length === 0) return [paragraph(line`These weights were not judged: the verdict names no weights of any variant.`)];
	const others = nearest.map((one) => line`${nameOf(one)} ${one.outcome} ${one.weights}`);
	return [paragraph(line`These weights were not judged. What was:`, ...others)];
}
function said({ outcome, enforced }) {
	return enforced ? outcome : `${outcome}, and the policy ships another variant`;
}
function nameOf({ model, variant }) {
	return `${model}/${variant}`;
}
function at(commit) {
	return commit === null ? "a working tree" : longCommit(commit);
}
// src/commands/verify.ts
/** Tells whether a package is one that a verdict let through. */
async function verify(path, options, host) {
	const verdict = await readVerdict(resolve(host.cwd, options.verdict ?? inOut(options)));
	const { weightsDigest: weights } = await inspectPackage(path, options, host);
	const found = verifyWeights({
		path,
		weights
	}, verdict);
	host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderVerification(found));
	return isLetThrough(found.outcome) ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}
function isLetThrough(outcome) {
	return outcome === "pass" || outcome === "warn";
}
function inOut({ out }) {
	return `${out}/${LAYOUT.verdict.path}`;
}
async function readVerdict(file) {
	const verdict = await readJson(dirname(file), basename(file), LAYOUT.verdict.holds);
	if (verdict?.part !== void 0) throw new UserError({
		message: "this verdict is of a part of what its policy asks, and lets nothing through",
		at: { file },
		fix: "name that of a gate without --model and --variant"
	});
	if (verdict !== void 0) return verdict;
	throw new UserError({
		message: "there is no such verdict to hold the package against",
		at: { file },
		fix: "name the verdict.json of the run that judged the release with --verdict"
	});
}
export { verify };
