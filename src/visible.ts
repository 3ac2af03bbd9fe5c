/**
 * Control characters (C0 but tab and line feed, DEL, C1) and those that change the direction or the line of the text that
 * follows: a terminal obeys them, so that a customer's name could move the cursor, hide what is printed, or set the clipboard.
 */
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text from anywhere, safe to print: what a terminal would obey is written out, e.g. as `\u001b`. JSON stays the same JSON.
 */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(obeyed, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text.trim().replace(/\s*\n\s*/g, ' '));
}
