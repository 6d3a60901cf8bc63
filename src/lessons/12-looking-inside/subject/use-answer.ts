// Where the figures of this lesson take their questions to the engine from. Not responsible for: asking (engine/client).
export { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
export type { Answer, Asking } from '../../../engine/client/use-answer.ts';
