/** The worker's entry in Node. */
import { loadEngine } from "./loadEngine";

void loadEngine().then(({ startWorker }) => startWorker());
