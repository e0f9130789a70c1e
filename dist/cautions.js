import { c as counted, i as listed } from "./targets.js";
import { a as shortCommit, o as shortDigest } from "./nearest.js";
// src/report/node.ts
/** A line of words: what the source says is ours, and every string that is put into it is a stranger's. */
function line(ours, ...put) {
	return ours.flatMap((words, at) => {
		const next = put[at];
		return [...words === "" ? [] : [text(words)], ...next === void 0 ? [] : inlines(next)];
	});
}
function inlines(put) {
	if (typeof put === "string") return [foreign(put)];
	if (typeof put === "number") return [text(String(put))];
	return "kind" in put ? [put] : put;
}
/** Lines one after another, with our words between them. */
function joined(lines, between = ", ") {
	return lines.flatMap((one, at) => at === 0 ? one : [text(between), ...one]);
}
function text(words) {
	return {
		kind: "text",
		text: words
	};
}
function foreign(words) {
	return {
		kind: "foreign",
		text: words
	};
}
function code(name) {
	return {
		kind: "code",
		text: name
	};
}
function strong(said) {
	return {
		kind: "strong",
		said
	};
}
function faint(said) {
	return {
		kind: "faint",
		said
	};
}
function emphasis(said) {
	return {
		kind: "emphasis",
		said
	};
}
function link(said, to) {
	return {
		kind: "link",
		said,
		to
	};
}
function marked(mark, said) {
	return {
		kind: "marked",
		mark,
		said
	};
}
function figure(number) {
	return {
		kind: "figure",
		text: number
	};
}
function heading(level, said) {
	return {
		kind: "heading",
		level,
		said
	};
}
function paragraph(said, ...below) {
	return {
		kind: "paragraph",
		said,
		below
	};
}
function list(points) {
	return {
		kind: "list",
		points: points.map((one) => "said" in one ? one : { said: one })
	};
}
function table(columns, rows) {
	return {
		kind: "table",
		columns,
		rows
	};
}
function fold(summary, ...nodes) {
	return {
		kind: "fold",
		summary,
		nodes
	};
}
function chart(drawn) {
	return {
		kind: "chart",
		...drawn
	};
}
function group(...nodes) {
	return {
		kind: "group",
		nodes
	};
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
	return paragraph([faint(joined([
		line`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(shortDigest(policy.digest))})`,
		line`head ${commit(head.commit, links)}${dateOf(head)}`,
		base === void 0 ? line`no base` : line`base ${commit(base.commit, links)}${dateOf(base)}${anew(measurements)}`,
		...age(verdict),
		...links.artifact === void 0 ? [] : [[link(line`everything measured`, links.artifact)]]
	], " · "))]);
}
/** An old base is measured anew like any other, but says little of what the branch has become since. */
function age({ head, base }) {
	if (head.committed === void 0 || base?.committed === void 0) return [];
	const older = ageBetween(base.committed, head.committed);
	return older === void 0 ? [] : [line`the base is ${older} older than the head`];
}
/** Never a number on record: what an earlier run found of the base may be of another toolchain. */
function anew(measurements) {
	return measurements.some(({ side }) => side === "base") ? line`, measured anew in this run` : [];
}
function dateOf({ committed }) {
	return committed === void 0 ? [] : line` of ${committed.slice(0, 10)}`;
}
/** Where the policy sets a limit: `quantgate.yml:14`, linked at the commit it was read from. */
function position({ at }, { repository }) {
	const text = code(`${at.path}:${at.line}`);
	if (repository === void 0 || at.commit === null) return text;
	const path = at.path.split("/").map(encodeURIComponent).join("/");
	return link([text], `${repository}/blob/${at.commit}/${path}#L${at.line}`);
}
function commit(id, { repository }) {
	if (id === null) return line`the working tree`;
	const to = repository === void 0 ? void 0 : `${repository}/commit/${id}`;
	return [link([code(shortCommit(id))], to)];
}
// src/report/changes.ts
/** What the head would loosen, once merged, of how it is judged; all else that it changes under a fold. */
function changeList({ verdict, links = {} }) {
	const loosenings = loosened(verdict);
	const others = (verdict.changes ?? []).filter(({ direction }) => direction !== "loosens");
	const point = (change) => line`${said(change)}${where(change)}`;
	const where = ({ at }) => at === void 0 ? [] : line` (${position({ at }, links)})`;
	return [...loosenings.length === 0 ? [] : [group(paragraph(LOOSENS), list(loosenings.map(point)))], ...others.length === 0 ? [] : [fold(`What else it changes (${others.length})`, list(others.map(point)))]];
}
const LOOSENS = line`${strong(line`What this would loosen.`)} It counts once merged; here the target branch's policy and data have judged.`;
/** Those that loosen something. */
function loosened({ changes = [] }) {
	return changes.filter(({ direction }) => direction === "loosens");
}
function said({ direction, about, says, before, after }) {
	const what = says === void 0 ? [] : line` ${says}`;
	return line`${direction} ${code(about)}${what}: ${side(before)} → ${side(after)}`;
}
function side(text) {
	return text === null ? line`nothing` : [code(text)];
}
/** `loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt`, as plain text. */
function changeText({ direction, about, says, before, after }) {
	return `${[
		direction,
		about,
		...says === void 0 ? [] : [says]
	].join(" ")}: ${before ?? "nothing"} → ${after ?? "nothing"}`;
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
	const why = warns === void 0 ? [] : line`; ${warns}`;
	const said = line`${strong(line`Models that nobody judges`)}: this adds or changes them, and no policy names them${why}`;
	const rest = more === void 0 ? [] : [line`and ${more} more`];
	return [group(paragraph([marked(warns === void 0 ? "none" : "warn", said)]), list([...paths.map((path) => [code(path)]), ...rest]))];
}
/** The same in plain words, for a terminal. */
function unjudgedText({ unjudged }) {
	if (unjudged === void 0) return [];
	const { paths, more, warns } = unjudged;
	const why = warns === void 0 ? "" : `; ${warns}`;
	return [`no policy names these models, so nobody judges them: ${listed(paths, more)}${why}`];
}
export { list as C, table as D, strong as E, link as S, paragraph as T, foreign as _, changeList as a, joined as b, origins as c, chart as d, code as f, fold as g, figure as h, unjudgedText as i, position as l, faint as m, otherCautions as n, changeText as o, emphasis as p, unjudgedList as r, loosened as s, cautionsIn as t, ageBetween as u, group as v, marked as w, line as x, heading as y };
