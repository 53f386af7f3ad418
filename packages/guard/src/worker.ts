import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { answerChecks } from './answer-checks.ts';
import { loadNsfwModel } from './nsfw-model.ts';

/** The worker's script: pictures in, likelihoods out. Nothing else leaves it. */
void answerChecks(self, () => loadNsfwModel({ plain, simd }));
