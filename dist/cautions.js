import { c as counted, i as listed } from "./targets.js";
import { a as shortCommit, o as shortDigest } from "./nearest.js";
import { t as visible } from "./visible.js";
// src/report/escape.ts
/** An invisible break inside what GitHub would turn into a mention, an issue, a link or an emoji. */
const BREAK = "&#8203;";
/**
* `_` inside a word is only itself. `:` before a non-space starts URLs and `:emoji:`; `.` matters
* after `www` and in a leading `1.`; the empty match sits inside `GH-1`. Dashes and the like matter
* only where a block could start.
*/
const ACTIVE = /[&<>@#$\\`*[\]!|~]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\S)|(?<=www|^\d+)\.|(?<=^\d+)\)|(?<=GH-)(?=\d)|^[-+=]/giu;
const SPELLED = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"@": `@${BREAK}`,
	"#": `#${BREAK}`,
	":": `:${BREAK}`,
	".": `${BREAK}.`,
	$: "<span>$</span>",
	"": BREAK
};
/** A foreign string as Markdown that shows it and does nothing else: no markup, link, mention or emoji. */
function escapeMarkdown(text) {
	return visible(text).replace(ACTIVE, (found) => SPELLED[found] ?? `\\${found}`);
}
// src/report/code.ts
/** What a code span shows as it stands, wherever it is put. */
const PLAIN = /^(?=.{1,200}$)[\w./:=%-]+(?: [\w./:=%-]+)*$/;
/** A name, path or digest in code style; what could break out of backticks goes through the escape. */
function code(text) {
	return PLAIN.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(text)}</code>`;
}
// src/report/markdown.ts
/** A table: its rows may be left out from the end, its head may not. Cells are Markdown. */
function table(columns, rows) {
	return {
		opening: `${row(columns.map(({ title }) => title))}\n${row(columns.map(({ right }) => right ? "--:" : "---"))}`,
		items: rows.map(row)
	};
}
/** The same under a fold that a click opens; `summary` is ours, without foreign text. */
function fold(summary, block) {
	const start = `<details><summary>${summary}</summary>\n`;
	const opening = block.opening === "" ? start : `${start}\n${block.opening}`;
	return {
		...block,
		opening,
		closing: "\n</details>"
	};
}
const WEB = /^https?:\/\/[^\s<>\\]+$/;
/** `text` as a link where there is somewhere to go. */
function link(text, url) {
	return url === void 0 || !WEB.test(url) ? text : `[${text}](<${url}>)`;
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
// src/catalog/days.ts
/** Days from one date or instant to another, by their UTC days: `2027-01-31`, `2027-01-31T09:30:00Z`. */
function daysBetween(from, to) {
	return dayNumber(to) - dayNumber(from);
}
/** Counted from a day long past, in years that begin in March, so that a leap day is their last. */
function dayNumber(date) {
	const [year = 0, month = 0, day = 0] = date.slice(0, 10).split("-").map(Number);
	const years = month > 2 ? year : year - 1;
	const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
	const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
	return 365 * years + leapDays + inYear + day;
}
// src/report/age.ts
/** From one instant to a later one, in whole days: `1 day`, `12 days`; undefined within a day. */
function ageBetween(from, to) {
	const days = daysBetween(from, to);
	return days <= 0 ? void 0 : counted(days, "day");
}
// src/report/origins.ts
/** Which policy judged which commit against which base, and where everything else is. */
function origins({ verdict, measurements = [], links = {} }) {
	const { policy, head, base } = verdict;
	return { opening: `<sub>${[
		`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(shortDigest(policy.digest))})`,
		`head ${commit(head.commit, links)}${dateOf(head)}`,
		base === void 0 ? "no base" : `base ${commit(base.commit, links)}${dateOf(base)}${anew(measurements)}`,
		...age(verdict),
		...links.artifact === void 0 ? [] : [link("everything measured", links.artifact)]
	].join(" · ")}</sub>` };
}
/** An old base is measured anew like any other, but says little of what the branch has become since. */
function age({ head, base }) {
	if (head.committed === void 0 || base?.committed === void 0) return [];
	const older = ageBetween(base.committed, head.committed);
	return older === void 0 ? [] : [`the base is ${older} older than the head`];
}
/** Never a number on record: what an earlier run found of the base may be of another toolchain. */
function anew(measurements) {
	return measurements.some(({ side }) => side === "base") ? ", measured anew in this run" : "";
}
function dateOf({ committed }) {
	return committed === void 0 ? "" : ` of ${committed.slice(0, 10)}`;
}
/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
function position({ at }, { repository }) {
	const text = code(`${at.path}:${at.line}`);
	if (repository === void 0 || at.commit === null) return text;
	const path = at.path.split("/").map(encodeURIComponent).join("/");
	return link(text, `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}
