// What the measuring program and a page say to each other, and what an engine must do to be measured.
// Types only. Not responsible for: what is measured with what (cases.mjs) or the networks (networks.ts).
import type { BackendId } from '../../src/engine/protocol/backends.ts';

export type EngineName = 'stride' | 'tfjs' | 'convnetjs' | 'jax-js';

export type NetworkId = 'seed-cifar' | 'mnist-convnet' | 'mnist-cnn' | 'resnet' | 'separable' | 'mlp';

/** What the course calls its own, tfjs's WebAssembly, and plain JavaScript. */
export type BackendName = BackendId | 'wasm' | 'js';

/** One engine on one backend, training one network with batches of one size, on the page or in a worker. */
export interface Task {
  readonly engine: EngineName;
  readonly backend: BackendName;
  readonly where: 'page' | 'worker';
  readonly network: NetworkId;
  readonly batchSize: number;
  /** Served so that threads can share memory, for an engine that then uses several. */
  readonly threaded: boolean;
}

/** Samples and their classes. */
export interface SampleBatch {
  /** In [0, 1), sample by sample, each in the order height, width, channels. */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

export interface Started {
  /** Loading the engine and starting its device, before there is a network. */
  readonly engineMs: number;
  /** From there to the value of the first loss: the network is made, compiled where that is needed, and trained one batch. */
  readonly firstLossMs: number;
  readonly firstLoss: number;
  /** Trainable and other parameters of the network as the engine counts them. */
  readonly parameters: number;
  readonly optimizer: string;
  /** Threads the engine computes on, its own included; a GPU, though in software, is not counted. */
  readonly threads: number;
}

export interface Interval {
  readonly images: number;
  readonly durationMs: number;
  /** Of the last batch, or the mean of the last epoch where an engine tells no more. */
  readonly loss: number;
}

/** An engine with a network to train. Calls are made one after the other. */
export interface Entrant {
  readonly parameters: number;
  readonly optimizer: string;
  readonly threads: number;
  /** Trains one batch and answers with its loss. */
  first(): Promise<number>;
  /** Trains for about so long: at least one batch, and only whole ones. */
  train(durationMs: number): Promise<Interval>;
}

/** Makes the network of the task; what it takes is part of the time to the first loss. */
export type MakeEntrant = () => Promise<Entrant> | Entrant;

/** A started engine: given the data, which it may bring into its own form untimed, it can make the network. */
export type StartedEngine = (batches: readonly SampleBatch[]) => MakeEntrant;
