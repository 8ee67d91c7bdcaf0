import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark, light, textPairs, type Theme } from './theme.js';

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours after WCAG 2. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

for (const [name, theme] of Object.entries({ light, dark } satisfies Record<string, Theme>)) {
  test(`in the ${name} theme every text is readable on what it stands on (4.5 to 1)`, () => {
    for (const [text, ground] of textPairs) {
      const ratio = contrast(theme[text], theme[ground]);
      assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });

  test(`in the ${name} theme borders of controls and the focus ring stand out (3 to 1)`, () => {
    for (const edge of ['edge', 'focus'] as const)
      for (const ground of ['ground', 'paper'] as const)
        assert.ok(contrast(theme[edge], theme[ground]) >= 3, `${edge} on ${ground}`);
  });
}
