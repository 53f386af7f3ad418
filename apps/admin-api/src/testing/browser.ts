import * as v from 'valibot';

interface BrowserOptions {
  readonly port: number;
  readonly origin: string;
  /** What the trusted proxy in front says. */
  readonly address?: string;
  readonly userAgent?: string;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** Why it was refused; undefined when it was not. */
  readonly reason: string | undefined;
  readonly headers: Headers;
}

const TrpcReply = v.union([
  v.object({ result: v.object({ data: v.optional(v.unknown()) }) }),
  v.object({ error: v.object({ data: v.object({ reason: v.string() }) }) }),
]);
const Begun = v.object({ totpUri: v.string(), recoveryCodes: v.array(v.string()), draft: v.string(), replaces: v.boolean() });

/** One person's browser: it keeps cookies and sends what a page of the origin sends. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Every Set-Cookie line as it came. */
  readonly cookieLines: string[] = [];
  readonly #options: BrowserOptions;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`http://127.0.0.1:${this.#options.port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: this.#options.origin,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': this.#options.address ?? '203.0.113.7',
        'user-agent': this.#options.userAgent ?? 'test',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const answer: unknown = await response.json();
    const reason = v.safeParse(v.object({ reason: v.string() }), answer);
    return {
      status: response.status,
      body: answer,
      reason: reason.success ? reason.output.reason : undefined,
      headers: response.headers,
    };
  }

  auth(path: string, body: object): Promise<Reply> {
    return this.post(`/api/auth/${path}`, body);
  }

  async trpc(path: string, input?: unknown): Promise<Reply> {
    const reply = await this.post(`/trpc/${path}`, input ?? {});
    const parsed = v.safeParse(TrpcReply, reply.body);
    if (!parsed.success) return reply;
    return 'error' in parsed.output
      ? { ...reply, reason: parsed.output.error.data.reason }
      : { ...reply, body: parsed.output.result.data };
  }

  async begin(input: { token: string; email: string; password: string }): Promise<v.InferOutput<typeof Begun>> {
    const reply = await this.trpc('setup.begin', input);
    return v.parse(Begun, reply.body);
  }

  #keep(line: string): void {
    this.cookieLines.push(line);
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(name.length + 1));
  }
}
