// The document of a run: what `--json` prints, and all that the reports are written from. Types and a few readings.
// Not responsible for: measuring or formatting.

/** @typedef {import('./statistics.mjs').GapSummary} GapSummary */

/**
 * Training speed of one engine on one backend. All but `engine` to `imagesPerSecond` is there to be explained by.
 * @typedef {object} Row
 * @property {import('./pages/contract.ts').EngineName} engine
 * @property {import('./pages/contract.ts').BackendName} backend
 * @property {import('./pages/contract.ts').NetworkId} network
 * @property {number} batch
 * @property {number} threads
 * @property {number} imagesPerSecond Median of the repetitions.
 * @property {'page' | 'worker'} where
 * @property {string} optimizer
 * @property {number} parameters
 * @property {readonly number[]} repetitions Images a second of each, in order of the rounds.
 * @property {number} engineMs
 * @property {number} firstLossMs
 * @property {number} firstLoss
 * @property {number} lastLoss
 * @property {number | null} peakMemoryBytes Of the tab's process.
 * @property {number} processorsBusy Processors in use on average by tab and GPU process together.
 * @property {GapSummary} frames Of the page while it, or its worker, trained.
 */

/** @typedef {{ what: string, reason: string }} Skipped */

/**
 * Frame gaps of a page in a scene; of several rounds together.
 * @typedef {GapSummary & FrameFacts} FrameRow
 *
 * @typedef {object} FrameFacts
 * @property {'idle' | 'duel-start' | 'duel' | 'fit-start' | 'fit'} scene
 * @property {'stride' | 'tfjs' | null} engine Null: nothing trains.
 * @property {string | null} backend
 * @property {readonly GapSummary[]} rounds
 */

/**
 * @typedef {object} DuelFacts
 * @property {readonly number[]} clickToFirstLossMs From the press to both networks having trained, one a round.
 * @property {readonly { mlp: number, cnn: number }[]} imagesPerSecond Of each network while both trained, one a round.
 */

/**
 * The camera's picture under a kernel, on the course's page.
 * @typedef {object} CameraRow
 * @property {'sum' | 'channels'} view One feature map, or three and their sum.
 * @property {number} cores That the browser had.
 * @property {number} frames
 * @property {number} medianMs From the frame being handed to the page to its being painted; likewise the next two.
 * @property {number} p95Ms
 * @property {number} maxMs
 * @property {GapSummary} gaps Between animation frames meanwhile.
 *
 * @typedef {object} PhotoFacts
 * @property {import('./pages/photo-filter.ts').FilterTimes | null} filter Null: not measured.
 * @property {readonly CameraRow[]} camera
 */

/**
 * Maps of the camera's picture as the figure `feature-maps` draws them.
 * @typedef {object} InsideFacts
 * @property {number} pictures Drawn while it was measured.
 * @property {number} medianGapMs From one to the next.
 * @property {number} p95GapMs
 */

/**
 * Cold loads of a lesson, medians.
 * @typedef {object} OpeningRow
 * @property {string} route
 * @property {number} loads
 * @property {number} paintMs When the largest content was painted.
 * @property {string} element That it was.
 * @property {number} shift Cumulative layout shift.
 * @property {number} longestTaskMs Before anybody touched the page, exhibits and quiz included.
 * @property {number} bytes Until the page had settled, as sent.
 * @property {number} requests
 */

/**
 * The sliders of one exhibit, moved by their keys.
 * @typedef {object} SliderRow
 * @property {string} exhibit
 * @property {number} sliders
 * @property {number} changes
 * @property {number} workMedianMs What a change keeps the page busy: handlers, layout and paint.
 * @property {number} workP95Ms
 * @property {number} paintMedianMs From the change to its being painted, the wait for the frame included.
 * @property {number} paintP95Ms
 * @property {number} late Changes after whose frame the figure still changed.
 */

