// Signatures of the compiled kernels: addresses are bytes in the module's memory, counts are numbers of float32 unless
// a name says bytes. What each does is written beside it in kernels/. Not responsible for: compiling (load-kernels.ts).

/** y = f(x) for `count` numbers, in fours; y may be x. */
export type MapKernel = (x: number, y: number, count: number) => void;
/** g *= derivative, given the saved output or input. */
export type MapBackwardKernel = (saved: number, g: number, count: number) => void;

type PoolGeometry = readonly [
  height: number,
  width: number,
  channels: number,
  poolHeight: number,
  poolWidth: number,
  strideY: number,
  strideX: number,
  top: number,
  left: number,
  outHeight: number,
  outWidth: number,
];

type Lists = readonly [lists: number, listBytes: number, lengths: number, channels: number];

type RowCopy = readonly [
  source: number,
  sourceBytes: number,
  target: number,
  targetBytes: number,
  rows: number,
  length: number,
];

type PatchLayout = readonly [
  panels: number,
  panelBytes: number,
  depth: number,
  columns: number,
  order: number,
  patches: number,
  patchBytes: number,
];

/** All exports of kernels/index.ts. */
export interface Kernels {
  readonly relu: MapKernel;
  readonly reluBackward: MapBackwardKernel;
  readonly leakyRelu: MapKernel;
  readonly leakyReluBackward: MapBackwardKernel;
  readonly relu6: MapKernel;
  readonly relu6Backward: MapBackwardKernel;
  readonly elu: MapKernel;
  readonly eluBackward: MapBackwardKernel;
  readonly selu: MapKernel;
  readonly seluBackward: MapBackwardKernel;
  readonly sigmoid: MapKernel;
  readonly sigmoidBackward: MapBackwardKernel;
  readonly tanh: MapKernel;
  readonly tanhBackward: MapBackwardKernel;
  readonly softplus: MapKernel;
  readonly softplusBackward: MapBackwardKernel;
  readonly swish: MapKernel;
  readonly swishBackward: MapBackwardKernel;
  readonly gelu: MapKernel;
  readonly geluBackward: MapBackwardKernel;

  readonly softmaxRows: (x: number, rows: number, columns: number, y: number, logSums: number) => void;
  readonly softmaxRowsBackward: (y: number, g: number, rows: number, columns: number) => void;
  readonly crossentropyGradient: (
    probabilities: number,
    labels: number,
    rows: number,
    columns: number,
    scale: number,
    g: number,
  ) => void;
  readonly dropout: (x: number, y: number, count: number, key: number, threshold: number, scale: number) => void;

  readonly gatherTiles: (
    rows: number,
    rowIn: number,
    rowOut: number,
    x: number,
    depth: number,
    taps: number,
    panel: number,
    bias: number,
    out: number,
    columns: number,
    clamp: number,
  ) => void;
  readonly gatherPoolTiles: (
    windows: number,
    rowIn: number,
    x: number,
    depth: number,
    taps: number,
    panel: number,
    bias: number,
    out: number,
    places: number,
    strideBytes: number,
    columns: number,
  ) => void;
  readonly outerTiles: (
    rows: number,
    rowIn: number,
    x: number,
    depth: number,
    taps: number,
    gradients: number,
    panel: number,
    overwrite: number,
  ) => void;
  readonly packGradients: (gradients: number, rows: number, columns: number, target: number) => void;
  readonly dotTiles: (
    gradients: number,
    rows: number,
    kernel: number,
    panels: number,
    panelBytes: number,
    depth: number,
    target: number,
    strideBytes: number,
  ) => void;

  readonly pointwiseTiles: (
    rows: number,
    x: number,
    xBytes: number,
    depth: number,
    panel: number,
    panelBytes: number,
    bias: number,
    out: number,
    outBytes: number,
    columns: number,
    clamp: number,
    added: number,
  ) => void;
  readonly depthwiseRow: (
    x0: number,
    x1: number,
    x2: number,
    width: number,
    left: number,
    stride: number,
    kernel: number,
    channels: number,
    bias: number,
    out: number,
    places: number,
    clamp: number,
  ) => void;
  readonly depthwiseTiles: (
    rows: number,
    rowIn: number,
    rowOut: number,
    x: number,
    count: number,
    taps: number,
    kernel: number,
    channels: number,
    bias: number,
    out: number,
    clamp: number,
  ) => void;
  readonly depthwiseOuter: (
    rows: number,
    rowIn: number,
    x: number,
    count: number,
    taps: number,
    g: number,
    channels: number,
    target: number,
  ) => void;
  readonly depthwiseScatter: (
    rows: number,
    rowIn: number,
    xGradient: number,
    count: number,
    taps: number,
    kernel: number,
    channels: number,
    g: number,
  ) => void;

