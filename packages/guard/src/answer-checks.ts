import { type FromWorker, type Picture, readToWorker } from './check-message.ts';
import type { Likelihood } from './verdict.ts';

/** A model that is there. */
export type Classify = (picture: Picture) => Promise<Likelihood>;

/** The worker's side of its line to the page. */
export interface PagePort {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Loads the model, then answers each picture with how likely the classes are. Pictures are closed once judged. */
export async function answerChecks(port: PagePort, loadModel: () => Promise<Classify>): Promise<void> {
  let classify: Classify | null = null;
  let isBusy = false;
  port.addEventListener('message', ({ data }) => {
    const message = readToWorker(data);
    // A page sends one picture at a time, and only to a model that is ready. All else is no page of ours.
    if (message === null || classify === null || isBusy) {
      port.postMessage({ type: 'failed' });
      return;
    }
    isBusy = true;
    void judged(classify, message.picture)
      .then((likelihood) => port.postMessage(likelihood === null ? { type: 'unjudged', turn: message.turn } : { type: 'checked', turn: message.turn, likelihood }))
      .finally(() => {
        isBusy = false;
      });
  });
  try {
    classify = await loadModel();
    port.postMessage({ type: 'ready' });
  } catch {
    port.postMessage({ type: 'failed' });
  }
}

async function judged(classify: Classify, picture: Picture): Promise<Likelihood | null> {
  try {
    return await classify(picture);
  } catch {
    return null;
  } finally {
    if ('close' in picture) picture.close();
  }
}
