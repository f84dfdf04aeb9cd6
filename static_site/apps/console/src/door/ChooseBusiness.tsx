/** Which business's console. */
export function ChooseBusiness() {
  return null;
}
