// Everything the planner may call: plain functions on addresses in one memory; none allocates or keeps state.
export * from './activations';
export * from './depthwise';
export * from './depthwise-rows';
export * from './dot';
export * from './dropout';
export * from './gather';
export * from './gather-pool';
export * from './layout';
export * from './optimizers';
export * from './outer';
export * from './patches';
export * from './pointwise';
export * from './pool';
export * from './softmax';
