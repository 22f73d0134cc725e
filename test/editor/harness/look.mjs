import { launch } from './browser.mjs';
const { browser, page } = await launch();
page.on('console', (m) => console.log('  console:', m.text().slice(0, 300)));
page.on('response', (r) => r.status() >= 400 && console.log('  ', r.status(), r.url()));
await page.goto(process.argv[2]);
await page.waitForTimeout(Number(process.argv[4] ?? 12000));
await page.screenshot({ path: process.argv[3] });
await browser.close();