function commit(id, { repository }) {
	if (id === null) return "the working tree";
	return link(code(shortCommit(id)), repository === void 0 ? void 0 : `${repository}/commit/${id}`);
}
// src/report/changes.ts
/** What the head would loosen, once merged, of how it is judged; all else that it changes under a fold. */
function changeList({ verdict, links = {} }) {
	const loosenings = loosened(verdict);
	const others = (verdict.changes ?? []).filter(({ direction }) => direction !== "loosens");
	const item = (change) => `- ${said(change)}${where(change)}`;
	const where = ({ at }) => at === void 0 ? "" : ` (${position({ at }, links)})`;
	return [...loosenings.length === 0 ? [] : [{
		opening: `**${TITLE}** ${COUNTS}\n`,
		items: loosenings.map(item)
	}], ...others.length === 0 ? [] : [fold(`What else it changes (${others.length})`, {
		opening: "",
		items: others.map(item)
	})]];
}
const TITLE = "What this would loosen.";
const COUNTS = "It counts once merged; here the target branch's policy and data have judged.";
/** Those that loosen something. */
function loosened({ changes = [] }) {
	return changes.filter(({ direction }) => direction === "loosens");
}
function said({ direction, about, says, before, after }) {
	const what = says === void 0 ? "" : ` ${escapeMarkdown(says)}`;
	return `${direction} ${code(about)}${what}: ${side(before)} → ${side(after)}`;
}
function side(text) {
	return text === null ? "nothing" : code(text);
}
/** `loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt`, as plain text. */
function changeText({ direction, about, says, before, after }) {
	return `${[
		direction,
		about,
		...says === void 0 ? [] : [says]
	].join(" ")}: ${before ?? "nothing"} → ${after ?? "nothing"}`;
}
// src/report/marks.ts
/** A mark never stands without its word: not everyone sees the colour. */
const MARKS = {
	pass: {
		mark: "✅",
		word: "pass"
	},
	warn: {
		mark: "⚠️",
		word: "warning"
	},
	fail: {
		mark: "❌",
		word: "fail"
	},
	error: {
		mark: "❌",
		word: "could not be judged"
	}
};
/** Of a model that nobody touched: it stops nothing, and no limit was looked at. */
const UNCHANGED = {
	mark: "➖",
	word: "not measured"
};
/** The state of the limit that decides; of several, a proven failure before a doubt. */
function variantWord(variant) {
	const { outcome, limits, uncertified } = variant;
	if (isUnjudged(variant)) return "no limits";
	if (uncertified !== void 0) return limits.length === 0 ? "no limits" : "nothing certified";
	if (outcome === "pass") return MARKS.pass.word;
	const decisive = limits.filter((limit) => limit.outcome === outcome);
	const first = decisive.find(({ state }) => state === "fail") ?? decisive[0];
	return first === void 0 ? "unmeasured" : stateWord(first);
}
/** Measured, and held to nothing: that is no pass. */
function isUnjudged({ outcome, limits }) {
	return outcome === "pass" && limits.length === 0;
}
/** `inconclusive, leans fail`: what is not proven is never called by the name of what is. */
function stateWord({ state, leans, proven, waived }) {
	const word = proven ? `${state}, proven` : state.replace("-", " ");
	const leaning = leans === void 0 ? word : `${word}, leans ${leans}`;
	return waived === void 0 ? leaning : `${leaning}, waived`;
}
/** The word with its mark; a doubt about a slice changes nothing, and has none. */
function markedState(limit) {
	return limit.state === "inconclusive" && limit.outcome === "pass" ? stateWord(limit) : `${MARKS[limit.outcome].mark} ${stateWord(limit)}`;
}
// src/report/cautions.ts
/** What a reader must know beside the limits: a model that leaves the gate, and what nobody can tell of what will ship. */
function cautionsIn({ models }) {
	return models.flatMap(({ name, status, because, doubts = [] }) => [...LEAVES.has(status) ? [`${name}: ${because}`] : [], ...doubts.map((doubt) => `${name}: ${doubt}`)]);
}
const LEAVES = /* @__PURE__ */ new Set(["removed", "missing"]);
/** The same, without what the sentence on the whole run says already. */
function otherCautions(verdict) {
	return cautionsIn(verdict).filter((one) => !verdict.because.includes(one));
}
/** Models that are added or changed while no policy names them. */
function unjudgedList({ unjudged }) {
	if (unjudged === void 0) return [];
	const { paths, more, warns } = unjudged;
	const opening = `${warns === void 0 ? "" : `${MARKS.warn.mark} `}**Models that nobody judges**: this adds or changes them, and no policy names them${warns === void 0 ? "" : `; ${escapeMarkdown(warns)}`}\n`;
	const rest = more === void 0 ? [] : [`- and ${more} more`];
	return [{
		opening,
		items: [...paths.map((path) => `- ${code(path)}`), ...rest]
	}];
}
/** The same in plain words, for a terminal. */
function unjudgedText({ unjudged }) {
	if (unjudged === void 0) return [];
	const { paths, more, warns } = unjudged;
	const why = warns === void 0 ? "" : `; ${warns}`;
	return [`no policy names these models, so nobody judges them: ${listed(paths, more)}${why}`];
}
export { fold as _, MARKS as a, code as b, markedState as c, changeList as d, changeText as f, ageBetween as g, position as h, unjudgedText as i, stateWord as l, origins as m, otherCautions as n, UNCHANGED as o, loosened as p, unjudgedList as r, isUnjudged as s, cautionsIn as t, variantWord as u, link as v, escapeMarkdown as x, table as y };
