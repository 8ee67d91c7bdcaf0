/** A media type as it is compared: it has no case, its parameters no blanks (RFC 9110, 8.3.1), and UTF-8 is what is meant anyway. */
export function normalised(type: string): string {
  const [name = '', ...parameters] = type.split(';').map((part) => part.trim());
  const kept = parameters.filter((part) => !/^charset=["']?utf-8["']?$/i.test(part));
  return [name.toLowerCase(), ...kept].join('; ');
}
