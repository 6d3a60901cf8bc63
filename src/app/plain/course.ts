// What a build draws of the course without a browser; loading this module draws it.
// Not responsible for: the drawing (pages.tsx, prose.tsx).
import { plainPages } from './pages.tsx';
import { readProse } from './prose.tsx';

export const PAGES = await plainPages();
export const PROSE = { zh: await readProse('zh'), en: await readProse('en') };
