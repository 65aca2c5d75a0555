/** Why a file was not read, in Vietnamese, and what to do instead: for the person who sent it. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'Unreadable';
  }
}