  readonly listPlaces: (
    places: number,
    gradients: number,
    count: number,
    channels: number,
    lists: number,
    listBytes: number,
    lengths: number,
  ) => void;
  readonly sumPatches8: (...args: readonly [...Lists, x: number, target: number, targetBytes: number]) => void;
  readonly sumPatches4: (
    ...args: readonly [...Lists, x: number, offsets: number, target: number, targetBytes: number]
  ) => void;
  readonly scatterPatches8: (
    ...args: readonly [...Lists, xGradient: number, kernel: number, kernelBytes: number]
  ) => void;
  readonly scatterPatches4: (
    ...args: readonly [...Lists, xGradient: number, offsets: number, kernel: number, kernelBytes: number]
  ) => void;
  readonly panelsToPatches: (...args: PatchLayout) => void;
  readonly patchesToPanels: (...args: PatchLayout) => void;

  readonly maxPool: (...args: readonly [x: number, ...PoolGeometry, y: number, places: number]) => void;
  readonly maxPoolBackward: (places: number, g: number, count: number, xGradient: number) => void;
  readonly averagePool: (...args: readonly [x: number, ...PoolGeometry, y: number]) => void;
  readonly averagePoolBackward: (...args: readonly [g: number, ...PoolGeometry, xGradient: number]) => void;

  readonly fillZero: (target: number, bytes: number) => void;
  readonly copyBytes: (target: number, source: number, bytes: number) => void;
  readonly copyRows: (...args: RowCopy) => void;
  readonly repeatRows: (...args: readonly [...RowCopy, times: number]) => void;
  readonly sumRepeatedRows: (...args: readonly [...RowCopy, times: number]) => void;
  readonly addInto: (target: number, source: number, count: number) => void;
  readonly addTwo: (first: number, second: number, target: number, count: number) => void;
  readonly transposeTap: (
    source: number,
    sourcePanelBytes: number,
    inputs: number,
    outputs: number,
    target: number,
    targetPanelBytes: number,
  ) => void;
  readonly addColumnSums: (x: number, rows: number, columns: number, sums: number) => void;
  readonly addColumnSquares: (x: number, mean: number, rows: number, columns: number, sums: number) => void;
  readonly addColumnProducts: (g: number, x: number, mean: number, rows: number, columns: number, sums: number) => void;
  readonly normalizeRows: (
    x: number,
    rows: number,
    columns: number,
    mean: number,
    scale: number,
    shift: number,
    target: number,
  ) => void;
  readonly normalizeRowsBackward: (
    g: number,
    x: number,
    rows: number,
    columns: number,
    mean: number,
    scale: number,
    slope: number,
    shift: number,
    target: number,
  ) => void;

  readonly sgd: (w: number, g: number, count: number, rate: number) => void;
  readonly sgdMomentum: (
    w: number,
    g: number,
    m: number,
    count: number,
    rate: number,
    momentum: number,
    nesterov: number,
  ) => void;
  readonly rmsprop: (
    w: number,
    g: number,
    v: number,
    m: number,
    count: number,
    rate: number,
    rho: number,
    rest: number,
    momentum: number,
    epsilon: number,
  ) => void;
  readonly adagrad: (w: number, g: number, a: number, count: number, rate: number, epsilon: number) => void;
  readonly adadelta: (
    w: number,
    g: number,
    a: number,
    d: number,
    count: number,
    rate: number,
    rho: number,
    rest: number,
    epsilon: number,
  ) => void;
  readonly adam: (
    w: number,
    g: number,
    m: number,
    v: number,
    count: number,
    c1: number,
    c2: number,
    alpha: number,
    epsilon: number,
    keep: number,
  ) => void;
  readonly adamax: (
    w: number,
    g: number,
    m: number,
    u: number,
    count: number,
    c1: number,
    beta2: number,
    rate: number,
    epsilon: number,
  ) => void;
  readonly nadam: (
    w: number,
    g: number,
    m: number,
    v: number,
    count: number,
    c1: number,
    c2: number,
    a: number,
    b: number,
    c: number,
    epsilon: number,
  ) => void;
}

/** A kernel module bound to a memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  // The module is our own build of kernels/index.ts, whose exports the compiler cannot see.
  return instance.exports as unknown as Kernels;
}
