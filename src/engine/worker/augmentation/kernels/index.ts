// What one augmented image takes: plain functions on addresses in one memory; none allocates or keeps state.
export * from './colours';
export * from './warp';
