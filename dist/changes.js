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
	if (days <= 0) return void 0;
	return days === 1 ? "1 day" : `${days} days`;
}
// src/report/origins.ts
/** Which policy judged which commit against which base, and where everything else is. */
function origins({ verdict, measurements = [], links = {} }) {
	const { policy, head, base } = verdict;
	return { opening: `<sub>${[
		`Policy ${code(policy.path)} of ${commit(policy.commit, links)} (${code(policy.digest.slice(0, 19))})`,
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
	return link(code(id.slice(0, 7)), repository === void 0 ? void 0 : `${repository}/commit/${id}`);
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
export { position as a, link as c, escapeMarkdown as d, origins as i, table as l, changeText as n, ageBetween as o, loosened as r, fold as s, changeList as t, code as u };
