import { t as EXIT_STATUS } from "./states.js";
import { r as verdictOn, t as readEvidence } from "./evidence.js";
import { t as measurePlan } from "./measure.js";
import { t as outFolder } from "./out-folder.js";
import { t as readPolicies } from "./read.js";
import { n as locatingIn } from "./locate.js";
import { n as truthsIn, r as writePrepared, t as prepareIn } from "./prepare.js";
import { C as table, D as cell, T as amount, _ as line, b as marked, m as group, n as plainLine, r as renderTerminal, t as progressFor, x as paragraph } from "./progress-for.js";
import { i as NO_STORE, t as withProject } from "./with-project.js";
import { t as listingIn } from "./listing.js";
import { M as formOfDifference } from "./read-json.js";
import { B as asLimit, U as limitText, et as OPERATORS, s as findMetric } from "./nearest.js";
import { d as listed } from "./account.js";
import { t as caughtFrom } from "./chances.js";
import { o as settingsFor, t as alphaOf } from "./alpha.js";
import { j as REFERENCE, l as steadyShare } from "./shelves.js";
import { n as workersFor } from "./workers.js";
import { join } from "node:path";
// src/commands/selftest/under-test.ts
/** The source itself, under another name: the gate must let it pass. */
const UNCHANGED = "unchanged";
/** Noise, as a share of each weight tensor's own spread: from hardly any to as much noise as weight. */
const STRENGTHS = [
	.02,
	.05,
	.1,
	.2,
	.5,
	1
];
const SEEDS = [
	1,
	2,
	3
];
/** Every damage, the weakest first. */
const DAMAGES = STRENGTHS.flatMap((strength) => SEEDS.map((seed) => ({
	name: `damaged-${strength}-${seed}`,
	strength,
	seed
})));
/** The same plan and policy, with each model's variants replaced. */
function underTest(plan, policies) {
	const untested = /* @__PURE__ */ new Map();
	const tested = plan.models.flatMap((planned) => {
		const model = (policies[planned.policy] ?? policies.target).models.find(({ name }) => name === planned.name);
		const request = plan.requests.find(({ model, side }) => model === planned.name && side === "head");
		const replaced = model && replaceVariants(model);
		if (request === void 0) untested.set(planned.name, planned.why ?? "nothing here measures it");
		else if (replaced === void 0) untested.set(planned.name, UNGUARDED);
		else return [{
			planned,
			request,
			model: {
				...replaced,
				targets: [request.target]
			}
		}];
		return [];
	});
	return {
		untested,
		plan: {
			...plan,
			models: tested.map(({ planned }) => alone(planned)),
			requests: tested.flatMap(({ request }) => requestsFor(request))
		},
		policy: {
			...policies.target,
			waivers: [],
			models: tested.map(({ model }) => model)
		}
	};
}
const UNGUARDED = "no enforced limit is on what it answers, against its reference or on its own: nothing would be noticed";
function alone({ recorded: _, outlooks: __, ...planned }) {
	const why = "the self-test compares with no earlier commit";
	return {
		...planned,
		policy: "target",
		base: {
			kind: "unknown",
			why
		}
	};
}
/** Few variants at a time, so that a large model's many copies need not all fit the memory and the disk. */
function requestsFor(request) {
	const groups = STRENGTHS.map((strength) => DAMAGES.filter((damage) => damage.strength === strength));
	const stored = (name) => ({
		name,
		recipe: { kind: "stored" }
	});
	const damaged = groups.map((group) => group.map(({ name, strength, seed }) => ({
		name,
		recipe: damageOf(strength, seed)
	})));
	return [[stored(UNCHANGED)], ...damaged].map((variants) => ({
		...request,
		variants: [stored(REFERENCE), ...variants]
	}));
}
function damageOf(strength, seed) {
	return {
		kind: "damage",
		strength,
		seed
	};
}
/** What every enforced variant has to keep of its answers, asked of the source and of each damaged copy. */
function replaceVariants(model) {
	const enforced = model.variants.filter(({ name }) => model.ship === null || model.ship === name);
	const limits = unlike(enforced.flatMap((variant) => variant.limits.filter(isOnAnswers)));
	const [first] = enforced;
	if (first === void 0 || limits.length === 0) return;
	const variant = (name, recipe) => ({
		...first,
		name,
		recipe,
		limits
	});
	const variants = [variant(UNCHANGED, { kind: "stored" }), ...DAMAGES.map(({ name, strength, seed }) => variant(name, damageOf(strength, seed)))];
	return {
		...model,
		reference: "source",
		ship: null,
		recorded: {},
		variants
	};
}
/** Sizes and times do not change with the weights' values, and there is no base here. */
function isOnAnswers({ metric, operator, on }) {
	return findMetric(metric)?.source === "records" && OPERATORS[operator].against !== "base" && on === void 0;
}
function unlike(limits) {
	const keyed = limits.map((limit) => [limitText(limit), limit]);
	return [...new Map(keyed).values()];
}
// src/commands/selftest/result.ts
/** The share of runs in which something must be stopped to count as caught. */
const CAUGHT = .95;
/** What a model under test showed. */
function resultFor(judged, { plan, policy }) {
	const model = policy.models.find(({ name }) => name === judged.name);
	const [variant] = model?.variants ?? [];
	if (model === void 0 || variant === void 0) throw new Error(`${judged.name} is not tested`);
	return resultOf(judged, variant.limits, settingsFor(policy, plan.branch, model, variant));
}
/** Whether the gate let the sound model pass and stopped the damaged ones, and from which loss on. */
function resultOf({ name, variants }, limits, settings) {
	const metric = limits[0]?.metric ?? "";
	const unchanged = variants.find((variant) => variant.name === UNCHANGED);
	const damaged = DAMAGES.flatMap(({ name, strength, seed }) => {
		const variant = variants.find((one) => one.name === name);
		return variant === void 0 ? [] : [{
			strength,
			seed,
			...seenOf(variant, metric, unchanged)
		}];
	});
	const measured = damaged.filter(({ lost }) => lost !== null);
	const sound = {
		outcome: unchanged?.outcome ?? "error",
		why: whyOf(unchanged)
	};
	return {
		model: name,
		metric,
		limits: limits.map(limitText),
		unchanged: sound,
		damaged,
		stopped: measured.filter(isStopped).length,
		of: measured.length,
		caughtFrom: calculated(limits, settings, examplesOf(unchanged)),
		problems: problemsOf(sound, damaged)
	};
}
function isStopped({ outcome }) {
	return outcome === "fail" || outcome === "error";
}
function seenOf(variant, metric, unchanged) {
	return {
		lost: variant.reason === void 0 ? lostOf(metric, variant, unchanged) : null,
		outcome: variant.outcome,
		why: whyOf(variant)
	};
}
/** Against the reference; what is measured against it already has its own value for the model as it is. */
function lostOf(metric, damaged, unchanged) {
	const [now, before] = [damaged.metrics[metric], unchanged?.metrics[metric]];
	if (now?.versus !== void 0) return now.versus.drop;
	if (now === void 0 || before === void 0) return null;
	const fall = before.value - now.value;
	return findMetric(metric)?.direction === "lower" ? -fall : fall;
}
/** The reason of the limit that decided. */
function whyOf(variant) {
	if (variant === void 0) return "it was not judged";
	const decisive = variant.limits.find(({ outcome }) => outcome === variant.outcome);
	return variant.reason ?? decisive?.why ?? variant.uncertified ?? "it has no limit";
}
function examplesOf(variant) {
	return variant?.limits.find(({ n, slice }) => n !== void 0 && slice === void 0)?.n;
}
/** Of all limits on a drop, the one that notices the least. */
function calculated(limits, settings, n) {
	const drops = limits.filter(({ metric, operator, slice }) => {
		return operator === "max-drop" && slice === void 0 && findMetric(metric)?.test === "rate";
	});
	if (n === void 0 || drops.length === 0) return null;
	const strict = settings.onInconclusive === "fail";
	const found = drops.map((limit) => caughtFrom({
		limit,
		n,
		alpha: alphaOf(settings)
	}, CAUGHT, strict));
	return steadyShare(Math.min(...found));
}
function problemsOf(unchanged, damaged) {
	const measured = damaged.filter(({ lost }) => lost !== null);
	const through = measured.filter(({ strength }) => strength === measured.at(-1)?.strength).find((one) => !isStopped(one));
	return [
		...isStopped(unchanged) ? [`The model as it is does not pass: ${unchanged.why}.`] : [],
		...measured.length === 0 ? [`No damaged copy could be measured: ${damaged[0]?.why ?? "there is none"}.`] : [],
		...through === void 0 ? [] : [`The strongest damage was let through: ${through.why}.`]
	];
}
// src/commands/selftest/describe.ts
/** What a self-test found of a model, for somebody who wants to know whether the gate works. */
function describeSelfTest(result) {
	const { model, limits, unchanged, problems } = result;
	const nodes = [
		paragraph(line`${model} under ${listed(limits)}`),
		paragraph(line`As it is: ${unchanged.outcome}. ${unchanged.why}.`),
		damageTable(result),
		...foundOf(result).map((one) => paragraph(one)),
		...problems.length === 0 ? [paragraph([marked("pass", line`The gate is sound for this model.`)])] : problems.map((problem) => paragraph([marked("fail", line`${problem}`)], REMEDY))
	];
	return renderTerminal([{
		rank: 0,
		node: group(...nodes)
	}]);
}
const REMEDY = line`quantgate check shows what the examples can tell of each limit; docs/troubleshooting.md has what to do.`;
function damageTable({ metric, damaged }) {
	const columns = [
		{
			title: "noise, of the weights' spread",
			right: true
		},
		{
			title: `${metric} lost, measured`,
			right: true
		},
		{
			title: "the gate stopped",
			right: true
		}
	];
	const rows = [...new Set(damaged.map((one) => one.strength))].map((strength) => {
		const alike = damaged.filter((one) => one.strength === strength);
		return [
			line`${amount(strength, "rate")}`,
			line`${lossesOf(alike, metric)}`,
			line`${stoppedOf(alike)}`
		];
	});
	return table(columns, rows);
}
function lossesOf(group, metric) {
	const lost = group.flatMap((one) => one.lost === null ? [] : [one.lost]).sort((a, b) => a - b);
	return lost.length === 0 ? "not measured" : listed(lost.map((loss) => written(loss, metric)));
}
function written(loss, metric) {
	return cell(loss, formOfDifference(metric));
}
function stoppedOf(group) {
	return `${group.filter(isStopped).length} of ${group.length}`;
}
/** How often, and from which loss on: first as measured, then as calculated. */
function foundOf({ damaged, stopped, of, caughtFrom, metric }) {
	const lost = (wanted) => damaged.flatMap((one) => one.lost !== null && isStopped(one) === wanted ? [one.lost] : []);
	const [through, caught] = [lost(false), lost(true)];
	const sentences = [
		`It stopped ${stopped} of ${of}.`,
		...through.length === 0 ? [] : [`The largest loss let through: ${written(Math.max(...through), metric)}.`],
		...caught.length === 0 ? [] : [`The smallest that it stopped: ${written(Math.min(...caught), metric)}.`]
	];
	const measured = line`${sentences.join(" ")}`;
	if (caughtFrom === null) return [measured];
	const loss = asLimit(caughtFrom, "points", "up");
	return [measured, line`By calculation it stops 19 of 20 models that truly lose ${loss} of ${metric} or more.`];
}
// src/commands/selftest.ts
/** Tries the gate on the team's own model: it must let it pass as it is, and stop it when it is damaged. */
async function selftest(options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withProject(host, async (project, scratch, hashes) => {
		const workers = workersFor(options, host, scratch, progress);
		const list = listingIn(project, scratch, workers);
		const all = {
			...options,
			base: options.base ?? false,
			measureAll: true
		};
		const prepared = await prepareIn(project, all, {
			...host,
			list
		});
		const test = underTest(prepared.plan, readPolicies(prepared.plan.policies));
		const out = outFolder(join(scratch, "selftest"));
		await writePrepared({
			...prepared,
			plan: test.plan,
			recordings: []
		}, out);
		if (test.plan.requests.length > 0) {
			const locate = locatingIn(project, scratch);
			const truthOf = truthsIn(prepared);
			const forgetful = {
				workerKey: async () => "",
				store: NO_STORE,
				hashes
			};
			const ports = {
				...workers,
				...forgetful,
				locate,
				truthOf,
				out,
				progress
			};
			await measurePlan(test.plan, ports);
		}
		const evidence = await readEvidence(test.plan, out);
		return tell(verdictOn({
			plan: test.plan,
			policies: { target: test.policy },
			evidence
		}).models.map((model) => resultFor(model, test)), test, options, host);
	});
}
/** Sound only where every model was tried and no trial found anything. */
function tell(results, { untested }, { json }, host) {
	const isSound = untested.size === 0 && results.every(({ problems }) => problems.length === 0);
	const left = [...untested].map(([model, why]) => ({
		model,
		why
	}));
	const texts = [...results.map(describeSelfTest), ...left.map(({ model, why }) => plainLine([marked("fail", line`${model} was not tested: ${why}.`)]))];
	const report = {
		sound: isSound,
		models: results,
		untested: left
	};
	host.out.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${texts.join("\n\n")}\n`);
	return isSound ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}
export { selftest };
