// One of the engine's further threads: plans the same networks on the same memory and does its part of their work.
// Not responsible for: anything that is not shared out (network.ts says what is).
import '../guard.ts';
import { createMeeting } from './meeting.ts';
import { Network } from './network.ts';
import { planNetwork } from './plan/network-plan.ts';
import { Prediction } from './prediction.ts';
import type { ThreadMessage } from './thread-messages.ts';

const networks = new Map<number, Network>();
const predictions = new Map<number, Prediction>();
let module: WebAssembly.Module | null = null;

function hear(message: ThreadMessage): void {
  switch (message.kind) {
    case 'start':
      module = message.module;
      self.postMessage('ready');
      return;
    case 'join': {
      const { network, spec, options, optimizer, memory } = message;
      if (module === null) return;
      const plan = planNetwork(spec, options);
      const meet = createMeeting(memory, plan.meeting, options.threads);
      const team = { thread: options.thread, threads: options.threads, begin: () => {}, meet };
      networks.set(network, new Network(plan, module, optimizer, team, memory));
      return;
    }
    case 'work':
      networks.get(message.network)?.take(message.work);
      return;
    case 'join-prediction': {
      const { network, spec, seat, meeting, memory } = message;
      if (module === null) return;
      const meet = createMeeting(memory, meeting, seat.threads);
      predictions.set(network, new Prediction(spec, module, { ...seat, begin: () => {}, meet }, memory));
      return;
    }
    case 'predict':
      predictions.get(message.network)?.take(message.work);
      return;
    case 'leave':
      networks.delete(message.network);
      predictions.delete(message.network);
      return;
    default:
      message satisfies never;
  }
}

self.addEventListener('message', (event: MessageEvent<ThreadMessage>) => hear(event.data));
