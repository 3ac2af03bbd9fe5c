import {reportPage} from '../../src/report/render';
import {transform} from '../../src/transform/build';
import {load, nothingButLoaded, type Tenant, withWarehouse} from '../dataform/tenant';

const noon = (day: string): string => `${day}T19:00:00Z`;
const job = (id: number, day: string) => ({
  id,
  businessUnitId: 1,
  jobStatus: 'Completed',
  createdOn: noon('2025-05-20'),
  completedOn: noon(day),
});
const visit = (id: number, day: string) => ({id, jobId: id, start: noon(day), status: 'Done'});
const invoice = (id: number, subTotal: string) => ({id, jobId: id, subTotal});
const pay = (id: number, date: string) => ({
  _key: String(id),
  id,
  jobId: id,
  amount: '400',
  date: `${date}T00:00:00Z`,
  employeeId: 7,
  employeeType: 'Technician',
  paidDurationHours: '8',
});

/** Painters seen from Monday, June 16: job 1 of the week of June 2 is paid, those of the week of June 9 as told. */
const tenant = (payroll: readonly object[] | undefined, lastJob = '3000'): Tenant => {
  const all: Tenant = {
    ...nothingButLoaded,
    business_units: [{id: 1, name: 'Tucson-Production'}],
    jobs: [job(1, '2025-06-03'), job(2, '2025-06-10'), job(3, '2025-06-13')],
    appointments: [visit(1, '2025-06-03'), visit(2, '2025-06-10'), visit(3, '2025-06-13')],
    invoices: [invoice(1, '1000'), invoice(2, '3000'), invoice(3, lastJob)],
  };
  const {payroll: _, ...rest} = all;
  return (payroll === undefined ? rest : {...rest, payroll}) as Tenant;
};

/** The card of the margin, as words. */
async function marginCard(given: Tenant): Promise<string> {
  return withWarehouse(async (warehouse) => {
    await load(warehouse, given);
    await transform(warehouse, {asOf: '2025-06-16'});
    const page = await reportPage(warehouse, {datasets: warehouse.datasets});
    const cards = page.split('<article').filter((card) => /<h3>[\s\S]*?margin/i.test(card.slice(0, 400)));
    return (cards[0] ?? '')
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  });
}

test('a margin whose pay comes tomorrow is not known yet, and the last final week stands beside it', async () => {
  const card = await marginCard(tenant([pay(1, '2025-06-05')]));
  expect(card).toContain('not known yet');
  expect(card).toContain('pay of 2 jobs ($6,000) is open');
  expect(card).toMatch(/last final week, .*: 60(\.0)?%/);
  expect(card).not.toContain('week before');
});

test('a margin of which little is open is "about", with what is open', async () => {
  const card = await marginCard(tenant([pay(1, '2025-06-05'), pay(2, '2025-06-12')], '500'));
  expect(card).toContain('about');
  expect(card).toContain('pay of 1 job ($500) is open');
});

test('a margin whose pay is in is final', async () => {
  const card = await marginCard(tenant([pay(1, '2025-06-05'), pay(2, '2025-06-12'), pay(3, '2025-06-13')]));
  expect(card).not.toMatch(/about|not known|open/);
  expect(card).toContain('week before');
});

test('a margin without the stream of payroll is not loaded; without purchase orders, loaded and empty, it is known', async () => {
  expect(await marginCard(tenant(undefined))).toContain('not loaded');
});
