import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';

import {reportPage} from '../../src/report/render';
import {miniTenant} from '../dataform/mini-tenant';
import {reportOfTenant, withSimulatedMarts} from './marts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const desktop = {width: 1280, height: 900};
const phone = {width: 390, height: 844};
/** Where pictures of the page are left, to be looked at; default nowhere. */
const pictures = process.env['REPORT_PICTURES'];

const folder = mkdtempSync(join(tmpdir(), 'report-'));
let browser: Browser;

const script = `<script>window.hit = 1</script>"'><img src=x onerror="window.hit = 2"><a href="javascript:window.hit=3">`;
const write = (name: string, page: string): void => writeFileSync(join(folder, `${name}.html`), page);

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}; set CHROMIUM.`);
  if (pictures !== undefined) mkdirSync(pictures, {recursive: true});
  browser = await chromium.launch({executablePath, args: flags.split(' ')});
  await withSimulatedMarts('small', async (warehouse) => {
    write('company', await reportPage(warehouse, {datasets: warehouse.datasets, project: 'my-project'}));
    const quoted = script.replaceAll("'", "''");
    for (const [table, column] of [
      ['kpi_weekly_by_bu', 'bu_rollup'],
      ['ar_by_customer', 'name'],
      ['technician_scorecard', 'technician_name'],
      ['campaign_roi', 'campaign_name'],
      ['data_health', 'detail'],
    ] as const) {
      const only = table === 'kpi_weekly_by_bu' ? " WHERE bu_rollup = 'PHX'" : '';
      await warehouse.execute(`UPDATE st_mart_v2.${table} SET ${column} = '${quoted}'${only}`);
    }
    write('hostile', await reportPage(warehouse, {datasets: warehouse.datasets}));
  });
  write('mini', await reportOfTenant(miniTenant, '2025-06-30'));
  write('empty', await reportOfTenant({}, '2025-06-30'));
}, 300_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

interface Opened {
  readonly page: Page;
  /** What the browser complained of, requests that the page should not make included. */
  readonly complaints: readonly string[];
}

/** Shows a page in a window of its own. */
async function open<T>(name: string, options: BrowserContextOptions, use: (opened: Opened) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: desktop, ...options});
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
    });
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective));",
    );
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return await use({page, complaints});
  } finally {
    await context.close();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({path: join(pictures, `${name}.png`), fullPage: true});
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly {readonly html: string; readonly failureSummary: string}[];
  }[];
}

/** What axe finds serious. The engine is put in from outside, where the page's policy has no say. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const {violations} = await page.evaluate<AxeResult>('axe.run()');
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .flatMap(({id, nodes}) => nodes.slice(0, 3).map(({html, failureSummary}) => `${id}: ${html} ${failureSummary}`));
}

const names = ['company', 'mini', 'empty', 'hostile'];

describe.each(names)('the report of %s', (name) => {
  it.each([
    ['light', desktop],
    ['dark', desktop],
    ['light', phone],
  ] as const)('has nothing serious for axe and no complaint of the browser, %s', async (colorScheme, viewport) => {
    await open(name, {colorScheme, viewport}, async ({page, complaints}) => {
      await picture(page, `${name}-${viewport === phone ? 'phone' : colorScheme}`);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      expect(await seriousFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  it('is no wider than a phone', async () => {
    await open(name, {viewport: phone}, async ({page}) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    });
  });
});

test('hostile names run nothing, fetch nothing and break no element out', async () => {
  await open('hostile', {}, async ({page, complaints}) => {
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await page.locator('img, a[href^="javascript:"], script').count()).toBe(1);
    await page.selectOption('#unit', {index: 1});
    expect(await page.locator('.scope-name:visible').textContent()).toContain('<script>window.hit = 1</script>');
    expect(complaints).toEqual([]);
  });
});

test('the filter shows one unit, and the address keeps it', async () => {
  await open('company', {}, async ({page, complaints}) => {
    const shown = async (): Promise<readonly string[]> =>
      page
        .locator('#week .card:visible .big')
        .allTextContents()
        .then((texts) => texts.map((text) => text.trim()));
    const rows = page.locator('#units tbody tr:visible');
    const [all, units] = [await shown(), await rows.count()];
    await page.selectOption('#unit', 'PHX');
    expect(await rows.count()).toBe(1);
    expect(await rows.first().locator('th').textContent()).toBe('PHX');
    const phoenix = await shown();
    expect(phoenix).not.toEqual(all);
    expect(phoenix[0]).toBe((await rows.first().locator('td').first().textContent())?.trim().split(/\s/)[0]);
    expect(await page.locator('#trends figure:visible').count()).toBe(6);
    expect(await page.locator('#technicians .remark:visible').count()).toBe(1);

    await page.reload();
    expect(new URL(page.url()).hash).toBe('#unit=PHX');
    expect(await shown()).toEqual(phoenix);
    await page.selectOption('#unit', 'all');
    expect(await shown()).toEqual(all);
    expect(await rows.count()).toBe(units);
    expect(complaints).toEqual([]);
  });
});

test('the switch turns light to dark and back', async () => {
  await open('company', {colorScheme: 'light'}, async ({page}) => {
    const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const light = await background();
    await page.click('#theme');
    expect(await background()).not.toBe(light);
    await page.click('#theme');
    expect(await background()).toBe(light);
  });
});

test('a metric is explained where it stands', async () => {
  await open('company', {}, async ({page}) => {
    await page.locator('#week .term:visible', {hasText: 'Total booked'}).click();
    const explained = page.locator('.explained:popover-open');
    expect(await explained.textContent()).toContain('estimate soldOn');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await explained.count()).toBe(0);
  });
});

test('behind each chart is its table', async () => {
  await open('company', {}, async ({page}) => {
    const figures = page.locator('figure:visible');
    expect(await figures.count()).toBe(8);
    for (const figure of await figures.all()) {
      const table = figure.locator('table');
      if (!(await table.isVisible())) await figure.locator('summary').click();
      expect(await table.isVisible()).toBe(true);
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(3);
    }
  });
});

test('without scripts the page shows all units together, and no tools that would do nothing', async () => {
  await open('company', {javaScriptEnabled: false}, async ({page}) => {
    expect(await page.locator('#week .card:visible').count()).toBe(9);
    expect(await page.locator('#tools').isVisible()).toBe(false);
  });
});

test('paper is light, without tools, with every definition', async () => {
  await open('company', {colorScheme: 'dark'}, async ({page}) => {
    await page.emulateMedia({media: 'print'});
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(24, 33, 47)');
    expect(await page.locator('#tools, nav, .explained').filter({visible: true}).count()).toBe(0);
    expect(await page.locator('#definitions article:visible').count()).toBeGreaterThan(20);
    const pdf = await page.pdf({format: 'A4', printBackground: true});
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    if (pictures !== undefined) writeFileSync(join(pictures, 'print.pdf'), pdf);
  });
});
