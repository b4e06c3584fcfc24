/** The worker's entry in the browser; Node's is `cli/startWorker.ts`. */
import { startWorker } from "./worker";

void startWorker();
