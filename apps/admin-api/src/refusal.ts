import { TRPCError } from '@trpc/server';

/** Every reason for which the dashboard's server says no. Clients switch on these; the words are theirs. */
export type RefusalReason =
  | 'bad-request'
  | 'challenge-over'
  | 'code-wrong'
  | 'internal'
  | 'key-revoked'
  | 'key-unknown'
  | 'link-expired'
  | 'link-unknown'
  | 'link-used'
  | 'not-found'
  | 'out-of-scope'
  | 'recovery-code-wrong'
  | 'set-up-lost'
  | 'sign-in-wrong'
  | 'too-large'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'unauthorized'
  | 'wrong-origin';

const CODES = {
  'bad-request': 'BAD_REQUEST',
  'challenge-over': 'UNAUTHORIZED',
  'code-wrong': 'UNPROCESSABLE_CONTENT',
  internal: 'INTERNAL_SERVER_ERROR',
  'key-revoked': 'UNAUTHORIZED',
  'key-unknown': 'UNAUTHORIZED',
  'link-expired': 'PRECONDITION_FAILED',
  'link-unknown': 'PRECONDITION_FAILED',
  'link-used': 'PRECONDITION_FAILED',
  'not-found': 'NOT_FOUND',
  'out-of-scope': 'FORBIDDEN',
  'recovery-code-wrong': 'UNPROCESSABLE_CONTENT',
  'set-up-lost': 'CONFLICT',
  'sign-in-wrong': 'UNAUTHORIZED',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'too-many-attempts': 'TOO_MANY_REQUESTS',
  'too-many-requests': 'TOO_MANY_REQUESTS',
  unauthorized: 'UNAUTHORIZED',
  'wrong-origin': 'FORBIDDEN',
} as const satisfies Record<RefusalReason, TRPCError['code']>;

const STATUS = {
  BAD_REQUEST: 400,
  CONFLICT: 409,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  PRECONDITION_FAILED: 412,
  TOO_MANY_REQUESTS: 429,
  UNAUTHORIZED: 401,
  UNPROCESSABLE_CONTENT: 422,
} as const satisfies Record<(typeof CODES)[RefusalReason], number>;

/** A refusal on purpose; anything else that is thrown is answered as `internal`. */
export class Refusal extends TRPCError {
  readonly reason: RefusalReason;
  /** Seconds until another attempt makes sense; 0 when time does not help. */
  readonly retryAfterSeconds: number;

  constructor(reason: RefusalReason, retryAfterSeconds = 0) {
    super({ code: CODES[reason], message: reason });
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RefusalAnswer {
  readonly reason: RefusalReason;
  readonly status: number;
  readonly retryAfterSeconds: number;
}

/** The one mapper from whatever was thrown to what a client may know of it. */
export function refusalAnswer(thrown: unknown): RefusalAnswer {
  if (thrown instanceof Refusal) return answer(thrown.reason, thrown.retryAfterSeconds);
  if (thrown instanceof TRPCError) {
    if (thrown.cause instanceof Refusal) return refusalAnswer(thrown.cause);
    return answer(REASON_OF_TRPC_CODE[thrown.code] ?? 'internal', 0);
  }
  return answer('internal', 0);
}

const REASON_OF_TRPC_CODE: Partial<Record<TRPCError['code'], RefusalReason>> = {
  BAD_REQUEST: 'bad-request',
  METHOD_NOT_SUPPORTED: 'bad-request',
  NOT_FOUND: 'not-found',
  PARSE_ERROR: 'bad-request',
  PAYLOAD_TOO_LARGE: 'too-large',
  UNAUTHORIZED: 'unauthorized',
  UNSUPPORTED_MEDIA_TYPE: 'bad-request',
};

function answer(reason: RefusalReason, retryAfterSeconds: number): RefusalAnswer {
  return { reason, status: STATUS[CODES[reason]], retryAfterSeconds };
}
