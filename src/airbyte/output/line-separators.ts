/**
 * U+2028 and U+2029 as JSON escapes. JSON allows both inside texts as they are, but readers of lines that follow Unicode, such
 * as Node's readline from Node 24 on or Python's splitlines, end a line there.
 */
const escapes = [
  {bytes: Buffer.from('\u2028'), escaped: Buffer.from('\\u2028')},
  {bytes: Buffer.from('\u2029'), escaped: Buffer.from('\\u2029')},
] as const;
const separatorBytes = 3;

/**
 * JSON with its line separators escaped: nowhere but inside texts do they stand in JSON.
 * @returns the same bytes where there are none.
 */
export function withoutSeparators(json: Buffer): Buffer {
  if (!escapes.some(({bytes}) => json.includes(bytes))) return json;
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = json.indexOf(0xe2); at >= 0; at = json.indexOf(0xe2, at + 1)) {
    const found = escapes.find(({bytes}) => json.subarray(at, at + separatorBytes).equals(bytes));
    if (found === undefined) continue;
    pieces.push(json.subarray(from, at), found.escaped);
    from = at + separatorBytes;
  }
  return Buffer.concat([...pieces, json.subarray(from)]);
}

/** Bytes at the end that may be the beginning of a separator, to be looked at with what follows them. */
export function unfinishedSeparator(json: Buffer): number {
  const [last, lastButOne] = [json.at(-1), json.at(-2)];
  return last === 0xe2 ? 1 : last === 0x80 && lastButOne === 0xe2 ? 2 : 0;
}
