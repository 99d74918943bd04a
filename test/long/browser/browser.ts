import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../../capabilities.ts';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  const found = capability('chromium');
  if (!found.available) throw new Error(found.why);
  return chromium.launch({ executablePath: found.path, args: quiet });
}

export const screens: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['a desk in daylight', { viewport: { width: 1280, height: 900 } }],
  ['a desk at night', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, reducedMotion: 'reduce' }],
];

/** Runs in the page; axe's own styles are not ours. */
const watchPolicy = `document.addEventListener('securitypolicyviolation', (event) => {
  if (event.sourceFile.includes('127.0.0.1')) throw new Error('policy: ' + [event.violatedDirective, event.sourceFile, event.lineNumber, event.columnNumber].join(' '));
})`;

export interface OpenPage {
  readonly page: Page;
  /** What a page must never say: script errors and violations of its own security policy. */
  readonly faults: readonly string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(watchPolicy);
  return { page, faults };
}

/** Nothing that axe can find, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(
    true,
  );
}
