// Loads and starts the engine of a task; each is a chunk of its own, so that none pays for another.
// Not responsible for: where it runs (page.ts, entrant.worker.ts).
import type { StartedEngine, Task } from './contract.ts';

export async function startEngine(task: Task): Promise<StartedEngine> {
  switch (task.engine) {
    case 'stride':
      return (await import('./engines/stride.ts')).startStride(task);
    case 'tfjs':
      return (await import('./engines/tfjs.ts')).startTfjs(task);
    case 'convnetjs':
      return (await import('./engines/convnetjs.ts')).startConvnetjs(task);
    case 'jax-js':
      return (await import('./engines/jax.ts')).startJax(task);
    default:
      return task.engine satisfies never;
  }
}
