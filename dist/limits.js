import { a as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { r as describeProblem, t as UserError } from "./errors.js";
import { a as counted, d as Measurement, i as allow, n as listedUpTo, o as grouped, r as about, t as listed } from "./lists.js";
import { A as quote, E as WRITTEN, c as describeIssues, g as ASIDE_KINDS, k as LAYOUT, x as formNameOf, y as OPERATORS } from "./nearest.js";
import { i as worst } from "./states.js";
import { i as isAgainstReference, n as familyOf, o as outFolder, r as findMetric, s as digestOf } from "./metrics.js";
import { c as sliceName, d as minus, h as toNumber, l as compareDecimals, m as toDecimal, n as engineOf, p as times, u as decimalOf } from "./targets.js";
import { n as steady } from "./visible.js";
import { o as exactAmount, t as amount } from "./amounts.js";
import { i as isUnmeasured } from "./shards.js";
import { a as examplesToTell, c as normalCdf, l as normalQuantile, o as leastExamples, t as POWER } from "./supposed.js";
import { o as complete, r as taskOf } from "./version.js";
import { readdir, rename, rm } from "node:fs/promises";
// src/policy/entry-of.ts
/** The entry of a policy that judges a planned model, by the model's own name: several may be judged by one entry. */
function entryOf({ models }, { name, entry = name }) {
	const found = models.find((model) => model.name === entry);
	return found && {
		...found,
		name
	};
}
// src/judge/set-aside.ts
/** What lies among a model's data and was not evaluated, a sentence a folder. */
function asideNotes({ aside = [] } = {}) {
	return aside.map(sentence$1);
}
function sentence$1(aside) {
	const { folder, labels, count, examples } = aside;
	const files = counted(count, "file");
	const [are, were] = count === 1 ? ["is no sample", "was"] : ["are no samples", "were"];
	const why = labels === void 0 ? "" : `, for no row of ${quote(labels)} names ${it(count)},`;
	const named = listed(examples.map(quote), count - examples.length);
	return `${files} of ${quote(folder)} ${are}${why} and ${were} set aside (${kinds(aside)}): ${named}`;
}
function it(count) {
	return count === 1 ? "it" : "them";
}
const WORDS = {
	unnamed: ["image", "images"],
	unread: ["image of a format that is not read", "images of formats that are not read"],
	movie: ["movie", "movies"],
	hidden: ["hidden file", "hidden files"],
	other: ["file of another kind", "files of other kinds"]
};
function kinds({ byKind }) {
	const each = ASIDE_KINDS.flatMap((kind) => {
		const count = byKind[kind];
		const [one, many] = WORDS[kind];
		return count === void 0 ? [] : [counted(count, one, many)];
	});
	return listed(each);
}
// src/commands/prepare/recording.ts
/** One file of a folder of measurements: whoever wrote it may be a stranger, so what is wrong with it is a reason. */
async function readRecording(place, model) {
	const { tree, folder, from, side, target, variant } = place;
	const path = `${folder}/${variant}.json`;
	const planned = {
		target,
		side,
		variant,
		from,
		at: {
			path,
			commit: tree.commit
		}
	};
	try {
		if (await tree.kindOf(path) === "absent") return void 0;
		const found = parse((await fileAt(tree, path)).toString("utf8"));
		refuseOther(found, {
			model,
			variant,
			target
		});
		const records = await recordsOf(found, place);
		const measurement = placed(found, side);
		const digest = recordingDigest(measurement);
		return {
			planned: {
				...planned,
				digest
			},
			measurement,
			...records && { records }
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const refused = error.problems.map((problem) => tellOf(path, problem)).join("; ");
		return { planned: {
			...planned,
			refused
		} };
	}
}
/** The path stands before the reason already. */
function tellOf(path, { message, at }) {
	return describeProblem({
		message,
		...at && at.file !== path && { at }
	});
}
/** The same for the measurement as it was read and as the out folder gives it back. */
function recordingDigest(measurement) {
	return digestOf(JSON.stringify(measurement));
}
async function fileAt(tree, path, what = "") {
	if (await tree.isLinked(path)) throw new UserError({ message: `${what} is a symbolic link, and none is followed`.trim() });
	return await tree.read(path);
}
function parse(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw new UserError({ message: "is not JSON" });
	}
	const read = Measurement.safeParse(value);
	if (read.success) return read.data;
	throw new UserError({ message: `is no measurement: ${describeIssues(read.error)}` });
}
/** A file that says it is of something else would lend its numbers to the wrong name. */
function refuseOther(found, wanted) {
	const tell = ({ model, variant, target }) => `${model}/${variant} on ${target}`;
	if (tell(found) === tell(wanted)) return;
	throw new UserError({ message: `says it is of ${tell(found)}, not of ${tell(wanted)}` });
}
async function recordsOf({ records }, { tree, folder }) {
	if (records === void 0) return void 0;
	if (!staysBelow(records.path)) throw new UserError({ message: `names ${quote(records.path)} as its records, which must be a file below its folder` });
	const path = `${folder}/${records.path}`;
	if (await tree.kindOf(path) === "absent") throw new UserError({ message: `names ${quote(records.path)} as its records, which is not there` });
	return await fileAt(tree, path, `names ${quote(records.path)} as its records, which`);
}
/** Neither absolute nor with `..`, on any system. */
function staysBelow(path) {
	if (/[\p{Cc}\\:]/u.test(path)) return false;
	return path.split("/").every((part) => ![
		"",
		".",
		".."
	].includes(part));
}
/** As the out folder lays it: by the side it stands for, beside its own records. */
function placed(measurement, side) {
	const here = {
		...measurement,
		side
	};
	const { records } = measurement;
	return records === void 0 ? here : {
		...here,
		records: {
			...records,
			path: LAYOUT.records(here)
		}
	};
}
// src/commands/out-folder.ts
/** What quantgate writes into an out folder, and may therefore remove from it. */
const OURS = /* @__PURE__ */ new Set([
	...[
		"plan.json",
		"verdict.json",
		"comment.md",
		"history.jsonl"
	],
	...[
		"samples",
		"measurements",
		"records",
		"shards",
		"packages",
		"recorded"
	],
	...["explanations", "labelling"]
]);
/** A file that a killed run was still writing. */
const UNFINISHED = /\.[0-9a-f]{8}\.tmp$/;
/**
* Works in a folder beside the out folder, which takes its place when the work is done: a run that ends early
* leaves nothing half-written, and what an earlier run left stays whole.
*/
async function replacing(out, work) {
	await refuseForeign(out);
	const fresh = outFolder(`${out.root}.part`);
	await refuseForeign(fresh);
	const discard = () => rm(fresh.root, {
		recursive: true,
		force: true
	});
	await discard();
	try {
		await work(fresh);
		await rm(out.root, {
			recursive: true,
			force: true
		});
		await rename(fresh.root, out.root);
	} finally {
		await discard();
	}
}
/** An earlier run's verdict goes before anything can end this one; in a folder of others it may be anyone's file. */
async function forgetVerdict(out) {
	if ((await foreignIn(out)).length === 0) await out.forgetVerdict();
}
/** A folder that holds anything else is nobody's to replace. */
async function refuseForeign({ root }) {
	const foreign = await foreignIn({ root });
	if (foreign.length === 0) return;
	throw new UserError({
		message: `the out folder holds what quantgate did not write: ${listedUpTo(3, foreign)}`,
		at: { file: root },
		fix: "name a folder of its own with --out"
	});
}
async function foreignIn({ root }) {
	return (await namesIn(root)).filter((name) => !OURS.has(name.replace(UNFINISHED, "")));
}
async function namesIn(root) {
	return await readdir(root).catch((error) => {
		if (error.code === "ENOENT") return [];
		throw new UserError({
			message: `cannot be the out folder: ${error.message}`,
			at: { file: root }
		});
	});
}
// node_modules/picomatch/lib/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const WIN_SLASH = "\\\\/";
	const WIN_NO_SLASH = `[^${WIN_SLASH}]`;
	const DEFAULT_MAX_EXTGLOB_RECURSION = 0;
	/**
	* Posix glob regex
	*/
	const DOT_LITERAL = "\\.";
	const PLUS_LITERAL = "\\+";
	const QMARK_LITERAL = "\\?";
	const SLASH_LITERAL = "\\/";
	const ONE_CHAR = "(?=.)";
	const QMARK = "[^/]";
	const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
	const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
	const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
	const POSIX_CHARS = {
		DOT_LITERAL,
		PLUS_LITERAL,
		QMARK_LITERAL,
		SLASH_LITERAL,
		ONE_CHAR,
		QMARK,
		END_ANCHOR,
		DOTS_SLASH,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!${START_ANCHOR}${DOTS_SLASH})`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`,
		NO_DOTS_SLASH: `(?!${DOTS_SLASH})`,
		QMARK_NO_DOT: `[^.${SLASH_LITERAL}]`,
		STAR: `${QMARK}*?`,
		START_ANCHOR,
		SEP: "/"
	};
	/**
	* Windows glob regex
	*/
	const WINDOWS_CHARS = {
		...POSIX_CHARS,
		SLASH_LITERAL: `[${WIN_SLASH}]`,
		QMARK: WIN_NO_SLASH,
		STAR: `${WIN_NO_SLASH}*?`,
		DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
		NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
		START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
		END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
		SEP: "\\"
	};
	module.exports = {
		DEFAULT_MAX_EXTGLOB_RECURSION,
		MAX_LENGTH: 65536,
		POSIX_REGEX_SOURCE: {
			__proto__: null,
			alnum: "a-zA-Z0-9",
			alpha: "a-zA-Z",
			ascii: "\\x00-\\x7F",
			blank: " \\t",
			cntrl: "\\x00-\\x1F\\x7F",
			digit: "0-9",
			graph: "\\x21-\\x7E",
			lower: "a-z",
			print: "\\x20-\\x7E ",
			punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
			space: " \\t\\r\\n\\v\\f",
			upper: "A-Z",
			word: "A-Za-z0-9_",
			xdigit: "A-Fa-f0-9"
		},
		REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
		REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
		REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
		REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
		REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
		REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
		REPLACEMENTS: {
			__proto__: null,
			"***": "*",
			"**/**": "**",
			"**/**/**": "**"
		},
		CHAR_0: 48,
		CHAR_9: 57,
		CHAR_UPPERCASE_A: 65,
		CHAR_LOWERCASE_A: 97,
		CHAR_UPPERCASE_Z: 90,
		CHAR_LOWERCASE_Z: 122,
		CHAR_LEFT_PARENTHESES: 40,
		CHAR_RIGHT_PARENTHESES: 41,
		CHAR_ASTERISK: 42,
		CHAR_AMPERSAND: 38,
		CHAR_AT: 64,
		CHAR_BACKWARD_SLASH: 92,
		CHAR_CARRIAGE_RETURN: 13,
		CHAR_CIRCUMFLEX_ACCENT: 94,
		CHAR_COLON: 58,
		CHAR_COMMA: 44,
		CHAR_DOT: 46,
		CHAR_DOUBLE_QUOTE: 34,
		CHAR_EQUAL: 61,
		CHAR_EXCLAMATION_MARK: 33,
		CHAR_FORM_FEED: 12,
		CHAR_FORWARD_SLASH: 47,
		CHAR_GRAVE_ACCENT: 96,
		CHAR_HASH: 35,
		CHAR_HYPHEN_MINUS: 45,
		CHAR_LEFT_ANGLE_BRACKET: 60,
		CHAR_LEFT_CURLY_BRACE: 123,
		CHAR_LEFT_SQUARE_BRACKET: 91,
		CHAR_LINE_FEED: 10,
		CHAR_NO_BREAK_SPACE: 160,
		CHAR_PERCENT: 37,
		CHAR_PLUS: 43,
		CHAR_QUESTION_MARK: 63,
		CHAR_RIGHT_ANGLE_BRACKET: 62,
		CHAR_RIGHT_CURLY_BRACE: 125,
		CHAR_RIGHT_SQUARE_BRACKET: 93,
		CHAR_SEMICOLON: 59,
		CHAR_SINGLE_QUOTE: 39,
		CHAR_SPACE: 32,
		CHAR_TAB: 9,
		CHAR_UNDERSCORE: 95,
		CHAR_VERTICAL_LINE: 124,
		CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
		/**
		* Create EXTGLOB_CHARS
		*/
		extglobChars(chars) {
			return {
				"!": {
					type: "negate",
					open: "(?:(?!(?:",
					close: `))${chars.STAR})`
				},
				"?": {
					type: "qmark",
					open: "(?:",
					close: ")?"
				},
				"+": {
					type: "plus",
					open: "(?:",
					close: ")+"
				},
				"*": {
					type: "star",
					open: "(?:",
					close: ")*"
				},
				"@": {
					type: "at",
					open: "(?:",
					close: ")"
				}
			};
		},
		/**
		* Create GLOB_CHARS
		*/
		globChars(win32) {
			return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
		}
	};
}));
// node_modules/picomatch/lib/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { REGEX_BACKSLASH, REGEX_REMOVE_BACKSLASH, REGEX_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_GLOBAL } = require_constants();
	exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
	exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
	exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
	exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
	exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
	exports.isWindows = () => {
		if (typeof navigator !== "undefined" && navigator.platform) {
			const platform = navigator.platform.toLowerCase();
			return platform === "win32" || platform === "windows";
		}
		if (typeof process !== "undefined" && process.platform) return process.platform === "win32";
		return false;
	};
	exports.removeBackslashes = (str) => {
		return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
			return match === "\\" ? "" : match;
		});
	};
	exports.escapeLast = (input, char, lastIdx) => {
		const idx = input.lastIndexOf(char, lastIdx);
		if (idx === -1) return input;
		if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
		return `${input.slice(0, idx)}\\${input.slice(idx)}`;
	};
	exports.removePrefix = (input, state = {}) => {
		let output = input;
		if (output.startsWith("./")) {
			output = output.slice(2);
			state.prefix = "./";
		}
		return output;
	};
	exports.wrapOutput = (input, state = {}, options = {}) => {
		let output = `${options.contains ? "" : "^"}(?:${input})${options.contains ? "" : "$"}`;
		if (state.negated === true) output = `(?:^(?!${output}).*$)`;
		return output;
	};
	exports.basename = (path, { windows } = {}) => {
		const segs = path.split(windows ? /[\\/]/ : "/");
		const last = segs[segs.length - 1];
		if (last === "") return segs[segs.length - 2];
		return last;
	};
}));
// node_modules/picomatch/lib/scan.js
var require_scan = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const utils = require_utils();
	const { CHAR_ASTERISK, CHAR_AT, CHAR_BACKWARD_SLASH, CHAR_COMMA, CHAR_DOT, CHAR_EXCLAMATION_MARK, CHAR_FORWARD_SLASH, CHAR_LEFT_CURLY_BRACE, CHAR_LEFT_PARENTHESES, CHAR_LEFT_SQUARE_BRACKET, CHAR_PLUS, CHAR_QUESTION_MARK, CHAR_RIGHT_CURLY_BRACE, CHAR_RIGHT_PARENTHESES, CHAR_RIGHT_SQUARE_BRACKET } = require_constants();
	const isPathSeparator = (code) => {
		return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
	};
	const depth = (token) => {
		if (token.isPrefix !== true) token.depth = token.isGlobstar ? Infinity : 1;
	};
	/**
	* Quickly scans a glob pattern and returns an object with a handful of
	* useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
	* `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
	* with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
	*
	* ```js
	* const pm = require('picomatch');
	* console.log(pm.scan('foo/bar/*.js'));
	* { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
	* ```
	* @param {String} `str`
	* @param {Object} `options`
	* @return {Object} Returns an object with tokens and regex source string.
	* @api public
	*/
	const scan = (input, options) => {
		const opts = options || {};
		const length = input.length - 1;
		const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
		const slashes = [];
		const tokens = [];
		const parts = [];
		let str = input;
		let index = -1;
		let start = 0;
		let lastIndex = 0;
		let isBrace = false;
		let isBracket = false;
		let isGlob = false;
		let isExtglob = false;
		let isGlobstar = false;
		let braceEscaped = false;
		let backslashes = false;
		let negated = false;
		let negatedExtglob = false;
		let finished = false;
		let braces = 0;
		let prev;
		let code;
		let token = {
			value: "",
			depth: 0,
			isGlob: false
		};
		const eos = () => index >= length;
		const peek = () => str.charCodeAt(index + 1);
		const advance = () => {
			prev = code;
			return str.charCodeAt(++index);
		};
		while (index < length) {
			code = advance();
			let next;
			if (code === CHAR_BACKWARD_SLASH) {
				backslashes = token.backslashes = true;
				code = advance();
				if (code === CHAR_LEFT_CURLY_BRACE) braceEscaped = true;
				continue;
			}
			if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
				braces++;
				while (eos() !== true && (code = advance())) {
					if (code === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (code === CHAR_LEFT_CURLY_BRACE) {
						braces++;
						continue;
					}
					if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (braceEscaped !== true && code === CHAR_COMMA) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (code === CHAR_RIGHT_CURLY_BRACE) {
						braces--;
						if (braces === 0) {
							braceEscaped = false;
							isBrace = token.isBrace = true;
							finished = true;
							break;
						}
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_FORWARD_SLASH) {
				slashes.push(index);
				tokens.push(token);
				token = {
					value: "",
					depth: 0,
					isGlob: false
				};
				if (finished === true) continue;
				if (prev === CHAR_DOT && index === start + 1) {
					start += 2;
					continue;
				}
				lastIndex = index + 1;
				continue;
			}
			if (opts.noext !== true) {
				if ((code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK) === true && peek() === CHAR_LEFT_PARENTHESES) {
					isGlob = token.isGlob = true;
					isExtglob = token.isExtglob = true;
					finished = true;
					if (code === CHAR_EXCLAMATION_MARK && index === start) negatedExtglob = true;
					if (scanToEnd === true) {
						let parens = 0;
						while (eos() !== true && (code = advance())) {
							if (code === CHAR_BACKWARD_SLASH) {
								backslashes = token.backslashes = true;
								advance();
								continue;
							}
							if (code === CHAR_LEFT_PARENTHESES) {
								parens++;
								continue;
							}
							if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
								finished = true;
								break;
							}
						}
						continue;
					}
					break;
				}
			}
			if (code === CHAR_ASTERISK) {
				if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_QUESTION_MARK) {
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_LEFT_SQUARE_BRACKET) {
				while (eos() !== true && (next = advance())) {
					if (next === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (next === CHAR_RIGHT_SQUARE_BRACKET) {
						isBracket = token.isBracket = true;
						isGlob = token.isGlob = true;
						finished = true;
						break;
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
				negated = token.negated = true;
				start++;
				continue;
			}
			if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
				isGlob = token.isGlob = true;
				if (scanToEnd === true) {
					let parens = 1;
					while (eos() !== true && (code = advance())) {
						if (code === CHAR_BACKWARD_SLASH) {
							backslashes = token.backslashes = true;
							advance();
							continue;
						}
						if (code === CHAR_LEFT_PARENTHESES) {
							parens++;
							continue;
						}
						if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
							finished = true;
							break;
						}
					}
					continue;
				}
				break;
			}
			if (isGlob === true) {
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
		}
		if (opts.noext === true) {
			isExtglob = false;
			isGlob = false;
		}
		let base = str;
		let prefix = "";
		let glob = "";
		if (start > 0) {
			prefix = str.slice(0, start);
			str = str.slice(start);
			lastIndex -= start;
		}
		if (base && isGlob === true && lastIndex > 0) {
			base = str.slice(0, lastIndex);
			glob = str.slice(lastIndex);
		} else if (isGlob === true) {
			base = "";
			glob = str;
		} else base = str;
		if (base && base !== "" && base !== "/" && base !== str) {
			if (isPathSeparator(base.charCodeAt(base.length - 1))) base = base.slice(0, -1);
		}
		if (opts.unescape === true) {
			if (glob) glob = utils.removeBackslashes(glob);
			if (base && backslashes === true) base = utils.removeBackslashes(base);
		}
		const state = {
			prefix,
			input,
			start,
			base,
			glob,
			isBrace,
			isBracket,
			isGlob,
			isExtglob,
			isGlobstar,
			negated,
			negatedExtglob
		};
		if (opts.tokens === true) {
			state.maxDepth = 0;
			if (!isPathSeparator(code)) tokens.push(token);
			state.tokens = tokens;
		}
		if (opts.parts === true || opts.tokens === true) {
			let prevIndex;
			for (let idx = 0; idx < slashes.length; idx++) {
				const n = prevIndex !== void 0 ? prevIndex + 1 : start;
				const i = slashes[idx];
				const value = input.slice(n, i);
				if (opts.tokens) {
					if (idx === 0 && start !== 0) {
						tokens[idx].isPrefix = true;
						tokens[idx].value = prefix;
					} else tokens[idx].value = value;
					depth(tokens[idx]);
					state.maxDepth += tokens[idx].depth;
				}
				if (i >= start) {
					parts.push(value);
					prevIndex = i;
				}
			}
			const n = prevIndex !== void 0 ? prevIndex + 1 : start;
			const value = input.slice(n);
			parts.push(value);
			if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
				tokens[tokens.length - 1].value = value;
				depth(tokens[tokens.length - 1]);
				state.maxDepth += tokens[tokens.length - 1].depth;
			}
			state.slashes = slashes;
			state.parts = parts;
		}
		return state;
	};
	module.exports = scan;
}));
// node_modules/picomatch/lib/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const constants = require_constants();
	const utils = require_utils();
	/**
	* Constants
	*/
	const { MAX_LENGTH, POSIX_REGEX_SOURCE, REGEX_NON_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_BACKREF, REPLACEMENTS } = constants;
	/**
	* Helpers
	*/
	const expandRange = (args, options) => {
		if (typeof options.expandRange === "function") return options.expandRange(...args, options);
		args.sort();
		const value = `[${args.join("-")}]`;
		try {
			new RegExp(value);
		} catch (ex) {
			return args.map((v) => utils.escapeRegex(v)).join("..");
		}
		return value;
	};
	/**
	* Create the message for a syntax error
	*/
	const syntaxError = (type, char) => {
		return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
	};
	const splitTopLevel = (input) => {
		const parts = [];
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let value = "";
		let escaped = false;
		for (const ch of input) {
			if (escaped === true) {
				value += ch;
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				value += ch;
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				value += ch;
				continue;
			}
			if (quote === 0) {
				if (ch === "[") bracket++;
				else if (ch === "]" && bracket > 0) bracket--;
				else if (bracket === 0) {
					if (ch === "(") paren++;
					else if (ch === ")" && paren > 0) paren--;
					else if (ch === "|" && paren === 0) {
						parts.push(value);
						value = "";
						continue;
					}
				}
			}
			value += ch;
		}
		parts.push(value);
		return parts;
	};
	const isPlainBranch = (branch) => {
		let escaped = false;
		for (const ch of branch) {
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (/[?*+@!()[\]{}]/.test(ch)) return false;
		}
		return true;
	};
	const normalizeSimpleBranch = (branch) => {
		let value = branch.trim();
		let changed = true;
		while (changed === true) {
			changed = false;
			if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
				value = value.slice(2, -1);
				changed = true;
			}
		}
		if (!isPlainBranch(value)) return;
		return value.replace(/\\(.)/g, "$1");
	};
	const hasRepeatedCharPrefixOverlap = (branches) => {
		const values = branches.map(normalizeSimpleBranch).filter(Boolean);
		for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) {
			const a = values[i];
			const b = values[j];
			const char = a[0];
			if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) continue;
			if (a === b || a.startsWith(b) || b.startsWith(a)) return true;
		}
		return false;
	};
	const parseRepeatedExtglob = (pattern, requireEnd = true) => {
		if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") return;
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let escaped = false;
		for (let i = 1; i < pattern.length; i++) {
			const ch = pattern[i];
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				continue;
			}
			if (quote === 1) continue;
			if (ch === "[") {
				bracket++;
				continue;
			}
			if (ch === "]" && bracket > 0) {
				bracket--;
				continue;
			}
			if (bracket > 0) continue;
			if (ch === "(") {
				paren++;
				continue;
			}
			if (ch === ")") {
				paren--;
				if (paren === 0) {
					if (requireEnd === true && i !== pattern.length - 1) return;
					return {
						type: pattern[0],
						body: pattern.slice(2, i),
						end: i
					};
				}
			}
		}
	};
	const buildCharClassStar = (chars) => {
		return `${chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`}*`;
	};
	const getStarExtglobSequenceChars = (pattern) => {
		let index = 0;
		const chars = [];
		while (index < pattern.length) {
			const match = parseRepeatedExtglob(pattern.slice(index), false);
			if (!match || match.type !== "*") return;
			const branches = splitTopLevel(match.body).map((branch) => branch.trim());
			if (branches.length !== 1) return;
			const branch = normalizeSimpleBranch(branches[0]);
			if (!branch || branch.length !== 1) return;
			chars.push(branch);
			index += match.end + 1;
		}
		if (chars.length < 1) return;
		return chars;
	};
	const repeatedExtglobRecursion = (pattern) => {
		let depth = 0;
		let value = pattern.trim();
		let match = parseRepeatedExtglob(value);
		while (match) {
			depth++;
			value = match.body.trim();
			match = parseRepeatedExtglob(value);
		}
		return depth;
	};
	const analyzeRepeatedExtglob = (body, options) => {
		if (options.maxExtglobRecursion === false) return { risky: false };
		const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
		const branches = splitTopLevel(body).map((branch) => branch.trim());
		if (branches.length > 1) {
			if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) return { risky: true };
		}
		const safeChars = [];
		let sawStarSequence = false;
		let combinable = true;
		for (const branch of branches) {
			const chars = getStarExtglobSequenceChars(branch);
			if (chars) {
				sawStarSequence = true;
				safeChars.push(...chars);
				continue;
			}
			const literal = normalizeSimpleBranch(branch);
			if (literal && literal.length === 1) {
				safeChars.push(literal);
				continue;
			}
			combinable = false;
			if (repeatedExtglobRecursion(branch) > max) return { risky: true };
		}
		if (sawStarSequence) return combinable ? {
			risky: true,
			safeOutput: buildCharClassStar([...new Set(safeChars)])
		} : { risky: true };
		return { risky: false };
	};
	/**
	* Parse the given input string.
	* @param {String} input
	* @param {Object} options
	* @return {Object}
	*/
	const parse = (input, options) => {
		if (typeof input !== "string") throw new TypeError("Expected a string");
		input = REPLACEMENTS[input] || input;
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		let len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		const bos = {
			type: "bos",
			value: "",
			output: opts.prepend || ""
		};
		const tokens = [bos];
		const capture = opts.capture ? "" : "?:";
		const PLATFORM_CHARS = constants.globChars(opts.windows);
		const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
		const { DOT_LITERAL, PLUS_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOT_SLASH, NO_DOTS_SLASH, QMARK, QMARK_NO_DOT, STAR, START_ANCHOR } = PLATFORM_CHARS;
		const globstar = (opts) => {
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const nodot = opts.dot ? "" : NO_DOT;
		const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
		let star = opts.bash === true ? globstar(opts) : STAR;
		if (opts.capture) star = `(${star})`;
		if (typeof opts.noext === "boolean") opts.noextglob = opts.noext;
		const state = {
			input,
			index: -1,
			start: 0,
			dot: opts.dot === true,
			consumed: "",
			output: "",
			prefix: "",
			backtrack: false,
			negated: false,
			brackets: 0,
			braces: 0,
			parens: 0,
			quotes: 0,
			globstar: false,
			tokens
		};
		input = utils.removePrefix(input, state);
		len = input.length;
		const extglobs = [];
		const braces = [];
		const stack = [];
		let prev = bos;
		let value;
		/**
		* Tokenizing helpers
		*/
		const eos = () => state.index === len - 1;
		const peek = state.peek = (n = 1) => input[state.index + n];
		const advance = state.advance = () => input[++state.index] || "";
		const remaining = () => input.slice(state.index + 1);
		const consume = (value = "", num = 0) => {
			state.consumed += value;
			state.index += num;
		};
		const append = (token) => {
			state.output += token.output != null ? token.output : token.value;
			consume(token.value);
		};
		const negate = () => {
			let count = 1;
			while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
				advance();
				state.start++;
				count++;
			}
			if (count % 2 === 0) return false;
			state.negated = true;
			state.start++;
			return true;
		};
		const increment = (type) => {
			state[type]++;
			stack.push(type);
		};
		const decrement = (type) => {
			state[type]--;
			stack.pop();
		};
		/**
		* Push tokens onto the tokens array. This helper speeds up
		* tokenizing by 1) helping us avoid backtracking as much as possible,
		* and 2) helping us avoid creating extra tokens when consecutive
		* characters are plain text. This improves performance and simplifies
		* lookbehinds.
		*/
		const push = (tok) => {
			if (prev.type === "globstar") {
				const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
				const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
				if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
					state.output = state.output.slice(0, -prev.output.length);
					prev.type = "star";
					prev.value = "*";
					prev.output = star;
					state.output += prev.output;
				}
			}
			if (extglobs.length && tok.type !== "paren") extglobs[extglobs.length - 1].inner += tok.value;
			if (tok.value || tok.output) append(tok);
			if (prev && prev.type === "text" && tok.type === "text") {
				prev.output = (prev.output || prev.value) + tok.value;
				prev.value += tok.value;
				return;
			}
			tok.prev = prev;
			tokens.push(tok);
			prev = tok;
		};
		const extglobOpen = (type, value) => {
			const token = {
				...EXTGLOB_CHARS[value],
				conditions: 1,
				inner: ""
			};
			token.prev = prev;
			token.parens = state.parens;
			token.output = state.output;
			token.startIndex = state.index;
			token.tokensIndex = tokens.length;
			const output = (opts.capture ? "(" : "") + token.open;
			increment("parens");
			push({
				type,
				value,
				output: state.output ? "" : ONE_CHAR
			});
			push({
				type: "paren",
				extglob: true,
				value: advance(),
				output
			});
			extglobs.push(token);
		};
		const extglobClose = (token) => {
			const literal = input.slice(token.startIndex, state.index + 1);
			const body = input.slice(token.startIndex + 2, state.index);
			const analysis = analyzeRepeatedExtglob(body, opts);
			if ((token.type === "plus" || token.type === "star") && analysis.risky) {
				const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
				const open = tokens[token.tokensIndex];
				open.type = "text";
				open.value = literal;
				open.output = safeOutput || utils.escapeRegex(literal);
				for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
					tokens[i].value = "";
					tokens[i].output = "";
					delete tokens[i].suffix;
				}
				state.output = token.output + open.output;
				state.backtrack = true;
				push({
					type: "paren",
					extglob: true,
					value,
					output: ""
				});
				decrement("parens");
				return;
			}
			let output = token.close + (opts.capture ? ")" : "");
			let rest;
			if (token.type === "negate") {
				let extglobStar = star;
				if (token.inner && token.inner.length > 1 && token.inner.includes("/")) extglobStar = globstar(opts);
				if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) output = token.close = `)$))${extglobStar}`;
				if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) output = token.close = `)${parse(rest, {
					...options,
					fastpaths: false
				}).output})${extglobStar})`;
				if (token.prev.type === "bos") state.negatedExtglob = true;
			}
			push({
				type: "paren",
				extglob: true,
				value,
				output
			});
			decrement("parens");
		};
		/**
		* Fast paths
		*/
		if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
			let backslashes = false;
			let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
				if (first === "\\") {
					backslashes = true;
					return m;
				}
				if (first === "?") {
					if (esc) return esc + first + (rest ? QMARK.repeat(rest.length) : "");
					if (index === 0) return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
					return QMARK.repeat(chars.length);
				}
				if (first === ".") return DOT_LITERAL.repeat(chars.length);
				if (first === "*") {
					if (esc) return esc + first + (rest ? star : "");
					return star;
				}
				return esc ? m : `\\${m}`;
			});
			if (backslashes === true) {
				if (opts.unescape === true) output = output.replace(/\\/g, "");
				else output = output.replace(/\\+/g, (m) => {
					return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
				});
			}
			if (output === input && opts.contains === true) {
				state.output = input;
				return state;
			}
			state.output = utils.wrapOutput(output, state, options);
			return state;
		}
		/**
		* Tokenize input until we reach end-of-string
		*/
		while (!eos()) {
			value = advance();
			if (value === "\0") continue;
			/**
			* Escaped characters
			*/
			if (value === "\\") {
				const next = peek();
				if (next === "/" && opts.bash !== true) continue;
				if (next === "." || next === ";") continue;
				if (!next) {
					value += "\\";
					push({
						type: "text",
						value
					});
					continue;
				}
				const match = /^\\+/.exec(remaining());
				let slashes = 0;
				if (match && match[0].length > 2) {
					slashes = match[0].length;
					state.index += slashes;
					if (slashes % 2 !== 0) value += "\\";
				}
				if (opts.unescape === true) value = advance();
				else value += advance();
				if (state.brackets === 0) {
					push({
						type: "text",
						value
					});
					continue;
				}
			}
			/**
			* If we're inside a regex character class, continue
			* until we reach the closing bracket.
			*/
			if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
				if (opts.posix !== false && value === ":") {
					const inner = prev.value.slice(1);
					if (inner.includes("[")) {
						prev.posix = true;
						if (inner.includes(":")) {
							const idx = prev.value.lastIndexOf("[");
							const pre = prev.value.slice(0, idx);
							const rest = prev.value.slice(idx + 2);
							const posix = POSIX_REGEX_SOURCE[rest];
							if (posix) {
								prev.value = pre + posix;
								state.backtrack = true;
								advance();
								if (!bos.output && tokens.indexOf(prev) === 1) bos.output = ONE_CHAR;
								continue;
							}
						}
					}
				}
				if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") value = `\\${value}`;
				if (value === "]" && (prev.value === "[" || prev.value === "[^")) value = `\\${value}`;
				if (opts.posix === true && value === "!" && prev.value === "[") value = "^";
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* If we're inside a quoted string, continue
			* until we reach the closing double quote.
			*/
			if (state.quotes === 1 && value !== "\"") {
				value = utils.escapeRegex(value);
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* Double quotes
			*/
			if (value === "\"") {
				state.quotes = state.quotes === 1 ? 0 : 1;
				if (opts.keepQuotes === true) push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Parentheses
			*/
			if (value === "(") {
				increment("parens");
				push({
					type: "paren",
					value
				});
				continue;
			}
			if (value === ")") {
				if (state.parens === 0 && opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "("));
				const extglob = extglobs[extglobs.length - 1];
				if (extglob && state.parens === extglob.parens + 1) {
					extglobClose(extglobs.pop());
					continue;
				}
				push({
					type: "paren",
					value,
					output: state.parens ? ")" : "\\)"
				});
				decrement("parens");
				continue;
			}
			/**
			* Square brackets
			*/
			if (value === "[") {
				if (opts.nobracket === true || !remaining().includes("]")) {
					if (opts.nobracket !== true && opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
					value = `\\${value}`;
				} else increment("brackets");
				push({
					type: "bracket",
					value
				});
				continue;
			}
			if (value === "]") {
				if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				if (state.brackets === 0) {
					if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "["));
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				decrement("brackets");
				const prevValue = prev.value.slice(1);
				if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) value = `/${value}`;
				prev.value += value;
				append({ value });
				if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) continue;
				const escaped = utils.escapeRegex(prev.value);
				state.output = state.output.slice(0, -prev.value.length);
				if (opts.literalBrackets === true) {
					state.output += escaped;
					prev.value = escaped;
					continue;
				}
				prev.value = `(${capture}${escaped}|${prev.value})`;
				state.output += prev.value;
				continue;
			}
			/**
			* Braces
			*/
			if (value === "{" && opts.nobrace !== true) {
				increment("braces");
				const open = {
					type: "brace",
					value,
					output: "(",
					outputIndex: state.output.length,
					tokensIndex: state.tokens.length
				};
				braces.push(open);
				push(open);
				continue;
			}
			if (value === "}") {
				const brace = braces[braces.length - 1];
				if (opts.nobrace === true || !brace) {
					push({
						type: "text",
						value,
						output: value
					});
					continue;
				}
				let output = ")";
				if (brace.dots === true) {
					const arr = tokens.slice();
					const range = [];
					for (let i = arr.length - 1; i >= 0; i--) {
						tokens.pop();
						if (arr[i].type === "brace") break;
						if (arr[i].type !== "dots") range.unshift(arr[i].value);
					}
					output = expandRange(range, opts);
					state.backtrack = true;
				}
				if (brace.comma !== true && brace.dots !== true) {
					const out = state.output.slice(0, brace.outputIndex);
					const toks = state.tokens.slice(brace.tokensIndex);
					brace.value = brace.output = "\\{";
					value = output = "\\}";
					state.output = out;
					for (const t of toks) state.output += t.output || t.value;
				}
				push({
					type: "brace",
					value,
					output
				});
				decrement("braces");
				braces.pop();
				continue;
			}
			/**
			* Pipes
			*/
			if (value === "|") {
				if (extglobs.length > 0) extglobs[extglobs.length - 1].conditions++;
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Commas
			*/
			if (value === ",") {
				let output = value;
				const brace = braces[braces.length - 1];
				if (brace && stack[stack.length - 1] === "braces") {
					brace.comma = true;
					output = "|";
				}
				push({
					type: "comma",
					value,
					output
				});
				continue;
			}
			/**
			* Slashes
			*/
			if (value === "/") {
				if (prev.type === "dot" && state.index === state.start + 1) {
					state.start = state.index + 1;
					state.consumed = "";
					state.output = "";
					tokens.pop();
					prev = bos;
					continue;
				}
				push({
					type: "slash",
					value,
					output: SLASH_LITERAL
				});
				continue;
			}
			/**
			* Dots
			*/
			if (value === ".") {
				if (state.braces > 0 && prev.type === "dot") {
					if (prev.value === ".") prev.output = DOT_LITERAL;
					const brace = braces[braces.length - 1];
					prev.type = "dots";
					prev.output += value;
					prev.value += value;
					brace.dots = true;
					continue;
				}
				if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
					push({
						type: "text",
						value,
						output: DOT_LITERAL
					});
					continue;
				}
				push({
					type: "dot",
					value,
					output: DOT_LITERAL
				});
				continue;
			}
			/**
			* Question marks
			*/
			if (value === "?") {
				if (!(prev && prev.value === "(") && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("qmark", value);
					continue;
				}
				if (prev && prev.type === "paren") {
					const next = peek();
					let output = value;
					if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) output = `\\${value}`;
					push({
						type: "text",
						value,
						output
					});
					continue;
				}
				if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
					push({
						type: "qmark",
						value,
						output: QMARK_NO_DOT
					});
					continue;
				}
				push({
					type: "qmark",
					value,
					output: QMARK
				});
				continue;
			}
			/**
			* Exclamation
			*/
			if (value === "!") {
				if (opts.noextglob !== true && peek() === "(") {
					if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
						extglobOpen("negate", value);
						continue;
					}
				}
				if (opts.nonegate !== true && state.index === 0) {
					negate();
					continue;
				}
			}
			/**
			* Plus
			*/
			if (value === "+") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("plus", value);
					continue;
				}
				if (prev && prev.value === "(" || opts.regex === false) {
					push({
						type: "plus",
						value,
						output: PLUS_LITERAL
					});
					continue;
				}
				if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
					push({
						type: "plus",
						value
					});
					continue;
				}
				push({
					type: "plus",
					value: PLUS_LITERAL
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value === "@") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					push({
						type: "at",
						extglob: true,
						value,
						output: ""
					});
					continue;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value !== "*") {
				if (value === "$" || value === "^") value = `\\${value}`;
				const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
				if (match) {
					value += match[0];
					state.index += match[0].length;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Stars
			*/
			if (prev && (prev.type === "globstar" || prev.star === true)) {
				prev.type = "star";
				prev.star = true;
				prev.value += value;
				prev.output = star;
				state.backtrack = true;
				state.globstar = true;
				consume(value);
				continue;
			}
			let rest = remaining();
			if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
				extglobOpen("star", value);
				continue;
			}
			if (prev.type === "star") {
				if (opts.noglobstar === true) {
					consume(value);
					continue;
				}
				const prior = prev.prev;
				const before = prior.prev;
				const isStart = prior.type === "slash" || prior.type === "bos";
				const afterStar = before && (before.type === "star" || before.type === "globstar");
				if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
				const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
				if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				while (rest.slice(0, 3) === "/**") {
					const after = input[state.index + 4];
					if (after && after !== "/") break;
					rest = rest.slice(3);
					consume("/**", 3);
				}
				const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
				if (prior.type === "bos" && eos()) {
					prev.type = "globstar";
					prev.value += value;
					prev.output = globstar(opts);
					state.output = prev.output;
					state.globstar = true;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
					prev.value += value;
					state.globstar = true;
					state.output += prior.output + prev.output;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
					const end = rest[1] !== void 0 ? "|$" : "";
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
					prev.value += value;
					state.output += prior.output + prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				if (prior.type === "bos" && rest[0] === "/") {
					prev.type = "globstar";
					prev.value += value;
					prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
					state.output = prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				state.output = state.output.slice(0, -prev.output.length);
				prev.type = "globstar";
				prev.output = globstar(opts);
				prev.value += value;
				state.output += prev.output;
				state.globstar = true;
				consume(value);
				continue;
			}
			const token = {
				type: "star",
				value,
				output: star
			};
			if (opts.bash === true) {
				token.output = ".*?";
				if (prev.type === "bos" || prev.type === "slash") token.output = nodot + token.output;
				push(token);
				continue;
			}
			if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
				token.output = value;
				push(token);
				continue;
			}
			if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
				if (prev.type === "dot") {
					state.output += NO_DOT_SLASH;
					prev.output += NO_DOT_SLASH;
				} else if (opts.dot === true) {
					state.output += NO_DOTS_SLASH;
					prev.output += NO_DOTS_SLASH;
				} else {
					state.output += nodot;
					prev.output += nodot;
				}
				if (peek() !== "*") {
					state.output += ONE_CHAR;
					prev.output += ONE_CHAR;
				}
			}
			push(token);
		}
		while (state.brackets > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
			state.output = utils.escapeLast(state.output, "[");
			decrement("brackets");
		}
		while (state.parens > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
			state.output = utils.escapeLast(state.output, "(");
			decrement("parens");
		}
		while (state.braces > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
			state.output = utils.escapeLast(state.output, "{");
			decrement("braces");
		}
		if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) push({
			type: "maybe_slash",
			value: "",
			output: `${SLASH_LITERAL}?`
		});
		if (state.backtrack === true) {
			state.output = "";
			for (const token of state.tokens) {
				state.output += token.output != null ? token.output : token.value;
				if (token.suffix) state.output += token.suffix;
			}
		}
		return state;
	};
	/**
	* Fast paths for creating regular expressions for common glob patterns.
	* This can significantly speed up processing and has very little downside
	* impact when none of the fast paths match.
	*/
	parse.fastpaths = (input, options) => {
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		const len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		input = REPLACEMENTS[input] || input;
		const { DOT_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOTS, NO_DOTS_SLASH, STAR, START_ANCHOR } = constants.globChars(opts.windows);
		const nodot = opts.dot ? NO_DOTS : NO_DOT;
		const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
		const capture = opts.capture ? "" : "?:";
		const state = {
			negated: false,
			prefix: ""
		};
		let star = opts.bash === true ? ".*?" : STAR;
		if (opts.capture) star = `(${star})`;
		const globstar = (opts) => {
			if (opts.noglobstar === true) return star;
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const create = (str) => {
			switch (str) {
				case "*": return `${nodot}${ONE_CHAR}${star}`;
				case ".*": return `${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*.*": return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*/*": return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
				case "**": return nodot + globstar(opts);
				case "**/*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
				case "**/*.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "**/.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
				default: {
					const match = /^(.*?)\.(\w+)$/.exec(str);
					if (!match) return;
					const source = create(match[1]);
					if (!source) return;
					return source + DOT_LITERAL + match[2];
				}
			}
		};
		let source = create(utils.removePrefix(input, state));
		if (source && opts.strictSlashes !== true) source += `${SLASH_LITERAL}?`;
		return source;
	};
	module.exports = parse;
}));
// node_modules/picomatch/lib/picomatch.js
var require_picomatch$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const scan = require_scan();
	const parse = require_parse();
	const utils = require_utils();
	const constants = require_constants();
	const isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
	/**
	* Creates a matcher function from one or more glob patterns. The
	* returned function takes a string to match as its first argument,
	* and returns true if the string is a match. The returned matcher
	* function also takes a boolean as the second argument that, when true,
	* returns an object with additional information.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch(glob[, options]);
	*
	* const isMatch = picomatch('*.!(*a)');
	* console.log(isMatch('a.a')); //=> false
	* console.log(isMatch('a.b')); //=> true
	*
	* // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
	* const picomatch = require('picomatch/posix');
	* // the same API, defaulting to posix paths
	* const isMatch = picomatch('a/*');
	* console.log(isMatch('a\\b')); //=> false
	* console.log(isMatch('a/b')); //=> true
	*
	* // you can still configure the matcher function to accept windows paths
	* const isMatch = picomatch('a/*', { options: windows });
	* console.log(isMatch('a\\b')); //=> true
	* console.log(isMatch('a/b')); //=> true
	* ```
	* @name picomatch
	* @param {String|Array} `globs` One or more glob patterns.
	* @param {Object=} `options`
	* @return {Function=} Returns a matcher function.
	* @api public
	*/
	const picomatch = (glob, options, returnState = false) => {
		if (Array.isArray(glob)) {
			const fns = glob.map((input) => picomatch(input, options, returnState));
			const arrayMatcher = (str) => {
				for (const isMatch of fns) {
					const state = isMatch(str);
					if (state) return state;
				}
				return false;
			};
			return arrayMatcher;
		}
		const isState = isObject(glob) && glob.tokens && glob.input;
		if (glob === "" || typeof glob !== "string" && !isState) throw new TypeError("Expected pattern to be a non-empty string");
		const opts = options || {};
		const posix = opts.windows;
		const regex = isState ? picomatch.compileRe(glob, options) : picomatch.makeRe(glob, options, false, true);
		const state = regex.state;
		delete regex.state;
		let isIgnored = () => false;
		if (opts.ignore) {
			const ignoreOpts = {
				...options,
				ignore: null,
				onMatch: null,
				onResult: null
			};
			isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
		}
		const matcher = (input, returnObject = false) => {
			const { isMatch, match, output } = picomatch.test(input, regex, options, {
				glob,
				posix
			});
			const result = {
				glob,
				state,
				regex,
				posix,
				input,
				output,
				match,
				isMatch
			};
			if (typeof opts.onResult === "function") opts.onResult(result);
			if (isMatch === false) {
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (isIgnored(input)) {
				if (typeof opts.onIgnore === "function") opts.onIgnore(result);
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (typeof opts.onMatch === "function") opts.onMatch(result);
			return returnObject ? result : true;
		};
		if (returnState) matcher.state = state;
		return matcher;
	};
	/**
	* Test `input` with the given `regex`. This is used by the main
	* `picomatch()` function to test the input string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.test(input, regex[, options]);
	*
	* console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
	* // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp} `regex`
	* @return {Object} Returns an object with matching info.
	* @api public
	*/
	picomatch.test = (input, regex, options, { glob, posix } = {}) => {
		if (typeof input !== "string") throw new TypeError("Expected input to be a string");
		if (input === "") return {
			isMatch: false,
			output: ""
		};
		const opts = options || {};
		const format = opts.format || (posix ? utils.toPosixSlashes : null);
		let match = input === glob;
		let output = match && format ? format(input) : input;
		if (match === false) {
			output = format ? format(input) : input;
			match = output === glob;
		}
		if (match === false || opts.capture === true) {
			if (opts.matchBase === true || opts.basename === true) match = picomatch.matchBase(input, regex, options, posix);
			else match = regex.exec(output);
		}
		return {
			isMatch: Boolean(match),
			match,
			output
		};
	};
	/**
	* Match the basename of a filepath.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.matchBase(input, glob[, options]);
	* console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
	* @return {Boolean}
	* @api public
	*/
	picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
		return (glob instanceof RegExp ? glob : picomatch.makeRe(glob, options)).test(utils.basename(input, { windows: posix }));
	};
	/**
	* Returns true if **any** of the given glob `patterns` match the specified `string`.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.isMatch(string, patterns[, options]);
	*
	* console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
	* console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
	* ```
	* @param {String|Array} str The string to test.
	* @param {String|Array} patterns One or more glob patterns to use for matching.
	* @param {Object} [options] See available [options](#options).
	* @return {Boolean} Returns true if any patterns match `str`
	* @api public
	*/
	picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);
	/**
	* Parse a glob pattern to create the source string for a regular
	* expression.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const result = picomatch.parse(pattern[, options]);
	* ```
	* @param {String} `pattern`
	* @param {Object} `options`
	* @return {Object} Returns an object with useful properties and output to be used as a regex source string.
	* @api public
	*/
	picomatch.parse = (pattern, options) => {
		if (Array.isArray(pattern)) return pattern.map((p) => picomatch.parse(p, options));
		return parse(pattern, {
			...options,
			fastpaths: false
		});
	};
	/**
	* Scan a glob pattern to separate the pattern into segments.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.scan(input[, options]);
	*
	* const result = picomatch.scan('!./foo/*.js');
	* console.log(result);
	* { prefix: '!./',
	*   input: '!./foo/*.js',
	*   start: 3,
	*   base: 'foo',
	*   glob: '*.js',
	*   isBrace: false,
	*   isBracket: false,
	*   isGlob: true,
	*   isExtglob: false,
	*   isGlobstar: false,
	*   negated: true }
	* ```
	* @param {String} `input` Glob pattern to scan.
	* @param {Object} `options`
	* @return {Object} Returns an object with
	* @api public
	*/
	picomatch.scan = (input, options) => scan(input, options);
	/**
	* Compile a regular expression from the `state` object returned by the
	* [parse()](#parse) method.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const state = picomatch.parse('*.js');
	* // picomatch.compileRe(state[, options]);
	*
	* console.log(picomatch.compileRe(state));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {Object} `state`
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
	* @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
	* @return {RegExp}
	* @api public
	*/
	picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
		if (returnOutput === true) return state.output;
		const opts = options || {};
		const prepend = opts.contains ? "" : "^";
		const append = opts.contains ? "" : "$";
		let source = `${prepend}(?:${state.output})${append}`;
		if (state && state.negated === true) source = `^(?!${source}).*$`;
		const regex = picomatch.toRegex(source, options);
		if (returnState === true) regex.state = state;
		return regex;
	};
	/**
	* Create a regular expression from a parsed glob pattern.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.makeRe(state[, options]);
	*
	* const result = picomatch.makeRe('*.js');
	* console.log(result);
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `state` The object returned from the `.parse` method.
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
	* @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
	* @return {RegExp} Returns a regex created from the given pattern.
	* @api public
	*/
	picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
		if (!input || typeof input !== "string") throw new TypeError("Expected a non-empty string");
		let parsed = {
			negated: false,
			fastpaths: true
		};
		if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) parsed.output = parse.fastpaths(input, options);
		if (!parsed.output) parsed = parse(input, options);
		return picomatch.compileRe(parsed, options, returnOutput, returnState);
	};
	/**
	* Create a regular expression from the given regex source string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.toRegex(source[, options]);
	*
	* const { output } = picomatch.parse('*.js');
	* console.log(picomatch.toRegex(output));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `source` Regular expression source string.
	* @param {Object} `options`
	* @return {RegExp}
	* @api public
	*/
	picomatch.toRegex = (source, options) => {
		try {
			const opts = options || {};
			return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
		} catch (err) {
			if (options && options.debug === true) throw err;
			return /$^/;
		}
	};
	/**
	* Picomatch constants.
	* @return {Object}
	*/
	picomatch.constants = constants;
	/**
	* Expose "picomatch"
	*/
	module.exports = picomatch;
}));
// node_modules/picomatch/index.js
var require_picomatch = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const pico = require_picomatch$1();
	const utils = require_utils();
	function picomatch(glob, options, returnState = false) {
		if (options && (options.windows === null || options.windows === void 0)) options = {
			...options,
			windows: utils.isWindows()
		};
		return pico(glob, options, returnState);
	}
	Object.assign(picomatch, pico);
	module.exports = picomatch;
}));
// src/policy/settings.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const DEFAULT_GATE = {
	confidence: toDecimal("0.95"),
	onInconclusive: "warn",
	onUnmeasured: "fail",
	onUnchanged: "skip",
	onRemoved: "warn",
	onRegression: "graded"
};
/** The settings that rule a variant: the nearest wins, and the branch's rule overrides all. */
function settingsFor(policy, branch, model, variant) {
	return {
		...DEFAULT_GATE,
		...policy.gate,
		...model?.gate,
		...variant?.gate,
		...branch !== null && branchRule(policy, branch)?.gate
	};
}
/** The first rule whose pattern the branch matches. */
function branchRule({ branches }, branch) {
	return branches.find(({ pattern }) => import_picomatch.default.isMatch(branch, pattern, GLOB));
}
/** Without extended globs: `*`, `**`, `?`, `[a-z]` and `{a,b}` say all, and cannot be made slow. */
const GLOB = {
	dot: true,
	noextglob: true,
	windows: false
};
// src/judge/alpha.ts
/** The chance, at most, that a bound is wrong: 0.05 for `95 %`, exactly. */
function alphaOf({ confidence }) {
	return toNumber(minus(decimalOf(1), confidence));
}
/** `95 %`, as a sentence says it. */
function confidenceOf(alpha) {
	return amount(1 - alpha, "confidence");
}
// src/judge/left-out.ts
/**
* Of which the head brings nothing to judge. What nobody touched stops nothing, and nobody may take it for a model that
* was seen to keep its limits. What leaves the gate is said, and never a pass: a model that ships under another name has
* left it too.
*/
const LEFT_OUT = {
	unchanged: {
		outcome: () => "pass",
		says: (why) => `Nothing was measured: ${why}.`
	},
	removed: {
		outcome: ({ onRemoved }) => onRemoved,
		says: (why) => `It is not judged any more: ${why}.`
	},
	missing: {
		outcome: () => "error",
		says: (why) => `It could not be judged: ${why}.`
	}
};
function isLeftOut(planned) {
	return Object.hasOwn(LEFT_OUT, planned.status);
}
function leftOut({ status, why = "", doubts = [] }, settings) {
	const { outcome, says } = LEFT_OUT[status];
	const doubted = doubts.length === 0 ? [] : ["warn"];
	return {
		outcome: worst([outcome(settings), ...doubted]),
		targets: [],
		reference: null,
		recommended: null,
		variants: [],
		because: says(why),
		notes: []
	};
}
// src/metrics/harm/finite.ts
/** Whether a verdict can hold the number: that near the largest there is, rounding and percent make it none. */
function isTellable(value) {
	return Math.abs(value) <= LARGEST;
}
const LARGEST = 1e300;
/**
* The same harm, without bounds that are no numbers: one text that outweighs all others says nothing of other texts,
* and what is near the largest number there is cannot be added up. Nothing passes without bounds.
*/
function finite({ bounds, ...harm }) {
	return {
		...harm,
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			if (interval === void 0 || interval.every(isTellable)) return {
				...rest,
				...interval && { interval }
			};
			return {
				...rest,
				doubt: rest.doubt ?? BOUNDLESS
			};
		}
	};
}
const BOUNDLESS = "the data bound it by no finite number";
// src/metrics/remembered.ts
/** Remembers each answer as long as what was asked about lives: the same object is not worked on twice. */
function remembered(work) {
	const answers = /* @__PURE__ */ new WeakMap();
	return (asked) => {
		const known = answers.get(asked) ?? { answer: work(asked) };
		answers.set(asked, known);
		return known.answer;
	};
}
// src/metrics/harm/apart.ts
/** The number itself where higher is better: its harm is what it falls short. */
function negated({ value, n, bounds, resampling }) {
	return {
		value: -value,
		n,
		...resampling && { resampling },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			return {
				...rest,
				...interval && { interval: [-interval[1], -interval[0]] }
			};
		}
	};
}
/** From one to the other where nothing pairs their units: each has half of the chance to be wrong. */
function apart(before, after) {
	return {
		value: after.value - before.value,
		n: Math.min(before.n, after.n),
		bounds(alpha) {
			const [was, is] = [before.bounds(alpha / 2), after.bounds(alpha / 2)];
			if (was.interval === void 0) return was;
			if (is.interval === void 0) return is;
			return { interval: [is.interval[0] - was.interval[1], is.interval[1] - was.interval[0]] };
		}
	};
}
// src/metrics/statistics/jackknife.ts
/** By leaving out each cluster in turn; of each the sum of its values and how many there are. */
function clusterMean(sums, sizes) {
	const [sum, size] = [total$1(sums), total$1(sizes)];
	const without = sums.map((part, at) => (sum - part) / (size - (sizes[at] ?? 0)));
	const centre = total$1(without) / without.length;
	const squares = without.reduce((all, one) => all + (one - centre) ** 2, 0);
	return {
		mean: sum / size,
		error: Math.sqrt((without.length - 1) / without.length * squares),
		effective: size ** 2 / sizes.reduce((all, one) => all + one ** 2, 0)
	};
}
function total$1(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
// src/metrics/statistics/student.ts
/**
* The quantile of Student's t with `freedom` degrees, which need not be whole: within 1e-11 of scipy's.
* Of the libraries, one is wrong in the eighth digit, one brings 232 packages, one is under the GPL.
*/
function studentQuantile(p, freedom) {
	if (p < .5) return -studentQuantile(1 - p, freedom);
	let [low, high] = [0, 1];
	while (upperTail(high, freedom) > 1 - p) [low, high] = [high, 2 * high];
	while (high - low > 1e-14 * high) {
		const middle = (low + high) / 2;
		if (upperTail(middle, freedom) > 1 - p) low = middle;
		else high = middle;
	}
	return high;
}
/** The chance of more than `t`, which is not negative: half of an incomplete beta function. */
function upperTail(t, freedom) {
	const [a, b] = [freedom / 2, .5];
	const [rest, below] = [freedom / (freedom + t * t), t * t / (freedom + t * t)];
	return below > (b + 1) / (a + b + 2) ? incompleteBeta(rest, below, a, b) / 2 : .5 - incompleteBeta(below, rest, b, a) / 2;
}
/** Regularized; one of `a` and `b` is ½, `y` is 1 − x, which would lose its digits where x is near 1. */
function incompleteBeta(x, y, a, b) {
	const beta = Math.sqrt(Math.PI) / gammaRatio(a * b * 2);
	return power(x, y, a) * power(y, x, b) * fraction(x, a, b) / (a * beta);
}
function power(x, y, exponent) {
	return x > .5 ? Math.exp(exponent * Math.log1p(-y)) : x ** exponent;
}
/** Γ(a + ½)/Γ(a): climbs to where its asymptotic series is exact. */
function gammaRatio(a) {
	let [argument, factor] = [a, 1];
	for (; argument < 60; argument += 1) factor *= argument / (argument + .5);
	return factor * Math.sqrt(argument) * SERIES.reduceRight((sum, term) => term + sum / argument, 0);
}
const SERIES = [
	1,
	-1 / 8,
	1 / 128,
	5 / 1024,
	-21 / 32768,
	-399 / 262144,
	869 / 4194304
];
/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x, a, b) {
	let above = 1;
	let below = 1 / (1 + coefficient(1, x, a, b));
	let value = below;
	for (let step = 2; step < 1e4; step += 1) {
		const term = coefficient(step, x, a, b);
		above = 1 + term / above;
		below = 1 / (1 + term * below);
		value *= above * below;
		if (Math.abs(above * below - 1) < 1e-16) break;
	}
	return value;
}
function coefficient(step, x, a, b) {
	const m = Math.floor(step / 2);
	if (step % 2 === 0) return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
	return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}
