/**
 * Colours and type of the pictures. The series keep apart for readers who see
 * colours differently (after Okabe and Ito, 2008), and are dashed differently.
 */

/** Light colours, or dark ones for the asking. */
export const COLOR_PROPERTIES = `
:root { color-scheme: light dark;
  --ground: #ffffff; --card: #f6f7f9; --ink: #1b2230; --soft: #5a6475; --rule: #dde1e8;
  --genuine: #2b7bba; --backscatter: #c8453b; --unsure: #8b94a3; --not-a-bounce: #8a63b3;
  --good: #1d7a46; --open: #8a6100; --bad: #b3261e;
  --s0: #00735c; --s1: #d55e00; --s2: #2b6fb3; --s3: #b0478f; --s4: #8a6d00; --s5: #4aa3d8; --s6: #7a4f35; --s7: #6b7280; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #12161d; --card: #1a2029; --ink: #e7ebf2; --soft: #9fabbd; --rule: #303947;
  --genuine: #5aa9e6; --backscatter: #f0766a; --unsure: #5d6777; --not-a-bounce: #b592dd;
  --good: #5fcf92; --open: #e2b04a; --bad: #ff8a80;
  --s0: #2fd0a8; --s1: #ff9a4d; --s2: #79b4f2; --s3: #ec8fcd; --s4: #e0c04c; --s5: #a5dcff; --s6: #cfa184; --s7: #a5adba; } }
@media print { :root { color-scheme: light;
  --ground: #ffffff; --card: #ffffff; --ink: #000000; --soft: #444444; --rule: #cccccc;
  --genuine: #2b7bba; --backscatter: #c8453b; --unsure: #8b94a3; --not-a-bounce: #8a63b3;
  --good: #1d7a46; --open: #8a6100; --bad: #b3261e;
  --s0: #00735c; --s1: #d55e00; --s2: #2b6fb3; --s3: #b0478f; --s4: #8a6d00; --s5: #4aa3d8; --s6: #7a4f35; --s7: #6b7280; } }
`;

const SERIES = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const DASHES = ['none', '7 3', '2 3', '10 3 2 3', '4 2', '1 2', '12 4', '6 2 2 2'] as const;

/** Elements of pictures within a page that has the colours. */
export const PICTURE_RULES = `
.plot { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; }
.plot text { fill: var(--ink); }
.plot .small { font-size: 12px; fill: var(--soft); }
.plot .strong { font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 5px; stroke-linejoin: round; }
.plot .middle { text-anchor: middle; }
.plot .end { text-anchor: end; }
.plot .grid { stroke: var(--rule); fill: none; }
.plot .axis { stroke: var(--soft); fill: none; }
.plot .guide { stroke: var(--soft); fill: none; stroke-dasharray: 4 4; }
.plot .line { stroke: var(--color); fill: none; stroke-width: 2; stroke-linejoin: round; }
.plot .fill { fill: var(--color); }
.plot .ring { fill: var(--ground); stroke: var(--color); stroke-width: 2; }
.plot .whisker { stroke: var(--color); fill: none; stroke-width: 1.5; }
.plot .dot { fill: var(--color); stroke: var(--ground); stroke-width: 1.5; }
.plot .ground { fill: var(--ground); }
.plot .genuine { --color: var(--genuine); }
.plot .backscatter { --color: var(--backscatter); }
.plot .unsure { --color: var(--unsure); }
.plot .not-a-bounce { --color: var(--not-a-bounce); }
${SERIES.map((i) => `.plot .s${i} { --color: var(--s${i}); } .plot .line.s${i} { stroke-dasharray: ${DASHES[i]}; }`).join('\n')}
`;

/** For a picture that stands alone. */
export const PLOT_STYLE = `${COLOR_PROPERTIES}${PICTURE_RULES}`;
