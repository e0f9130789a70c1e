/** Orders as people count: `2.png` before `10.png`. The same everywhere: no locale has a say. */
export function naturally(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(DIGITS));
  const shared = Math.min(left?.length ?? 0, right?.length ?? 0);
  for (let i = 0; i < shared; i += 1) {
    const order = compareParts(left?.[i] ?? "", right?.[i] ?? "", i % 2 === 1);
    if (order !== 0) return order;
  }
  return byCode(a, b);
}

/** Splits so that every second part is a number. */
const DIGITS = /(\d+)/;

function compareParts(a: string, b: string, numbers: boolean): number {
  if (!numbers) return byCode(a, b);
  const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return left.length - right.length || byCode(left, right);
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
