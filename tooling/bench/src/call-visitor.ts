import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Names that the page's clock and the relay's servers are asked for under. */
const CLOCK = 'firstFrameAfter';

export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Somebody with a camera, in a browser profile of their own, whose page says how long a click took to bring a picture. */
export class CallVisitor {
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #origin: string;
  /** Of the newest `ice` that the server sent here. */
  iceServers: readonly IceServer[] = [];

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.#context = context;
    this.#page = page;
    this.#origin = origin;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (typeof payload !== 'string' || !payload.startsWith('{"type":"ice"')) return;
        const { servers }: { readonly servers: readonly IceServer[] } = JSON.parse(payload);
        this.iceServers = servers;
      }),
    );
  }

  static async of(browser: Browser, origin: string): Promise<CallVisitor> {
    // A browser without a window says so in its name, and is then taken for a bot.
    const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
    const context = await browser.newContext({ userAgent });
    await context.addInitScript(keepTime, CLOCK);
    return new CallVisitor(context, await context.newPage(), origin);
  }

  /** A new page, hence a session that nobody has met, with its camera on, and ready to search. */
  async isReady(): Promise<void> {
    await this.#page.goto(`${this.#origin}/chat/`);
    const gate = this.#button('I am 18 or older');
    const camera = this.#button('Turn on camera and microphone');
    await gate.or(camera).waitFor();
    // A tab is asked once.
    if (await gate.isVisible()) await gate.click();
    // Three visitors share the processor here that each would have alone; the check has a bench of its own.
    const check = this.#page.getByRole('checkbox', { name: /^Check pictures on this device/ });
    await camera.click();
    await this.#page.getByTestId('self-video').waitFor();
    if (await check.isVisible()) await check.uncheck();
  }

  async waits(): Promise<void> {
    await this.#button('Find someone').click();
    await this.#page.getByText('You have waited').waitFor();
  }

  /** Presses a button that leads to a call; milliseconds from the click to the first frame of the partner's picture. */
  async press(name: 'Find someone' | 'Next'): Promise<number> {
    await this.#button(name).click();
    return this.#page.evaluate((clock): Promise<number> => Reflect.get(globalThis, clock).promise, CLOCK);
  }

  /** Waits until this one's newest call shows the partner. */
  async sees(): Promise<void> {
    await this.#page.evaluate((clock): Promise<number> => Reflect.get(globalThis, clock).promise, CLOCK);
  }

  /** The same on a bare page: two connections through these servers, from nothing to the first frame; milliseconds. */
  bare(servers: readonly IceServer[]): Promise<number> {
    return this.#page.evaluate(bareCall, servers);
  }

  #button(name: string) {
    return this.#page.getByRole('button', { name, exact: true });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** Runs in the page, before its own scripts. */
function keepTime(clock: string): void {
  const begin = (since: number) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    Reflect.set(globalThis, clock, { promise, since, resolve });
  };
  begin(0);
  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      const name = target instanceof Element ? target.closest('button')?.textContent.trim() : '';
      if (name === 'Find someone' || name === 'Next') begin(timeStamp);
    },
    { capture: true },
  );
  const timed = new WeakSet<Element>();
  new MutationObserver(() => {
    const video = document.querySelector('[data-testid="partner-video"]');
    if (!(video instanceof HTMLVideoElement) || timed.has(video)) return;
    timed.add(video);
    const { since, resolve } = Reflect.get(globalThis, clock);
    video.requestVideoFrameCallback((now) => resolve(now - since));
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page. */
async function bareCall(servers: readonly IceServer[]): Promise<number> {
  const camera = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const began = performance.now();
  const configuration: RTCConfiguration = { iceServers: servers.map((server) => ({ ...server, urls: [...server.urls] })), iceTransportPolicy: 'relay' };
  const [ada, ben] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  ada.onicecandidate = ({ candidate }) => void ben.addIceCandidate(candidate);
  ben.onicecandidate = ({ candidate }) => void ada.addIceCandidate(candidate);
  const video = Object.assign(document.createElement('video'), { autoplay: true, muted: true });
  document.body.append(video);
  const { promise, resolve } = Promise.withResolvers<number>();
  video.requestVideoFrameCallback((now) => resolve(now - began));
  ben.ontrack = ({ streams: [stream] }) => {
    if (stream !== undefined) video.srcObject = stream;
  };
  for (const track of camera.getTracks()) {
    ada.addTrack(track, camera);
    ben.addTrack(track, camera);
  }
  await ada.setLocalDescription();
  if (ada.localDescription !== null) await ben.setRemoteDescription(ada.localDescription);
  await ben.setLocalDescription();
  if (ben.localDescription !== null) await ada.setRemoteDescription(ben.localDescription);
  const took = await promise;
  for (const connection of [ada, ben]) connection.close();
  for (const track of camera.getTracks()) track.stop();
  video.remove();
  return took;
}
