import fc from 'fast-check';

import {widenedBounds} from '../../src/load/key-bounds';
import type {KeyBounds} from '../../src/warehouse/warehouse';

const boundsOf = (values: readonly (string | number)[], isInteger: boolean) =>
  values.reduce<KeyBounds | undefined>((bounds, value) => widenedBounds(bounds, value, isInteger), undefined);

it('finds the least and the greatest integer, whether it is a number or too long for one', () => {
  const integer = fc.oneof(fc.maxSafeInteger(), fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n}).map(String));
  fc.assert(
    fc.property(fc.array(integer, {minLength: 1}), (values) => {
      const sorted = values.map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const {min, max} = boundsOf(values, true) ?? {min: NaN, max: NaN};
      expect([BigInt(min), BigInt(max)]).toEqual([sorted[0], sorted.at(-1)]);
    }),
  );
});

it('finds the bounds of texts in the order of their bytes, or none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({unit: fc.constantFrom('a', 'Z', '0', 'é', '漢', '\u{1f4a7}'), minLength: 1}), {minLength: 1}),
      (values) => {
        const sorted = [...values].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const isPlain = values.every((value) => !/[\ud800-\uffff]/.test(value));
        if (isPlain) expect(boundsOf(values, false)).toEqual({min: sorted[0], max: sorted.at(-1)});
      },
    ),
  );
  expect(widenedBounds(undefined, '\u{1f4a7}', false)).toBeUndefined();
});
