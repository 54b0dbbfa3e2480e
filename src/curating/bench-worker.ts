import { type Question, serveBench } from './serve-bench.ts';

/** The bench in a worker, so that the curator's page never waits for it. */
const hear = serveBench(
  (answer) => self.postMessage(answer),
  (next) => setTimeout(next),
);
self.onmessage = ({ data }: MessageEvent<Question>) => hear(data);
