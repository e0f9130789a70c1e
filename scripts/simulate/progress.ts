/** Tells how far the work is: on a terminal one line that moves, elsewhere a line for every twentieth. */
export function progressOf(
  total: number,
  stream: { isTTY?: boolean; write(text: string): unknown },
): (now: string) => void {
  let done = 0;
  return (now) => {
    done += 1;
    const percent = Math.floor((100 * done) / total);
    if (stream.isTTY) stream.write(`\r\u001b[K${percent} %, ${now}`);
    else if (Math.floor((20 * done) / total) > Math.floor((20 * (done - 1)) / total))
      stream.write(`${percent} %, ${now}\n`);
    if (stream.isTTY && done === total) stream.write("\n");
  };
}
