import { availableParallelism } from "node:os";
// src/words/lists.ts
/** `a, b, c`, and where `more` are not named: `a, b, c and 12 more`. */
function listed(names, more = 0, between = ", ") {
	return `${names.join(between)}${more > 0 ? ` and ${more} more` : ""}`;
}
/** The first of many, and how many more there are. */
function listedUpTo(most, names, between = ", ") {
	return listed(names.slice(0, most), names.length - most, between);
}
// src/words/counts.ts
/** What was counted, with its noun: `1 sample`, `997 samples`; another plural is named. */
function counted(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
/** A whole number that is read for its size, such as one to plan with: `1,397`. */
function grouped(count) {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** `about 1,400`: a plan is no more exact than that. Rounded up. */
function about(count) {
	const step = 10 ** Math.max(0, String(count).length - 2);
	return step === 1 ? grouped(count) : `about ${grouped(Math.ceil(count / step) * step)}`;
}
/** How far something reaches, rounded up: what passes a limit must not read as if it kept it. `65,520`, `3.40e+38`. */
function magnitude(value) {
	return value < 1e9 ? grouped(Math.ceil(value)) : value.toPrecision(3);
}
/** Which of the samples in their order, from one to before another, counted from 0: `samples 1 to 250`. */
function spanText([begin, end]) {
	return begin + 1 === end ? `sample ${end}` : `samples ${begin + 1} to ${end}`;
}
// src/terminal/plain.ts
/**
* A foreign line fit for any terminal or log: it moves no cursor, turns no text around and is no command
* to an Actions runner, which obeys `::name` at a line's start and `##[name` anywhere.
*/
function plain(line) {
	return line.replace(ESCAPES, "").replace(CONTROLS, " ").replaceAll("::", ": :").replaceAll("##[", "## [").trimEnd();
}
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// src/words/durations.ts
/** How long something took, given in ms, for a person: `0.4 s`, `58 s`, `1 min 48 s`, `1 h 2 min`. */
function lasted(ms) {
	const tenths = Math.round(ms / 100);
	if (tenths < 100) return `${(tenths / 10).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
// src/words/account.ts
/** What the time of a run goes into, in the order in which it is told. */
const PHASES = {
	plan: "planning",
	start: "starting Python",
	look: "looking at models and data",
	convert: "converting",
	evaluate: "evaluating",
	audit: "auditing ranges",
	compare: "comparing engines",
	time: "timing",
	judge: "judging",
	tell: "telling GitHub"
};
/** One line at the end of a run: the time, what of it was spared, and what GitHub counts. */
function accountOf({ total, phases, reused, runner }) {
	const spared = reused && reusedOf(reused);
	return [
		`${lasted(total)}${partsOf(total, phases)}.`,
		...spared === void 0 ? [] : [`Reused from earlier runs: ${spared}.`],
		...runner === void 0 ? [] : [runnerOf(runner, total)]
	].join(" ");
}
/** `6 of 6 packages, 0 of 5982 answers`; undefined where nothing was. */
function reusedOf({ packages, answers }) {
	if (packages.found + answers.found === 0) return;
	return `${packages.found} of ${packages.all} packages, ${answers.found} of ${answers.all} answers`;
}
/** So little is not worth a word. */
const LEAST = 50;
function partsOf(total, phases) {
	const long = Object.entries(PHASES).flatMap(([phase, says]) => [...phases].flatMap(([own, ms]) => own === phase && ms >= LEAST ? [{
		says,
		ms
	}] : []));
	if (long.length === 0) return "";
	const sum = long.reduce((all, { ms }) => all + ms, 0);
	return `: ${listed(long.map(({ says, ms }) => `${says} ${lasted(ms)}`))}${sum > total ? "; some of it at the same time" : ""}`;
}
/**
* How many of the minutes that an account has for its private repositories one minute of GitHub's standard runners takes
* (docs.github.com, billing for Actions, of 2026).
*/
const TAKES = /* @__PURE__ */ new Map([
	["Linux", 1],
	["Windows", 2],
	["macOS", 10]
]);
/** A job is counted in whole minutes, and began before this run did. */
function runnerOf({ os, cores, hosted }, total) {
	const machine = counted(cores, "core");
	if (!hosted) return `On a runner of your own (${os}, ${machine}).`;
	const minutes = Math.max(1, Math.ceil(total / 6e4));
	const used = `On GitHub's ${os} runner (${machine}): at least ${counted(minutes, "minute")}`;
	const takes = minutes * (TAKES.get(os) ?? 1);
	if (takes === minutes) return `${used}.`;
	return `${used}, ${takes} of those that an account has for private repositories.`;
}
// src/commands/entry/notes.ts
/** Gathers what the time of a run goes into. Parts of one phase that overlap count once. */
var Phases = class {
	#clock;
	#began;
	#open = /* @__PURE__ */ new Map();
	#sums = /* @__PURE__ */ new Map();
	/** `clock` tells milliseconds since whenever, and never goes back. */
	constructor(clock) {
		this.#clock = clock;
		this.#began = clock();
	}
	async during(phase, work) {
		this.#begin(phase);
		try {
			return await work();
		} finally {
			this.#end(phase);
		}
	}
	/** How long it was until now, and of that in each phase. */
	so() {
		return {
			total: this.#clock() - this.#began,
			phases: this.#sums
		};
	}
	#begin(phase) {
		const { since, parts } = this.#open.get(phase) ?? {
			since: this.#clock(),
			parts: 0
		};
		this.#open.set(phase, {
			since,
			parts: parts + 1
		});
	}
	#end(phase) {
		const open = this.#open.get(phase);
		if (open === void 0) return;
		if (open.parts > 1) return void this.#open.set(phase, {
			...open,
			parts: open.parts - 1
		});
		this.#open.delete(phase);
		this.#sums.set(phase, (this.#sums.get(phase) ?? 0) + this.#clock() - open.since);
	}
};
// src/commands/entry/account.ts
/**
* Does a run's work; at its end one line says what it took, where it took anything. The last words of a run that could not
* go on are why.
*/
async function accounted(host, work) {
	const { clock, env, errors } = host;
	if (clock === void 0) return await work(host);
	const notes = { phases: new Phases(clock) };
	const done = await work({
		...host,
		notes
	});
	const [taken, runner, { reused }] = [
		notes.phases.so(),
		runnerIn(env),
		notes
	];
	if (taken.phases.size > 0) errors.write(`${accountOf({
		...taken,
		...reused && { reused },
		...runner && { runner }
	})}\n`);
	return done;
}
/** Notes what else the last line says, where anything is noted. */
function note({ notes }, { reused }) {
	if (notes !== void 0) notes.reused = reused;
}
/** Notes the time of some work, where it is noted. */
async function during({ notes }, phase, work) {
	return notes === void 0 ? await work() : await notes.phases.during(phase, work);
}
function runnerIn(env) {
	const { GITHUB_ACTIONS, RUNNER_OS: os, RUNNER_ENVIRONMENT } = env;
	if (GITHUB_ACTIONS !== "true" || !os) return;
	return {
		os,
		cores: availableParallelism(),
		hosted: RUNNER_ENVIRONMENT === "github-hosted"
	};
}
export { plain as a, grouped as c, listed as d, listedUpTo as f, reusedOf as i, magnitude as l, during as n, about as o, note as r, counted as s, accounted as t, spanText as u };
