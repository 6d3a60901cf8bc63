// The duel of the built course as a reader drives it: opens it, presses Train, reads how far both networks are.
// Not responsible for: measuring meanwhile (frames.mjs).

/** @typedef {import('@playwright/test').Page} Page */

/** The default duel, only longer, so that it doesn't end before it is measured. */
const ROUTE = '#/en/mlp-vs-cnn?exhibit=duel&epochs=20';
const OPEN_LIMIT_MS = 30_000;

/**
 * Steps that the two networks have made according to the exhibit's description: the MLP first, then the CNN.
 * @param {string} description
 * @returns {{ mlp: number, cnn: number } | null} Null where it does not tell.
 */
export function readSteps(description) {
  const [mlp, cnn] = [...description.matchAll(/\bstep ([\d,]+) of [\d,]+/g)].map(([, digits = '']) =>
    Number(digits.replaceAll(',', '')),
  );
  return mlp === undefined || cnn === undefined ? null : { mlp, cnn };
}

/**
 * Opens the course at the duel and waits until it could be trained.
 * @param {Page} page
 * @param {string} course Address of the built course.
 */
export async function openDuel(page, course) {
  await page.goto(`${course}${ROUTE}`);
  const exhibit = page.locator('[data-exhibit="duel"]');
  const train = exhibit.getByRole('button', { name: 'Train both networks' });
  await train.waitFor({ timeout: OPEN_LIMIT_MS });
  await exhibit.scrollIntoViewIfNeeded();
  // The engine has started once the exhibit no longer waits for it.
  await exhibit.getByText('engine is starting', { exact: false }).waitFor({ state: 'hidden', timeout: OPEN_LIMIT_MS });
  return {
    train: () => train.click(),
    async steps() {
      return readSteps((await exhibit.locator('[data-describe]').textContent()) ?? '');
    },
    /** The engine that the exhibit names for its runs; null while it names none. */
    async backend() {
      const named = exhibit.getByText(/^engine: /);
      const texts = new Set(await named.allTextContents());
      return texts.size === 0 ? null : [...texts].map((text) => text.replace('engine: ', '')).join(', ');
    },
  };
}
