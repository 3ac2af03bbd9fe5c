import {isText, textOf, viewOf} from '../../../src/servicetitan/codec/bytes';

const letters = '"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST":';

it.each(Array.from({length: letters.length}, (_, index) => letters.slice(0, index + 1)))(
  'the text %s is found where it stands, and not where one byte of it is another',
  (text) => {
    for (let at = 0; at < 9; at += 1) {
      const page = Buffer.from(`${' '.repeat(at)}${text}${' '.repeat(9)}`);
      expect(isText(viewOf(page), at, textOf(text))).toBe(true);
      for (let byte = at; byte < at + text.length; byte += 1) {
        const before = page[byte] as number;
        page[byte] = before ^ 0x01;
        expect(isText(viewOf(page), at, textOf(text))).toBe(false);
        page[byte] = before;
      }
    }
  },
);

it('a text that the page ends in the middle of is not there', () => {
  const page = Buffer.from('"businessUnitId"');
  expect(isText(viewOf(page), 0, textOf('"businessUnitId":'))).toBe(false);
});

it.each(['"größe":', '"名前の長いフィールド":', '"\u007f\u07ff\u07ff\u07ff\u07ff\u07ff":'])(
  'letters beyond ASCII are compared byte by byte: %s',
  (text) => {
    const page = Buffer.from(`{${text}1}`);
    expect(isText(viewOf(page), 1, textOf(text))).toBe(true);
    expect(isText(viewOf(page), 0, textOf(text))).toBe(false);
  },
);
