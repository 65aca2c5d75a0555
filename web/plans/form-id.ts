/** True for the id a form was given (a UUID): sending the form twice acts once. */
export function isFormId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
