// The rows of a table that numbers stand for, and the table's gradient by adding rows up where they were read: tfjs's own
// gradient of gather walks through all rows of the table. Not responsible for: what is done with the rows.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { cast, clipByValue, gather, reshape, scatterND } from '@tensorflow/tfjs-core';
import { withGradient } from './custom-gradient.ts';

/** x: [n, length], numbers as nn's `embeddingRow` takes them; table: [inputDim, outputDim]. Numbers have no gradient. */
export function embed(x: Tensor, table: Tensor): Tensor {
  const [inputDim = 1, outputDim = 1] = table.shape;
  return withGradient([table], () => {
    const rows = cast(clipByValue(x, 0, inputDim - 1), 'int32');
    return {
      value: gather(table, rows),
      saved: [rows],
      gradient: (dy, saved) => {
        const places: Tensor2D = reshape(saved(0), [x.size, 1]);
        return [scatterND(places, reshape(dy, [x.size, outputDim]), [inputDim, outputDim])];
      },
    };
  });
}
