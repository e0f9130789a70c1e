import { t as EXIT_STATUS } from "./states.js";
import { p as describeProblem, u as UserError } from "./machine.js";
import { S as TARGETS } from "./shelves.js";
import { i as CheckupResult, n as informsOnly, t as disturbances } from "./conditions.js";
import { c as CheckupItem, d as withCrew, i as whyUnanswered, n as workersFor, u as narrate } from "./workers.js";
import { t as greet } from "./greet.js";
import { T as amount, _ as line, b as marked, l as facts, r as renderTerminal, t as progressFor, x as paragraph, y as list } from "./progress-for.js";
import { s as counted } from "./account.js";
import { n as withScratch } from "./with-project.js";
import { join } from "node:path";
// src/measure/diagnose.ts
/** Asks a machine what it can measure; on a Mac, also whether Core ML agrees with the portable engine. */
async function diagnose(workers, checked) {
	const ports = {
		...workers,
		locate: async () => ""
	};
	try {
		return await withCrew(ports, async (crew) => {
			return await examined(crew, await greet(crew, NAMED.map(({ name }) => name)), checked);
		});
	} catch (error) {
		workers.signal?.throwIfAborted();
		if (!(error instanceof UserError)) throw error;
		const problem = error.problems.map(describeProblem).join("; ");
		return {
			schema: 1,
			problem,
			targets: NAMED.map((target) => ({
				...saidOf(target),
				usable: false,
				why: problem,
				measures: []
			})),
			programs: [],
			sound: false
		};
	}
}
/** What `auto` runs on is one of the others. */
const NAMED = TARGETS.filter(({ name }) => name !== "auto");
/** The one that Core ML is held against. */
const PORTABLE = "portable";
/** Any of these programs takes a hundredth of it. */
const PATIENCE = { silentMs: 9e4 };
async function examined(crew, hello, checked) {
	const programs = [];
	let conditions;
	for (const { name } of NAMED) {
		const engine = hello.engines[name];
		if (name === PORTABLE || engine === void 0 || "unavailable" in engine) continue;
		checked.progress.stage(`${name} beside the portable engine`);
		const found = await checkUp(crew, name, checked);
		programs.push(...found.programs);
		conditions ??= found.conditions;
	}
	checked.progress.end();
	const { os, chip, python, coremltools } = hello;
	const targets = NAMED.map((target) => diagnosed(target, hello, conditions));
	return {
		schema: 1,
		machine: {
			os,
			chip,
			python,
			coremltools
		},
		targets,
		programs,
		...conditions && { conditions },
		sound: targets.some(({ usable }) => usable) && programs.every(({ state }) => state === "agrees")
	};
}
/** All programs on one target; one that kills the worker, or never ends, has failed, and a fresh one goes on behind it. */
async function checkUp(crew, target, { packages, progress }) {
	const programs = [];
	for (;;) {
		let at;
		const tell = narrate(progress, (item) => {
			const read = CheckupItem.safeParse(item);
			if (read.success) programs.push(programOf(target, read.data));
		});
		const skip = programs.map(({ program }) => program);
		const request = {
			do: "checkup",
			engine: target,
			packages: { ...packages },
			skip
		};
		const answer = await crew.ask(request, (event) => {
			if (event.event === "progress") at = event.key ?? at;
			tell(event);
		}, PATIENCE);
		if (answer.kind === "result") {
			const { programs: all, conditions } = CheckupResult.parse(answer.value);
			const untold = all - programs.length;
			const why = `the worker told nothing of ${untold} of its ${all} programs`;
			if (untold > 0) programs.push({
				target,
				program: "all",
				state: "failed",
				why
			});
			return {
				programs,
				conditions
			};
		}
		const why = whyUnanswered(answer);
		const program = at ?? "all";
		const isNew = programs.every((one) => one.program !== program);
		programs.push({
			target,
			program,
			state: "failed",
			why
		});
		if (answer.kind === "error" || at === void 0 || !isNew) return {
			programs,
			conditions: void 0
		};
	}
}
function programOf(target, item) {
	const { program } = item;
	if ("failed" in item) return {
		target,
		program,
		state: "failed",
		why: item.failed
	};
	if ("agrees" in item) return {
		target,
		program,
		state: "agrees",
		far: item.agrees.far
	};
	return {
		target,
		program,
		state: "differs",
		...item.differs
	};
}
function saidOf({ name, says }) {
	return {
		target: name,
		says
	};
}
function diagnosed(target, hello, now) {
	const engine = hello.engines[target.name];
	const about = saidOf(target);
	if (engine === void 0) return {
		...about,
		usable: false,
		why: "no engine of this worker runs it",
		measures: []
	};
	if ("unavailable" in engine) {
		const { unavailable: why, remedy } = engine;
		return {
			...about,
			usable: false,
			why,
			remedy,
			measures: []
		};
	}
	const { caution } = engine;
	return {
		...about,
		usable: true,
		...caution !== void 0 && { caution },
		measures: measuresOf(engine, now)
	};
}
function measuresOf(engine, now) {
	return [
		{
			what: "answers",
			can: "yes"
		},
		engine.placement ? {
			what: "placement",
			can: "yes"
		} : {
			what: "placement",
			can: "no",
			why: "it runs on one device"
		},
		timesOf(engine, now)
	];
}
function timesOf({ time }, now) {
	const times = (can, why) => ({
		what: "times",
		can,
		...why !== void 0 && { why }
	});
	if (!time) return times("no", "its times say nothing about a device");
	if (now === void 0) return times("not now", "nobody could tell what else this Mac does");
	const informs = informsOnly({
		before: now,
		after: now
	});
	if (informs !== void 0) return times("informs", informs);
	const disturbed = disturbances(now);
	return disturbed.length === 0 ? times("yes") : times("not now", disturbed.join("; "));
}
// src/report/diagnosis.ts
/** What a machine can measure, for whoever sits before it: a target after the other, with what would help. */
function renderDiagnosis(found) {
	const nodes = [
		machineNode(found),
		...found.targets.map(targetNode),
		...agreementNodes(found.programs),
		paragraph(lastLine(found))
	];
	return `${renderTerminal(nodes.map((node) => ({
		rank: 0,
		node
	})))}\n`;
}
function machineNode({ machine, problem = "it does not answer" }) {
	if (machine === void 0) return paragraph([marked("fail", line`No worker can be asked: ${problem}`)]);
	const { os, chip, python, coremltools } = machine;
	return facts([
		[line`system`, line`${os}`],
		[line`chip`, line`${chip}`],
		[line`Python`, line`${python}`],
		[line`coremltools`, line`${coremltools}`]
	]);
}
function targetNode(diagnosed) {
	const { target, says, usable, why, remedy, caution, measures } = diagnosed;
	return paragraph([marked(usable ? "pass" : "fail", line`${target}: ${says}`)], ...why === void 0 ? [] : [line`cannot be used here: ${why}`], ...remedy === void 0 ? [] : [line`what helps: ${remedy}`], ...caution === void 0 ? [] : [line`mind: ${caution}`], ...measures.map(measureLine));
}
const WHAT = {
	answers: "answers, and what they score",
	placement: "placement, as Core ML predicts it",
	times: "times and memory"
};
const CAN = {
	yes: "yes",
	informs: "to inform, not to decide",
	"not now": "not now",
	no: "no"
};
function measureLine({ what, can, why }) {
	return line`${WHAT[what]}: ${CAN[can]}${why === void 0 ? [] : line`: ${why}`}`;
}
function agreementNodes(programs) {
	return [...new Set(programs.map(({ target }) => target))].flatMap((target) => {
		const all = programs.filter((one) => one.target === target);
		const wrong = all.filter(({ state }) => state !== "agrees");
		const agree = `${all.length - wrong.length} of ${counted(all.length, "program")}`;
		const said = line`${target} and the portable engine agree on ${agree}`;
		if (wrong.length === 0) return [paragraph([marked("pass", said)])];
		return [paragraph([marked("fail", said)]), list(wrong.map(programLine))];
	});
}
function programLine({ program, state, far, output, op, name, why }) {
	if (state === "failed") return line`${program} failed: ${why ?? "it does not say why"}`;
	const where = output === void 0 ? [] : line` in ${output}`;
	const much = far === void 0 ? line`one gives a number where the other gives none` : line`by ${amount(far, "rate")} of the largest number`;
	const first = op === void 0 ? line`cut behind any of its operations it does not` : line`they begin to differ at ${op} (${name ?? "unnamed"})`;
	return line`${program} differs${where}, ${much}: ${first}`;
}
function lastLine({ sound, programs }) {
	if (sound) return [marked("pass", line`What can be used here can be relied on.`)];
	if (programs.length === 0) return [marked("fail", line`Nothing can be measured here.`)];
	return [marked("fail", line`Core ML and the portable engine do not agree here. Please send all of this output to us, in an issue: one of the two is wrong.`)];
}
// src/commands/doctor.ts
/** Tells what this machine can and cannot measure; on a Mac, also whether Core ML answers as the portable engine does. */
async function doctor(options, host) {
	const progress = progressFor(host.errors, host.env);
	const found = await withScratch(host.temp, async (scratch) => {
		return await diagnose(workersFor(options, host, scratch, progress), {
			packages: modelsBeside(host),
			progress
		});
	});
	host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderDiagnosis(found));
	return found.sound ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}
/** Real models that come with the program: what is packed of it has no fixtures. */
function modelsBeside({ worker }) {
	return Object.fromEntries(Object.entries(MODELS).map(([name, file]) => [name, join(worker, "models", file)]));
}
const MODELS = {
	digits: "Digits.mlpackage",
	"gives-back": "GivesBack.mlpackage",
	"log-probabilities": "LogProbabilities.mlpackage",
	"two-heads": "TwoHeads.mlpackage"
};
export { doctor };
