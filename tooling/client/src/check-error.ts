/** Why a client cannot be compared, in one line. */
export class CheckError extends Error {}