// src/metrics/statistics/spread.ts
function spreadOf(values) {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		n,
		mean,
		deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN
	};
}
/** Two one-sided bounds on a mean by Student's t, each at level `alpha`. */
function meanInterval({ n, mean, deviation }, alpha) {
	return around(mean, deviation / Math.sqrt(n), n - 1, alpha);
}
/** So many standard errors to either side as t with these degrees of freedom asks for. */
function around(value, error, freedom, alpha) {
	const reach = studentQuantile(1 - alpha, freedom) * error;
	return [value - reach, value + reach];
}
// src/metrics/harm/clusters.ts
/** Where one cluster outweighs all others, nothing shows how much clusters differ, and t has no end. */
const BOUND_FROM = 2;
/** Of a mean over clusters, of each the sum and how many it sums. */
function clusterHarm({ sums, sizes, passFrom }) {
	const { mean: value, error, effective } = clusterMean(sums, sizes);
	return {
		value,
		n: sums.length,
		bounds(alpha) {
			if (!(effective > 1 && error > 0)) return { doubt: "its clusters do not differ, which bounds nothing" };
			const interval = around(value, error, effective - 1, alpha);
			if (effective >= passFrom) return { interval };
			const worth = Math.floor(effective * 10) / 10;
			return {
				...effective >= BOUND_FROM && { interval },
				doubt: `a pass takes ${passFrom} texts, and these tell as much as ${worth}`
			};
		}
	};
}
// src/metrics/statistics/binomial.ts
/** Counts less likely than the likeliest by this factor are left out: together they are nothing. */
const NEGLIGIBLE = 1e-17;
/** The counts of successes in `n` trials that matter, each with its probability, in no fixed order. */
function binomial(n, p) {
	const weighed = [];
	const total = weigh(n, p, (count, weight) => weighed.push({
		count,
		weight
	}));
	return weighed.map(({ count, weight }) => ({
		count,
		probability: weight / total
	}));
}
/** The chance of at most `most` successes. */
function atMost(most, n, p) {
	let sum = 0;
	const total = weigh(n, p, (count, weight) => {
		if (count <= most) sum += weight;
	});
	return sum / total;
}
/** The chance of `least` successes or more. */
function atLeast(least, n, p) {
	let sum = 0;
	const total = weigh(n, p, (count, weight) => {
		if (count >= least) sum += weight;
	});
	return sum / total;
}
/** Weighs counts by ratios outward from the likeliest: no factorials, so nothing to lose digits in. */
function weigh(n, p, take) {
	const mode = Math.min(n, Math.floor((n + 1) * p));
	const odds = p / (1 - p);
	let total = 1;
	take(mode, 1);
	for (let count = mode, weight = 1; count < n;) {
		weight *= (n - count) / (count + 1) * odds;
		if (!(weight > NEGLIGIBLE)) break;
		count += 1;
		total += weight;
		take(count, weight);
	}
	for (let count = mode, weight = 1; count > 0;) {
		weight *= count / ((n - count + 1) * odds);
		if (!(weight > NEGLIGIBLE)) break;
		count -= 1;
		total += weight;
		take(count, weight);
	}
	return total;
}
// src/metrics/statistics/order.ts
/**
* Two one-sided bounds on the value below which a share `p` lies, each at level `alpha`: two of the values
* themselves, by how likely so many of them lie below it. Infinite where there are too few for one.
*/
function quantileInterval(sorted, p, alpha) {
	const n = sorted.length;
	const below = firstOf(n, (rank) => atMost(rank - 1, n, p) > alpha) - 1;
	const above = firstOf(n, (rank) => 1 - atMost(rank - 1, n, p) <= alpha);
	return [sorted[below - 1] ?? Number.NEGATIVE_INFINITY, sorted[above - 1] ?? Number.POSITIVE_INFINITY];
}
/** The smallest value that at least a share `p` of all do not exceed. */
function quantileOf(sorted, p) {
	const rank = Math.ceil(p * sorted.length - 1e-9);
	return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? NaN;
}
/** The first of 1 … n for which it holds, and for all after it; n + 1 where for none. */
function firstOf(n, holds) {
	let [low, high] = [1, n + 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
// src/metrics/statistics/bca.ts
/** Efron's two one-sided bounds, corrected for bias and acceleration, each at level `alpha`. */
function bcaInterval(replicates, alpha) {
	const { sorted, acceleration } = replicates;
	const bias = biasOf(replicates);
	const bound = (level) => {
		const z = bias + normalQuantile(level);
		const room = 1 - acceleration * z;
		return quantileOf(sorted, room > 0 ? normalCdf(bias + z / room) : z < 0 ? 0 : 1);
	};
	return [bound(alpha), bound(1 - alpha)];
}
/** What the observed value's place among the replicates is as a normal deviate; one in the midst has 0. */
function biasOf({ sorted, observed }) {
	const { length } = sorted;
	const below = sorted.findIndex((value) => value >= observed);
	const above = sorted.findIndex((value) => value > observed);
	const [least, most] = [below < 0 ? length : below, above < 0 ? length : above];
	const share = (least + most) / 2 / length;
	const edge = .5 / length;
	return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}
/** Of the values that the statistic has without each unit in turn, or without each group of them. */
function accelerationOf(without) {
	const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
	let [squares, cubes] = [0, 0];
	for (const value of without) {
		const distance = mean - value;
		squares += distance * distance;
		cubes += distance * distance * distance;
	}
	return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
// src/metrics/statistics/random.ts
/**
* Doty-Humphrey's small fast counter (sfc32): what it draws repeats after 2^32 draws at the earliest, and
* no number is likelier than another by more than `under`/2^32.
*/
function randomFrom(seed) {
	let [a, b, c, counter] = [
		seed | 0,
		~seed,
		2654435769,
		1
	];
	const next = () => {
		const sum = a + b + counter | 0;
		counter = counter + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + sum | 0;
		return sum >>> 0;
	};
	for (let round = 0; round < WARM_UP; round += 1) next();
	return (under) => Math.floor(next() * under / 2 ** 32);
}
/** Rounds after which neighbouring seeds have nothing in common. */
const WARM_UP = 20;
// src/metrics/statistics/resampling.ts
/** How often units are drawn anew. */
const REDRAWS = 2e3;
/** Draws a statistic's units anew, some at a time: whoever has a progress line to move asks for a few. */
var Resampling = class {
	#of;
	#draw;
	#redrawn = new Float64Array(REDRAWS);
	#without;
	#steps = 0;
	constructor(of) {
		this.#of = of;
		this.#draw = randomFrom(of.seed);
		this.#without = new Float64Array(of.groups);
	}
	get steps() {
		return this.#steps;
	}
	get total() {
		return REDRAWS + this.#of.groups;
	}
	get done() {
		return this.#steps === this.total;
	}
	step() {
		const { groups, without, redraw } = this.#of;
		const at = this.#steps;
		if (at < groups) this.#without[at] = without(at);
		else this.#redrawn[at - groups] = redraw(this.#draw);
		this.#steps += 1;
	}
	/** All of them, drawn now as far as they were not yet; those without a value are left out and counted. */
	finish() {
		while (!this.done) this.step();
		const sorted = this.#redrawn.filter((value) => !Number.isNaN(value)).sort();
		return {
			sorted,
			observed: this.#of.observed,
			acceleration: accelerationOf(this.#without.filter((value) => !Number.isNaN(value))),
			undefinedShare: 1 - sorted.length / REDRAWS
		};
	}
};
// src/metrics/harm/harm.ts
/** The share of all units that may differ, and yet with chance `alpha` shows in none of `n`. */
function unseenShare(n, alpha) {
	return 1 - alpha ** (1 / n);
}
/** Bounds of what no unit differed in: some may, and none was seen. */
function boundsOfNoSpread(value, span, unseen) {
	const note = "no unit differs from another";
	if (span === null) return { doubt: `${note}, which bounds nothing` };
	const { least, most } = span;
	return {
		interval: [value - (value - least) * unseen, value + (most - value) * unseen],
		note
	};
}
// src/metrics/harm/mean.ts
/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
function meanHarm(values, span, seed) {
	const sorted = values.toSorted();
	const spread = spreadOf(sorted);
	const resampling = resamplingOf$2(sorted, spread.mean, seed);
	const { mean: value, n } = spread;
	return {
		value,
		n,
		resampling,
		bounds(alpha) {
			if (n < 2) return { doubt: "one sample does not show how much samples differ" };
			const unseen = unseenShare(n, alpha);
			if (sorted[0] === sorted[n - 1]) return boundsOfNoSpread(value, span, unseen);
			const student = meanInterval(spread, alpha);
			const redrawn = bcaInterval(resampling.finish(), alpha);
			const floor = span === null ? value : span.still + (span.most - span.still) * unseen;
			return { interval: [Math.min(student[0], redrawn[0]), Math.max(student[1], redrawn[1], floor)] };
		}
	};
}
function resamplingOf$2(sorted, observed, seed) {
	const n = sorted.length;
	return new Resampling({
		observed,
		seed,
		groups: n,
		without: (row) => (observed * n - (sorted[row] ?? 0)) / (n - 1),
		redraw(draw) {
			let sum = 0;
			for (let drawn = 0; drawn < n; drawn += 1) sum += sorted[draw(n)] ?? 0;
			return sum / n;
		}
	});
}
// src/metrics/harm/quantile.ts
/** Of a quantile of the samples, bounded by two of their values. */
function quantileHarm({ values, p, within }) {
	const sorted = values.toSorted();
	const [least, most] = within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	return {
		value: quantileOf(sorted, p),
		n: sorted.length,
		bounds(alpha) {
			const [low, high] = quantileInterval(sorted, p, alpha);
			const interval = [Math.max(low, least), Math.min(high, most)];
			if (interval.every(Number.isFinite)) return { interval };
			return { doubt: `${sorted.length} samples are too few to bound so rare a value` };
		}
	};
}
// src/metrics/harm/resampled.ts
/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = .05;
/** The acceleration is taken from as many groups of units at most. */
const GROUPS = 200;
/** Of any statistic, by drawing its units anew. */
function resampledHarm(redrawn) {
	const { units: n, of, span, passFrom, rare } = redrawn;
	const value = of(everyUnit(n));
	const resampling = resamplingOf$1(redrawn, value);
	return {
		value,
		n,
		resampling,
		bounds(alpha) {
			const { undefinedShare, ...replicates } = resampling.finish();
			if (undefinedShare > MOST_UNDEFINED) return { doubt: "too many redrawn sets have no value" };
			const unseen = unseenShare(n, alpha);
			const { sorted } = replicates;
			if (sorted[0] === sorted.at(-1)) return boundsOfNoSpread(value, span, unseen);
			const [low, high] = bcaInterval(replicates, alpha);
			const floor = rare && span ? span.still + (span.most - span.still) * unseen : value;
			const interval = [low, Math.max(high, floor)];
			if (n >= passFrom) return { interval };
			return {
				interval,
				doubt: `a pass takes ${passFrom} units, and here are ${n}`
			};
		}
	};
}
/** Each drawn once: the set as it is. */
function everyUnit(units) {
	return new Uint32Array(units).fill(1);
}
function resamplingOf$1({ units, of, seed }, observed) {
	const counts = new Uint32Array(units);
	const groups = Math.min(units, GROUPS);
	return new Resampling({
		observed,
		seed,
		groups,
		without(group) {
			for (let unit = 0; unit < units; unit += 1) counts[unit] = unit % groups === group ? 0 : 1;
			return of(counts);
		},
		redraw(draw) {
			counts.fill(0);
			for (let drawn = 0; drawn < units; drawn += 1) {
				const unit = draw(units);
				counts[unit] = (counts[unit] ?? 0) + 1;
			}
			return of(counts);
		}
	});
}
// src/metrics/harm/rounds.ts
/** Of numbers of which each round gave one. */
function roundsHarm(values) {
	const spread = spreadOf(values);
	const { n, mean: value } = spread;
	return {
		value,
		n,
		bounds(alpha) {
			if (n < 5) return { doubt: `it takes 5 rounds, and here are ${n}` };
			if (spread.deviation === 0) return { doubt: "all rounds took the same time, to the last digit" };
			return { interval: meanInterval(spread, alpha) };
		}
	};
}
/** Of each round its percentile: the median where `p` is ½. */
function percentiles({ rounds, p }) {
	return Float64Array.from(rounds, (times) => {
		const sorted = Float64Array.from(times).sort();
		return p === .5 ? median(sorted) : quantileOf(sorted, p);
	});
}
function median(sorted) {
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return ((low ?? NaN) + (high ?? NaN)) / 2;
}
// src/metrics/harm/scaled.ts
/** The same harm as another number, which rises with it. */
function scaled({ value, n, bounds, resampling }, to) {
	return {
		value: to(value),
		n,
		...resampling && { resampling },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			return {
				...rest,
				...interval && { interval: [to(interval[0]), to(interval[1])] }
			};
		}
	};
}
// src/metrics/harm/alone.ts
/** The value itself, so turned that more of it is worse. */
const harmAlone = {
	lower: remembered((scores) => finite(harmOf$1(scores, 1))),
	higher: remembered((scores) => finite(harmOf$1(scores, -1)))
};
function harmOf$1(scores, sign) {
	switch (scores.kind) {
		case "mean": return meanHarm(scores.values.map((value) => sign * value), spanOf(scores, sign), scores.seed);
		case "clustered": {
			const plain = clusterHarm(scores);
			const harm = scores.scale === "log" ? scaled(plain, Math.exp) : plain;
			return sign === 1 ? harm : negated(harm);
		}
		case "resampled": {
			const of = (counts) => sign * scores.of(counts);
			const [span, still] = [spanOf(scores, sign), of(everyUnit(scores.units))];
			return resampledHarm({
				...scores,
				of,
				span: span && {
					...span,
					still
				}
			});
		}
		case "quantile": return sign === 1 ? quantileHarm(scores) : negated(quantileHarm(scores));
		case "rounds": return scaled(roundsHarm(percentiles(scores).map(Math.log)), Math.exp);
		default: return scores;
	}
}
function spanOf({ within }, sign) {
	if (within === null) return null;
	const [best, worst] = sign === 1 ? within : [-within[1], -within[0]];
	return {
		least: best,
		still: best,
		most: worst
	};
}
// src/metrics/harm/few-changed.ts
/** Fewer units that changed than this say little of how others would. */
const FEW = 10;
/** What a few changed units hide is in the bounds where there is a most that one can lose; else they prove no pass. */
function doubtFew(harm, before, after, span) {
	const changed = after.reduce((sum, value, at) => sum + (value === before[at] ? 0 : 1), 0);
	if (changed >= FEW) return harm;
	const few = `only ${changed} of ${harm.n} changed`;
	return {
		...harm,
		bounds: (alpha) => ({
			...span ? { note: few } : { doubt: few },
			...harm.bounds(alpha)
		})
	};
}
// src/metrics/harm/compare-clusters.ts
/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
function compareClusters(before, after, { by, at, direction }) {
	const { sums, sizes, scale, passFrom } = after;
	if (sizes.length !== before.sizes.length || sizes.some((size, at) => size !== before.sizes[at])) return { unmeasured: "the two sides do not count the same units" };
	const less = (factor) => {
		return doubtFew(clusterHarm({
			sums: sums.map((sum, at) => sum - factor * (before.sums[at] ?? NaN)),
			sizes,
			passFrom
		}), before.sums, sums, null);
	};
	if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
	if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
	const mean = total(before.sums) / total(sizes);
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return scaled(less(at), (value) => at + value / mean);
}
function total(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
// src/metrics/harm/compare-means.ts
/** The means of the same samples, by the differences of their values. */
function compareMeans(before, after, how) {
	const { length } = before.values;
	if (length !== after.values.length) return { unmeasured: "the two sides have other samples" };
	return how.by === "ratio" ? ratio(before, after, how.at) : difference(before, after, how);
}
function difference(before, after, { direction }) {
	const [less, more] = direction === "lower" ? [before, after] : [after, before];
	const differences = more.values.map((value, row) => value - (less.values[row] ?? NaN));
	const width = after.within && after.within[1] - after.within[0];
	const span = width === null ? null : {
		least: -width,
		still: 0,
		most: width
	};
	return doubtFew(meanHarm(differences, span, after.seed), before.values, after.values, span);
}
/** The mean of after − at · before is as much over 0 as the ratio is over `at`, times the mean before. */
function ratio(before, after, at) {
	const mean = before.values.reduce((sum, value) => sum + value, 0) / before.values.length;
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return doubtFew(scaled(meanHarm(after.values.map((value, row) => value - at * (before.values[row] ?? NaN)), null, after.seed), (value) => at + value / mean), before.values, after.values, null);
}
// src/metrics/harm/compare-resampled.ts
/** Two sets of the same units, drawn anew together: each draw is the same for both. */
function compareResampled(before, after, { by, direction }) {
	if (before.units !== after.units) return { unmeasured: "the two sides have other units" };
	if (by === "ratio") {
		const of = (counts) => after.of(counts) / before.of(counts);
		return resampledHarm({
			...after,
			of,
			span: null
		});
	}
	const sign = direction === "lower" ? 1 : -1;
	const of = (counts) => sign * (after.of(counts) - before.of(counts));
	return resampledHarm({
		...after,
		of,
		span: spanFrom(before, sign)
	});
}
/** The most that can be lost is what there was. */
function spanFrom({ of, units, within }, sign) {
	if (within === null) return null;
	const was = of(everyUnit(units));
	const [least, most] = [within[0] - was, within[1] - was];
	return sign === 1 ? {
		least,
		still: 0,
		most
	} : {
		least: -most,
		still: 0,
		most: -least
	};
}
// src/metrics/harm/compare-rounds.ts
/** Rounds that took turns compare one by one; any others only as two sets. */
function compareRounds(before, after, { by, together }) {
	if (!together) return apart(harmAlone.lower(before), harmAlone.lower(after));
	if (before.rounds.length !== after.rounds.length) return { unmeasured: "the two sides did not take turns: one has more rounds" };
	const [was, is] = [percentiles(before), percentiles(after)];
	const less = (one, other) => one.map((value, round) => value - (other[round] ?? NaN));
	if (by === "difference") return roundsHarm(less(is, was));
	return scaled(roundsHarm(less(is.map(Math.log), was.map(Math.log))), Math.exp);
}
// src/metrics/harm/versus.ts
/** How much worse the later is on the same units. */
function harmVersus(before, after, how) {
	const known = comparisons(before)(after);
	const name = JSON.stringify(how);
	const harm = known.get(name) ?? told$1(compare(before, after, how));
	known.set(name, harm);
	return harm;
}
function told$1(harm) {
	return isUnmeasured(harm) ? harm : finite(harm);
}
/** Comparing again at another confidence draws nothing again. */
const comparisons = remembered((_before) => remembered((_after) => /* @__PURE__ */ new Map()));
function compare(before, after, how) {
	if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
	if (before.kind === "clustered" && after.kind === "clustered") return compareClusters(before, after, how);
	if (before.kind === "resampled" && after.kind === "resampled") return compareResampled(before, after, how);
	if (before.kind === "rounds" && after.kind === "rounds") return compareRounds(before, after, how);
	const { direction } = how;
	if (before.kind === "quantile" && after.kind === "quantile") return apart(harmAlone[direction](before), harmAlone[direction](after));
	return { unmeasured: "the two sides were scored in different ways" };
}
// src/judge/decide/is-unchanged.ts
/** Whether every unit's score is the same on both sides; times never are, they are measured. */
function isUnchanged(before, after) {
	switch (after.kind) {
		case "mean":
		case "quantile": return before.kind === after.kind && equal(before.values, after.values);
		case "clustered": return before.kind === after.kind && equal(before.sums, after.sums);
		case "resampled": {
			if (before.kind !== after.kind || before.units !== after.units) return false;
			const every = everyUnit(after.units);
			return before.of(every) === after.of(every);
		}
		case "rounds": return false;
		default: return after;
	}
}
function equal(one, other) {
	return one.length === other.length && one.every((value, at) => value === other[at]);
}
// src/judge/decide/between.ts
/** How much worse one side is than the other; asked again, nothing is worked out again. */
function harmBetween(metric, { before, after, together, by, at }) {
	const harm = harmVersus(before, after, {
		by,
		at,
		direction: metric.direction,
		together
	});
	return isUnmeasured(harm) || isTellable(harm.value) ? harm : noValue(metric);
}
/** Of the same bits with the same scores there is nothing to estimate. */
function boundsBetween(harm, { before, after, same }, alpha) {
	const unchanged = same && isUnchanged(before, after);
	if (!unchanged) return {
		...harm.bounds(alpha),
		unchanged
	};
	return {
		interval: [harm.value, harm.value],
		unchanged
	};
}
function noValue({ name }) {
	return { unmeasured: `${name} has no value here` };
}
// src/metrics/package-values.ts
const VALUES = {
	size: ({ bytes }) => bytes,
	"bits-per-weight": ({ weights }) => weights.bitsPerWeight,
	"minimum-os": ({ minimumOS }) => iosVersion(minimumOS)
};
/** What a package says of itself: bytes, bits, or the version of iOS it needs. */
function packageValue(metric, held) {
	return VALUES[metric]?.(held) ?? { unmeasured: `${metric} is not evaluated yet` };
}
function iosVersion(minimumOS) {
	const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
	if (version !== void 0) return Number(version);
	return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}
// src/judge/comparable.ts
const PARTS = [
	"engine",
	"coremltools",
	"os",
	"chip",
	"computeUnits",
	"evaluator"
];
/** The other side, if it was seen in the same environment: numbers of two environments never compare. */
function comparable(one, other, name) {
	if (isUnmeasured(other)) return { unmeasured: `${name} is unmeasured: ${other.unmeasured}` };
	const differing = differences(one.fingerprint, other.fingerprint);
	if (differing.length === 0) return other;
	return { unmeasured: `${`${name} was measured in another environment and does not compare: ${differing.join("; ")}`}; measure both in one run on one machine` };
}
/** What two environments differ in: `os "Linux", there "Darwin"`. */
function differences(here, there) {
	return PARTS.filter((part) => here[part] !== there[part]).map((part) => `${part} ${quote(here[part])}, there ${quote(there[part])}`);
}
/** Its answers, if they compare. */
function comparableColumns(one, other, name) {
	const seen = comparable(one, other, name);
	return isUnmeasured(seen) ? seen : seen.columns;
}
/** Program and weights are the same to the bit. */
function identical(one, other) {
	return one.package.weightsDigest === other.package.weightsDigest;
}
// src/judge/judgement.ts
function unmeasured({ unmeasured: why }) {
	return {
		state: "unmeasured",
		observed: null,
		why
	};
}
function notApplicable(why) {
	return {
		state: "not-applicable",
		observed: null,
		why
	};
}
/**
* Where an interval of harm stands to the most that is allowed. `beyond`: the point estimate exceeds
* it, compared exactly; without that, all right under `min: 100 %` would be a proven failure.
*/
function standing([low, high], most, beyond) {
	if (high <= most) return { state: "pass" };
	if (beyond && low >= most) return { state: "fail" };
	return {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass"
	};
}
// src/judge/decide/exact.ts
/** `min`, compared exactly: there is nothing to estimate. */
function exactFloor(trial) {
	return withOwn(trial, (own) => settle$1(trial, own, compareDecimals(own, trial.limit.target) < 0));
}
/** `max`. */
function exactCeiling(trial) {
	return withOwn(trial, (own) => settle$1(trial, own, compareDecimals(own, trial.limit.target) > 0));
}
/** `max-increase`: over the reference. */
function exactIncrease(trial) {
	return withOther(trial, trial.reference, "the reference", judgeIncrease);
}
/** `max-ratio`: to the reference. */
function exactRatio(trial) {
	return withOther(trial, trial.reference, "the reference", judgeRatio);
}
/** `max-regression`: over the merge-base. */
function exactRegression(trial) {
	const { base } = trial;
	if (base.kind === "absent") return notApplicable(base.why);
	if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
	return withOther(trial, base.variant, "the base", judgeIncrease);
}
function judgeIncrease(trial, own, other, name) {
	const increase = minus(own, other);
	const beside = `, ${name}'s ${shown$1(trial, other)}`;
	return {
		...settle$1(trial, own, compareDecimals(increase, trial.limit.target) > 0, beside),
		observed: toNumber(increase)
	};
}
function judgeRatio(trial, own, other, name) {
	if (other.units === 0n) return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
	const ratio = toNumber(own) / toNumber(other);
	const beside = `, ${amount(ratio, "ratio")} times ${name}'s`;
	return {
		...settle$1(trial, own, compareDecimals(own, times(trial.limit.target, other)) > 0, beside),
		observed: ratio
	};
}
function withOwn(trial, judge) {
	const own = ownValue(trial, trial.variant);
	return isUnmeasured(own) ? unmeasured(own) : judge(own);
}
function withOther(trial, other, name, judge) {
	const seen = comparable(trial.variant, other, name);
	const value = isUnmeasured(seen) ? seen : ownValue(trial, seen);
	if (isUnmeasured(value)) return unmeasured(value);
	return withOwn(trial, (own) => judge(trial, own, value, name));
}
function ownValue({ metric }, seen) {
	const value = packageValue(metric.name, seen.package);
	return typeof value === "number" ? decimalOf(value) : value;
}
function settle$1(trial, own, beyond, beside = "") {
	const { metric, limit } = trial;
	const where = beyond ? "beyond" : "within";
	return {
		state: beyond ? "fail" : "pass",
		observed: toNumber(own),
		why: `${metric.name} is ${shown$1(trial, own)}${beside}, ${where} ${limit.operator} ${limit.text}`
	};
}
function shown$1({ metric }, value) {
	return exactAmount(toNumber(value), WRITTEN[metric.quantity].value);
}
// src/judge/decide/is-estimable.ts
function isEstimable(scores) {
	return scores.kind !== "rate" && scores.kind !== "screen" && scores.kind !== "collapsed";
}
// src/metrics/pairs.ts
/** The same samples before and after, 1 where right and 0 where not: how many were lost, how many gained. */
function pairsOf(before, after) {
	let lost = 0;
	let gained = 0;
	for (const [row, was] of before.entries()) {
		const is = after[row] ?? 0;
		if (was > is) lost += 1;
		if (was < is) gained += 1;
	}
	return {
		n: before.length,
		lost,
		gained
	};
}
/** Where both sides answer alike, the label makes no difference: such pairs are neither lost nor gained. */
function pairsBeside(before, after) {
	let [lost, gained, open] = [
		0,
		0,
		0
	];
	for (const [row, was] of before.answers.entries()) {
		const [is, label = -1] = [after.answers[row], after.labels[row]];
		if (was === is) continue;
		if (label < 0) open += 1;
		else if (label === was) lost += 1;
		else if (label === is) gained += 1;
	}
	return {
		n: before.answers.length,
		lost,
		gained,
		open
	};
}
function countRight(right) {
	return right.reduce((sum, one) => sum + one, 0);
}
// src/judge/decide/nothing-to-lose.ts
/**
* A limit that nothing could have broken is not kept: where hardly an answer was right before, as with labels that
* name other classes than the model, there is nothing to lose.
*/
function doubtNothingToLose(trial, sides) {
	const { metric, limit } = trial;
	const { before, than, same } = sides;
	if (same || OPERATORS[limit.operator].compares !== "difference" || metric.relative) return;
	const [value, worst] = valueAndWorst(metric, before);
	if (!(Math.abs(value - worst) <= toNumber(limit.target))) return;
	const shown = amount(value, WRITTEN[metric.quantity].value);
	const asked = `${limit.operator} ${limit.text}`;
	return { unmeasured: `${than}'s ${metric.name} is ${shown}: no variant could be so much worse that it breaks ${asked}, so keeping it tells nothing; do the labels name what the model answers?` };
}
/** What surely got better passes all the same. */
function isSurelyBetter({ interval }) {
	return interval !== void 0 && interval[1] < 0;
}
/** What a side scored, and the worst that anything can score; NaN where that has no end. */
function valueAndWorst({ direction }, scores) {
	if (scores.kind === "rate") return [countRight(scores.right) / scores.right.length, direction === "higher" ? 0 : 1];
	if (!("within" in scores) || scores.within === null) return [NaN, NaN];
	return [harmAlone.lower(scores).value, scores.within[direction === "higher" ? 0 : 1]];
}
// src/metrics/statistics/rate-interval.ts
/**
* Nobody has more examples; a stranger's file may say so, and must not keep anybody busy. What is said of more is
* judged as if it were of so many, with the same share right: bounds are only wider for it.
*/
const MOST_COUNTED = 1e9;
/**
* Two one-sided bounds on a rate, each wrong with probability `alpha` at most: the wider of Wilson's, which alone
* are wrong more often where nearly all is right or wrong, and the exact binomial ones (Clopper and Pearson).
*/
function rateInterval(right, n, alpha) {
	return [lowerBound(right, n, alpha), 1 - lowerBound(n - right, n, alpha)];
}
/** Whether the lower bound is `floor` or more, found without looking for it. */
function isSurelyAtLeast(floor, right, n, alpha) {
	if (right === 0) return floor <= 0;
	return wilsonBound(right, n, alpha) >= floor && atLeast(right, n, floor) <= alpha;
}
/** The largest rate that both tests reject. */
function lowerBound(right, n, alpha) {
	if (n > 1e9) return lowerBound(right / n * MOST_COUNTED, MOST_COUNTED, alpha);
	const count = Math.floor(right);
	if (count === 0) return 0;
	let [rejected, accepted] = [0, wilsonBound(count, n, alpha)];
	if (atLeast(count, n, accepted) <= alpha) return accepted;
	while (accepted - rejected > 1e-15 * accepted) {
		const middle = (rejected + accepted) / 2;
		if (atLeast(count, n, middle) <= alpha) rejected = middle;
		else accepted = middle;
	}
	return rejected;
}
function wilsonBound(right, n, alpha) {
	const z = normalQuantile(1 - alpha);
	const rate = right / n;
	return (rate + z * z / (2 * n) - z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}
// src/metrics/statistics/restricted-score.ts
/** Tango's score of the pairs against a drop of `drop` (−1 … 1), with the likelihood maximised under it. */
function restrictedScore(pairs, drop) {
	if (drop >= 0) return scoreOfDrop(pairs, drop);
	const { z, chanceLost, chanceGained } = scoreOfDrop(mirrored(pairs), -drop);
	return {
		z: -z,
		chanceLost: chanceGained,
		chanceGained: chanceLost
	};
}
/** What the pairs are when the two sides change places. */
function mirrored({ n, lost, gained }) {
	return {
		n,
		lost: gained,
		gained: lost
	};
}
function scoreOfDrop({ n, lost, gained }, drop) {
	const spread = drop * (1 - drop);
	const b = (2 * n - lost + gained) * drop - lost - gained;
	const c = -gained * spread;
	const root = Math.sqrt(b * b - 8 * n * c);
	const chanceGained = b > 0 ? -2 * c / (b + root) : (root - b) / (4 * n);
	const distance = lost - gained - n * drop;
	const deviation = Math.sqrt(n * (2 * chanceGained + spread));
	return {
		z: distance === 0 ? 0 : distance / deviation,
		chanceLost: chanceGained + drop,
		chanceGained
	};
}
// src/metrics/statistics/exact-score.ts
/** Two outcomes count as equally far when their scores differ by less. */
const TIE = 1e-9;
/** If the true drop were `drop`: the chance of pairs that show as little of it as these, or less. */
function chanceOfLess(pairs, drop) {
	const { z, chanceLost, chanceGained } = restrictedScore(pairs, drop);
	const chanceLostOfRest = chanceLost / (1 - chanceGained);
	let chance = 0;
	let most = -1;
	for (const { count, probability } of binomial(pairs.n, chanceGained)) {
		most = mostLost({
			n: pairs.n,
			gained: count
		}, drop, z + TIE, most);
		chance += probability * atMost(most, pairs.n - count, chanceLostOfRest);
	}
	return Math.min(1, chance);
}
/** The chance of pairs that show as much of it, or more. */
function chanceOfMore(pairs, drop) {
	return chanceOfLess(mirrored(pairs), -drop);
}
/** The most losses whose score stays within the bound: it grows with every loss, so a walk finds it. */
function mostLost({ n, gained }, drop, bound, from) {
	const within = (lost) => restrictedScore({
		n,
		gained,
		lost
	}, drop).z <= bound;
	let most = Math.min(from, n - gained);
	while (most < n - gained && within(most + 1)) most += 1;
	while (most >= 0 && !within(most)) most -= 1;
	return most;
}
/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;
/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
function dropInterval(pairs, alpha) {
	return [-upper(mirrored(pairs), alpha), upper(pairs, alpha)];
}
/** Whichever bound is the more cautious. */
function upper(pairs, alpha) {
	const score = scoreBound(pairs, alpha);
	if (pairs.lost + pairs.gained > 200) return score;
	return exactBound(pairs, alpha, score);
}
/** The smallest drop that the score rejects, and every larger one with it. */
function scoreBound(pairs, alpha) {
	const limit = -normalQuantile(1 - alpha);
	return firstRejected((drop) => restrictedScore(pairs, drop).z <= limit, observedDrop(pairs), 1);
}
/**
* The largest drop, no less than `from`, that the exact probability does not reject. It does not fall
* evenly (it jumps a little where two outcomes change places): the walk goes on until far below alpha.
*/
function exactBound(pairs, alpha, from = observedDrop(pairs)) {
	const step = (scoreBound(pairs, alpha / 4) - observedDrop(pairs)) / STEPS;
	let accepted = -1;
	for (let drop = from; step > 0 && drop < 1; drop += step) {
		const chance = chanceOfLess(pairs, drop);
		if (chance > alpha) accepted = drop;
		if (chance < alpha / 4) break;
	}
	if (accepted < from) return from;
	const rejects = (drop) => chanceOfLess(pairs, drop) <= alpha;
	return firstRejected(rejects, accepted, Math.min(1, accepted + step));
}
function observedDrop({ n, lost, gained }) {
	return (lost - gained) / n;
}
/** Bisection; answers the rejected end, so that the bound is never on the lenient side. */
function firstRejected(rejects, accepted, rejected) {
	let [low, high] = [accepted, rejected];
	while (high - low > 1e-11) {
		const middle = (low + high) / 2;
		if (rejects(middle)) high = middle;
		else low = middle;
	}
	return high;
}
// src/judge/decide/change.ts
/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
function changeBetween(before, after, same, alpha) {
	const labelled = pairsOf(before.right, after.right);
	const pairs = withBeside(labelled, before, after);
	const { lost, gained, open } = pairs;
	const seen = open === 0 ? pairs : labelled;
	const unchanged = same && lost + gained + open === 0;
	const interval = unchanged ? [0, 0] : openInterval(pairs, alpha);
	return {
		...pairs,
		seen,
		drop: (seen.lost - seen.gained) / seen.n,
		interval,
		unchanged
	};
}
/** Whatever the missing labels are: for the upper bound each is a loss, for the lower one a gain. */
function openInterval({ n, lost, gained, open }, alpha) {
	if (open === 0) return dropInterval({
		n,
		lost,
		gained
	}, alpha);
	const [low] = dropInterval({
		n,
		lost,
		gained: gained + open
	}, alpha);
	const [, high] = dropInterval({
		n,
		lost: lost + open,
		gained
	}, alpha);
	return [low, high];
}
function withBeside(labelled, before, after) {
	if (before.beside === void 0 || after.beside === void 0) return {
		...labelled,
		open: 0
	};
	const { n, lost, gained, open } = pairsBeside(before.beside, after.beside);
	return {
		n: labelled.n + n,
		lost: labelled.lost + lost,
		gained: labelled.gained + gained,
		open
	};
}
// src/judge/decide/labels-would-settle.ts
/** How many labels would settle a doubt: those of the samples that both sides answer differently, at most. */
function labelsWouldSettle({ n, lost, gained, open }, limit, alpha, found) {
	if (found.state !== "inconclusive") return "";
	const passes = (more) => dropInterval({
		n,
		lost: lost + more,
		gained
	}, alpha)[1] <= limit;
	const labels = open === 1 ? "the one missing label" : `the ${open} missing labels`;
	if (!passes(0)) return `; ${labels} would not certify it unless some were gained`;
	const most = largest(open, passes);
	return `; ${labels} would settle it: it passes if ${most === 0 ? "none of them is lost" : `at most ${most} of them are lost`}`;
}
/** The largest number below `end` that still holds, of those that hold up to somewhere. */
function largest(end, holds) {
	let [low, high] = [0, end];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) low = middle;
		else high = middle;
	}
	return low;
}
// src/judge/decide/endings.ts
/** How a sentence on `min` or `max` calls its bounds. */
const EDGES = {
	min: {
		pass: "at least",
		fail: "at most",
		worst: "as low as",
		best: "as high as"
	},
	max: {
		pass: "at most",
		fail: "at least",
		worst: "as high as",
		best: "as low as"
	}
};
/** What a limit was found to be, at the end of a sentence. */
function ending({ state, leans }, endings) {
	if (state === "pass") return endings.pass;
	if (state === "fail") return endings.fail;
	return leans === "fail" ? endings.leansFail : endings.leansPass;
}
// src/judge/decide/harm-words.ts
/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
function movedBy(harmed, harm) {
	if (harm === 0) return "did not change";
	const by = amount(Math.abs(harm), harmed.form).replace(/^0 /, "less than 0.01 ");
	return `${harm > 0 === isBetterHigh(harmed) ? "fell" : "rose"} by ${by}`;
}
/** `a drop of at most 0.4 points`; where even the worst is better than before, `a rise of at least 2 points`. */
function harmAtMost(harmed, harm) {
	const { form } = harmed;
	if (harm >= 0) return `${harmNoun(harmed)} of at most ${amount(harm, form, "up")}`;
	return `${isBetterHigh(harmed) ? "a rise" : "a drop"} of at least ${amount(-harm, form, "down")}`;
}
function harmNoun(harmed) {
	return isBetterHigh(harmed) ? "a drop" : "a rise";
}
function isBetterHigh({ metric }) {
	return metric.direction === "higher";
}
// src/judge/decide/rate-sentences.ts
/** One sentence on a rate against its `min` or `max`. */
function rateSentence({ metric, limit, alpha }, { count, n, interval, found, edge }) {
	const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${metric.name} is ${amount(count / n, "rate")} (${count} of ${n})${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${allow(n, "sample")} one ${words.worst} ${worst}: not certified`,
		leansFail: `, which breaks ${asked}, though ${allow(n, "sample")} one ${words.best} ${best}: likely, not proven`
	})}`;
}
/** One sentence on a drop against `max-drop` or `max-regression`. */
function dropSentence(trial, change) {
	const { metric, limit, alpha } = trial;
	const { n, drop, interval, found, than } = change;
	if (change.unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const form = formNameOf(metric, limit.operator);
	const harmed = {
		metric,
		form
	};
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const noun = harmNoun(harmed);
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${metric.name} ${movedBy(harmed, drop)} against ${than} (${flipsOf(change)})${ending(found, {
		pass: `: ${harmAtMost(harmed, interval[1])} ${sure}`,
		fail: `: ${noun} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${allow(n, "sample")} ${noun} of ${most}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${allow(n, "sample")} ${noun} of only ${least}: likely, not proven`
	})}`;
}
/** While labels are missing, the drop is that of the labelled samples, and stands beside what it was counted from. */
function flipsOf({ n, lost, gained, open, seen }) {
	const [all, those] = [{
		lost,
		gained
	}, seen].map((one) => `${one.lost} lost, ${one.gained} gained`);
	if (open === 0) return `${all} of ${n}`;
	return `${`${those} of ${seen.n} with a label`}; of all ${n}: ${all}, ${open} without a label`;
}
// src/power/rate-answers.ts
/** The fewest right answers that pass; `n + 1` where not even all do. */
function leastThatPasses({ n, floor, alpha }) {
	return leastCount(n, (count) => isSurelyAtLeast(floor, count, n, alpha));
}
/** The fewest right answers that do not fail. */
function leastWithoutFail({ n, floor, alpha }) {
	return leastCount(n, (count) => !isSurelyAtLeast(1 - floor, n - count, n, alpha));
}
/** The least count up to `n` that is reached, where every larger one is; `n + 1` where none is. */
function leastCount(n, isReached) {
	let [below, reached] = [-1, n + 1];
	while (reached - below > 1) {
		const middle = Math.floor((below + reached) / 2);
		if (isReached(middle)) reached = middle;
		else below = middle;
	}
	return reached;
}
// src/power/answers-needed.ts
/**
* How many answers certify a floor under a rate, in `power` of all runs, were the true rate so: judged as the gate
* judges them. One more answer can make it a little less likely, so as many as this do, and a few more do as well.
*/
function answersNeeded(rate, floor, aim) {
	if (rate <= floor) return Number.POSITIVE_INFINITY;
	const guess = Math.max(approximately(rate, floor, aim), leastAnswers(floor, aim.alpha));
	if (guess > LARGE) return guess;
	const certify = (n) => chanceOfPass(n, rate, floor, aim) >= aim.power;
	let enough = guess;
	while (!certify(enough)) enough += Math.ceil(enough / 20);
	let few = Math.floor(enough / 2);
	while (few > 0 && certify(few)) few = Math.floor(few / 2);
	while (enough - few > 1) {
		const middle = Math.floor((few + enough) / 2);
		if (certify(middle)) enough = middle;
		else few = middle;
	}
	return pastDips(enough, floor, certify);
}
/** Beyond it the approximation differs from the test by less than is ever shown. */
const LARGE = 1e6;
/** The chance of a pass falls with each answer, until one more wrong answer is allowed: so it is looked at that far. */
function pastDips(from, floor, certify) {
	const tooth = Math.min(1e3, Math.ceil(1 / (1 - floor)));
	let enough = from;
	for (let n = from + 1; n <= enough + tooth; n += 1) if (!certify(n)) enough = n + 1;
	return enough;
}
/** How many tell a rate from a limit, on whichever side of it the rate is; infinite where they are the same. */
function answersToTell(rate, limit, aim) {
	return rate > limit ? answersNeeded(rate, limit, aim) : answersNeeded(1 - rate, 1 - limit, aim);
}
/** By the normal distribution, with what whole answers lose against it. */
function approximately(rate, floor, aim) {
	const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(floor * (1 - floor));
	const atTruth = normalQuantile(aim.power) * Math.sqrt(rate * (1 - rate));
	return Math.ceil(((atLimit + atTruth) / (rate - floor)) ** 2 + 1 / (rate - floor));
}
/** With fewer answers the floor cannot be certified, even if every one is right: so many take both tests. */
function leastAnswers(floor, alpha) {
	if (floor >= 1) return Number.POSITIVE_INFINITY;
	if (floor <= 0) return 1;
	const wilson = normalQuantile(1 - alpha) ** 2 * floor / (1 - floor);
	const exact = Math.log(alpha) / Math.log(floor);
	return Math.max(1, Math.ceil(wilson), Math.ceil(exact));
}
/** The lowest true rate with which so many answers certify the floor in `power` of all runs; none: 1. */
function lowestRate(n, floor, aim) {
	const passes = leastThatPasses({
		n,
		floor,
		alpha: aim.alpha
	});
	if (passes > n) return 1;
	let [tooLow, enough] = [floor, 1];
	while (enough - tooLow > 1e-9) {
		const middle = (tooLow + enough) / 2;
		if (atLeast(passes, n, middle) < aim.power) tooLow = middle;
		else enough = middle;
	}
	return enough;
}
function chanceOfPass(n, rate, floor, { alpha }) {
	const passes = leastThatPasses({
		n,
		floor,
		alpha
	});
	return passes > n ? 0 : atLeast(passes, n, rate);
}
// src/judge/decide/would-settle.ts
/** How many samples would settle a doubt about a drop, in most runs, if they flipped as these did. */
function wouldSettleDrop({ lost, gained, ...doubt }) {
	const { n, limit, alpha, found } = doubt;
	const aim = {
		alpha,
		power: POWER
	};
	const seen = {
		flips: (lost + gained) / n,
		drop: (lost - gained) / n
	};
	const least = found.leans === "pass" && limit > 0 ? leastExamples(limit, alpha) : 0;
	return sentence(doubt, least, Math.max(least, examplesToTell(seen, limit, aim)));
}
/** The same of a rate against its `min` or `max`. */
function wouldSettleRate({ rate, ...doubt }) {
	const { limit, alpha } = doubt;
	return sentence(doubt, 0, answersToTell(rate, limit, {
		alpha,
		power: POWER
	}));
}
function sentence({ n, found }, least, enough) {
	if (found.state !== "inconclusive") return "";
	if (!Number.isFinite(enough)) return "; no number of samples settles what is exactly at its limit";
	if (enough <= n) return "";
	const would = `${about(enough)} samples like these would most likely settle it`;
	if (n >= least) return `; ${would}`;
	return `; ${grouped(n)} could not have certified it even without a flip, which takes ${grouped(least)}: ${would}`;
}
// src/judge/decide/rates.ts
/** `min` and `max`: the bounds of the rate against the limit. */
function judgeRate(trial, { right }) {
	const { limit, alpha } = trial;
	const edge = limit.operator === "min" ? "min" : "max";
	const [count, n] = [countRight(right), right.length];
	const interval = rateInterval(count, n, alpha);
	const order = compareDecimals(decimalOf(count), times(limit.target, decimalOf(n)));
	const target = toNumber(limit.target);
	const found = edge === "max" ? standing(interval, target, order > 0) : standing([-interval[1], -interval[0]], -target, order < 0);
	const why = rateSentence(trial, {
		count,
		n,
		interval,
		found,
		edge
	});
	const enough = wouldSettleRate({
		rate: count / n,
		n,
		limit: target,
		alpha,
		found
	});
	return {
		...found,
		observed: count / n,
		interval,
		n,
		why: `${why}${enough}`
	};
}
/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
function judgeChange(trial, { before, after, than, same }) {
	const { limit, alpha, metric } = trial;
	const [was, is] = metric.direction === "higher" ? [before, after] : [after, before];
	const change = changeBetween(was, is, same, alpha);
	const { n, drop, interval, seen, open } = change;
	const { lost, gained } = seen;
	const beyond = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n))) > 0;
	const most = toNumber(limit.target);
	const found = standing(interval, most, beyond);
	const why = dropSentence(trial, {
		...change,
		found,
		than
	});
	const enough = open > 0 ? labelsWouldSettle(change, most, alpha, found) : wouldSettleDrop({
		n,
		lost,
		gained,
		limit: most,
		alpha,
		found
	});
	return {
		...found,
		observed: drop,
		interval,
		n,
		...change.unchanged && { unchanged: true },
		why: `${why}${enough}`
	};
}
// src/judge/decide/screens.ts
/** A screen against `min` or `max`: the number as it is, for it proves nothing of other samples. */
function judgeScreen(trial, { value, n }) {
	const { limit } = trial;
	const order = compareDecimals(decimalOf(value), limit.target);
	return settle(trial, {
		observed: value,
		n,
		beyond: limit.operator === "min" ? order < 0 : order > 0
	});
}
/** A screen against another side's. */
function judgeScreenChange(trial, { before, after, than }) {
	const { limit, metric } = trial;
	const [was, is] = [decimalOf(before.value), decimalOf(after.value)];
	const { n } = after;
	if (OPERATORS[limit.operator].compares === "ratio") {
		if (before.value <= 0) return unmeasured({ unmeasured: `${than} has no ${metric.name} above 0` });
		const beyond = compareDecimals(is, times(limit.target, was)) > 0;
		return settle(trial, {
			observed: after.value / before.value,
			n,
			beyond
		});
	}
	const worse = metric.direction === "higher" ? minus(was, is) : minus(is, was);
	const beyond = compareDecimals(worse, limit.target) > 0;
	return settle(trial, {
		observed: toNumber(worse),
		n,
		beyond
	});
}
function settle(trial, { observed, n, beyond }) {
	const { metric, limit } = trial;
	const where = beyond ? "beyond" : "within";
	const value = amount(observed, formNameOf(metric, limit.operator));
	const why = `${metric.name} is ${value}, ${where} ${limit.operator} ${limit.text}; it screens, and proves nothing of the answers`;
	return {
		state: beyond ? "fail" : "pass",
		observed,
		n,
		why
	};
}
// src/metrics/score.ts
/**
* What a metric makes of one variant's records; unmeasured unless every sample has its answer. Limits, tables and
* explanations ask for the same: it is scored once.
*/
function scoresOf(metric, columns, reference) {
	const whole = complete(columns);
	if (isUnmeasured(whole)) return whole;
	if (isUnmeasured(reference)) return score(whole.kind, metric, whole, reference);
	const known = knownScores(whole)(reference);
	const scores = known.get(metric.name) ?? score(whole.kind, metric, whole, reference);
	known.set(metric.name, scores);
	return scores;
}
const knownScores = remembered((_columns) => remembered((_reference) => /* @__PURE__ */ new Map()));
function score(kind, metric, columns, reference) {
	const found = taskOf(kind).scoreBy(familyOf(metric));
	if (found === void 0) return { unmeasured: `${metric.name} is not evaluated yet` };
	return found(metric, columns, reference);
}
// src/judge/decide/scores-seen.ts
/** What a metric makes of what was seen of a variant: its records, or the times it took. */
function scoresSeen(metric, seen, reference) {
	const scores = metric.test === "rounds" ? roundsOf(metric, seen) : scoresOf(metric, seen.columns, reference);
	return isUnmeasured(scores) || allFinite(scores) ? scores : notFinite(metric, scores);
}
function roundsOf({ name }, { rounds }) {
	if (rounds === void 0) return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	return {
		kind: "rounds",
		rounds,
		p: name === "latency-p95" ? .95 : .5
	};
}
function allFinite(scores) {
	switch (scores.kind) {
		case "mean":
		case "quantile": return scores.values.every(Number.isFinite);
		case "clustered": return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
		case "rounds": return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
		case "screen": return isTellable(scores.value);
		case "rate":
		case "resampled":
		case "collapsed": return true;
		default: return scores;
	}
}
function notFinite({ name }, { kind }) {
	if (kind === "rounds") return { unmeasured: `a round of ${name} has no time, or one that is not above 0` };
	return { unmeasured: `a value of ${name} is no finite number` };
}
// src/judge/decide/sides.ts
const SIDES = {
	absolute: alone,
	reference: versusReference,
	base: versusBase
};
function sidesOf(trial) {
	return SIDES[OPERATORS[trial.limit.operator].against](trial);
}
function alone(trial) {
	const { metric, variant, reference } = trial;
	const after = scoresSeen(metric, variant, comparableColumns(variant, reference, "the reference"));
	return isUnmeasured(after) ? settled(unmeasured(after)) : {
		kind: "alone",
		after
	};
}
/** `max-drop` and its like: variant and reference on the same samples. */
function versusReference(trial) {
	const { metric, variant } = trial;
	const reference = comparable(variant, trial.reference, "the reference");
	if (isUnmeasured(reference)) return settled(unmeasured(reference));
	return versus(trial, scoresSeen(metric, reference, reference.columns), {
		than: "the reference",
		same: identical(variant, reference),
		together: true
	});
}
/** `max-regression`: the variant at the merge-base and at the head, on the same samples. */
function versusBase(trial) {
	const { base, metric, variant } = trial;
	if (base.kind === "absent") return settled(notApplicable(base.why));
	if (base.kind === "unknown") return settled(unmeasured({ unmeasured: base.why }));
	const earlier = comparable(variant, base.variant, "the base");
	if (isUnmeasured(earlier)) return settled(unmeasured(earlier));
	return versus(trial, scoresSeen(metric, earlier, comparableColumns(earlier, base.reference, "the base's reference")), {
		than: "the base",
		same: identical(variant, earlier),
		together: false
	});
}
function versus(trial, before, how) {
	const own = alone(trial);
	if (own.kind !== "alone") return own;
	if (isUnmeasured(before)) return settled(unmeasured({ unmeasured: `${how.than}: ${before.unmeasured}` }));
	return {
		kind: "versus",
		before,
		after: own.after,
		...how
	};
}
function settled(judgement) {
	return {
		kind: "settled",
		judgement
	};
}
// src/judge/decide/harm-of.ts
/** What `min` and `max` compare: under `min` less of the value is worse, under `max` more. */
function harmOfValue({ limit }, after) {
	return harmAlone[limit.operator === "min" ? "higher" : "lower"](after);
}
/** What the other operators compare. */
function harmOfChange({ limit, metric }, sides) {
	const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
	return harmBetween(metric, {
		...sides,
		by,
		at: by === "ratio" ? toNumber(limit.target) : 0
	});
}
// src/judge/decide/value-sentences.ts
/** One sentence on a value against its `min` or `max`. */
function valueSentence(trial, estimated) {
	const { metric, limit, alpha } = trial;
	const { observed, interval = [observed, observed], n, found, doubt } = estimated;
	const edge = limit.operator === "min" ? "min" : "max";
	const form = formNameOf(metric, limit.operator);
	const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${`${metric.name} is ${amount(observed, form)}`}${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${doubt ?? `${allow(n, "unit")} one ${words.worst} ${worst}`}: not certified`,
		leansFail: `, which breaks ${asked}, though ${doubt ?? `${allow(n, "unit")} one ${words.best} ${best}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** One sentence on how a value compares with another side's. */
function changeSentence(trial, estimated) {
	const { metric, limit, alpha } = trial;
	const { observed, interval = [observed, observed], found, doubt, than, unchanged } = estimated;
	if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const isRatio = OPERATORS[limit.operator].compares === "ratio";
	const form = formNameOf(metric, limit.operator);
	const what = isRatio ? "a ratio" : harmNoun(trial);
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${changed(trial, observed, than)}${ending(found, {
		pass: `: ${isRatio ? `a ratio of at most ${most}` : harmAtMost({
			metric,
			form
		}, interval[1])} ${sure}`,
		fail: `: ${what} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${doubt ?? `the data allow ${what} of ${most}`}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${doubt ?? `the data allow ${what} of only ${least}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function changed(trial, observed, than) {
	const { metric, limit } = trial;
	const form = formNameOf(metric, limit.operator);
	if (OPERATORS[limit.operator].compares === "ratio") return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
	return `${metric.name} ${movedBy({
		metric,
		form
	}, observed)} against ${than}`;
}
function noted({ note }) {
	return note === void 0 ? "" : ` (${note})`;
}
// src/judge/decide/values.ts
/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
function judgeValue(trial, after) {
	const { limit, alpha } = trial;
	const least = limit.operator === "min";
	const harm = harmOfValue(trial, after);
	if (!isTellable(harm.value)) return unmeasured(noValue(trial.metric));
	const most = least ? negative(limit.target) : limit.target;
	const bounds = harm.bounds(alpha);
	const found = standingOf(harm, bounds, most);
	const observed = least ? -harm.value : harm.value;
	const interval = least ? flipped(bounds.interval) : bounds.interval;
	const why = valueSentence(trial, {
		...bounds,
		observed,
		n: harm.n,
		found,
		interval
	});
	return {
		...found,
		observed,
		...interval && { interval },
		n: harm.n,
		why
	};
}
/** What compares with the reference or the base. */
function judgeValueChange(trial, sides) {
	const { limit, alpha } = trial;
	const harm = harmOfChange(trial, sides);
	if (isUnmeasured(harm)) return unmeasured(harm);
	const bounds = boundsBetween(harm, sides, alpha);
	const found = standingOf(harm, bounds, limit.target);
	const { interval } = bounds;
	const why = changeSentence(trial, {
		...bounds,
		...sides,
		observed: harm.value,
		found
	});
	return {
		...found,
		observed: harm.value,
		...interval && { interval },
		n: harm.n,
		...bounds.unchanged && { unchanged: true },
		why
	};
}
/** A number that nothing bounds, or whose bounds are in doubt, passes nothing. */
function standingOf({ value }, { interval, doubt }, most) {
	const beyond = compareDecimals(decimalOf(steady(value)), most) > 0;
	const unsure = {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass"
	};
	if (interval === void 0) return unsure;
	const found = standing(interval, toNumber(most), beyond);
	return found.state === "pass" && doubt !== void 0 ? unsure : found;
}
function flipped(interval) {
	return interval && [-interval[1], -interval[0]];
}
function negative({ units, scale }) {
	return {
		units: -units,
		scale
	};
}
// src/judge/decide/scored.ts
/** A limit on what records or times show, by the test that such scores have. */
function decideScored(trial) {
	const sides = sidesOf(trial);
	if (sides.kind === "settled") return sides.judgement;
	const { after } = sides;
	if (after.kind === "collapsed") return collapsed(after.why);
	if (sides.kind === "alone") return sayForegone(decideAlone(trial, after), after);
	const doubt = doubtNothingToLose(trial, sides);
	const judgement = decideVersus(trial, sides);
	if (doubt !== void 0 && !isSurelyBetter(judgement)) return unmeasured(doubt);
	return sayForegone(judgement, after);
}
/** A limit that no answer could have broken is kept, and shows nothing. */
function sayForegone(judgement, after) {
	const why = "foregone" in after ? after.foregone : void 0;
	if (why === void 0 || judgement.state !== "pass") return judgement;
	return {
		...judgement,
		foregone: true,
		why: `${judgement.why}; ${why} cannot fail, and certifies nothing`
	};
}
/** How a value stands to its `min` or `max`. */
function decideAlone(trial, after) {
	if (after.kind === "rate") return judgeRate(trial, after);
	if (after.kind === "screen") return judgeScreen(trial, after);
	return judgeValue(trial, after);
}
/** How the two sides of a limit compare. */
function decideVersus(trial, sides) {
	const { before, after, than } = sides;
	if (before.kind === "collapsed") return unmeasured({ unmeasured: `${than}: ${before.why}` });
	if (before.kind === "rate" && after.kind === "rate") return judgeChange(trial, {
		...sides,
		before,
		after
	});
	if (before.kind === "screen" && after.kind === "screen") return judgeScreenChange(trial, {
		before,
		after,
		than
	});
	if (isEstimable(before) && isEstimable(after)) return judgeValueChange(trial, {
		...sides,
		before,
		after
	});
	return unmeasured({ unmeasured: `${than} was scored in another way` });
}
/** A model that answers everything alike is worse than any limit. */
function collapsed(why) {
	return {
		state: "fail",
		observed: null,
		why
	};
}
// src/judge/decide/decisions.ts
const EXACT = {
	min: exactFloor,
	max: exactCeiling,
	"max-increase": exactIncrease,
	"max-ratio": exactRatio,
	"max-regression": exactRegression
};
const SHARE = {
	min: decideScored,
	max: decideScored,
	"max-drop": decideScored,
	"max-increase": decideScored,
	"max-regression": decideScored
};
const SCORED = {
	...SHARE,
	"max-ratio": decideScored
};
/** Metric × operator → what decides. What has no entry is not decided, and says so. */
const DECISIONS = {
	exact: EXACT,
	rate: SHARE,
	mean: SCORED,
	clustered: SCORED,
	resampled: SCORED,
	quantile: SHARE,
	rounds: SCORED,
	screen: SCORED,
	"not-yet": {}
};
// src/metrics/trivial.ts
/** What one answer to everything would score on the samples that these columns answer. */
function trivialOf(columns) {
	return ofKind(columns.kind, columns);
}
function ofKind(kind, columns) {
	return taskOf(kind).trivial(columns);
}
// src/judge/decide/guess.ts
/**
* Why a limit against the reference means nothing: it does no better than an answer that looks at no input. What is as
* bad as that can hardly get worse, so that a variant which keeps such a limit shows nothing.
*/
function whyGuessed(limit, metric, { reference }) {
	if (metric.source !== "records") return;
	if (OPERATORS[limit.operator].against !== "reference" && !isAgainstReference(metric)) return;
	const guess = besideTrivial(reference);
	if (guess === void 0 || isBetter(guess)) return;
	return { unmeasured: `the reference's ${told(guess)}, no better than ${trivially(guess)}: a limit against a model that guesses tells nothing. The usual causes: the preprocessing (scale, bias, the order of the colours), the order of the labels, or data of another model` };
}
/** What a reader should know of a reference that is better than that, and not provably so. */
function guessNote(reference, alpha) {
	const guess = besideTrivial(reference);
	if (guess?.right === void 0 || !isBetter(guess)) return [];
	const [low] = rateInterval(guess.right, guess.n, alpha);
	if (low > guess.trivial.value) return [];
	const doubt = `which so few samples do not prove to be better than ${trivially(guess)}`;
	return [`the reference's ${told(guess)}, ${doubt}`];
}
function besideTrivial(seen) {
	if (isUnmeasured(seen)) return;
	const columns = complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : compared(columns);
}
const compared = remembered((columns) => {
	const trivial = trivialOf(columns);
	const metric = trivial && findMetric(trivial.metric);
	if (trivial === void 0 || metric === void 0) return;
	const scores = scoresOf(metric, columns, columns);
	if (isUnmeasured(scores)) return;
	if (scores.kind === "rate") {
		const [right, n] = [countRight(scores.right), scores.right.length];
		return {
			metric,
			trivial,
			value: right / n,
			n,
			right
		};
	}
	if (!isEstimable(scores)) return;
	const { value, n } = harmAlone.lower(scores);
	return Number.isFinite(value) ? {
		metric,
		trivial,
		value,
		n
	} : void 0;
});
function isBetter({ metric, value, trivial }) {
	return metric.direction === "higher" ? value > trivial.value : value < trivial.value;
}
function told({ metric, value, n, right }) {
	const of = right === void 0 ? "" : ` (${right} of ${n})`;
	return `${metric.name} is ${shown(metric, value)}${of}`;
}
function trivially({ metric, trivial }) {
	return `${trivial.says} (${shown(metric, trivial.value)})`;
}
function shown({ quantity }, value) {
	return amount(value, WRITTEN[quantity].value);
}
// src/judge/decide/resampling-of.ts
/** What a limit needs that takes long, if it does: the very one that its decision will ask for. */
function resamplingOf(trial) {
	const sides = sidesOf(trial);
	if (sides.kind === "settled" || !isEstimable(sides.after)) return;
	if (sides.kind === "alone") return harmOfValue(trial, sides.after).resampling;
	const { before, after } = sides;
	if (!isEstimable(before)) return;
	const harm = harmOfChange(trial, {
		...sides,
		before,
		after
	});
	return isUnmeasured(harm) ? void 0 : harm.resampling;
}
// src/judge/recorded/point.ts
/** What a side states of a metric, or what its records count. */
function pointOf(metric, seen) {
	const stated = seen.stated[metric.name];
	if (stated !== void 0) return stated;
	const scores = scoresSeen(metric, seen, seen.columns);
	if (isUnmeasured(scores)) return scores;
	switch (scores.kind) {
		case "collapsed": return { unmeasured: scores.why };
		case "screen": return {
			value: scores.value,
			n: scores.n
		};
		case "rate": return {
			value: countRight(scores.right) / scores.right.length,
			n: scores.right.length
		};
		default: {
			const { value } = harmAlone.lower(scores);
			return isTellable(value) ? { value } : noValue(metric);
		}
	}
}
// src/judge/recorded/stated-sentence.ts
/** One sentence on a number that was recorded without the answers behind it. */
function statedSentence(trial, found) {
	const { metric, limit } = trial;
	const { own, beyond, beside } = found;
	const form = WRITTEN[metric.quantity].value;
	const value = `${metric.name} is ${amount(own, form)}`;
	const versus = beside === void 0 ? "" : `, ${beside.than}'s ${amount(beside.theirs, form)}`;
	const where = beyond ? "beyond" : "within";
	const doubt = found.interval === void 0 ? ALONE : bounds(trial, found);
	return `${value}${versus}: ${where} ${limit.operator} ${limit.text} ${doubt}`;
}
const ALONE = "as far as the recorded number goes; nothing recorded tells how sure it is: not certified";
function bounds({ alpha }, { interval = [0, 1], n = 0 }) {
	const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
	return `by the recorded number; ${allow(n, "example")} ${low} to ${high} with ${confidenceOf(alpha)} confidence a side`;
}
// src/judge/recorded/stated.ts
/** A limit on a number that stands alone, without the answers it was counted from. */
function judgeStated(trial) {
	const { against } = OPERATORS[trial.limit.operator];
	if (against === "absolute") return judgeAlone(trial);
	if (against === "reference") return judgeBeside(trial, trial.reference, "the reference");
	const { base } = trial;
	if (base.kind === "absent") return notApplicable(base.why);
	if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
	return judgeBeside(trial, base.variant, "the base");
}
/** Whether the limit rests on a number that some side only states. */
function isStated({ variant, reference, base, limit, metric }) {
	const states = (seen) => !isUnmeasured(seen) && seen.stated[metric.name] !== void 0;
	const { against } = OPERATORS[limit.operator];
	if (states(variant)) return true;
	if (against === "reference") return states(reference);
	return against === "base" && base.kind === "present" && states(base.variant);
}
/** A rate of so many examples has its bounds; any other number has none. */
function judgeAlone(trial) {
	const { metric, limit, variant, alpha } = trial;
	const own = pointOf(metric, variant);
	if (isUnmeasured(own)) return unmeasured(own);
	const order = compareDecimals(decimalOf(own.value), limit.target);
	const beyond = limit.operator === "min" ? order < 0 : order > 0;
	if (!(own.n !== void 0 && own.n > 0 && metric.test === "rate")) return doubtful(trial, own.value, beyond);
	const { n = 1 } = own;
	const interval = rateInterval(Math.round(own.value * n), n, alpha);
	const found = standing(limit.operator === "min" ? [-interval[1], -interval[0]] : interval, toNumber(limit.target) * (limit.operator === "min" ? -1 : 1), beyond);
	const why = statedSentence(trial, {
		own: own.value,
		beyond,
		interval,
		n
	});
	return {
		...found,
		observed: own.value,
		interval,
		n,
		why
	};
}
/** Two totals do not say on which examples they differ, so nothing bounds their difference. */
function judgeBeside(trial, other, than) {
	const seen = comparable(trial.variant, other, than);
	if (isUnmeasured(seen)) return unmeasured(seen);
	const [own, theirs] = [pointOf(trial.metric, trial.variant), pointOf(trial.metric, seen)];
	if (isUnmeasured(own)) return unmeasured(own);
	if (isUnmeasured(theirs)) return unmeasured({ unmeasured: `${than}: ${theirs.unmeasured}` });
	const harm = harmOf(trial, decimalOf(own.value), decimalOf(theirs.value));
	if (isUnmeasured(harm)) return unmeasured(harm);
	return {
		...doubtful(trial, own.value, harm.beyond, {
			than,
			theirs: theirs.value
		}),
		observed: harm.observed
	};
}
/** In exact decimals: how much worse, and whether that is more than is allowed. */
function harmOf({ limit, metric }, own, other) {
	const { compares } = OPERATORS[limit.operator];
	const worse = metric.direction === "higher" ? minus(other, own) : minus(own, other);
	const isShare = compares === "ratio" || metric.relative === true;
	if (isShare && other.units === 0n) return { unmeasured: `there is no ratio to a ${metric.name} of 0` };
	const most = isShare ? times(limit.target, other) : limit.target;
	const found = compares === "ratio" ? own : worse;
	return {
		observed: isShare ? toNumber(found) / toNumber(other) : toNumber(found),
		beyond: compareDecimals(found, most) > 0
	};
}
function doubtful(trial, own, beyond, beside) {
	const why = statedSentence(trial, {
		own,
		beyond,
		...beside && { beside }
	});
	return {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass",
		observed: own,
		estimate: true,
		why
	};
}
// src/metrics/select-rows.ts
/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
function selectRows(columns, rows) {
	const whole = complete(columns);
	return isUnmeasured(whole) ? whole : selected(whole)(rows);
}
/** A slice asked for again is the same columns, of which scores and draws are known. */
const selected = remembered((columns) => remembered((rows) => select(columns.kind, columns, rows)));
function select(kind, columns, rows) {
	return taskOf(kind).select(columns, rows);
}
// src/judge/slices/slice-of.ts
/** What was seen on the examples of a slice alone: judged as if there were no others. */
function sliceOf(sighting, slice) {
	const { variant, reference, base } = sighting;
	if (isUnmeasured(variant.columns)) return variant.columns;
	const rows = rowsOf(variant.columns.samples.slices, slice);
	if (isUnmeasured(rows)) return rows;
	return {
		variant: within(variant, rows),
		reference: isUnmeasured(reference) ? reference : within(reference, rows),
		base: baseWithin(base, rows)
	};
}
function rowsOf(slices, slice) {
	const values = slices.get(slice.column);
	if (values === void 0) return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
	const rows = values.get(slice.value);
	if (rows !== void 0) return rows;
	const known = listedUpTo(NAMED, [...values.keys()].sort().map(quote));
	return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}
const NAMED = 10;
function within(seen, rows) {
	return {
		...seen,
		columns: selectRows(seen.columns, rows)
	};
}
function baseWithin(base, rows) {
	if (base.kind !== "present") return base;
	const { variant, reference } = base;
	return {
		...base,
		variant: isUnmeasured(variant) ? variant : within(variant, rows),
		reference: isUnmeasured(reference) ? reference : within(reference, rows)
	};
}
// src/judge/limit.ts
/** One limit on one target, from what was seen there. What comes out as no number was not measured. */
function judgeLimit(limit, sighting, alpha) {
	const metric = limit.declared ?? findMetric(limit.metric);
	if (metric === void 0) return unmeasured(notYet(limit.metric));
	const found = decide(limit, metric, sighting, alpha);
	return isTellable(found.observed ?? 0) ? found : unmeasured(noValue(metric));
}
function decide(limit, metric, sighting, alpha) {
	const recorded = judgeRecorded(limit, metric, sighting, alpha);
	if (recorded !== void 0) return recorded;
	const trial = trialOf(limit, metric, sighting, alpha);
	if (isUnmeasured(trial)) return unmeasured(trial);
	const guessed = isUnmeasured(sighting) ? void 0 : whyGuessed(limit, metric, sighting);
	if (guessed !== void 0) return unmeasured(guessed);
	const decision = DECISIONS[metric.test][limit.operator];
	if (decision === void 0) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
	return decision(trial);
}
/** What can take a while of a limit: whoever waits may have it drawn before, some at a time. */
function resamplingFor(limit, sighting) {
	const metric = limit.declared ?? findMetric(limit.metric);
	if (metric === void 0 || metric.test === "exact") return;
	if (judgeRecorded(limit, metric, sighting, NO_MATTER) !== void 0) return;
	const trial = trialOf(limit, metric, sighting, NO_MATTER);
	return isUnmeasured(trial) ? void 0 : resamplingOf(trial);
}
/** What is drawn is the same for every confidence. */
const NO_MATTER = .05;
function trialOf(limit, metric, sighting, alpha) {
	const why = whyNotYet(metric);
	if (why !== void 0) return why;
	if (isUnmeasured(sighting)) return sighting;
	const within = limit.slice === void 0 ? sighting : sliceOf(sighting, limit.slice);
	return isUnmeasured(within) ? within : {
		...within,
		limit,
		metric,
		alpha
	};
}
/** A number that was only stated; of what no engine here measures, the reason that a recording has none. */
function judgeRecorded(limit, metric, sighting, alpha) {
	if (isUnmeasured(sighting)) return metric.source === "target" ? unmeasured(sighting) : void 0;
	if (limit.slice !== void 0) return;
	const trial = {
		...sighting,
		limit,
		metric,
		alpha
	};
	return isStated(trial) ? judgeStated(trial) : void 0;
}
/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }) {
	if (source === "target" && test !== "rounds") return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	if (test === "not-yet") return notYet(name);
}
function notYet(what) {
	return { unmeasured: `${what} is not evaluated yet` };
}
// src/judge/lone-screens.ts
/**
* A screen (KL, SNR) tells of damage, and near the reference nothing of accuracy: one that is kept where no limit on
* the answers is judged beside it is no pass.
*/
function doubtLoneScreens(tried) {
	if (tried.some(({ limit }) => judgesAnswers(limit))) return [...tried];
	return tried.map((one) => {
		const { limit, judgement } = one;
		if (metricOf(limit)?.test !== "screen" || judgement.state !== "pass") return one;
		const why = `${judgement.why}; a screen alone certifies nothing: limit a metric of the answers as well`;
		return {
			...one,
			judgement: {
				...judgement,
				state: "inconclusive",
				leans: "pass",
				why
			}
		};
	});
}
/** Of all answers: those of a slice are some. */
function judgesAnswers(limit) {
	const metric = metricOf(limit);
	return limit.slice === void 0 && metric?.source === "records" && metric.test !== "screen";
}
function metricOf({ declared, metric }) {
	return declared ?? findMetric(metric);
}
// src/metrics/statistics/holm.ts
/**
* Holm's step-down: which of several claims hold at `alpha` for all of them together. `holds` tells whether
* one would at a level of its own: first at alpha/m, then what is left at alpha/(m − those that held), …
*/
function holm(claims, alpha, holds) {
	const held = /* @__PURE__ */ new Set();
	for (let before = -1; held.size > before && held.size < claims.length;) {
		before = held.size;
		const share = alpha / (claims.length - before);
		for (const claim of claims) if (!held.has(claim) && holds(claim, share)) held.add(claim);
	}
	return held;
}
// src/judge/slices/flag.ts
/**
* Limits on slices are many and their slices small, so that chance soon breaks one: a failure counts only where
* Holm's procedure flags it among all of the variant's. `again` judges a limit at another level.
*/
function flagFailures(tried, alpha, again) {
	const family = tried.filter(isToldOfSlice);
	const flagged = holm(family, alpha, (one, level) => hasFailed(one) && again(one, level).state === "fail");
	const confidence = confidenceOf(alpha);
	return tried.map((one) => one.limit.slice === void 0 || !hasFailed(one) || flagged.has(one) ? one : {
		...one,
		judgement: unproven(one.judgement, family.length, confidence)
	});
}
function isToldOfSlice({ limit, judgement: { state } }) {
	return limit.slice !== void 0 && state !== "unmeasured" && state !== "not-applicable";
}
function hasFailed({ judgement }) {
	return judgement.state === "fail";
}
function unproven(judgement, among, confidence) {
	const why = `${judgement.why}; of one among ${among} limits on slices, that is not proven with ${confidence} confidence`;
	return {
		...judgement,
		state: "inconclusive",
		leans: "fail",
		why
	};
}
// src/judge/limits.ts
/** Every limit of a variant on every target it is meant for; those on slices at the variant's own level. */
function tryLimits(subject, alpha) {
	const own = alphaOf(subject.settings);
	return flagFailures(doubtLoneScreens(asksOf(subject).map((ask) => ({
		...ask,
		judgement: judgeAsk(subject, ask, ask.limit.slice === void 0 ? alpha : own)
	}))), own, (ask, level) => judgeAsk(subject, ask, level));
}
/** Each limit with each target that it holds for. */
function asksOf({ variant, targets }) {
	return variant.limits.flatMap((limit) => limitTargets(limit, targets).map((target) => ({
		limit,
		target
	})));
}
/** One of them, with each bound as sure as asked for. */
function judgeAsk(subject, { limit, target }, alpha) {
	return doubted(judgeLimit(limit, subject.sightings.get(target) ?? notRun(target), alpha), subject.unshrunk);
}
/** What the package alone says is the same on every target. */
function limitTargets({ metric, on }, targets) {
	if (on !== void 0) return [engineOf(on)];
	return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}
function notRun(target) {
	return { unmeasured: `nothing was measured on ${target}` };
}
/** A variant that did not shrink can be proven to fail, but not to pass. */
function doubted(judgement, unshrunk) {
	if (unshrunk === void 0 || judgement.state === "fail") return judgement;
	if (judgement.state === "unmeasured") return judgement;
	const { leans: _, ...rest } = judgement;
	return {
		...rest,
		state: "unmeasured",
		why: unshrunk
	};
}
export { identical as A, leftOut as B, MOST_COUNTED as C, comparable as D, pairsOf as E, atLeast as F, settingsFor as G, confidenceOf as H, atMost as I, replacing as J, require_picomatch as K, binomial as L, boundsBetween as M, harmBetween as N, comparableColumns as O, harmAlone as P, entryOf as Q, isTellable as R, restrictedScore as S, countRight as T, DEFAULT_GATE as U, alphaOf as V, GLOB as W, recordingDigest as X, readRecording as Y, asideNotes as Z, leastWithoutFail as _, holm as a, chanceOfLess as b, sliceOf as c, scoresSeen as d, scoresOf as f, leastThatPasses as g, lowestRate as h, tryLimits as i, packageValue as j, differences as k, pointOf as l, leastAnswers as m, judgeAsk as n, judgeLimit as o, answersNeeded as p, forgetVerdict as q, limitTargets as r, resamplingFor as s, asksOf as t, guessNote as u, movedBy as v, rateInterval as w, chanceOfMore as x, changeBetween as y, isLeftOut as z };
