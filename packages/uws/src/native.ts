import type {
  HttpRequest,
  RecognizedString,
  us_listen_socket as ListenSocket,
  us_socket_context_t as UpgradeContext,
  WebSocket as RawSocket,
  WebSocketBehavior,
} from 'uWebSockets.js';

export type { HttpRequest, ListenSocket, RawSocket, RecognizedString, UpgradeContext };

/** An HTTP response, without the open index signature (and its `any`) of the package's own type. */
export interface HttpResponse {
  writeStatus(status: RecognizedString): HttpResponse;
  writeHeader(key: RecognizedString, value: RecognizedString): HttpResponse;
  /** Sends the whole response; the object may not be used afterwards. */
  end(body?: RecognizedString, closeConnection?: boolean): HttpResponse;
  endWithoutBody(reportedContentLength?: number, closeConnection?: boolean): HttpResponse;
  /** Cuts the connection; `onAborted` runs. */
  close(): HttpResponse;
  onAborted(handler: () => void): HttpResponse;
  onData(handler: (chunk: ArrayBuffer, isLast: boolean) => void): HttpResponse;
  /** 4 or 16 bytes; empty when the connection is gone. */
  getRemoteAddress(): ArrayBuffer;
  /** What the last PROXY header (version 2) on the connection said, whoever sent it; empty when there was none. */
  getProxiedRemoteAddress(): ArrayBuffer;
  /** Everything outside the synchronous part of a handler belongs in here. */
  cork(run: () => void): HttpResponse;
  upgrade<UserData>(
    userData: UserData,
    secWebSocketKey: RecognizedString,
    secWebSocketProtocol: RecognizedString,
    secWebSocketExtensions: RecognizedString,
    context: UpgradeContext,
  ): void;
}

export type Handler = (response: HttpResponse, request: HttpRequest) => void;

export type SocketBehavior<UserData> = Omit<WebSocketBehavior<UserData>, 'upgrade'> & {
  readonly upgrade?: (response: HttpResponse, request: HttpRequest, context: UpgradeContext) => void;
};

/** The routes of one server. Method names as in uWebSockets.js; patterns such as `/e` and `/*`. */
export interface App {
  get(pattern: string, handler: Handler): App;
  post(pattern: string, handler: Handler): App;
  options(pattern: string, handler: Handler): App;
  head(pattern: string, handler: Handler): App;
  any(pattern: string, handler: Handler): App;
  ws<UserData>(pattern: string, behavior: SocketBehavior<UserData>): App;
  /** uWebSockets.js takes host, port, options, callback; its own types leave this form out. */
  listen(
    host: string,
    port: number,
    options: number,
    done: (socket: ListenSocket | false) => void,
  ): App;
  /** Ends every connection and every listener at once. */
  close(): App;
}

/** What the binary exports, as far as this repository uses it. */
export interface Uws {
  App(): App;
  readonly LIBUS_LISTEN_EXCLUSIVE_PORT: number;
  readonly DISABLED: number;
  us_listen_socket_close(socket: ListenSocket): void;
  us_socket_local_port(socket: ListenSocket): number;
}
