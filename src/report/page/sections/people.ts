import type {CampaignRow, ReportData, TechnicianRow} from '../../data';
import type {Format, Unit} from '../../format';
import {type Html, html} from '../html';
import {bar, wideTable} from '../html-table';
import {addDays, valueOf} from '../numbers';
import {allUnitsRemark} from '../scoped';
import {term} from './terms';

const mostRows = 60;

/** Technicians of the last four complete weeks. */
export function techniciansSection(data: ReportData): Html {
  const {technicians, week, format} = data;
  const most = Math.max(0, ...technicians.map(({revenue}) => revenue));
  return html`<section id="technicians">
    <h2>Technicians</h2>
    <p class="lead">
      Four complete weeks, ${format.day(addDays(week, -21))} – ${format.day(addDays(week, 6))}. Revenue of a job is
      shared among its technicians; sales are those they made themselves.
    </p>
    ${allUnitsRemark}
    ${
      technicians.length === 0
        ? html`<p class="nothing">No technician did, sold or was paid for anything in these weeks.</p>`
        : wideTable(
            'Technicians',
            headings(
              'Technician',
              'Revenue',
              'Jobs',
              'Hours',
              'Revenue per hour',
              'Sales',
              'Estimates sold',
              'Close rate',
              'Recalls',
            ),
            technicians.slice(0, mostRows).map((row) => technicianLine(format, row, most)),
          )
    }
    ${more(format, technicians.length, 'technician_scorecard')}
  </section>`;
}

function technicianLine(format: Format, row: TechnicianRow, most: number): Html {
  const {shown} = format;
  return html`<tr>
    <th scope="row"><bdi>${row.name}</bdi></th>
    <td>${shown(row.revenue, 'money')}${bar(row.revenue, most)}</td>
    <td>${shown(row.completedJobs, 'count')}</td>
    <td>${shown(row.hours, 'hours')}</td>
    <td>${share(format, row.revenue, row.hours, 'price', 'no paid hours')}</td>
    <td>${shown(row.sales, 'money')}</td>
    <td>${shown(row.soldEstimates, 'count')}</td>
    <td>${share(format, row.closed, row.opportunities, 'ratio', 'no opportunities')}</td>
    <td>${shown(row.recalls, 'count')}</td>
  </tr>`;
}

/** Campaigns of the running month and the two before. */
export function campaignsSection(data: ReportData): Html {
  const {campaigns, campaignsSince, asOf, week, format} = data;
  const most = Math.max(0, ...campaigns.map(({booked}) => booked));
  return html`<section id="campaigns">
    <h2>Campaigns</h2>
    <p class="lead">
      ${format.day(campaignsSince, 'month')} – ${format.day(asOf, 'month')}, the running month included. Jobs count for
      their campaign, each number on its own date; the week of ${format.week(week)} is a part of it.
    </p>
    ${allUnitsRemark}
    ${
      campaigns.length === 0
        ? html`<p class="nothing">No campaign cost or brought anything in these months.</p>`
        : wideTable(
            'Campaigns',
            html`<tr>
              <th scope="col">Campaign</th>
              <th scope="col">${term(data, 'total_booked', 'Booked')}</th>
              <th scope="col">Cost</th>
              <th scope="col">Return on spend</th>
              <th scope="col">${term(data, 'leads', 'Leads')}</th>
              <th scope="col">Cost per lead</th>
              <th scope="col">Calls</th>
              <th scope="col">Calls booked</th>
              <th scope="col">Jobs</th>
              <th scope="col">${term(data, 'produced', 'Produced')}</th>
            </tr>`,
            campaigns.slice(0, mostRows).map((row) => campaignLine(format, row, most)),
          )
    }
    ${more(format, campaigns.length, 'campaign_roi')}
  </section>`;
}

function campaignLine(format: Format, row: CampaignRow, most: number): Html {
  const {shown} = format;
  return html`<tr>
    <th scope="row"><bdi>${row.name}</bdi></th>
    <td>${shown(row.booked, 'money')}${bar(row.booked, most)}</td>
    <td>${shown(row.cost, 'money')}</td>
    <td>${share(format, row.booked, row.cost, 'times', 'no cost')}</td>
    <td>${shown(row.leads, 'count')}</td>
    <td>${share(format, row.cost, row.leads, 'price', 'no leads')}</td>
    <td>${shown(row.calls, 'count')}</td>
    <td>${shown(row.bookedCalls, 'count')}</td>
    <td>${shown(row.jobs, 'count')}</td>
    <td>${shown(row.produced, 'money')}</td>
  </tr>`;
}

function headings(...names: readonly string[]): Html {
  return html`<tr>
    ${names.map((name) => html`<th scope="col">${name}</th>`)}
  </tr>`;
}

function share(format: Format, over: number, under: number, unit: Unit, without: string): Html {
  return valueOf(format, under === 0 ? null : over / under, unit, without);
}

function more({shown}: Format, found: number, mart: string): Html | undefined {
  if (found <= mostRows) return undefined;
  return html`<p class="remark">
    The first ${mostRows} of ${shown(found, 'count')}; <code>${mart}</code> holds them all.
  </p>`;
}
