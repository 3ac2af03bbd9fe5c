import {strToU8, zipSync} from 'fflate';

/** A cell as its XML: attributes and content. */
export type XlsxCell = string | number | boolean | null | {readonly attributes: string; readonly xml: string};

export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** `hidden` or `veryHidden`. */
  readonly state?: string;
  /** A chart in the place of a sheet. */
  readonly isChart?: boolean;
}

/** Styles that cells name by their place. */
export const styles = {number: 0, day: 1, time: 2, percent: 3, money: 4, ownPercent: 5};

/** A number with one of the styles. */
export const styled = (value: number, style: keyof typeof styles): XlsxCell => ({
  attributes: `s="${styles[style]}"`,
  xml: `<v>${value}</v>`,
});

/** A whole .xlsx file, as small as the format allows. */
export function xlsx(sheets: readonly XlsxSheet[], {date1904 = false} = {}): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;
  const list = sheets.map(
    ({name, state}, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(({isChart = false}, at) =>
        relation(`rId${at + 1}`, isChart ? 'chartsheet' : 'worksheet', `worksheets/sheet${at + 1}.xml`),
      )
      .join('')}${relation('styles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="m/d/yyyy"/><numFmt numFmtId="165" formatCode="m/d/yyyy\\ h:mm\\ AM/PM"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><cellXfs>${[
      0, 164, 165, 9, 44, 166,
    ]
      .map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, {rows}] of sheets.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(rows);
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]))));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';

function sheetXml(rows: XlsxSheet['rows']): string {
  const xml = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, `${letter(at)}${row + 1}`)).join('')}</row>`,
  );
  return `<worksheet xmlns="${main}"><sheetData>${xml.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: XlsxCell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${place}" ${cell.attributes}>${cell.xml}</c>`;
}

function letter(at: number): string {
  return String.fromCharCode(65 + at);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
