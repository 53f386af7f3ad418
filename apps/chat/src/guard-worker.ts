// Its own file, so that the build makes the worker's script from it.
import '@visavis/guard/worker';
