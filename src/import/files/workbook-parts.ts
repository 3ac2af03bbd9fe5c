import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate';

/** A workbook whose cells `read-excel-file` takes for what they are. */
export interface PlainWorkbook {
  readonly bytes: Buffer;
  /** Of each sheet in the order of the workbook, whether it is hidden. */
  readonly hidden: readonly boolean[];
}

/** What stands in for a formula that nobody calculated: whoever wrote the file was no spreadsheet. */
export const notCalculated = '#NOT CALCULATED!';

/**
 * Writes cells as text that the library would take for something else: errors and formulas that were never calculated are empty
 * cells to it, days in ISO text are times of this machine's zone, and percents are plain numbers.
 * @param decimal sign of the decimals in percents.
 */
export function plainWorkbook(bytes: Buffer, decimal: string): PlainWorkbook {
  const parts = unzipSync(bytes, {filter: ({name}) => /\.(?:xml|rels)$/i.test(name)});
  const textOf = (wanted: RegExp): string => {
    const name = Object.keys(parts).find((path) => wanted.test(path));
    return name === undefined ? '' : strFromU8(parts[name] as Uint8Array);
  };
  const sheets = [...textOf(/^xl\/workbook\.xml$/i).matchAll(openTag('sheet'))].map(
    ([, , attributes = '']) => attributes,
  );
  const percents = percentStyles(textOf(/(^|\/)styles\.xml$/i));
  for (const [path, part] of Object.entries(parts)) {
    if (!/(^|\/)worksheets\/[^/]+\.xml$/i.test(path)) continue;
    parts[path] = strToU8(
      strFromU8(part).replace(cell, (whole, prefix: string, attributes: string, content: string | undefined) => {
        const text = content === undefined ? undefined : textInstead(attributes, content, percents, decimal);
        return text === undefined
          ? whole
          : `<${prefix}c${withoutType(attributes)} t="str"><${prefix}v>${text}</${prefix}v></${prefix}c>`;
      }),
    );
  }
  return {
    bytes: Buffer.from(zipSync(parts, {level: 0})),
    hidden: sheets.map((attributes) => /hidden$/i.test(attribute(attributes, 'state') ?? '')),
  };
}

const attributesOf = '((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|\'[^\']*\'))*)';
const cell = new RegExp(`<((?:\\w+:)?)c${attributesOf}\\s*(?:/>|>([\\s\\S]*?)</\\1c\\s*>)`, 'g');
const formula = /<(?:\w+:)?f[\s/>]/;
const result = /<((?:\w+:)?)v(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/\1v\s*>)/;

function openTag(name: string): RegExp {
  return new RegExp(`<((?:\\w+:)?)${name}${attributesOf}\\s*/?>`, 'g');
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}

function withoutType(attributes: string): string {
  return attributes.replace(/\st\s*=\s*["'][^"']*["']/, '');
}

/** @returns undefined for a cell that the library reads as it is. */
function textInstead(
  attributes: string,
  content: string,
  percents: ReadonlySet<string>,
  decimal: string,
): string | undefined {
  const type = attribute(attributes, 't') ?? 'n';
  const found = result.exec(content);
  if (found === null) return formula.test(content) ? notCalculated : undefined;
  const value = found[2] ?? '';
  if (type === 'e' || type === 'd') return value;
  if (type !== 'n' || value === '' || !percents.has(attribute(attributes, 's') ?? '')) return undefined;
  // With the digits that a spreadsheet keeps: 0.29 * 100 is not 29.
  return `${String(Number((Number(value) * 100).toPrecision(15))).replace('.', decimal)}%`;
}

/** Places of the styles that show a number in percent. */
function percentStyles(xml: string): ReadonlySet<string> {
  const formats = new Set(['9', '10']);
  for (const [, , attributes = ''] of xml.matchAll(openTag('numFmt'))) {
    // A sign in quotes or behind a backslash is only shown.
    const code = (attribute(attributes, 'formatCode') ?? '').replace(/&quot;.*?&quot;|\\./g, '');
    if (code.includes('%')) formats.add(attribute(attributes, 'numFmtId') ?? '');
  }
  const styles = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs/.exec(xml)?.[0] ?? '';
  const places = [...styles.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map(([, attributes = '']) => ` ${attributes}`);
  return new Set(
    places.flatMap((attributes, at) => (formats.has(attribute(attributes, 'numFmtId') ?? '') ? [String(at)] : [])),
  );
}
