// Keeps `public/data/catalog.json`, by which the page knows which sets and models are there, under way or missing.
// Its type and validator: src/engine/catalog/availability.ts. Written whole and renamed, so that no reader sees half a file.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Progress is written at most this often; changes of kind at once. */
const PROGRESS_MS = 1000;

/**
 * @typedef {{ kind: 'ready', bytes: number }
 *   | { kind: 'preparing', step: 'waiting' | 'downloading' | 'converting', fraction: number | null }
 *   | { kind: 'unavailable', reason: string }} Availability
 */

export class CatalogFile {
  /** @param {string} dataDir `public/data` */
  constructor(dataDir) {
    this.dataDir = dataDir;
    this.path = join(dataDir, 'catalog.json');
    this.writtenAt = 0;
    /** @type {Record<string, Availability>} */
    this.datasets = readDatasets(this.path);
  }

  /**
   * @param {string} id
   * @param {Availability} availability
   */
  set(id, availability) {
    const before = this.datasets[id];
    this.datasets[id] = availability;
    const progressOnly =
      before?.kind === 'preparing' && availability.kind === 'preparing' && before.step === availability.step;
    if (progressOnly && Date.now() - this.writtenAt < PROGRESS_MS) return;
    if (JSON.stringify(before) !== JSON.stringify(availability)) this.write();
  }

  /**
   * What isn't named is not prepared.
   * @param {string} id
   */
  remove(id) {
    if (!(id in this.datasets)) return;
    delete this.datasets[id];
    this.write();
  }

  write() {
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      mkdirSync(this.dataDir, { recursive: true });
      writeFileSync(temporary, `${JSON.stringify({ version: 1, datasets: this.datasets }, null, 1)}\n`);
      renameSync(temporary, this.path);
      this.writtenAt = Date.now();
    } catch {
      // A folder that can't be written to, or a full disk, shows in the set's own result, which says it better.
      rmSync(temporary, { force: true });
    }
  }
}

/**
 * What an earlier run wrote of sets that this run may not look at; a damaged file counts as none.
 * @param {string} path
 * @returns {Record<string, Availability>}
 */
function readDatasets(path) {
  try {
    const catalog = JSON.parse(readFileSync(path, 'utf8'));
    return catalog.version === 1 && typeof catalog.datasets === 'object' && catalog.datasets !== null
      ? { ...catalog.datasets }
      : {};
  } catch {
    return {};
  }
}
