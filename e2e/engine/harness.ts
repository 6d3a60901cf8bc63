// The page side of the browser tests: `runScenario(name, args)` in a worker of its own, for page.evaluate.

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

declare global {
  interface Window {
    runScenario: (name: string, args: unknown) => Promise<unknown>;
  }
}

const worker = new Worker(new URL('./harness.worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (reply: Reply) => void>();
let lastId = 0;

worker.addEventListener('message', (event: MessageEvent<Reply>) => {
  waiting.get(event.data.id)?.(event.data);
  waiting.delete(event.data.id);
});
worker.addEventListener('error', (event) => {
  for (const [id, settle] of waiting) settle({ id, error: `the worker failed: ${event.message}` });
  waiting.clear();
});

window.runScenario = (name, args) =>
  new Promise((resolve, reject) => {
    lastId += 1;
    const id = lastId;
    waiting.set(id, ({ result, error }) => {
      if (error === undefined) resolve(result);
      else reject(new Error(error));
    });
    worker.postMessage({ id, name, args });
  });
