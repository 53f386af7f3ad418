/** One sign of a code: a picture with the word that two people say for it. */
export interface Sign {
  readonly emoji: string;
  readonly name: string;
}

/** How many signs a code has, and how many bits stand behind each. */
const SIGNS_SHOWN = 7;
const SIGN_BITS = 6;
const CODE_BITS = 48;

/** The signs of a code: the first 42 of its 48 bits, six to a sign, as in Matrix. */
export function signsOf(code: Uint8Array): readonly Sign[] {
  const bits = code.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  return Array.from({ length: SIGNS_SHOWN }, (_, at) => {
    const behind = BigInt(CODE_BITS - SIGN_BITS * (at + 1));
    return signAt(Number((bits >> behind) & 63n));
  });
}

function signAt(at: number): Sign {
  const sign = SIGNS[at];
  if (sign === undefined) throw new RangeError('no such sign');
  return sign;
}

/**
 * The 64 signs of Matrix, with their English words and in their order: chosen to look and sound unlike one another.
 * Source: Matrix specification, data-definitions/sas-emoji.json (Apache-2.0).
 */
export const SIGNS: readonly Sign[] = [
  { emoji: '🐶', name: 'Dog' },
  { emoji: '🐱', name: 'Cat' },
  { emoji: '🦁', name: 'Lion' },
  { emoji: '🐎', name: 'Horse' },
  { emoji: '🦄', name: 'Unicorn' },
  { emoji: '🐷', name: 'Pig' },
  { emoji: '🐘', name: 'Elephant' },
  { emoji: '🐰', name: 'Rabbit' },
  { emoji: '🐼', name: 'Panda' },
  { emoji: '🐓', name: 'Rooster' },
  { emoji: '🐧', name: 'Penguin' },
  { emoji: '🐢', name: 'Turtle' },
  { emoji: '🐟', name: 'Fish' },
  { emoji: '🐙', name: 'Octopus' },
  { emoji: '🦋', name: 'Butterfly' },
  { emoji: '🌷', name: 'Flower' },
  { emoji: '🌳', name: 'Tree' },
  { emoji: '🌵', name: 'Cactus' },
  { emoji: '🍄', name: 'Mushroom' },
  { emoji: '🌏', name: 'Globe' },
  { emoji: '🌙', name: 'Moon' },
  { emoji: '☁️', name: 'Cloud' },
  { emoji: '🔥', name: 'Fire' },
  { emoji: '🍌', name: 'Banana' },
  { emoji: '🍎', name: 'Apple' },
  { emoji: '🍓', name: 'Strawberry' },
  { emoji: '🌽', name: 'Corn' },
  { emoji: '🍕', name: 'Pizza' },
  { emoji: '🎂', name: 'Cake' },
  { emoji: '❤️', name: 'Heart' },
  { emoji: '😀', name: 'Smiley' },
  { emoji: '🤖', name: 'Robot' },
  { emoji: '🎩', name: 'Hat' },
  { emoji: '👓', name: 'Glasses' },
  { emoji: '🔧', name: 'Spanner' },
  { emoji: '🎅', name: 'Santa' },
  { emoji: '👍', name: 'Thumbs Up' },
  { emoji: '☂️', name: 'Umbrella' },
  { emoji: '⌛', name: 'Hourglass' },
  { emoji: '⏰', name: 'Clock' },
  { emoji: '🎁', name: 'Gift' },
  { emoji: '💡', name: 'Light Bulb' },
  { emoji: '📕', name: 'Book' },
  { emoji: '✏️', name: 'Pencil' },
  { emoji: '📎', name: 'Paperclip' },
  { emoji: '✂️', name: 'Scissors' },
  { emoji: '🔒', name: 'Lock' },
  { emoji: '🔑', name: 'Key' },
  { emoji: '🔨', name: 'Hammer' },
  { emoji: '☎️', name: 'Telephone' },
  { emoji: '🏁', name: 'Flag' },
  { emoji: '🚂', name: 'Train' },
  { emoji: '🚲', name: 'Bicycle' },
  { emoji: '✈️', name: 'Aeroplane' },
  { emoji: '🚀', name: 'Rocket' },
  { emoji: '🏆', name: 'Trophy' },
  { emoji: '⚽', name: 'Ball' },
  { emoji: '🎸', name: 'Guitar' },
  { emoji: '🎺', name: 'Trumpet' },
  { emoji: '🔔', name: 'Bell' },
  { emoji: '⚓', name: 'Anchor' },
  { emoji: '🎧', name: 'Headphones' },
  { emoji: '📁', name: 'Folder' },
  { emoji: '📌', name: 'Pin' },
];
