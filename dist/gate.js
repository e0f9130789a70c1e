import { t as EXIT_STATUS } from "./states.js";
import { t as measure } from "./measure.js";
import { i as outFolder } from "./shards.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { n as truthsIn, r as writePrepared, t as prepareIn } from "./prepare.js";
import { t as progressFor } from "./progress-for.js";
import { i as longCommit } from "./nearest.js";
import { a as formatVerdict } from "./evidence.js";
import { f as filesOf, r as LAYOUT } from "./issues.js";
import { r as visible } from "./make-folder.js";
import { t as pastIn } from "./past-in.js";
import { t as bringHistory } from "./bring-history.js";
import { i as copyLabellingImages, n as judgeOut, r as printVerdict } from "./judge.js";
import { n as replacing } from "./out-folder.js";
import { t as withQuestion } from "./question.js";
import { t as withProject } from "./with-project.js";
import { t as workersFor } from "./workers.js";
import { resolve } from "node:path";
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
// src/commands/ask-attested.ts
/** Whether the plan's question was answered already. Log and report tell what came of asking. */
async function askAttested(plan, host) {
	if (host.attested === void 0 || plan.question === void 0) return { plan };
	const answer = await host.attested(plan.question);
	const say = (text) => void host.out.write(`${visible(text)}\n`);
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
// src/commands/gate.ts
/** The whole job: plan, measure, judge, report. */
async function gate(options, host) {
	const progress = progressFor(host.errors, host.env);
	const out = outFolder(resolve(host.cwd, options.out));
	return await withProject(host, async (project, scratch) => {
		const found = await prepareIn(project, options, host);
		const { plan, taken } = await askAttested(await withQuestion(found.plan, project, options, host), host);
		const prepared = {
			...found,
			plan
		};
		const locate = locatingIn(project, scratch);
		await replacing(out, async (fresh) => {
			await writePrepared(prepared, fresh);
			await bringHistory(project, options, host, fresh);
			if (taken !== void 0) return await writeTaken(taken, fresh);
			if (prepared.plan.requests.length === 0) return;
			await bringData(project, prepared.plan.requests);
			const ports = {
				...await workersFor(options, host, scratch, progress),
				locate,
				truthOf: truthsIn(prepared),
				out: fresh,
				progress
			};
			await measure(prepared.plan, ports, { keepPackages: options.keepPackages ?? false });
		});
		if (taken !== void 0) return told(taken, options, host);
		const { verdict, missing } = await judgeOut(prepared.plan, out, progress);
		await copyLabellingImages(missing, prepared.plan, out, locate);
		return told(verdict, options, host);
	});
}
function told(verdict, options, host) {
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
export { gate };
