/** Pictures of how things performed: a run's tearsheet, a report as it is put together, the account live. */
import type { Page } from 'playwright';
import type { Session } from '../src/main/engine/client/client.ts';

export async function reportPictures(
  page: Page,
  { call }: Session,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const at = (id: string) => page.getByTestId(id);
  const runs = await call('runs.list', {});
  const run = runs.find(({ name, figures }) => figures !== null && /donchian/i.test(name)) ?? runs[0]!;
  await at('nav-reports').click();
  await at(`report-subject-run ${run.id}`).click();
  await at('chart-equity').waitFor();
  await picture(page, 'tearsheet');
  await at('reports-tab-report').click();
  await at('builder-preview').waitFor();
  await picture(page, 'report-builder');
  await at('nav-trade').click();
}

export async function performancePicture(
  page: Page,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByTestId('nav-account').click();
  await page.getByTestId('account-tab-performance').click();
  await page.getByTestId('dashboard-kpis').waitFor();
  await picture(page, 'performance');
  await page.getByTestId('account-tab-summary').click();
}
