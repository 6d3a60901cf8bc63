// The part of ConvNetJS 0.3.0 that is used; the package has no types of its own.
declare module 'convnetjs' {
  export class Vol {
    constructor(width: number, height: number, depth: number, value: number);
    readonly w: Float64Array;
    set(x: number, y: number, channel: number, value: number): void;
  }

  export interface LayerDefinition {
    readonly type: 'input' | 'conv' | 'pool' | 'fc' | 'softmax';
    readonly [field: string]: number | string;
  }

  export class Net {
    makeLayers(definitions: readonly LayerDefinition[]): void;
    getParamsAndGrads(): readonly { readonly params: Float64Array }[];
  }

  export class Trainer {
    constructor(
      net: Net,
      options: {
        readonly method: 'sgd' | 'adagrad' | 'adadelta' | 'windowgrad';
        readonly batch_size: number;
        readonly learning_rate: number;
        readonly momentum: number;
        readonly l2_decay: number;
      },
    );
    train(sample: Vol, label: number): { readonly loss: number };
  }
}
