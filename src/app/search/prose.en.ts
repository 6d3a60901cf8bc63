// The English prose of all lessons, to be searched. In a build it is drawn once and only its text is kept
// (scripts/plain-pages.mjs). Not responsible for: finding in it (passages.ts).
import { readProse } from '../plain/prose.tsx';

export const PROSE = await readProse('en');
