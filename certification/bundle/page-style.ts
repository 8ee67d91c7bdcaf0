/** Style of the pages of a bundle: an A4 sheet in print, the same column on a screen. */
export const pageStyle = `
@page { size: A4; margin: 16mm; }
:root { color-scheme: light; }
body { font: 10.5pt/1.45 system-ui, sans-serif; color: #16202a; background: #fff; max-width: 178mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; }
p { margin: 0 0 2mm; }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 1mm 4mm; margin: 0; }
dt { color: #4a5763; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #cfd6dc; padding: 1mm 2mm 1mm 0; }
.kind { border: 1px solid #8a5a00; color: #6b4500; padding: 1mm 2mm; display: inline-block; font-weight: 600; }
.verdict { font-size: 14pt; font-weight: 600; }
.seal { display: flex; gap: 6mm; align-items: flex-start; margin-top: 6mm; break-inside: avoid; }
.seal svg { width: 32mm; height: 32mm; flex: none; }
code { font: 8.5pt ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; } tr { break-inside: avoid; } }
`;
