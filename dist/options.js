import { i as InvalidArgumentError, n as Option } from "./commander.js";
// src/commands/options.ts
/** Where they lie where nobody says it, as `--help` has it. */
const WHERE = {
	policy: "default: quantgate.yml, here or in a folder above",
	out: "default: quantgate-out, here or beside the policy that is found above"
};
const OPTIONS = {
	policy: new Option("--policy <file>", `the policy to judge by (${WHERE.policy})`),
	edited: named("edited", new Option("--policy <file>", "judge by this file, where all that it asks was measured")),
	base: new Option("--base <ref>", "judge as a pull request into this branch, e.g. main"),
	noBase: new Option("--no-base", "compare with no base model, where git would tell of one"),
	model: new Option("--model <name>", "only this model (may be given several times)").argParser(another),
	variant: new Option("--variant <name>", "only this variant and its reference (likewise)").argParser(another),
	out: new Option("--out <folder>", `where results are written (${WHERE.out})`),
	json: new Option("--json", "print the result as JSON, for programs"),
	python: new Option("--python <path>", "the Python (3.10 to 3.13) to build on"),
	shard: new Option("--shard <i/n>", "measure only the i-th of n parts").argParser(readShard),
	shards: new Option("--shards <n>", "plan for at most n machines").argParser(readShards),
	measured: new Option("--measured <folder>", "where the shards' artifacts were downloaded to"),
	verdict: new Option("--verdict <file>", "the verdict, where it is not the out folder's"),
	force: new Option("--force", "replace the files that are there already"),
	print: new Option("--print", "show what would be written, and write nothing"),
	quick: new Option("--quick", "try no conversion and load no model: look at the words alone"),
	fresh: new Option("--fresh", "measure all anew: use nothing that earlier runs have kept"),
	watch: new Option("--watch", "judge again whenever the policy, a model or data change, until Ctrl-C"),
	packages: new Option("--keep-packages", "keep the converted packages in the out folder")
};
/** What it is called among the options, where that is not what people write. */
function named(name, option) {
	option.attributeName = () => name;
	return option;
}
function another(name, before = []) {
	return [...before, name];
}
/** Which part of a policy is asked for, where it is not all. */
function partOf({ model, variant }) {
	if (model === void 0 && variant === void 0) return {};
	return { part: {
		...model && { models: model },
		...variant && { variants: variant }
	} };
}
function readShard(text) {
	const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
	const shard = {
		index: Number(index),
		of: Number(of)
	};
	if (shard.index >= 1 && shard.index <= shard.of) return shard;
	throw new InvalidArgumentError("Write it as i/n with 1 ≤ i ≤ n, such as 2/3.");
}
function readShards(text) {
	const shards = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (shards >= 1 && shards <= 256) return shards;
	throw new InvalidArgumentError(`Write a whole number from 1 to 256.`);
}
export { readShards as i, partOf as n, readShard as r, OPTIONS as t };
