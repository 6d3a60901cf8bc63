// Where the course's own body of MobileNetV2 ends, by Keras's names. Not responsible for: its layers (mobilenet-v2.ts).

/** The last layer of the body whose published weights are those of ImageNet. */
export const BODY_END = 'block_14_add';

/** What the body puts out: the end of its last block joined to the inside of it. */
export const BODY_OUTPUT = 'block_14_concat';
