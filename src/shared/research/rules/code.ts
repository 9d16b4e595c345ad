export function codeOfRules(_json: string, _name: string): string {
  throw new RangeError('rules');
}
