import type { Locator, Page } from 'playwright-core';

/** One person of the playground, played by what is on the screen: names of buttons, labels of fields, words. */
export interface Visitor {
  /** Goes to Konsil, to the overview, or to the conversation with somebody. */
  opens(area: string | RegExp): Promise<void>;
  asks(words: string): Promise<void>;
  writes(words: string): Promise<void>;
  /** Waits for words in the newest state of the page. */
  sees(words: string | RegExp): Promise<void>;
  seesNot(words: string | RegExp): Promise<void>;
  clicks(button: string | RegExp): Promise<void>;
  fills(field: string | RegExp, words: string): Promise<void>;
  /** Chooses an option of a question, or ticks a box. */
  chooses(option: string | RegExp): Promise<void>;
  picks(field: string | RegExp, option: string): Promise<void>;
  /** The form that lies open. */
  readonly form: Locator;
  readonly log: Locator;
}

/** Plays several people from one page, as the playground is meant to be used. */
export function playground(page: Page, base: string) {
  const main = page.getByRole('main');
  const composer = page.locator('#composer-text');
  const sends = async (words: string) => {
    await composer.fill(words);
    await page.locator('#composer-form .submits').click();
  };
  const areas = page.locator('#places');

  const control = async (label: string | RegExp): Promise<Locator> => {
    const labelled = page.locator('input, textarea, select').and(page.getByLabel(label));
    const folded = visitor.form.locator('details.more:not([open])').filter({ has: labelled });
    if ((await folded.count()) > 0) await folded.locator('summary').click();
    return visitor.form.locator(labelled);
  };

  const visitor: Visitor = {
    form: page.locator('#form-slot [data-opened]'),
    log: page.getByRole('log'),
    opens: async (area) => {
      const link = areas.getByRole('link', { name: area });
      const target = await link.getAttribute('href');
      await link.click();
      await page.waitForURL((url) => url.pathname === target);
    },
    asks: async (words) => {
      await sends(words);
      await visitor.form.waitFor();
    },
    writes: sends,
    sees: (words) => main.getByText(words).last().waitFor(),
    seesNot: (words) => main.getByText(words).first().waitFor({ state: 'detached' }),
    clicks: (button) => main.getByRole('button', { name: button }).last().click(),
    fills: async (field, words) => (await control(field)).fill(words),
    chooses: async (option) => (await control(option)).check(),
    picks: async (field, option) => {
      await (await control(field)).selectOption({ label: option });
    },
  };

  return {
    page,
    /** Becomes somebody, at their talk with Konsil. */
    async as(name: string): Promise<Visitor> {
      if (!page.url().startsWith(base)) await page.goto(base);
      const link = page.locator('#people').getByRole('link', { name });
      if (!(await link.isVisible())) await page.locator('#people summary').click();
      const target = await link.getAttribute('href');
      await link.click();
      await page.waitForURL((url) => url.pathname === target);
      await page.locator(`#people [aria-current]`, { hasText: name }).waitFor();
      return visitor;
    },
    unread: (name: string) => page.locator('#people').getByRole('link', { name }).locator('.unread'),
    async movesClock(step: string): Promise<void> {
      const before = await page.locator('#clock-time').innerText();
      await page.locator('#clock').getByRole('button', { name: step }).click();
      await page.locator('#clock-time').filter({ hasNotText: before }).waitFor();
    },
  };
}
