import { compareDecimals, type Decimal, shortest, toDecimal } from "../catalog/decimal.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Form, Unit } from "../catalog/units.ts";
import { listed } from "../words/lists.ts";

export type Amount =
  | { readonly kind: "exact"; readonly value: Decimal }
  | { readonly kind: "wrong"; readonly why: string; readonly fix?: string };

const LONGEST = 60;
const AMOUNT = /^([^\d\s-]*)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*([^\d\s]*)$/;
const PLAIN: Unit = { symbol: "", factor: 1, shift: 0, says: "no unit" };

/** Reads a number with its unit, every digit kept: `1.5 pt` is 15 / 10^3. */
export function readAmount(text: string, form: Form): Amount {
  const [, before = "", number, after = ""] =
    (text.length <= LONGEST && AMOUNT.exec(text.trim())) || [];
  const [symbol, stray] = form.unitFirst ? [before, after] : [after, before];
  const unit = unitsOf(form).find((known) => known.symbol === symbol);
  if (number === undefined || unit === undefined || stray !== "") return misread(symbol, form);
  const written = toDecimal(number);
  if (!isWithin(written, form)) return { kind: "wrong", why: `is ${form.means} ${range(form)}` };
  return { kind: "exact", value: inUnit(written, unit) };
}

function unitsOf({ units }: Form): readonly Unit[] {
  return units.length === 0 ? [PLAIN] : units;
}

function inUnit({ units, scale }: Decimal, { factor, shift }: Unit): Decimal {
  return shortest({ units: units * BigInt(factor), scale: scale + shift });
}

function isWithin(value: Decimal, { least, most }: Form): boolean {
  const above = least === undefined || compareDecimals(value, toDecimal(String(least))) >= 0;
  return above && (most === undefined || compareDecimals(value, toDecimal(String(most))) <= 0);
}

function range({ least, most, units }: Form): string {
  const unit = units[0] === undefined ? "" : ` ${units[0].symbol}`;
  if (most === undefined) return "and cannot be negative";
  return `from ${least ?? 0}${unit} to ${most}${unit}`;
}

function misread(symbol: string, { means, write, example, units }: Form): Amount {
  const why = `is ${means}: write it ${write}, such as ${example}`;
  const symbols = units.map((unit) => unit.symbol);
  if (symbols.length === 0) return { kind: "wrong", why };
  const near = symbol === "" ? undefined : nearest(symbol, symbols);
  const guess = near === undefined ? "" : `did you mean ${near}? `;
  return {
    kind: "wrong",
    why,
    fix: `${guess}accepted ${symbols.length === 1 ? "unit" : "units"}: ${listed(symbols)}`,
  };
}