/**
 * How fast one engine predicts with MobileNetV2 at 224 x 224.
 * @typedef {object} PredictionRow
 * @property {'stride' | 'tfjs'} engine
 * @property {import('./pages/contract.ts').BackendName} backend
 * @property {number} batch
 * @property {number} threads
 * @property {number} imagesPerSecond Median of the repetitions.
 * @property {readonly number[]} repetitions Images a second of each, in order of the rounds.
 * @property {number} difference Of its outputs from the fused engine's, as a part of the largest.
 */

/**
 * How fast a base model's features come on one backend, and how fast a softmax head is trained on them.
 * @typedef {object} FeatureRow
 * @property {import('../src/engine/protocol/backends.ts').BackendId} backend
 * @property {'mobilenet-v2' | 'mobilenet-v2-body'} model
 * @property {number} pictures Whose features were timed.
 * @property {number} extractMs
 * @property {number} headPictures That the head was trained and validated on.
 * @property {number} headMs
 * @property {number} headEpochs
 * @property {boolean} hasConverged Whether its validation loss stopped falling before the epochs were used up.
 * @property {number} accuracy On what it was validated by, in [0, 1].
 */

/**
 * @typedef {object} Machine
 * @property {string} processor
 * @property {number} cores
 * @property {number} memoryGib
 * @property {string} system
 * @property {string} node
 * @property {string} browser
 * @property {import('./chromium.mjs').Graphics} graphics
 */

/** @typedef {{ tfjs: string, convnetjs: string, jaxJs: string }} PeerVersions */

/**
 * @typedef {object} Results
 * @property {readonly Row[]} rows
 * @property {readonly FrameRow[]} frames
 * @property {DuelFacts | null} duel
 * @property {PhotoFacts} photo
 * @property {readonly SliderRow[]} sliders
 * @property {import('./pages/augmentation.ts').AugmentationTimes | null} [augmentation] Null or absent: not measured.
 * @property {InsideFacts | null} [insides] Null or absent: not measured.
 * @property {readonly OpeningRow[]} [loading] Empty or absent: not measured.
 * @property {readonly PredictionRow[]} [predictions] Absent: not measured.
 * @property {readonly FeatureRow[]} [features] Empty or absent: not measured.
 * @property {readonly Skipped[]} skipped
 * @property {Machine} machine
 * @property {PeerVersions} versions
 * @property {string} startedAt ISO 8601.
 * @property {number} durationMs
 * @property {string | null} commit
 * @property {string} command
 * @property {boolean} quick
 * @property {Pick<import('./cases.mjs').Effort, 'repetitions' | 'repetitionMs' | 'frameRounds' | 'frameMs'>} effort
 * @property {number | null} blankTabBytes Peak memory of a tab in which nothing was loaded.
 */

/**
 * Rows of one network and batch size, in order of first appearance.
 * @param {readonly Row[]} rows
 * @returns {readonly { network: Row['network'], batch: number, rows: readonly Row[] }[]}
 */
export function groupByCase(rows) {
  /** @type {Map<string, { network: Row['network'], batch: number, rows: Row[] }>} */
  const groups = new Map();
  for (const row of rows) {
    const key = `${row.network} ${row.batch}`;
    const group = groups.get(key) ?? { network: row.network, batch: row.batch, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Our fused engine's row: the build that the course takes where both could run.
 * @param {readonly Row[]} rows Of one case.
 * @returns {Row | null}
 */
export function fusedRow(rows) {
  const ours = (/** @type {string} */ backend) =>
    rows.find((row) => row.engine === 'stride' && row.backend === backend && row.threads === 1);
  return ours('fused-relaxed') ?? ours('fused') ?? null;
}

/**
 * The same among predictions, of one batch size and number of threads.
 * @param {readonly PredictionRow[]} rows
 * @returns {PredictionRow | null}
 */
export function fusedPrediction(rows) {
  const ours = (/** @type {string} */ backend) =>
    rows.find((row) => row.engine === 'stride' && row.backend === backend);
  return ours('fused-relaxed') ?? ours('fused') ?? null;
}
