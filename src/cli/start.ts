/** The command line's entry. */
import { loadEngine } from "./loadEngine";

void loadEngine().then(({ startCommandLine }) => startCommandLine());
