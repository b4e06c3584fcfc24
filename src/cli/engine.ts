/** All that runs in Node outside of VS Code's own process, in one bundle: the command line and the worker share nearly everything. */
export { startWorker } from "../adapter/worker";
export { startCommandLine } from "./main";
