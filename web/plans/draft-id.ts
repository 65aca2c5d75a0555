/** True for the id of a draft: a UUID that its form was given, so that sending it twice makes one draft. */
export function isDraftId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
