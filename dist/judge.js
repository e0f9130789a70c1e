import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { i as worst, t as EXIT_STATUS } from "./states.js";
import { a as LAYOUT, i as Verdict, o as quote, t as outFolder } from "./out-folder.js";
import { a as engineOf, i as toNumber, n as compareDecimals, r as toDecimal, t as readPolicy } from "./read.js";
import { t as UserError } from "./errors.js";
import { c as familyOf, l as findMetric } from "./operators.js";
import { s as REFERENCE } from "./make-folder.js";
import { c as isListed, f as stateWord, m as limitText, n as isUnmeasured, p as findings, r as FORMATS, s as ladder, t as orUnmeasured } from "./or-unmeasured.js";
import { t as planIn } from "./plan-in.js";
import { t as require_cli_table3 } from "./cli-table3.js";
import { t as visible } from "./visible.js";
import { styleText } from "node:util";
import { resolve } from "node:path";
// src/judge/format.ts
/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
function formatVerdict(verdict) {
	return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}
/** Twelve digits: what machines compute differently lies beyond them. */
function shortened(value) {
	if (typeof value !== "number" || Number.isInteger(value)) return value;
	return Number(value.toPrecision(12));
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
// src/policy/settings.ts
var import_picomatch = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module) => {
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
})))(), 1);
const DEFAULT_GATE = {
	confidence: toDecimal("0.95"),
	onInconclusive: "warn",
	onUnmeasured: "fail"
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
// src/judge/because.ts
/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
function because(models) {
	if (models.length === 0) return "There is no model to judge.";
	const outcome = worst(models.map((model) => model.outcome));
	const [first, ...more] = models.flatMap(complaintsOf).filter((complaint) => complaint.outcome === outcome);
	if (first === void 0) return allKept(models);
	return more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
}
function complaintsOf(model) {
	if (model.outcome === "error") return [{
		outcome: "error",
		text: `${model.name}: ${model.because}`
	}];
	return enforcedOf(model).flatMap((variant) => complaintsAbout(variant, model.name));
}
function complaintsAbout(variant, model) {
	const where = `${model}/${variant.name}`;
	const limits = variant.limits.filter(({ outcome }) => outcome !== "pass").map(({ metric, operator, limit, outcome, why }) => ({
		outcome,
		text: `${where} ${metric} ${operator} ${limit}: ${why}`
	}));
	if (limits.length > 0 || variant.outcome === "pass") return limits;
	return [{
		outcome: variant.outcome,
		text: `${where}: ${variant.reason}`
	}];
}
function allKept(models) {
	const count = models.flatMap(enforcedOf).flatMap(({ limits }) => limits).length;
	if (count === 0) return "No limit is enforced, so none is broken.";
	return count === 1 ? "The one enforced limit is kept." : `All ${count} enforced limits are kept.`;
}
function enforcedOf({ variants }) {
	return variants.filter(({ enforced }) => enforced);
}
// src/judge/decimals.ts
/** The decimal that a number prints as: what a file says, not its nearest binary neighbour. */
function decimalOf(value) {
	const [digits = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = digits.split(".");
	return raised({
		units: BigInt(whole + fraction),
		scale: fraction.length - Number(exponent)
	}, 0);
}
function minus(a, b) {
	const scale = Math.max(a.scale, b.scale);
	return {
		units: raised(a, scale).units - raised(b, scale).units,
		scale
	};
}
function times(a, b) {
	return {
		units: a.units * b.units,
		scale: a.scale + b.scale
	};
}
/** The same decimal with at least so many places. */
function raised({ units, scale }, least) {
	const more = Math.max(0, least - scale);
	return {
		units: units * 10n ** BigInt(more),
		scale: scale + more
	};
}
// src/judge/wording.ts
/** Numbers as sentences say them. Bounds are rounded outward, so that none looks better than it is. */
function percent(rate) {
	return `${rounded(rate * 100, Math.round)} %`;
}
function points(difference) {
	return rounded(difference * 100, Math.round);
}
function atLeastPercent(rate) {
	return `${rounded(rate * 100, Math.floor)} %`;
}
function atMostPercent(rate) {
	return `${rounded(rate * 100, Math.ceil)} %`;
}
function atLeastPoints(difference) {
	return rounded(difference * 100, Math.floor);
}
function atMostPoints(difference) {
	return rounded(difference * 100, Math.ceil);
}
/** `fell by 0.4 points`; a negative drop is a rise. */
function fellBy(drop) {
	if (drop === 0) return "did not change";
	const by = points(Math.abs(drop));
	const many = by === "0" ? "less than 0.01 points" : by === "1" ? "1 point" : `${by} points`;
	return `${drop > 0 ? "fell" : "rose"} by ${many}`;
}
/** `12.3 MB`, `15.3 kB`: 10⁶ and 10³ bytes. */
function size(bytes) {
	const [unit, of] = bytes < 1e3 ? ["bytes", 1] : bytes < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
	return `${Number((bytes / of).toFixed(1))} ${unit}`;
}
/** Two decimals at most; what is a hair from them by binary fractions alone is not rounded away. */
function rounded(value, round) {
	const hundredths = Number((value * 100).toPrecision(12));
	return String(round(hundredths) / 100 + 0).replace("-", "−");
}
// src/judge/alpha.ts
/** The chance, at most, that a bound is wrong: 0.05 for `95 %`, exactly. */
function alphaOf({ confidence }) {
	return toNumber(minus(decimalOf(1), confidence));
}
/** `95 %`, as a sentence says it. */
function confidenceOf(alpha) {
	return percent(1 - alpha);
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
// src/metrics/pairs.ts
/** The same samples before and after: how many were lost, how many gained. */
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
function countRight(right) {
	return right.reduce((sum, one) => sum + one, 0);
}
// src/metrics/defects.ts
/** What can be wrong with records, and how a number of them is told. */
const DEFECTS = {
	failed: (count, size) => `${count} of ${size} samples could not be evaluated`,
	missing: (count, size) => `${count} of ${size} samples have no record`,
	unknown: (count) => `${records(count)} of no sample of this model`,
	repeated: (count) => `${records(count)} of a sample that already has one`,
	unordered: (count) => `${records(count)} with a better class below a worse one`
};
function records(count) {
	return count === 1 ? "1 record" : `${count} records`;
}
const NAMED = 3;
var DefectList = class {
	#found = /* @__PURE__ */ new Map();
	add(kind, id, error) {
		const found = this.#found.get(kind) ?? {
			count: 0,
			first: []
		};
		found.count += 1;
		if (found.first.length < NAMED) found.first.push(error === void 0 ? quote(id) : `${quote(id)} (${quote(error)})`);
		this.#found.set(kind, found);
	}
	all() {
		return [...this.#found].map(([kind, found]) => ({
			kind,
			...found
		}));
	}
};
/** `2 of 997 samples could not be evaluated: a.png (…), b.png (…)`; one defect after another. */
function describeDefects(defects, size) {
	return defects.map(({ kind, count, first }) => {
		const more = count > first.length ? ` and ${count - first.length} more` : "";
		return `${DEFECTS[kind](count, size)}: ${first.join(", ")}${more}`;
	}).join("; ");
}
// src/metrics/rates.ts
const RATES = {
	"top-k": topK,
	agreement
};
/** What a metric of right and wrong counts; unmeasured unless every sample has its answer. */
function rightAnswers(metric, columns, reference) {
	const rate = RATES[familyOf(metric)];
	if (rate === void 0) return { unmeasured: `${metric.name} is not evaluated yet` };
	const whole = complete(columns);
	return isUnmeasured(whole) ? whole : rate(metric, whole, reference);
}
/** The columns, if they answer every sample exactly once. */
function complete(columns) {
	if (isUnmeasured(columns)) return columns;
	const { defects, samples } = columns;
	if (defects.length > 0) return { unmeasured: describeDefects(defects, samples.size) };
	return samples.size === 0 ? { unmeasured: "there is no sample to evaluate" } : columns;
}
function topK({ name, k = 1 }, { ranks, depth }) {
	if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
	return Uint8Array.from(ranks, (rank) => rank > 0 && rank <= k ? 1 : 0);
}
function agreement(_metric, { answers }, reference) {
	if (isUnmeasured(reference)) return reference;
	const other = complete(reference);
	if (isUnmeasured(other)) return { unmeasured: `of the reference: ${other.unmeasured}` };
	return Uint8Array.from(answers, (answer, row) => answer === other.answers[row] ? 1 : 0);
}
// src/metrics/statistics/normal.ts
/**
* The standard normal quantile, by Wichura's rational approximations (AS 241, PPND16): within
* 1e-12 of scipy's. A library would do, but the accurate one brings 137 packages along.
*/
function normalQuantile(p) {
	const q = p - .5;
	if (Math.abs(q) <= .425) return q * ratio(CENTRE, .180625 - q * q);
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const tail = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
	return q < 0 ? -tail : tail;
}
function ratio([above, below], x) {
	return horner(above, x) / horner(below, x);
}
function horner(coefficients, x) {
	return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
const CENTRE = [[
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
], [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
]];
const SHOULDER = [[
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
], [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
]];
const TAIL = [[
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
], [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
]];
// src/metrics/statistics/wilson.ts
/** Two one-sided Wilson bounds on a rate, each wrong with probability `alpha` at most, nearly. */
function wilsonInterval(right, n, alpha) {
	return [1 - upper$1(n - right, n, alpha), upper$1(right, n, alpha)];
}
function upper$1(right, n, alpha) {
	if (right === n) return 1;
	const z = normalQuantile(1 - alpha);
	const rate = right / n;
	return (rate + z * z / (2 * n) + z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n);
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
// src/metrics/statistics/drop-interval.ts
/** Up to so many flips the score is checked against the exact probabilities too. */
const EXACT_UP_TO = 200;
/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;
/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
function dropInterval(pairs, alpha) {
	return [-upper(mirrored(pairs), alpha), upper(pairs, alpha)];
}
/** Whichever bound is the more cautious. */
function upper(pairs, alpha) {
	const score = scoreBound(pairs, alpha);
	if (pairs.lost + pairs.gained > EXACT_UP_TO) return score;
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
// src/judge/change.ts
/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
function changeBetween(before, after, same, alpha) {
	const pairs = pairsOf(before, after);
	const { n, lost, gained } = pairs;
	const unchanged = same && lost + gained === 0;
	const interval = unchanged ? [0, 0] : dropInterval(pairs, alpha);
	return {
		...pairs,
		drop: (lost - gained) / n,
		interval,
		unchanged
	};
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
	const differing = PARTS.filter((part) => one.fingerprint[part] !== other.fingerprint[part]);
	if (differing.length === 0) return other;
	return { unmeasured: `${name} was measured in another environment and does not compare: ${differing.map((part) => `${part} ${quote(one.fingerprint[part])}, there ${quote(other.fingerprint[part])}`).join("; ")}` };
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
// src/judge/observe.ts
const PACKAGE = [
	"size",
	"bits-per-weight",
	"minimum-os"
];
/** The numbers of a variant that there are; of what is left out, its limits say why. */
function observe(seen, reference, rates, alpha) {
	const other = comparable(seen, reference, "the reference");
	const found = [...rates.map((name) => [name, rateOf(name, seen, other, alpha)]), ...PACKAGE.map((name) => [name, heldOf(name, seen)])];
	return Object.fromEntries(found.flatMap(([name, one]) => one ? [[name, one]] : []));
}
function heldOf(name, seen) {
	const value = packageValue(name, seen.package);
	return typeof value === "number" ? { value } : void 0;
}
function rateOf(name, seen, other, alpha) {
	const answers = (one) => answersOf(name, one, other);
	const right = answers(seen);
	if (isUnmeasured(right)) return;
	const before = isUnmeasured(other) || name === "agreement" ? void 0 : answers(other);
	const same = !isUnmeasured(other) && identical(seen, other);
	const [count, n] = [countRight(right), right.length];
	return {
		value: count / n,
		n,
		interval: wilsonInterval(count, n, alpha),
		...before && !isUnmeasured(before) && { versus: versus(before, right, same, alpha) }
	};
}
function answersOf(name, seen, other) {
	const metric = findMetric(name);
	if (metric === void 0) return { unmeasured: `${name} is no metric` };
	return rightAnswers(metric, seen.columns, isUnmeasured(other) ? other : other.columns);
}
function versus(before, after, same, alpha) {
	const { drop, interval, lost, gained } = changeBetween(before, after, same, alpha);
	return {
		drop,
		interval,
		lost,
		gained
	};
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
// src/judge/exact.ts
/** `min`, compared exactly: there is nothing to estimate. */
function exactFloor(trial) {
	return withOwn(trial, (own) => settle(trial, own, compareDecimals(own, trial.limit.target) < 0));
}
/** `max`. */
function exactCeiling(trial) {
	return withOwn(trial, (own) => settle(trial, own, compareDecimals(own, trial.limit.target) > 0));
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
	const { quantity } = trial.metric;
	const beside = `, ${name}'s ${shown(other, quantity)}`;
	return {
		...settle(trial, own, compareDecimals(increase, trial.limit.target) > 0, beside),
		observed: toNumber(increase)
	};
}
function judgeRatio(trial, own, other, name) {
	if (other.units === 0n) return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
	const ratio = toNumber(own) / toNumber(other);
	const beside = `, ${Number(ratio.toPrecision(4))} times ${name}'s`;
	return {
		...settle(trial, own, compareDecimals(own, times(trial.limit.target, other)) > 0, beside),
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
function settle({ metric, limit }, own, beyond, beside = "") {
	const where = beyond ? "beyond" : "within";
	const value = shown(own, metric.quantity);
	return {
		state: beyond ? "fail" : "pass",
		observed: toNumber(own),
		why: `${metric.name} is ${value}${beside}, ${where} ${limit.operator} ${limit.text}`
	};
}
function shown(value, quantity) {
	const number = toNumber(value);
	if (quantity === "bytes") return `${size(number)} (${number} bytes)`;
	return quantity === "version" ? `iOS ${number}` : String(number);
}
// src/judge/rate-sentences.ts
const WORDS = {
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
/** One sentence on a rate against its `min` or `max`. */
function rateSentence({ metric, limit, alpha }, { count, n, interval, found, edge }) {
	const [low, high] = [atLeastPercent(interval[0]), atMostPercent(interval[1])];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = WORDS[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${metric.name} is ${percent(count / n)} (${count} of ${n})${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${n} samples allow one ${words.worst} ${worst}: not certified`,
		leansFail: `, which breaks ${asked}, though ${n} samples allow one ${words.best} ${best}: likely, not proven`
	})}`;
}
/** One sentence on a drop against `max-drop` or `max-regression`. */
function dropSentence({ metric, limit, alpha }, change) {
	const { n, lost, gained, drop, interval, found, than } = change;
	if (change.unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const [least, most] = [atLeastPoints(interval[0]), atMostPoints(interval[1])];
	const sure = `points with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	const flips = `${lost} lost, ${gained} gained of ${n}`;
	return `${metric.name} ${fellBy(drop)} against ${than} (${flips})${ending(found, {
		pass: `: a drop of at most ${most} ${sure}`,
		fail: `: a drop of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${n} samples allow a drop of ${most} points: not certified`,
		leansFail: `, beyond ${limit.text}, though ${n} samples allow a drop of only ${least} points: likely, not proven`
	})}`;
}
function ending({ state, leans }, endings) {
	if (state === "pass") return endings.pass;
	if (state === "fail") return endings.fail;
	return leans === "fail" ? endings.leansFail : endings.leansPass;
}
// src/judge/rates.ts
/** `min`: Wilson's bounds against the limit. */
function rateFloor(trial) {
	return judgeRate(trial, "min");
}
/** `max`: the same from the other side. */
function rateCeiling(trial) {
	return judgeRate(trial, "max");
}
function judgeRate(trial, edge) {
	const right = answersNow(trial);
	if (isUnmeasured(right)) return unmeasured(right);
	const { limit, alpha } = trial;
	const [count, n] = [countRight(right), right.length];
	const interval = wilsonInterval(count, n, alpha);
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
	return {
		...found,
		observed: count / n,
		interval,
		n,
		why
	};
}
/** `max-drop`: variant and reference on the same samples. */
function rateDrop(trial) {
	const reference = comparable(trial.variant, trial.reference, "the reference");
	if (isUnmeasured(reference)) return unmeasured(reference);
	return judgeChange(trial, rightAnswers(trial.metric, reference.columns, reference.columns), "the reference", identical(trial.variant, reference));
}
/** `max-regression`: the variant at the merge-base and at the head, on the same samples. */
function rateRegression(trial) {
	const { base, metric } = trial;
	if (base.kind === "absent") return notApplicable(base.why);
	if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
	const variant = comparable(trial.variant, base.variant, "the base");
	if (isUnmeasured(variant)) return unmeasured(variant);
	const reference = comparableColumns(variant, base.reference, "the base's reference");
	return judgeChange(trial, rightAnswers(metric, variant.columns, reference), "the base", identical(trial.variant, variant));
}
function judgeChange(trial, before, than, same) {
	const after = answersNow(trial);
	if (isUnmeasured(after)) return unmeasured(after);
	if (isUnmeasured(before)) return unmeasured({ unmeasured: `${than}: ${before.unmeasured}` });
	const { limit, alpha } = trial;
	const change = changeBetween(before, after, same, alpha);
	const { n, lost, gained, drop, interval } = change;
	const beyond = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(n))) > 0;
	const found = standing(interval, toNumber(limit.target), beyond);
	const why = dropSentence(trial, {
		...change,
		found,
		than
	});
	return {
		...found,
		observed: drop,
		interval,
		n,
		why
	};
}
function answersNow({ metric, variant, reference }) {
	const other = comparableColumns(variant, reference, "the reference");
	return rightAnswers(metric, variant.columns, other);
}
// src/judge/decisions.ts
/** Metric × operator → what decides. What has no entry is not decided, and says so. */
const DECISIONS = {
	"paired-rate": {
		min: rateFloor,
		max: rateCeiling,
		"max-drop": rateDrop,
		"max-regression": rateRegression
	},
	exact: {
		min: exactFloor,
		max: exactCeiling,
		"max-increase": exactIncrease,
		"max-ratio": exactRatio,
		"max-regression": exactRegression
	},
	mean: {},
	"not-yet": {}
};
// src/judge/limit.ts
/** One limit on one target, from what was seen there. */
function judgeLimit(limit, sighting, alpha) {
	const metric = findMetric(limit.metric);
	if (metric === void 0) return unmeasured(notYet(limit.metric));
	const why = whyNotYet(limit, metric);
	if (why !== void 0) return unmeasured(why);
	if (isUnmeasured(sighting)) return unmeasured(sighting);
	const decide = DECISIONS[metric.test][limit.operator];
	if (decide === void 0) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
	return decide({
		...sighting,
		limit,
		metric,
		alpha
	});
}
/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ slice }, { name, source, test }) {
	if (slice !== void 0) return notYet(`a limit on the slice ${quote(slice.column)}=${quote(slice.value)}`);
	if (source === "target") return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	if (test === "mean" || test === "not-yet") return notYet(name);
}
function notYet(what) {
	return { unmeasured: `${what} is not evaluated yet` };
}
// src/judge/limits.ts
/** Every limit of a variant on every target it is meant for. */
function tryLimits(subject, alpha) {
	return subject.variant.limits.flatMap((limit) => targetsOf$1(limit, subject.targets).map((target) => {
		return {
			limit,
			target,
			judgement: doubted(judgeLimit(limit, subject.sightings.get(target) ?? notRun(target), alpha), subject.unshrunk)
		};
	}));
}
/** What the package alone says is the same on every target. */
function targetsOf$1({ metric, on }, targets) {
	if (on !== void 0) return [engineOf(on)];
	return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}
function notRun(target) {
	return { unmeasured: `nothing was measured on ${target}: recorded targets are not evaluated yet` };
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
// src/judge/recommend.ts
/**
* The smallest variant that keeps every limit. Whoever picks the best of several gives luck several
* chances, so each candidate must pass at its share of alpha.
*/
function recommend(subjects, source) {
	if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
	const limited = subjects.filter(({ variant }) => variant.limits.length > 0);
	if (limited.length === 0) return none("no variant has a limit to keep");
	const candidates = limited.flatMap((subject) => candidateOf(subject, source));
	const [best, second] = candidates.filter((candidate) => keepsEveryLimit(candidate, candidates.length)).sort((a, b) => a.bytes - b.bytes);
	if (best === void 0) return none(whyNone(limited, candidates, source));
	if (second?.bytes === best.bytes) return none(`${nameOf(best)} and ${nameOf(second)} keep every limit and are equally small`);
	return {
		recommended: nameOf(best),
		because: whyBest(best, source)
	};
}
function none(why) {
	return {
		recommended: null,
		because: `No variant is recommended: ${why}.`
	};
}
function candidateOf(subject, source) {
	const { first: seen } = subject;
	if (seen === void 0 || whyNoCandidate(subject, source) !== void 0) return [];
	return [{
		subject,
		seen,
		bytes: seen.variant.package.bytes
	}];
}
function whyNoCandidate(subject, source) {
	const { first, reason, unshrunk } = subject;
	if (unshrunk !== void 0) return "did not shrink";
	if (first === void 0 || reason !== void 0) return "was not measured in full";
	return first.variant.package.bytes < source.package.bytes ? void 0 : "is no smaller than its source";
}
function keepsEveryLimit(candidate, share) {
	return statesOf(candidate, share).every((state) => KEPT.includes(state));
}
const KEPT = ["pass", "not-applicable"];
function statesOf({ subject }, share) {
	return tryLimits(subject, alphaOf(subject.settings) / share).map(({ judgement }) => judgement.state);
}
const SAYS = [
	["fail", "breaks a limit"],
	["unmeasured", "has an unmeasured limit"],
	["inconclusive", "is not certified by these samples"]
];
/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyNone(limited, candidates, source) {
	return limited.map((subject) => {
		const candidate = candidates.find((one) => one.subject === subject);
		const why = candidate ? whyNot(candidate, candidates) : whyNoCandidate(subject, source);
		return `${subject.variant.name} ${why}`;
	}).join(", ");
}
function whyNot(candidate, { length }) {
	const states = statesOf(candidate, 1);
	const found = SAYS.find(([state]) => states.includes(state));
	if (found !== void 0) return found[1];
	return `passes, but not with the ${confidenceOf(alphaOf(candidate.subject.settings) / length)} confidence that choosing among ${length} asks for`;
}
function whyBest({ subject, seen, bytes }, source) {
	const alpha = alphaOf(subject.settings);
	const metrics = observe(seen.variant, seen.reference, subject.rates.slice(0, 1), alpha);
	const scored = Object.entries(metrics).map(([name, one]) => lossOf(name, one, alpha));
	const facts = [`${size(bytes)} instead of ${size(source.package.bytes)}`, ...scored.filter((one) => one !== void 0)].join(", ");
	return `${subject.variant.name} is the smallest variant certain to keep every limit: ${facts}.`;
}
function lossOf(name, { versus }, alpha) {
	if (versus?.interval === void 0) return;
	const most = atMostPoints(versus.interval[1]);
	return `${name} ${fellBy(versus.drop)} (at most ${most} down with ${confidenceOf(alpha)} confidence)`;
}
function nameOf({ subject }) {
	return subject.variant.name;
}
// src/judge/evidence.ts
function see(evidence, key) {
	const measurement = evidence.measurement(key);
	if (isUnmeasured(measurement)) return measurement;
	const { status, reason, package: held, fingerprint } = measurement;
	if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
	if (held === void 0) return { unmeasured: "the measurement does not describe the package" };
	if (fingerprint === void 0) return { unmeasured: "the measurement does not say where it ran" };
	const twice = givenTwice(measurement);
	return {
		package: held,
		fingerprint,
		columns: twice === void 0 ? evidence.columns(key) : { unmeasured: twice }
	};
}
/** Of two numbers for one metric, none is believed. */
function givenTwice({ metrics = {}, records }) {
	const names = Object.keys(metrics).filter((name) => findMetric(name)?.test === "paired-rate");
	if (records === void 0 || names.length === 0) return;
	return `the measurement states ${names.join(", ")}, which its records give as well`;
}
// src/judge/sighting.ts
/** The variant that drops are measured from. */
function referenceName({ model }) {
	return model.reference === "source" ? REFERENCE : model.reference;
}
function seeAtHead({ evidence, planned, model }, variant, target) {
	if (planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
	if (Object.hasOwn(model.recorded, target)) return { unmeasured: "recorded targets are not evaluated yet" };
	return see(evidence, {
		model: model.name,
		side: "head",
		variant,
		target
	});
}
function sightingOf(modelCase, name, target) {
	const variant = seeAtHead(modelCase, name, target);
	if (isUnmeasured(variant)) return variant;
	return {
		variant,
		reference: seeAtHead(modelCase, referenceName(modelCase), target),
		base: baseOf(modelCase, name, target)
	};
}
function baseOf(modelCase, name, target) {
	const { planned, evidence, model } = modelCase;
	if (planned.base.kind !== "present") return planned.base;
	const { commit, without = [] } = planned.base;
	if (without.includes(name)) return {
		kind: "absent",
		why: `the merge-base ${commit.slice(0, 7)} has no package of ${name}`
	};
	const at = (variant) => see(evidence, {
		model: model.name,
		side: "base",
		variant,
		target
	});
	return {
		kind: "present",
		variant: at(name),
		reference: at(referenceName(modelCase))
	};
}
// src/judge/shrunk.ts
/** Why a variant is not what its recipe promises: smaller weights than the source's. Nothing if it is. */
function whyNotShrunk(recipe, variant, source) {
	if (!promisesLess(recipe)) return;
	if (isUnmeasured(source)) return `nothing proves that its weights shrank: ${source.unmeasured}`;
	if (isSourceItself(recipe, variant, source)) return;
	const [own, stored] = [variant, source].map((seen) => seen.package.weights.bitsPerWeight);
	if (own === void 0 || stored === void 0 || own >= stored) return `its weights did not shrink: ${own} bits a weight, the source ${stored}`;
	if (compresses(recipe) && variant.package.weights.compressed === 0) return "its weights did not shrink: not one tensor is compressed";
}
/** A package made by hand promises nothing of its size, and `fp32` nothing less than the source. */
function promisesLess(recipe) {
	return recipe.kind === "convert" || recipe.kind === "preset" && recipe.preset !== "fp32";
}
/** 16-bit floats are smaller, but no compressed form. */
function compresses(recipe) {
	if (recipe.kind === "preset") return recipe.preset !== "fp16";
	return recipe.kind === "convert" && recipe.steps.some(({ op }) => op !== "cast");
}
/** `fp16` of a source that is stored so. */
function isSourceItself(recipe, variant, source) {
	return recipe.kind === "preset" && recipe.preset === "fp16" && identical(variant, source);
}
// src/judge/subject.ts
function subjectOf(modelCase, variant) {
	const { targets, rates, model } = modelCase;
	const seen = targets.map((target) => ({
		target,
		sighting: sightingOf(modelCase, variant.name, target)
	}));
	const unshrunk = firstOf(seen, ({ target, sighting }) => isUnmeasured(sighting) ? void 0 : whyNotShrunk(variant.recipe, sighting.variant, seeAtHead(modelCase, REFERENCE, target)));
	const reason = firstOf(seen, ({ sighting }) => whyNoNumbers(sighting)) ?? unshrunk;
	const first = seen[0]?.sighting;
	return {
		variant,
		settings: modelCase.settings(variant),
		targets,
		rates,
		enforced: model.ship === null || model.ship === variant.name,
		sightings: new Map(seen.map(({ target, sighting }) => [target, sighting])),
		...first && !isUnmeasured(first) && { first },
		...unshrunk !== void 0 && { unshrunk },
		...reason !== void 0 && { reason }
	};
}
function whyNoNumbers(sighting) {
	const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
	return isUnmeasured(answers) ? answers.unmeasured : void 0;
}
function firstOf(items, find) {
	return items.map(find).find((found) => found !== void 0);
}
// src/metrics/collapse.ts
/** The one class that every sample is answered with, if there is one. */
function onlyAnswer({ answers, samples }) {
	const [first] = answers;
	if (first === void 0 || first < 0) return;
	return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : void 0;
}
// src/judge/notes.ts
/** What a reader should know of a variant beside its limits. */
function notesOn$1({ variant, reference }) {
	const only = answerOf(variant);
	const collapsed = only === void 0 || answerOf(reference) !== void 0 ? [] : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
	return [...variant.package.notes ?? [], ...collapsed];
}
function answerOf(seen) {
	const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : onlyAnswer(columns);
}
// src/judge/outcome.ts
/** What follows from a state. A doubt that leans beyond the limit fails under every setting. */
const OUTCOME_OF = {
	pass: () => "pass",
	"not-applicable": () => "pass",
	fail: () => "fail",
	inconclusive: ({ leans }, { onInconclusive }) => leans === "pass" ? onInconclusive : "fail",
	unmeasured: (_, { onUnmeasured }) => onUnmeasured
};
function outcomeOf(standing, settings) {
	return OUTCOME_OF[standing.state](standing, settings);
}
// src/judge/variant.ts
/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. */
function judgeVariant(subject, policy) {
	const { variant, settings, enforced, reason, rates, first } = subject;
	const limits = tryLimits(subject, alphaOf(settings)).map((tried) => judgedLimit(tried, settings, policy));
	const unmeasured = reason === void 0 ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
	return {
		name: variant.name,
		outcome: worst([...limits.map(({ outcome }) => outcome), ...unmeasured]),
		enforced,
		...reason !== void 0 && { reason },
		...first && { minimumOS: first.variant.package.minimumOS },
		metrics: first ? observe(first.variant, first.reference, rates, alphaOf(settings)) : {},
		limits,
		notes: first ? notesOn$1(first) : []
	};
}
function judgedLimit({ limit, target, judgement }, settings, { commit, path }) {
	const { state, leans, observed, interval, n, why } = judgement;
	return {
		metric: limit.metric,
		operator: limit.operator,
		target: toNumber(limit.target),
		limit: limit.text,
		on: target,
		observed,
		...interval && { interval },
		...n !== void 0 && { n },
		state,
		...leans && { leans },
		outcome: outcomeOf(judgement, settings),
		why,
		at: {
			commit,
			path,
			line: limit.at.line
		}
	};
}
// src/judge/model.ts
/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
function judgeModel(modelCase, policy) {
	const { planned, model, targets } = modelCase;
	const about = {
		name: model.name,
		status: planned.status,
		task: model.task
	};
	if (planned.status === "removed") return {
		...about,
		...removed(planned.why)
	};
	const subjects = model.variants.map((variant) => subjectOf(modelCase, variant));
	const variants = subjects.map((subject) => judgeVariant(subject, policy));
	const nothing = whyNothing(modelCase);
	const advice = nothing ?? recommend(subjects, seeFirst(modelCase, "reference"));
	const reference = seeFirst(modelCase, referenceName(modelCase));
	return {
		...about,
		outcome: nothing === void 0 ? worstEnforced(variants) : "error",
		targets: [...targets],
		reference: referenceOf(modelCase, reference),
		...advice,
		variants,
		notes: notesOn(modelCase, reference)
	};
}
function removed(why = "the head deletes this model") {
	return {
		outcome: "pass",
		targets: [],
		reference: null,
		recommended: null,
		because: `Nothing is left to judge: ${why}.`,
		variants: [],
		notes: [why]
	};
}
function worstEnforced(variants) {
	const enforced = variants.filter((variant) => variant.enforced);
	return enforced.length === 0 ? "error" : worst(enforced.map(({ outcome }) => outcome));
}
/** Not one measurement of the head, not even a failed one: then it was never judged. */
function whyNothing({ planned, model, targets, evidence }) {
	if (planned.status === "unsupported") return;
	const found = targets.flatMap((target) => [REFERENCE, ...model.variants.map(({ name }) => name)].map((variant) => evidence.measurement({
		model: model.name,
		side: "head",
		variant,
		target
	})));
	if (!found.every(isUnmeasured)) return;
	return {
		recommended: null,
		because: `Nothing was measured: ${found[0]?.unmeasured ?? "the plan names no target to measure on"}.`
	};
}
function seeFirst(modelCase, variant) {
	const [target] = modelCase.targets;
	return target === void 0 ? { unmeasured: "no target" } : seeAtHead(modelCase, variant, target);
}
function referenceOf(modelCase, seen) {
	if (isUnmeasured(seen)) return null;
	const metrics = observe(seen, { unmeasured: "it is the reference itself" }, modelCase.rates, alphaOf(modelCase.settings()));
	return {
		name: referenceName(modelCase),
		metrics
	};
}
function notesOn({ planned }, reference) {
	if (planned.why !== void 0) return [planned.why];
	if (!isUnmeasured(reference)) return [];
	return [`the reference could not be measured: ${reference.unmeasured}`];
}
// src/judge/judge.ts
/** What was seen against what was agreed. Same plan, policies and evidence: same verdict. */
function judge$1(input) {
	const { plan, policies } = input;
	const models = plan.models.map((planned) => judgePlanned(planned, input));
	const { path, digest, commit } = plan.policies.target;
	return {
		schema: 1,
		outcome: models.length === 0 ? "error" : worst(models.map(({ outcome }) => outcome)),
		because: because(models),
		confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
		models,
		policy: {
			path,
			digest,
			commit
		},
		...plan.base && { base: plan.base },
		head: plan.head,
		notes: [...plan.notes, ...unevaluatedWaivers(policies.target)]
	};
}
function judgePlanned(planned, { plan, policies, evidence }) {
	const [policy, source] = [policies[planned.policy], plan.policies[planned.policy]];
	const model = policy?.models.find(({ name }) => name === planned.name);
	if (policy === void 0 || source === void 0 || model === void 0) {
		const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
		throw new UserError({ message });
	}
	const settings = (variant) => settingsFor(policy, plan.branch, model, variant);
	const [targets, rates] = [targetsOf(plan, model), ratesOf(model)];
	return judgeModel({
		planned,
		model,
		targets,
		rates,
		evidence,
		settings
	}, source);
}
/** Where the plan measures the head, then the recorded targets that the policy wants judged as well. */
function targetsOf({ requests }, { name, targets, recorded }) {
	const all = [...requests.filter(({ model, side }) => model === name && side === "head").map(({ target }) => target), ...targets.filter((target) => Object.hasOwn(recorded, target))];
	return [...new Set(all.length === 0 ? targets.map(engineOf) : all)];
}
/** Top-1 first, what the limits ask for, and how often the answers agree. */
function ratesOf({ task, variants }) {
	if (task !== "image-classification") return [];
	const rates = variants.flatMap(({ limits }) => limits).map(({ metric }) => metric).filter((name) => findMetric(name)?.test === "paired-rate");
	return [.../* @__PURE__ */ new Set([
		"top-1",
		...rates,
		"agreement"
	])];
}
/** Silence would read as if they had been granted. */
function unevaluatedWaivers({ waivers }) {
	if (waivers.length === 0) return [];
	return [`the policy's waivers (${waivers.length}) are not evaluated yet: nothing is waived`];
}
// src/metrics/columns.ts
const UNSEEN = -2;
const FAILED = -1;
/** Takes records line by line, in any order, and keeps two numbers of each. */
var ColumnBuilder = class {
	#samples;
	#answers;
	#ranks;
	#defects = new DefectList();
	#depth = Number.POSITIVE_INFINITY;
	constructor(samples) {
		this.#samples = samples;
		this.#answers = new Int32Array(samples.size).fill(UNSEEN);
		this.#ranks = new Int32Array(samples.size);
	}
	add(line) {
		const row = this.#samples.rows.get(line.id);
		if (row === void 0) this.#defects.add("unknown", line.id);
		else if (this.#answers[row] !== UNSEEN) this.#defects.add("repeated", line.id);
		else if ("error" in line) {
			this.#answers[row] = FAILED;
			this.#defects.add("failed", line.id, line.error);
		} else this.#take(row, line);
	}
	finish() {
		for (const [id, row] of this.#samples.rows) if (this.#answers[row] === UNSEEN) this.#defects.add("missing", id);
		return {
			kind: "classification",
			samples: this.#samples,
			answers: this.#answers,
			ranks: this.#ranks,
			depth: Number.isFinite(this.#depth) ? this.#depth : 0,
			defects: this.#defects.all()
		};
	}
	#take(row, { id, top }) {
		const { classes, labels } = this.#samples;
		const numbers = top.map(([name]) => classes.numberOf(name));
		this.#answers[row] = numbers[0] ?? FAILED;
		this.#ranks[row] = numbers.indexOf(labels[row] ?? FAILED) + 1;
		this.#depth = Math.min(this.#depth, top.length);
		if (!bestFirst(top)) this.#defects.add("unordered", id);
	}
};
function bestFirst(top) {
	return top.every(([, score], at) => score <= (top[at - 1]?.[1] ?? score));
}
// src/metrics/class-index.ts
/** Numbers class names as they are met, the same for every variant, so that answers compare as numbers. */
var ClassIndex = class {
	#numbers = /* @__PURE__ */ new Map();
	numberOf(name) {
		const known = this.#numbers.get(name);
		if (known !== void 0) return known;
		this.#numbers.set(name, this.#numbers.size);
		return this.#numbers.size - 1;
	}
	nameOf(number) {
		return [...this.#numbers.keys()][number];
	}
};
// src/metrics/sample-table.ts
function sampleTable(samples) {
	const classes = new ClassIndex();
	const rows = /* @__PURE__ */ new Map();
	const labels = [];
	for (const { id, label } of samples) {
		if (rows.has(id)) throw new UserError({ message: `two samples have the id ${quote(id)}` });
		rows.set(id, labels.length);
		labels.push(classes.numberOf(label));
	}
	return {
		size: labels.length,
		rows,
		labels: Int32Array.from(labels),
		classes
	};
}
// src/commands/evidence.ts
async function readEvidence(plan, out) {
	const measurements = /* @__PURE__ */ new Map();
	const columns = /* @__PURE__ */ new Map();
	for (const model of plan.models) {
		const keys = keysOf(plan, model.name);
		const table = keys.length === 0 ? { unmeasured: NOT_ASKED } : await readTable(model, out);
		for (const key of keys) {
			const path = LAYOUT.measurement(key);
			const measurement = await orUnmeasured(out, () => readMeasurement(key, out));
			measurements.set(path, measurement);
			columns.set(path, await readColumns(measurement, table, out));
		}
	}
	return {
		measurement: (key) => measurements.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		columns: (key) => columns.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		measurements: [...measurements.values()].flatMap((one) => isUnmeasured(one) ? [] : [one])
	};
}
const NOT_ASKED = "the plan does not ask for it";
function keysOf({ requests }, model) {
	return requests.filter((request) => request.model === model).flatMap(({ side, target, variants }) => variants.map(({ name }) => ({
		model,
		side,
		target,
		variant: name
	})));
}
async function readMeasurement(key, out) {
	return await out.readMeasurement(key) ?? { unmeasured: `there is no ${LAYOUT.measurement(key)}` };
}
async function readTable({ name, samples }, out) {
	if (samples === void 0) return { unmeasured: "the plan has no samples of it" };
	return await orUnmeasured(out, async () => {
		const lines = [];
		for await (const batch of out.readSamples(name, samples)) lines.push(...batch);
		return sampleTable(lines);
	});
}
async function readColumns(measurement, table, out) {
	if (isUnmeasured(table)) return table;
	if (isUnmeasured(measurement)) return measurement;
	if (measurement.records === void 0) return { unmeasured: "it has no records" };
	return await orUnmeasured(out, async () => {
		const builder = new ColumnBuilder(table);
		for await (const batch of out.readRecords(measurement)) for (const line of batch) builder.add(line);
		return builder.finish();
	});
}
// src/report/terminal.ts
var import_cli_table3 = /* @__PURE__ */ __toESM(require_cli_table3(), 1);
const STYLES = {
	pass: {
		style: "good",
		mark: "✓"
	},
	warn: {
		style: "doubtful",
		mark: "!"
	},
	fail: {
		style: "bad",
		mark: "✗"
	},
	error: {
		style: "bad",
		mark: "✗"
	}
};
const NO_LINES_BETWEEN_ROWS = {
	mid: "",
	"left-mid": "",
	"mid-mid": "",
	"right-mid": ""
};
/** The verdict for a terminal: a table a model, what to ship, what stands in the way. */
function renderTerminal(verdict, paint) {
	const { style, mark } = STYLES[verdict.outcome];
	const said = paint(style, `${mark} ${verdict.outcome}`);
	return [
		...verdict.models.map((model) => modelText(model, paint)),
		...findings(verdict.models).map((finding) => findingText(finding, paint)),
		isListed(verdict) ? said : `${said} ${visible(verdict.because)}`
	].join("\n\n");
}
function modelText(model, paint) {
	const { columns, rungs } = ladder(model);
	const missing = rungs.flatMap(({ name, reason }) => reason === void 0 ? [] : [`${visible(name)}: ${visible(reason)}`]);
	const table = rungs.length === 0 ? [] : [tableText(columns, rungs, paint)];
	return [
		paint("strong", visible(model.name)),
		...table,
		...missing,
		advice(model, paint)
	].join("\n");
}
function tableText(columns, rungs, paint) {
	const table = new import_cli_table3.default({
		head: columns.map(({ title }) => paint("faint", title)),
		colAligns: columns.map(({ right }) => right ? "right" : "left"),
		style: {
			head: [],
			border: []
		},
		chars: NO_LINES_BETWEEN_ROWS
	});
	table.push(...rungs.map((rung) => cells(rung, paint)));
	return table.toString();
}
function cells({ name, recommended, numbers, outcome, word }, paint) {
	const shown = visible(name);
	const said = recommended ? `${word}, recommended` : word;
	return [
		recommended ? paint("strong", shown) : shown,
		...numbers,
		verdictText(outcome, said, paint)
	];
}
function advice({ recommended, because }, paint) {
	const why = visible(because);
	return recommended === null ? why : `${paint("strong", `Recommended: ${visible(recommended)}.`)} ${why}`;
}
function verdictText(outcome, word, paint) {
	if (outcome === null) return paint("faint", word);
	const { style, mark } = STYLES[outcome];
	return paint(style, `${mark} ${word}`);
}
function findingText({ model, variant, limit }, paint) {
	const { style, mark } = STYLES[limit.outcome];
	const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
	const where = paint("faint", visible(`${limit.at.path}:${limit.at.line}`));
	return `${paint(style, `${mark} ${visible(what)}`)}\n  ${visible(limit.why)}\n  ${where}`;
}
// src/commands/print-verdict.ts
/** The verdict on standard output: for a person, or as the file's own JSON. */
function printVerdict(verdict, { json, out }, host) {
	if (json) host.out.write(formatVerdict(verdict));
	else host.out.write(`\n${renderTerminal(verdict, paintFor(host))}\n\nResults: ${out}/\n`);
}
const COLOURS = {
	strong: "bold",
	faint: "dim",
	good: "green",
	doubtful: "yellow",
	bad: "red"
};
/** Colours on a screen, and on an Actions log, which shows them; none where `NO_COLOR` asks for none. */
function paintFor({ out, env }) {
	if (!((out.isTTY || env.GITHUB_ACTIONS === "true") && !env.NO_COLOR)) return (_, text) => text;
	return (style, text) => styleText(COLOURS[style], text, { validateStream: false });
}
// src/commands/judge.ts
/** Judges an out folder from what is in it alone. */
async function judge(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	const { verdict } = await judgeOut(await planIn(out, options), out);
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
/** Judges and writes the verdict and the comment: the same folder gives the same bytes. */
async function judgeOut(plan, out) {
	const { target, head } = plan.policies;
	const evidence = await readEvidence(plan, out);
	const verdict = judge$1({
		plan,
		policies: {
			target: readPolicy(target.text, target.path),
			...head && { head: readPolicy(head.text, head.path) }
		},
		evidence
	});
	const report = {
		verdict,
		measurements: evidence.measurements
	};
	await out.writeText(LAYOUT.verdict, formatVerdict(verdict));
	await out.writeText(LAYOUT.comment, FORMATS.comment.render(report));
	return report;
}
export { judgeOut as n, printVerdict as r, judge as t };
