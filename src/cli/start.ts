/** The command line's entry. */
import { loadEngine } from "./loadEngine";

loadEngine().startCommandLine();
