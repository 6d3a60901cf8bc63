// The worker side of the browser tests: runs scenarios by name.
import type { ScenarioName } from './scenarios.ts';
import { SCENARIOS } from './scenarios.ts';

interface Request {
  readonly id: number;
  readonly name: ScenarioName;
  readonly args: never;
}

addEventListener('message', (event: MessageEvent<Request>) => {
  const { id, name, args } = event.data;
  const scenario: (given: never) => Promise<unknown> = SCENARIOS[name];
  void scenario(args).then(
    (result) => postMessage({ id, result }),
    (error: unknown) =>
      postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
