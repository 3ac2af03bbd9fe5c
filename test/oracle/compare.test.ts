import {diffRows} from './compare';

describe('diffRows', () => {
  const expected = [
    {day: '2026-03-01', rollup: 'PHX', jobs: 3, money: '12.30', rate: 0.333333, open: true, note: null},
  ];

  it('finds nothing when money agrees to the cent, ratios nearly and the rest exactly', () => {
    const actual = [
      {
        day: '2026-03-01',
        rollup: 'PHX',
        jobs: '3',
        money: '12.304999999',
        rate: '0.333334',
        open: true,
        note: null,
        more: 1,
      },
    ];
    expect(diffRows(expected, actual, ['day', 'rollup'])).toEqual([]);
  });

  it('names every difference', () => {
    const actual = [
      {day: '2026-03-01', rollup: 'PHX', jobs: 4, money: '12.305', rate: null, open: false, note: ''},
      {day: '2026-03-02', rollup: 'PHX', jobs: 3},
      {day: '2026-03-02', rollup: 'PHX', jobs: 3},
    ];
    expect(diffRows([...expected, {day: '2026-03-03', rollup: 'TUC'}], actual, ['day', 'rollup'])).toEqual([
      'day=2026-03-02 rollup=PHX: twice in the actual rows',
      'day=2026-03-01 rollup=PHX: jobs should be 3, is 4',
      'day=2026-03-01 rollup=PHX: money should be 12.30, is 12.305',
      'day=2026-03-01 rollup=PHX: rate should be 0.333333, is null',
      'day=2026-03-01 rollup=PHX: open should be true, is false',
      'day=2026-03-01 rollup=PHX: note should be null, is ',
      'day=2026-03-03 rollup=TUC: missing',
      'day=2026-03-02 rollup=PHX: should not be there',
    ]);
  });

  it('misses a column that is not there, even where null is expected', () => {
    expect(diffRows([{id: 1, note: null}], [{id: 1}], ['id'])).toEqual(['id=1: no column note']);
  });

  it('tells a null ratio from 0', () => {
    expect(diffRows([{id: 1, rate: null}], [{id: 1, rate: 0}], ['id'])).toEqual(['id=1: rate should be null, is 0']);
  });
});
