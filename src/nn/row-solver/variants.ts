// The same layer with other windows, strides and paddings: what may lead from a known input to a known output.
// Not responsible for: trying them (solve-row.ts).
import type { Layer, Pair, Shape } from '../spec.ts';
import type { PlacedLayer } from './solved-row.ts';
import { squarest } from './splits.ts';

const STRIDES = [1, 2, 3, 4, 5, 6, 7, 8];
const PADDINGS = ['same', 'valid'] as const;

interface Option<Kernel> {
  readonly kernelSize: Kernel;
  readonly useBias: boolean;
}

/**
 * Windows that go with the depth of the known input: the present one, the one with as many weights, and the one with one
 * weight less or more a filter, as that may be the bias.
 */
function options<Kernel>(
  { input }: PlacedLayer,
  { kernelSize, useBias }: Option<Kernel>,
  before: Shape,
  area: number,
  kernelOf: (area: number) => Kernel | null,
): readonly Option<Kernel>[] {
  const depth = before.at(-1) ?? 1;
  const weights = area * (input.at(-1) ?? 1);
  const [same, other] = [kernelOf(weights / depth), kernelOf((weights + (useBias ? 1 : -1)) / depth)];
  return [
    { kernelSize, useBias },
    ...(same === null ? [] : [{ kernelSize: same, useBias }]),
    ...(other === null ? [] : [{ kernelSize: other, useBias: !useBias }]),
  ];
}

/** Small strides first, `same` before `valid`. */
export function variants(placed: PlacedLayer, before: Shape): readonly Layer[] {
  const { layer } = placed;
  const moves = STRIDES.flatMap((stride) => PADDINGS.map((padding) => ({ stride, padding })));
  switch (layer.className) {
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return moves.map(({ stride, padding }): Layer => {
        return { ...layer, strides: [stride, stride], padding, dilationRate: [1, 1] };
      });
    case 'Conv2D':
    case 'Conv2DTranspose': {
      const area = layer.kernelSize[0] * layer.kernelSize[1];
      return options<Pair>(placed, layer, before, area, squarest).flatMap((option) =>
        moves.map(({ stride, padding }): Layer => {
          const moved = { ...option, strides: [stride, stride], padding } as const;
          return layer.className === 'Conv2D' ? { ...layer, ...moved, dilationRate: [1, 1] } : { ...layer, ...moved };
        }),
      );
    }
    case 'Conv1D': {
      const whole = (kernel: number): number | null => (Number.isInteger(kernel) && kernel >= 1 ? kernel : null);
      return options<number>(placed, layer, before, layer.kernelSize, whole).flatMap((option) =>
        moves.map(({ stride, padding }): Layer => ({ ...layer, ...option, strides: stride, padding, dilationRate: 1 })),
      );
    }
    case 'Dense':
      return [{ ...layer, useBias: !layer.useBias }];
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return moves.flatMap(({ stride, padding }): readonly Layer[] => [
        { ...layer, strides: [stride, stride], padding },
        { ...layer, poolSize: [stride, stride], strides: [stride, stride], padding },
      ]);
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'BatchNormalization':
    case 'Dropout':
    case 'Embedding':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return [];
    default:
      return layer satisfies never;
  }
}
