/** Why a file was not read, in Vietnamese, and what to do instead: for the person who sent it. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly hint: string,
    /** Its pages are pictures: there is text on them, but somebody must recognize it first. */
    readonly isScan = false,
  ) {
    super(message);
    this.name = 'Unreadable';
  }
}
