/** GitHub refuses longer ones. */
const LONGEST = 65_536;
const CUT =
  "\n\n_Cut to what a comment may hold; the job summary and the artifact have the rest._\n";

/** The report is rendered to fit; this only keeps a longer one from being lost altogether. */
export function fitting(body: string): string {
  if (body.length <= LONGEST) return body;
  const room = body.slice(0, LONGEST - CUT.length);
  return room.slice(0, Math.max(0, room.lastIndexOf("\n"))) + CUT;
}
