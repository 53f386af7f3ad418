import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { browser, div, enableProdMode, env, expandDims, io, setBackend, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';
import type { Classify } from './answer-checks.ts';
import { type Picture, SIDE } from './check-message.ts';
import { CLASSES, type Likelihood } from './verdict.ts';

/** Where the two WebAssembly files of TensorFlow.js are. */
export interface WasmFiles {
  readonly plain: string;
  readonly simd: string;
}

/**
 * The small model of nsfwjs (MobileNetV2, 224 pixels), on WebAssembly. Its weights are a script of our own build, and
 * the two files are the only thing it fetches. Does what `nsfwjs/core` does; that would bring WebGL, camera and disk.
 */
export async function loadNsfwModel({ plain, simd }: WasmFiles): Promise<Classify> {
  enableProdMode();
  // Threads would need SharedArrayBuffer, and a script made from text, which our Content-Security-Policy forbids.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // Every file is named: for one that is not, the backend would look in places of its own.
  setWasmPaths({ 'tfjs-backend-wasm.wasm': plain, 'tfjs-backend-wasm-simd.wasm': simd, 'tfjs-backend-wasm-threaded-simd.wasm': simd });
  if (!(await setBackend('wasm'))) throw new Error('no WebAssembly');
  const model = await loadLayersModel(io.fromMemory(await modelArtifacts()));
  const predict = (picture: Picture): Tensor =>
    tidy(() => {
      const output = model.predict(expandDims(div(browser.fromPixels(picture), 255), 0));
      if (Array.isArray(output)) throw new TypeError('the model has one output');
      return output;
    });
  // The first run is the slow one.
  await likelihoodOf(predict({ width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE * 4) }));
  return (picture) => likelihoodOf(predict(picture));
}

async function likelihoodOf(output: Tensor): Promise<Likelihood> {
  try {
    const values = await output.data();
    const [Drawing, Hentai, Neutral, Porn, Sexy] = CLASSES.map((_, index) => clamped(values[index] ?? Number.NaN));
    if (Drawing === undefined || Hentai === undefined || Neutral === undefined || Porn === undefined || Sexy === undefined) throw new TypeError('five classes');
    return { Drawing, Hentai, Neutral, Porn, Sexy };
  } finally {
    output.dispose();
  }
}

/** Rounding may leave 1.0000001. */
const clamped = (value: number): number => Math.min(1, Math.max(0, value));

async function modelArtifacts(): Promise<io.ModelArtifacts> {
  const [json, ...shards] = await Promise.all([MobileNetV2Model.modelJson(), ...MobileNetV2Model.weightBundles.map((load) => load())]);
  const { modelTopology, weightsManifest }: io.ModelJSON = json.default;
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: joined(shards.map((shard) => bytesOf(shard.default))),
  };
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole.buffer;
}
