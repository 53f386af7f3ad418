import { seatContract } from './contract/seat-contract.ts';
import { MemorySeats } from './memory-seats.ts';

seatContract('the directory of one process', async () => {
  let now = 0;
  const seats = new MemorySeats({ now: () => now });
  return {
    faces: [seats, seats],
    setTime: (ms) => {
      now = ms;
    },
    close: async () => {},
  };
});
