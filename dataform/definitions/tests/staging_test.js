// 01:02 in UTC is still yesterday in Phoenix. The newest version counts, and one without modifiedOn if it was loaded last.
// A reference of 0 is none. In JavaScript, because the name of the raw table is a setting.

const metadata =
  '_airbyte_raw_id string, _airbyte_extracted_at instant, _ingested_at instant, _airbyte_generation_id int64, _deleted_at instant';
const raw = (id, split, createdOn, modifiedOn, active, loadedAt, deletedAt = null) => [
  id,
  8,
  9,
  split,
  createdOn,
  modifiedOn,
  active,
  `${id} ${loadedAt}`,
  loadedAt,
  loadedAt,
  0,
  deletedAt,
];
const [june, july2, july3] = ['2025-06-01T12:00:00Z', '2025-07-02T00:00:00Z', '2025-07-03T00:00:00Z'];
const evening = '2025-07-01T01:02:00Z';

const dataset = {schema: settings.datasets.stage, name: 'stg_job_splits'};

// The days are those of the zone as shipped.
if (settings.timezone === 'America/Phoenix')
  test('staging_test')
    .dataset(dataset)
    .input(
      settings.rawTable('job_splits'),
      given.rows(
        `id int64, jobId int64, technicianId int64, split numeric, createdOn instant, modifiedOn instant, active bool, ${metadata}`,
        raw(1, 10, evening, evening, true, july2),
        raw(1, 20, evening, '2025-07-01T07:00:00Z', null, july2),
        raw(1, 30, evening, '2025-06-30T23:59:59Z', true, july3),
        raw(2, 40, '2025-01-01T06:59:59Z', june, false, july2),
        raw(3, 50, '2025-01-01T07:00:00Z', june, true, july2, july3),
        raw(4, 60, null, june, true, july2),
        raw(4, 70, null, null, true, july3),
        // The stamp of a wrong clock says nothing: what was loaded later counts. One that is a few hours ahead is believed.
        raw(5, 80, null, '2031-01-01T12:00:00Z', true, july2),
        raw(5, 90, null, june, true, july3),
        raw(6, 80, null, '2025-07-02T20:00:00Z', true, july2),
        raw(6, 90, null, june, true, july3),
        // An imported row carries 1970; when it was written says whether its stamp can be true.
        [...raw(7, 80, null, june, true, '1970-01-01T00:00:00Z').slice(0, -3), july2, 0, null],
        raw(7, 90, null, '2025-05-01T12:00:00Z', true, july3),
        [0, 0, 0, 80, june, june, true, '0', july2, july2, 0, null],
      ),
    )
    .expect(
      given.rows(
        'id int64, job_id int64, technician_id int64, split numeric, created_on instant, modified_on instant, active bool, created_on_day date, modified_on_day date, is_deleted bool, _airbyte_extracted_at instant',
        [1, 8, 9, 20, evening, '2025-07-01T07:00:00Z', null, '2025-06-30', '2025-07-01', false, july2],
        [2, 8, 9, 40, '2025-01-01T06:59:59Z', june, false, '2024-12-31', '2025-06-01', true, july2],
        [3, 8, 9, 50, '2025-01-01T07:00:00Z', june, true, '2025-01-01', '2025-06-01', true, july2],
        [4, 8, 9, 70, null, null, true, null, null, false, july3],
        [5, 8, 9, 90, null, june, true, null, '2025-06-01', false, july3],
        [6, 8, 9, 80, null, '2025-07-02T20:00:00Z', true, null, '2025-07-02', false, july2],
        [7, 8, 9, 80, null, june, true, null, '2025-06-01', false, '1970-01-01T00:00:00Z'],
        [0, null, null, 80, june, june, true, '2025-06-01', '2025-06-01', false, july2],
      ),
    );
