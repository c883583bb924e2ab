import type { Page } from 'playwright-core';

/** The pointer comes to rest where the notices stand: they stay for as long as it does, however slow the machine is. */
export async function holdNotices(page: Page): Promise<void> {
  await page.locator('section.notices').dispatchEvent('pointerover');
}

/** The pointer leaves them, and they go after their time. */
export async function letNoticesGo(page: Page): Promise<void> {
  await page.locator('section.notices').dispatchEvent('pointerout');
}

/** Takes back what the newest notice tells of; it has to be held since before it came. */
export async function undo(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: /^Undo/ }).last().click();
  await letNoticesGo(page);
}

/** One key right after the other: they are one command only for a moment. */
export async function pressInARow(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}
