/** R2: asks for the seat on this connection, whose `welcome` gave the nonce. */
export async function seatClaim({ matched, generation }, { session, nonce }) {
  const { match, role, mode, connection } = matched;
  const signature = await session.signSeat({ nonce, generation, match });
  return { type: 'rejoin', match, role, mode, connection, generation, signature };
}

/** R7: asks for the place in the queue. */
export async function placeClaim({ mode, generation }, { session, nonce }) {
  const signature = await session.signPlace({ nonce, generation });
  return { type: 'resume', mode, generation, signature };
}
