import {calendar, dateText, mondayOf, weekday} from '../../simulator/business/calendar';

const now = Date.UTC(2026, 8, 17, 18);

test.each(['America/Phoenix', 'America/Denver', 'Asia/Kolkata', 'UTC'])(
  'a day begins and ends where clocks in %s say',
  (zone) => {
    const {at, dayOf, today} = calendar(now, zone);
    const wrong = Array.from({length: 400}, (_, ago) => today - ago).filter(
      (day) => dayOf(at(day, 0)) !== day || dayOf(at(day, 0) - 1) !== day - 1 || dayOf(at(day, 23, 59, 59)) !== day,
    );
    expect(wrong).toEqual([]);
  },
);

test('clocks that change are followed', () => {
  const {at} = calendar(now, 'America/Denver');
  const instant = (month: number, day: number) =>
    new Date(at(Date.UTC(2026, month - 1, day) / 86_400_000, 9)).toISOString();
  expect(instant(3, 7)).toBe('2026-03-07T16:00:00.000Z');
  expect(instant(3, 8)).toBe('2026-03-08T15:00:00.000Z');
});

test('weeks begin on Monday', () => {
  const thursday = Math.floor(now / 86_400_000);
  expect(weekday(thursday)).toBe(3);
  expect(dateText(mondayOf(thursday))).toBe('2026-09-14T00:00:00Z');
  expect(mondayOf(mondayOf(thursday))).toBe(mondayOf(thursday));
});
